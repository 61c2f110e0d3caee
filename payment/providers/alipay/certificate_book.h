// Certificate mode: our numbers, and whose signature we believe, also after Alipay changed its
// certificate.
#pragma once

#include "payment/providers/crypto/certificate.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guitai::alipay {

class CertificateBook
{
public:
    // alipay: Alipay's own certificate first, then what issued it.
    CertificateBook(const Certificate &app, std::vector<Certificate> alipay,
                    std::vector<Certificate> roots, const PublicKey &alipayKey);

    const std::string &appCertSn() const { return m_appCertSn; }
    const std::string &rootCertSn() const { return m_rootCertSn; }
    const std::string &alipayCertSn() const { return m_alipayCertSn; }
    Instant appExpires() const { return m_appExpires; }
    Instant alipayExpires() const { return m_alipayExpires; }

    std::optional<PublicKey> keyOf(const std::string &certSn) const;

    // Takes in a certificate downloaded from Alipay, when it has that number, is valid now, leads
    // up to our roots, and bears the name of the one we hold: merchants' certificates come from the
    // same authority. False: not to be believed.
    bool learn(const std::string &certSn, std::string_view pem, Instant now);

private:
    std::string m_appCertSn;
    std::string m_rootCertSn;
    std::string m_alipayCertSn;
    std::string m_alipayName;
    Instant m_appExpires;
    Instant m_alipayExpires;
    std::vector<Certificate> m_between;
    std::vector<Certificate> m_roots;
    mutable std::mutex m_lock;
    std::map<std::string, PublicKey> m_keys;
};

} // namespace guitai::alipay
