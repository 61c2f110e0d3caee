// RefundTalk: giving back, with the refund's number as the key: twice asked is once given.
#pragma once

#include "payment/providers/paypal/talk.h"
#include "payment/providers/paypal/trail.h"

namespace guitai::paypal {

// The same conversation asks for a refund and asks what became of it. One that PayPal has taken in
// is looked up by the number in its note; else it is asked for again with the same key, which tells
// what became of the first. What is given back is a capture: the attempt's reference names it, or
// the order is asked.
class RefundTalk : public Talk
{
public:
    RefundTalk(std::shared_ptr<Session> session, Matter matter, Instant now);

private:
    Step start() override;
    Step heard(const HttpReply &reply) override;
    Step noted() override;

    Step sayRefund();
    Step foundOrder(const HttpReply &reply);
    Step judge(const RefundState &refund);

    enum class Stage
    {
        FindingCapture,
        Refunding,
        Looking,
        Noting
    };

    std::string m_capture;
    RefundTrail m_trail;
    Stage m_stage = Stage::Refunding;
};

} // namespace guitai::paypal
