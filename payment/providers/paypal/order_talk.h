// OrderTalk: showing a code, watching the order, taking the money, giving up.
//
// At PayPal the payer only approves; the money moves when we capture, and by nothing else. So:
//
// - An order is found again by the note. Without one it is created again with the same
//   PayPal-Request-Id, which gives back the same order.
// - An approved order is captured when its attempt is still wanted, its amount is what we asked,
//   and a note saying so is on disk. A capture whose answer was lost is repeated with its own key.
//   The state of the capture, not of the order, says whether there is money.
// - An order like ours cannot be cancelled, it just ends some hours later. An attempt that is not
//   wanted any more is truthfully cancelled as soon as PayPal says that the order is not captured
//   and no capture of ours can still arrive there: either none was ever begun (the note says so,
//   and a conversation that is still under way is not let write one any more), or its answer was
//   heard, or it was begun so long ago that its connection has been given up. Until then we ask
//   again. What the payer approves later is never captured.
#pragma once

#include "payment/providers/paypal/talk.h"
#include "payment/providers/paypal/trail.h"

namespace guitai::paypal {

class OrderTalk : public Talk
{
public:
    OrderTalk(std::shared_ptr<Session> session, Matter matter, Question question, Instant now);

private:
    Step start() override;
    Step heard(const HttpReply &reply) override;
    Step noted() override;
    Step turnedAway(const Reading &reading) override;
    bool hasTime() const override { return m_question == Question::Query; }

    Step sayCreate();
    Step sayLook();
    Step sayCapture();
    Step created(const HttpReply &reply);
    Step looked(const HttpReply &reply);
    Step captured(const HttpReply &reply);
    Step captureRefused(const Refusal &refusal);

    // What an order says that was read with all its parts.
    Step judge(const OrderState &order);
    Step judgeUncaptured(const OrderState &order);
    Step beginCapture(const OrderState &order);
    Step giveUp(const OrderState &order);
    // Writes down that the last capture has moved no money, then concludes with this.
    Step afterCapture(Reading reading);
    // By PayPal's clock where its answer names the time: ours may be set while a capture is away.
    Instant providersNow() const { return m_said.value_or(now()); }
    bool isOurs(const OrderState &order) const;
    bool isGivenUp() const { return m_question == Question::Cancel || !matter().wanted; }
    Reading waitingFor(const OrderState &order) const;

    enum class Stage
    {
        Creating,
        NotingOrder,
        Looking,
        NotingCapture,
        Capturing,
        NotingEnd
    };

    Question m_question;
    Trail m_trail;
    Stage m_stage = Stage::Looking;
    OrderState m_order;            // as last read
    std::optional<Instant> m_said; // when PayPal's last answer was written
    Reading m_after;
};

} // namespace guitai::paypal
