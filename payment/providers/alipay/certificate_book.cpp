// Certificate mode.
#include "payment/providers/alipay/certificate_book.h"

#include "payment/providers/alipay/cert_sn.h"

namespace guitai::alipay {

CertificateBook::CertificateBook(const Certificate &app, std::vector<Certificate> alipay,
                                 std::vector<Certificate> roots, const PublicKey &alipayKey)
    : m_appCertSn(certSn(app))
    , m_rootCertSn(alipay::rootCertSn(roots))
    , m_alipayCertSn(certSn(alipay.front()))
    , m_alipayName(alipay.front().commonName())
    , m_appExpires(app.notAfter())
    , m_alipayExpires(alipay.front().notAfter())
    , m_between(std::move(alipay))
    , m_roots(std::move(roots))
{
    m_keys.emplace(m_alipayCertSn, alipayKey);
}

std::optional<PublicKey> CertificateBook::keyOf(const std::string &certSn) const
{
    const std::lock_guard guard(m_lock);
    const auto found = m_keys.find(certSn);
    return found == m_keys.end() ? std::nullopt : std::optional(found->second);
}

bool CertificateBook::learn(const std::string &sn, std::string_view pem, Instant now)
{
    std::vector<Certificate> offered = Certificate::parseAll(pem);
    if (offered.empty() || certSn(offered.front()) != sn ||
        offered.front().commonName() != m_alipayName) {
        return false;
    }
    const auto key = offered.front().publicKey();
    std::vector<Certificate> between = m_between;
    between.insert(between.end(), offered.begin() + 1, offered.end());
    if (!key || !chainHolds(offered.front(), between, m_roots, now)) {
        return false;
    }
    const std::lock_guard guard(m_lock);
    m_keys.emplace(sn, *key);
    return true;
}

} // namespace guitai::alipay
