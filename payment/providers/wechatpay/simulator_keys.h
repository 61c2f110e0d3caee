// The simulator's keys: the merchant's, WeChat Pay's public key, and two platform certificates.
#pragma once

#include "payment/providers/crypto/certificate.h"
#include "payment/providers/wechatpay/simulator.h"

#include <optional>
#include <string>

namespace guitai::wechatpay {

inline constexpr const char *simulatedMerchant = "1900000109";
inline constexpr const char *simulatedApp = "wx8888888888888888";
inline constexpr const char *simulatedSerial = "3775B6A45ACD588826D15E583A95F5DD12345678";
inline constexpr const char *simulatedKeyId = "PUB_KEY_ID_0119000001092024110100000000000001";
inline constexpr const char *simulatedV3Key = "Guitai-sandbox-APIv3-key-32-byte";
inline constexpr const char *simulatedV2Key = "GuitaiSandboxApiV2Key00000000000";

struct PlatformCertificate
{
    PrivateKey key;
    Certificate certificate;
};

class KeyCabinet
{
public:
    KeyCabinet(std::optional<SimulatorKeys> keys, SigningStage stage)
        : m_keys(std::move(keys))
        , m_stage(stage)
    {}

    const SimulatorKeys &keys() const;
    // 0 is the old one, 1 the new one; made when first needed.
    const PlatformCertificate &certificate(int which) const;
    SigningStage stage() const { return m_stage; }
    void setStage(SigningStage stage) { m_stage = stage; }

    struct Signer
    {
        std::string serial;
        const PrivateKey *key;
    };
    // Who signs the next answer or letter; requested is the request's Wechatpay-Serial.
    Signer nextSigner(const std::string &requested);
    // The certificates that GET /v3/certificates gives out: none in public-key mode.
    std::vector<const PlatformCertificate *> givenOut() const;

    std::string save() const;
    bool load(std::string_view saved);

private:
    mutable std::optional<SimulatorKeys> m_keys;
    mutable std::optional<PlatformCertificate> m_certificates[2];
    SigningStage m_stage;
    std::int64_t m_turns = 0;
};

} // namespace guitai::wechatpay
