// Dialogue: what all conversations with Alipay have in common: to sign, to doubt, to verify.
#pragma once

#include "payment/providers/alipay/account.h"
#include "payment/providers/alipay/call.h"
#include "payment/providers/alipay/response.h"
#include "payment/providers/alipay/result_codes.h"
#include "payment/providers/wire/json_text.h"

#include <memory>
#include <string>

namespace guitai::alipay {

class Dialogue : public Conversation
{
public:
    Dialogue(std::shared_ptr<const Account> account, Matter matter, Instant now);

    Step hear(const Answer &answer) final;

protected:
    // A verified answer to the last call.
    virtual Step executed(const Response &response) = 0; // 10000, and 10003 to Pay
    virtual Step failed(const Response &response) = 0;   // 40004
    // The note is on disk.
    virtual Step noted();

    Step say(Call call, const JsonText &bizContent, const std::string &notifyUrl = {});
    Step sayQuery();

    // A Reading with what the answer said added to it.
    Step conclude(Verdict verdict, Reason reason, const Response &response) const;
    Step conclude(Meaning meaning, const Response &response) const;
    Step conclude(Reading reading) const;
    // What an answer to Query says about the trade.
    Step concludeTrade(const Response &response) const;

    // From now on "this request was not executed" is not the whole truth: an earlier one was.
    void deedIsDone() { m_deedDone = true; }

    // Whether the answer names our trade. One that names another never comes this far.
    bool namesOurTrade(const Response &response) const;

    Call lastCall() const { return m_call; }
    const Account &account() const { return *m_account; }
    const Matter &matter() const { return m_matter; }
    Instant now() const { return m_now; }

private:
    Step send(Call call, const std::string &bizContent, const std::string &notifyUrl);
    Step read(const std::string &body);
    Step learnCertificate(const std::string &body);

    std::shared_ptr<const Account> m_account;
    Matter m_matter;
    Instant m_now;
    Call m_call = Call::Query;
    bool m_deedDone = false;
    std::optional<Span> m_clockAhead;
    // An answer that waits for the certificate with which it was signed.
    std::string m_waitingBody;
    std::string m_wantedCertificate;
};

} // namespace guitai::alipay
