// The simulator's webhooks: who wants to hear of what, and the signed letters on their way.
#pragma once

#include "payment/providers/crypto/certificate.h"
#include "payment/providers/crypto/rsa.h"
#include "payment/providers/simulator.h"

#include <map>
#include <string>
#include <vector>

class QJsonObject;

namespace guitai::paypal {

struct Subscription
{
    std::string url;                // empty: nobody listens yet
    std::vector<std::string> types; // "*": all
};

class Letters
{
public:
    // Tells everyone who wants to hear of it.
    void add(const std::string &type, const std::string &resourceType, const QJsonObject &resource,
             int copies, Instant now);
    // Each at most once until it is answered; signed, and naming the certificate at certUrl.
    std::vector<OutgoingCallback> due(const PrivateKey &key, const std::string &certUrl,
                                      bool backwards, Instant now);
    bool hasDue(Instant now) const;
    void answered(const std::string &key, const std::optional<HttpReply> &reply, Instant now,
                  std::int64_t scale);

    std::map<std::string, Subscription> subscriptions; // by webhook id
    std::string otherwise; // the address of those that have none of their own
    std::string newWebhookId();

    std::string save() const;
    bool load(std::string_view saved);

private:
    struct Letter
    {
        std::string webhook;
        std::string url;
        std::string body;
        std::string transmission;
        Instant made;
        Instant due;
        int sent = 0;
        bool underWay = false;
    };

    std::map<std::string, Letter> m_letters;
    std::int64_t m_count = 0;
};

// The signer's certificate and the authority that issued it, as PEM.
struct LetterCertificates
{
    std::string leaf;
    std::string root;
};
LetterCertificates letterCertificates(const PrivateKey &key);

} // namespace guitai::paypal
