// Certificates: with which keys PayPal signs its callbacks, as far as we know.
#pragma once

#include "payment/providers/crypto/certificate.h"
#include "payment/providers/paypal/account.h"

#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace guitai::paypal {

class Certificates
{
public:
    explicit Certificates(const Account &account)
        : m_account(account)
    {}

    // The problem with an address, or empty: only PayPal's own hosts and folder are asked.
    std::string whyNotFrom(std::string_view url) const;

    // The key of the certificate at that address, if it is at hand and valid at that moment: one
    // that was fetched, or the one from the settings.
    std::optional<PublicKey> keyOf(const std::string &url, Instant now) const;
    std::optional<PublicKey> keyFromSettings(Instant now) const;

    // A callback named an address whose certificate we do not have. The next conversation that can
    // spare the time fetches it; takeWanted gives it out once.
    void want(const std::string &url) const { m_wanted = url; }
    std::string takeWanted() const { return std::exchange(m_wanted, {}); }
    // Takes in what was fetched there; false when it is not to be believed.
    bool learn(const std::string &url, std::string_view pem, Instant now);

private:
    std::optional<PublicKey> trustedKey(const std::vector<Certificate> &chain, Instant now) const;

    struct Fetched
    {
        std::string url;
        std::vector<Certificate> chain; // PayPal's own first
    };

    const Account &m_account;
    std::deque<Fetched> m_fetched; // the newest first
    mutable std::string m_wanted;
};

} // namespace guitai::paypal
