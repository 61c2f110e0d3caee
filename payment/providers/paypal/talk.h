// Talk: what all conversations with PayPal have in common: to log in, to doubt, to write down.
#pragma once

#include "payment/providers/paypal/outcomes.h"
#include "payment/providers/paypal/session.h"

#include <memory>
#include <string>

namespace guitai::paypal {

class Talk : public Conversation
{
public:
    Talk(std::shared_ptr<Session> session, Matter matter, Instant now);

    Step begin() final;
    Step hear(const Answer &answer) final;

protected:
    struct Call
    {
        std::string method;
        std::string path; // "/v2/checkout/orders"
        std::string key;  // the PayPal-Request-Id; only of what does something
        std::string body;
        Span timeout = Span::seconds(15);
    };

    virtual Step start() = 0;
    // A reply to the last call that is not about the login.
    virtual Step heard(const HttpReply &reply) = 0;
    // What was to be written down is on disk.
    virtual Step noted();
    // PayPal knows neither us nor our token.
    virtual Step turnedAway(const Reading &reading);
    // Whether there is time to fetch the certificate that a callback named.
    virtual bool hasTime() const { return false; }

    Step say(Call call);
    HttpRequest tokenRequest(const std::string &baseUrl) const;
    // To somebody else; the answer comes to heardElsewhere.
    Step sayElsewhere(HttpRequest request);
    virtual Step heardElsewhere(const Answer &answer);
    Step writeDown(const std::string &note);

    Step conclude(Reading reading);
    Step conclude(Verdict verdict, Reason reason = Reason::None, const std::string &words = {});
    Step conclude(Meaning meaning, const Refusal &refusal);
    // A reply that is neither a success nor a refusal that can be read.
    Step doubt(const HttpReply &reply);

    // From now on "this request was not executed" is not the whole truth: an earlier one was.
    void deedIsDone() { m_deedDone = true; }

    Session &session() const { return *m_session; }
    const Account &account() const { return m_session->account(); }
    const Matter &matter() const { return m_matter; }
    Instant now() const { return m_now; }

private:
    enum class Awaiting
    {
        Token,
        Answer,
        Disk,
        Certificate,
        Elsewhere
    };

    Step sayWithToken();
    Step askForToken();
    Step loginRefused(const HttpReply &reply);
    Step hearToken(const HttpReply &reply);
    Step hearReply(const HttpReply &reply);

    std::shared_ptr<Session> m_session;
    Matter m_matter;
    Instant m_now;
    Awaiting m_awaiting = Awaiting::Answer;
    Call m_call;
    std::string m_token; // with which the call was sent
    bool m_renewed = false;
    bool m_deedDone = false;
    std::optional<Span> m_clockAhead;
    Reading m_held; // while a certificate is fetched
    std::string m_certificateUrl;
};

bool isSuccess(const HttpReply &reply);

} // namespace guitai::paypal
