// The simulator's certificate mode: an authority, the till's certificate, and Alipay's, which
// changes.
#pragma once

#include "payment/providers/crypto/certificate.h"
#include "payment/providers/crypto/rsa.h"

#include <map>
#include <string>
#include <string_view>

namespace guitai::alipay {

class SimulatorCertificates
{
public:
    // The platform's key is also that of the authority: one key less to make.
    SimulatorCertificates(const PublicKey &app, const PrivateKey &platform);

    const Certificate &app() const { return m_app; }
    const Certificate &root() const { return m_root; }
    const Certificate &alipay() const { return m_alipay; } // the one it signs with now
    const PrivateKey &key() const { return m_key; }

    // From now on answers are signed with another key and certificate.
    void change(const PrivateKey &key);
    // As PEM; empty when there never was one with that number.
    std::string find(const std::string &certSn) const;

    std::string save() const;
    bool load(std::string_view saved);

private:
    Certificate issueAlipay(const PublicKey &key);

    PrivateKey m_authority;
    Certificate m_root;
    Certificate m_app;
    std::uint64_t m_serial = 100;
    PrivateKey m_key;
    Certificate m_alipay;
    std::map<std::string, std::string> m_all; // Alipay's, by number
};

} // namespace guitai::alipay
