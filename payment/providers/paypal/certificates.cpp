// Believing certificates.
//
// A certificate is fetched over TLS from PayPal's own host, so that a public root vouches for where
// it came from; with webhook_root_file its own chain has to lead up to a root of ours as well.
#include "payment/providers/paypal/certificates.h"

#include "payment/providers/wire/address.h"

#include <algorithm>

namespace guitai::paypal {

namespace {

constexpr std::size_t mostCertificates = 4;
constexpr std::size_t longestPem = 64 * 1024;
constexpr std::string_view folder = "/v1/notifications/certs/";

} // namespace

std::string Certificates::whyNotFrom(std::string_view url) const
{
    // Plain http only where PayPal is simulated on this machine.
    if (!isSafeAddress(url)) {
        return "is not an https address";
    }
    const std::string authority = authorityOf(url);
    const auto &hosts = m_account.certificateHosts;
    if (std::find(hosts.begin(), hosts.end(), authority) == hosts.end()) {
        return "is not one of PayPal's hosts";
    }
    const std::string_view path = url.substr(url.find(authority) + authority.size());
    const bool isPlain = path.find("..") == std::string_view::npos &&
                         path.find_first_of("?#%") == std::string_view::npos;
    if (path.substr(0, folder.size()) != folder || path.size() == folder.size() || !isPlain) {
        return "is not in PayPal's folder of certificates";
    }
    return {};
}

std::optional<PublicKey> Certificates::trustedKey(const std::vector<Certificate> &chain,
                                                  Instant now) const
{
    if (chain.empty() || chain.front().commonName() != m_account.certificateName ||
        now < chain.front().notBefore() || chain.front().notAfter() < now) {
        return std::nullopt;
    }
    const std::vector<Certificate> between(chain.begin() + 1, chain.end());
    if (!m_account.webhookRoots.empty() &&
        !chainHolds(chain.front(), between, m_account.webhookRoots, now)) {
        return std::nullopt;
    }
    return chain.front().publicKey();
}

std::optional<PublicKey> Certificates::keyOf(const std::string &url, Instant now) const
{
    for (const Fetched &one : m_fetched) {
        if (one.url == url) {
            return trustedKey(one.chain, now);
        }
    }
    return std::nullopt;
}

std::optional<PublicKey> Certificates::keyFromSettings(Instant now) const
{
    return trustedKey(m_account.webhookCertificates, now);
}

bool Certificates::learn(const std::string &url, std::string_view pem, Instant now)
{
    if (pem.size() > longestPem || !whyNotFrom(url).empty()) {
        return false;
    }
    auto chain = Certificate::parseAll(pem);
    if (!trustedKey(chain, now)) {
        return false;
    }
    std::erase_if(m_fetched, [&](const Fetched &one) { return one.url == url; });
    m_fetched.push_front({url, std::move(chain)});
    if (m_fetched.size() > mostCertificates) {
        m_fetched.pop_back();
    }
    return true;
}

} // namespace guitai::paypal
