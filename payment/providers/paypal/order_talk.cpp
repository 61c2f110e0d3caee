// The life of an order, from our side.
#include "payment/providers/paypal/order_talk.h"

#include "payment/providers/paypal/order_request.h"
#include "payment/providers/wire/http_date.h"

namespace guitai::paypal {

namespace {

constexpr const char *ordersPath = "/v2/checkout/orders";
constexpr Span captureTimeout = Span::seconds(30);
// A capture that PayPal has not heard of by then was never received: its connection was given up
// after captureTimeout, and what is left in the network does not live minutes longer.
constexpr Span captureMayArrive = Span::minutes(3);

bool hasMoney(const CaptureState &capture)
{
    return capture.status == "COMPLETED" || capture.status == "PARTIALLY_REFUNDED";
}

const CaptureState *captureThat(const OrderState &order, bool (*is)(const CaptureState &))
{
    for (const CaptureState &capture : order.captures) {
        if (is(capture)) {
            return &capture;
        }
    }
    return nullptr;
}

Reading readingOf(Verdict verdict, Reason reason, const std::string &code = {})
{
    Reading reading;
    reading.verdict = verdict;
    reading.reason = reason;
    reading.providerCode = code;
    return reading;
}

} // namespace

OrderTalk::OrderTalk(std::shared_ptr<Session> session, Matter matter, Question question,
                     Instant now)
    : Talk(std::move(session), std::move(matter), now)
    , m_question(question)
    , m_trail(Trail::parse(this->matter().note))
{}

Step OrderTalk::start()
{
    if (!m_trail.order.empty()) {
        return sayLook();
    }
    if (const auto refusal = refusalOfAmount(matter().amount)) {
        return m_question == Question::Cancel ? conclude(Verdict::Cancelled) : conclude(*refusal);
    }
    return sayCreate();
}

Step OrderTalk::heard(const HttpReply &reply)
{
    if (const auto ahead = clockAhead(reply, now())) {
        m_said = now() - *ahead;
    }
    switch (m_stage) {
    case Stage::Creating:
        return created(reply);
    case Stage::Looking:
        return looked(reply);
    case Stage::Capturing:
        return captured(reply);
    case Stage::NotingOrder:
    case Stage::NotingCapture:
    case Stage::NotingEnd:
        break;
    }
    return doubt(reply);
}

Step OrderTalk::noted()
{
    switch (m_stage) {
    case Stage::NotingOrder:
        return m_order.status == "CREATED" || m_order.status == "PAYER_ACTION_REQUIRED"
                   ? judgeUncaptured(m_order)
                   : sayLook();
    case Stage::NotingCapture:
        return sayCapture();
    case Stage::NotingEnd:
        return conclude(m_after);
    case Stage::Creating:
    case Stage::Looking:
    case Stage::Capturing:
        break;
    }
    return conclude(Verdict::NoAnswer, Reason::Unknown);
}

Step OrderTalk::turnedAway(const Reading &reading)
{
    // Nothing was noted, so nothing was captured and nothing ever will be.
    if (m_question == Question::Cancel && m_trail.order.empty() &&
        reading.verdict == Verdict::NotExecuted) {
        return conclude(Verdict::Cancelled, Reason::None, reading.providerWords);
    }
    return conclude(reading);
}

Step OrderTalk::sayCreate()
{
    m_stage = Stage::Creating;
    // Same number, same bytes: the second answer is about the same order.
    return say({"POST", ordersPath, matter().attempt.text, orderBody(matter(), account())});
}

Step OrderTalk::sayLook()
{
    m_stage = Stage::Looking;
    return say({"GET", std::string(ordersPath) + "/" + m_trail.order, {}, {}});
}

Step OrderTalk::sayCapture()
{
    m_stage = Stage::Capturing;
    return say({"POST", std::string(ordersPath) + "/" + m_trail.order + "/capture",
                m_trail.captureKey, "{}", captureTimeout});
}

Step OrderTalk::created(const HttpReply &reply)
{
    if (!isSuccess(reply)) {
        const auto refusal = readRefusal(reply.status, reply.body);
        if (!refusal) {
            return doubt(reply);
        }
        const Meaning meaning = meaningOfCreate(*refusal);
        if (meaning.verdict == Verdict::NotExecuted) {
            Reading reading = readingOf(meaning.verdict, meaning.reason, refusal->code());
            reading.providerWords = refusal->words;
            return turnedAway(reading);
        }
        return conclude(meaning, *refusal);
    }
    const auto order = readOrder(reply.body);
    if (!order || (!order->customId.empty() && order->customId != matter().attempt.text)) {
        return conclude(Verdict::NoAnswer, Reason::Garbled);
    }
    deedIsDone();
    m_order = *order;
    m_trail.order = order->id;
    m_trail.orderKey = matter().attempt.text;
    m_stage = Stage::NotingOrder;
    return writeDown(m_trail.text());
}

Step OrderTalk::looked(const HttpReply &reply)
{
    if (isSuccess(reply)) {
        const auto order = readOrder(reply.body);
        return order && isOurs(*order) ? judge(*order)
                                       : conclude(Verdict::NoAnswer, Reason::Garbled);
    }
    const auto refusal = readRefusal(reply.status, reply.body);
    if (!refusal) {
        return doubt(reply);
    }
    if (refusal->status == 404 && isGivenUp() && m_trail.captures == 0) {
        // Too old to be shown. We never asked to capture it, so it was not captured.
        return conclude({Verdict::Cancelled, Reason::TimedOut}, *refusal);
    }
    return conclude(meaningOfLook(*refusal), *refusal);
}

bool OrderTalk::isOurs(const OrderState &order) const
{
    return order.id == m_trail.order && order.customId == matter().attempt.text && order.amount;
}

Step OrderTalk::judge(const OrderState &order)
{
    m_order = order;
    if (const CaptureState *capture = captureThat(order, hasMoney)) {
        Money taken(0, order.amount->currency());
        for (const CaptureState &one : order.captures) {
            if (hasMoney(one)) {
                if (!one.amount || one.amount->currency() != taken.currency()) {
                    return conclude(Verdict::NoAnswer, Reason::Garbled);
                }
                taken += *one.amount;
            }
        }
        // An order is captured whole: an answer that contradicts itself is not believed.
        if (taken != *order.amount) {
            return conclude(Verdict::NoAnswer, Reason::Garbled);
        }
        Reading paid = readingOf(Verdict::Paid, Reason::None);
        paid.amount = taken;
        paid.reference = capture->id;
        paid.at = capture->at;
        return conclude(paid);
    }
    const auto pending = [](const CaptureState &c) { return c.status == "PENDING"; };
    if (const CaptureState *capture = captureThat(order, pending)) {
        // Held back by PayPal: not money yet, and not to be had back either.
        Reading waiting = readingOf(Verdict::Waiting, Reason::PaymentPending,
                                    capture->reason.empty() ? capture->status : capture->reason);
        waiting.reference = capture->id;
        return conclude(waiting);
    }
    const auto returned = [](const CaptureState &c) { return c.status == "REFUNDED"; };
    if (const CaptureState *capture = captureThat(order, returned)) {
        Reading undone = readingOf(Verdict::Cancelled, Reason::None, capture->status);
        undone.reference = capture->id;
        return conclude(undone);
    }
    return judgeUncaptured(order);
}

Step OrderTalk::judgeUncaptured(const OrderState &order)
{
    for (const CaptureState &capture : order.captures) {
        if (capture.status != "DECLINED" && capture.status != "FAILED") {
            return conclude(Verdict::NoAnswer, Reason::Unknown, capture.status);
        }
    }
    if (order.status == "COMPLETED") {
        return order.captures.empty()
                   ? conclude(Verdict::NoAnswer, Reason::Garbled)
                   : afterCapture(readingOf(Verdict::Declined, Reason::CardDeclined,
                                            order.captures.front().status));
    }
    if (order.status == "VOIDED") {
        return conclude(readingOf(Verdict::Cancelled, Reason::AlreadyClosed, order.status));
    }
    const bool waits = order.status == "CREATED" || order.status == "PAYER_ACTION_REQUIRED" ||
                       order.status == "SAVED";
    if (!waits && order.status != "APPROVED") {
        return conclude(Verdict::NoAnswer, Reason::Unknown, order.status);
    }
    if (isGivenUp()) {
        return giveUp(order);
    }
    return waits ? conclude(waitingFor(order)) : beginCapture(order);
}

Reading OrderTalk::waitingFor(const OrderState &order) const
{
    Reading waiting = readingOf(Verdict::Waiting, Reason::None);
    waiting.code = order.link;
    if (m_question == Question::Charge && order.link.empty()) {
        waiting = readingOf(Verdict::NoAnswer, Reason::Garbled);
    }
    return waiting;
}

Step OrderTalk::giveUp(const OrderState &order)
{
    const Instant at = providersNow();
    if (m_trail.begun && at < *m_trail.begun + captureMayArrive &&
        *m_trail.begun < at + captureMayArrive) {
        return conclude(Verdict::NoAnswer, Reason::ProviderBusy,
                        "a capture may still be on its way");
    }
    return conclude(readingOf(Verdict::Cancelled, Reason::None, order.status));
}

Step OrderTalk::beginCapture(const OrderState &order)
{
    if (order.amount != matter().amount) {
        return conclude(Verdict::NoAnswer, Reason::AmountDiffers,
                        order.amount ? order.amount->text() : std::string());
    }
    if (!m_trail.begun) {
        // The first, or the one before moved no money. A key that was refused stays refused.
        ++m_trail.captures;
        m_trail.captureKey =
            "capture:" + m_trail.order +
            (m_trail.captures > 1 ? ":" + std::to_string(m_trail.captures) : std::string());
    }
    m_trail.begun = providersNow();
    m_stage = Stage::NotingCapture;
    return writeDown(m_trail.text());
}

Step OrderTalk::captured(const HttpReply &reply)
{
    deedIsDone();
    if (!isSuccess(reply)) {
        const auto refusal = readRefusal(reply.status, reply.body);
        return refusal ? captureRefused(*refusal) : doubt(reply);
    }
    const auto order = readOrder(reply.body);
    if (!order || order->id != m_trail.order) {
        return conclude(Verdict::NoAnswer, Reason::Garbled);
    }
    if (order->captures.empty() || !order->amount) {
        return sayLook(); // a minimal answer
    }
    return isOurs(*order) ? judge(*order) : conclude(Verdict::NoAnswer, Reason::Garbled);
}

Step OrderTalk::captureRefused(const Refusal &refusal)
{
    const CaptureMeaning meaning = meaningOfCapture(refusal);
    Reading reading = readingOf(Verdict::NoAnswer, meaning.reason, refusal.code());
    reading.providerWords = refusal.words;
    switch (meaning.after) {
    case After::AlreadyCaptured:
        return sayLook();
    case After::Unclear:
        return conclude(reading);
    case After::PayerActs:
        reading.verdict = Verdict::Waiting;
        return afterCapture(reading);
    case After::NeverPaid:
        reading.verdict = Verdict::Declined;
        return afterCapture(reading);
    case After::OrderDead:
        reading.verdict = Verdict::Cancelled;
        return afterCapture(reading);
    case After::NotExecuted:
        reading.verdict = Verdict::NotExecuted;
        return afterCapture(reading);
    }
    return conclude(reading);
}

Step OrderTalk::afterCapture(Reading reading)
{
    if (!m_trail.begun) {
        return conclude(std::move(reading));
    }
    m_trail.begun.reset();
    m_after = std::move(reading);
    m_stage = Stage::NotingEnd;
    return writeDown(m_trail.text());
}

} // namespace guitai::paypal
