// The wire: requests as Stripe's API wants them, and what an answer is worth.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/stripe/account.h"
#include "payment/providers/wire/form.h"

#include <QJsonObject>

#include <string>

namespace guitai::stripe {

HttpRequest getRequest(const Account &account, const std::string &path,
                       const FormFields &query = {});
// Without a key the request is one that does no harm when it is carried out twice.
HttpRequest postRequest(const Account &account, const std::string &path, const FormFields &fields,
                        const std::string &idempotencyKey = {});

// Answers are not signed: TLS alone vouches for them. So they are read closely.
struct Reply
{
    enum class Kind
    {
        Done,    // 2xx and an object of Stripe's
        Refused, // 4xx and Stripe's own error: it was not carried out
        NotKnown // anything else
    };

    Kind kind = Kind::NotKnown;
    int status = 0;
    QJsonObject body;                // with Done
    QJsonObject error;               // with Refused, and with NotKnown where there is one
    Reason reason = Reason::Garbled; // with NotKnown and Refused
    bool replayed = false;           // the saved answer to an earlier request with the same key
    // The key will bring the same fault again: Stripe has saved it, or says not to try again.
    bool keyIsSpent = false;

    std::string code() const;  // decline_code, else code, else type
    std::string words() const; // message
};

Reply readReply(const HttpReply &reply);

// A member's text; of an object in that place, its id. Expandable members are either.
std::string textIn(const QJsonObject &object, const char *member);

} // namespace guitai::stripe
