// One refund, carried out or asked about.
//
// Stripe forgets a key after a day, but not what it was told about a refund: so before each request
// the intent's refunds are searched for our number, and only what is not there is asked for.
#pragma once

#include "payment/providers/stripe/dialogue.h"
#include "payment/providers/stripe/progress.h"

namespace guitai::stripe {

class RefundTalk : public Dialogue
{
public:
    RefundTalk(std::shared_ptr<const Account> account, Matter matter, Question question,
               Instant now);
    Step begin() override;

private:
    enum class Stage
    {
        LookingForIntent,
        LookingForRefund,
        AskingRefund,
        Refunding
    };

    Step heard(const Reply &reply) override;
    Step listRefunds();
    Step lookedForIntent(const Reply &reply);
    Step lookedForRefund(const Reply &reply);
    Step refund();
    Step refused(const Reply &reply);
    Step judge(const QJsonObject &refund);
    Step keep(std::function<Step()> next);

    Question m_question;
    RefundProgress m_progress;
    std::string m_intent;
    Stage m_stage = Stage::LookingForIntent;
};

// What one of Stripe's refund objects says about a refund of ours; Garbled when it is not ours.
Reading readingOfRefund(const QJsonObject &refund, const RefundId &number);

} // namespace guitai::stripe
