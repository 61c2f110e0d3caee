// KeyRing: the keys whose signatures we believe, each under the serial that answers name it by.
#pragma once

#include "payment/providers/crypto/certificate.h"
#include "payment/providers/crypto/rsa.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guitai::wechatpay {

// WeChat Pay's public key and platform certificates may sign by turns, during a switch from the one
// to the other and while certificates are renewed: so all are held at once. Exact serial only.
class KeyRing
{
public:
    // Without an end, as WeChat Pay's public key is.
    void hold(const std::string &serial, const PublicKey &key);
    // A certificate without an RSA key is left out.
    void hold(const Certificate &certificate);

    std::optional<PublicKey> keyOf(std::string_view serial, Instant now) const;
    // The serial to ask for: the public key's, else that of the certificate that lives longest.
    std::string preferred(Instant now) const;
    void forgetExpired(Instant now);
    bool empty() const { return m_keys.empty(); }
    std::size_t size() const { return m_keys.size(); }

private:
    struct Held
    {
        PublicKey key;
        std::optional<Instant> until;

        bool isValid(Instant now) const;
    };
    std::map<std::string, Held, std::less<>> m_keys;
};

// "PUB_KEY_ID_...": a key that no download call knows.
bool isPublicKeyId(std::string_view serial);

} // namespace guitai::wechatpay
