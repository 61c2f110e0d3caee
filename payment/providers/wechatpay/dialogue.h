// Dialogue: what all conversations with WeChat Pay have in common: to sign, to doubt, to verify.
#pragma once

#include "payment/providers/wechatpay/account.h"
#include "payment/providers/wechatpay/call.h"
#include "payment/providers/wechatpay/error_codes.h"
#include "payment/providers/wechatpay/response.h"

#include <memory>
#include <optional>
#include <string>

namespace guitai::wechatpay {

class Dialogue : public Conversation
{
public:
    Dialogue(std::shared_ptr<const Account> account, Matter matter, Instant now);

    Step hear(const Answer &answer) final;

protected:
    // A verified answer to the last call: it was carried out.
    virtual Step answered(const Response &response) = 0;
    // It was not, or that is not known; perhaps a hint only (response.verified).
    virtual Step refused(const Response &response, ErrorMeaning meaning) = 0;

    Step say(Call call);
    // Fetches the platform certificates and then goes on with that call.
    Step sayAfterCertificates(Call call);
    // How this order is asked about.
    Call queryCall() const;
    Step sayQuery() { return say(queryCall()); }

    // A Reading with what the answer said added to it.
    Step conclude(Verdict verdict, Reason reason, const Response &response) const;
    Step conclude(Reading reading) const;
    // What an order's state means; NoAnswer when it is another order.
    Step concludeOrder(const Response &response) const;

    // Refusals that leave the outcome open: NoAnswer, except that a customer who is typing the
    // password is waited for.
    Step concludeOpen(const Response &response, ErrorMeaning meaning) const;
    bool isOurOrder(const Transaction &transaction) const;

    Call lastCall() const { return m_call; }
    const Account &account() const { return *m_account; }
    const Matter &matter() const { return m_matter; }
    Instant now() const { return m_now; }

private:
    Step fetchCertificates();
    Step read(const HttpReply &reply);
    Step learnCertificates(const HttpReply &reply);
    // Also what a merchant with a public key is told: there are none for it.
    Step hearNoCertificates(const HttpReply &reply) const;
    Step distrust(const Doubt &doubt) const;

    std::shared_ptr<const Account> m_account;
    Matter m_matter;
    Instant m_now;
    Call m_call = Call::Query;
    std::optional<Span> m_clockAhead;
    bool m_fetching = false;
    bool m_fetched = false;
    std::string m_wantedSerial;
    // An answer that waits for the certificate with which it was signed.
    std::optional<HttpReply> m_waiting;
};

} // namespace guitai::wechatpay
