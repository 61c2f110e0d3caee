// Giving back.
#include "payment/providers/paypal/refund_talk.h"

#include "payment/providers/paypal/order_request.h"

namespace guitai::paypal {

namespace {

const std::string payments = "/v2/payments";
constexpr Span refundTimeout = Span::seconds(30);

bool isCaptureId(const std::string &text)
{
    return !text.empty() && text.size() <= 36 &&
           text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == std::string::npos;
}

} // namespace

RefundTalk::RefundTalk(std::shared_ptr<Session> session, Matter matter, Instant now)
    : Talk(std::move(session), std::move(matter), now)
    , m_capture(this->matter().reference)
    , m_trail(RefundTrail::parse(this->matter().note))
{}

Step RefundTalk::start()
{
    if (const auto refusal = refusalOfAmount(matter().refundAmount)) {
        return conclude(*refusal);
    }
    if (!m_trail.refund.empty()) {
        m_stage = Stage::Looking;
        return say({"GET", payments + "/refunds/" + m_trail.refund, {}, {}});
    }
    if (isCaptureId(m_capture)) {
        return sayRefund();
    }
    const Trail attempt = Trail::parse(matter().attemptNote);
    m_stage = Stage::FindingCapture;
    if (!attempt.order.empty()) {
        return say({"GET", "/v2/checkout/orders/" + attempt.order, {}, {}});
    }
    // No trace of the order: the same number gives it back.
    return say(
        {"POST", "/v2/checkout/orders", matter().attempt.text, orderBody(matter(), account())});
}

Step RefundTalk::heard(const HttpReply &reply)
{
    if (m_stage == Stage::FindingCapture) {
        return foundOrder(reply);
    }
    if (!isSuccess(reply)) {
        const auto refusal = readRefusal(reply.status, reply.body);
        if (!refusal) {
            return doubt(reply);
        }
        return conclude(m_stage == Stage::Looking ? meaningOfLook(*refusal)
                                                  : meaningOfRefund(*refusal),
                        *refusal);
    }
    const auto refund = readRefund(reply.body);
    const bool isOurs =
        refund && (refund->customId.empty() || refund->customId == refundCustomId(matter())) &&
        (m_stage != Stage::Looking || refund->id == m_trail.refund);
    return isOurs ? judge(*refund) : conclude(Verdict::NoAnswer, Reason::Garbled);
}

Step RefundTalk::foundOrder(const HttpReply &reply)
{
    if (!isSuccess(reply)) {
        const auto refusal = readRefusal(reply.status, reply.body);
        return refusal ? conclude(meaningOfLook(*refusal), *refusal) : doubt(reply);
    }
    const auto order = readOrder(reply.body);
    if (!order || (!order->customId.empty() && order->customId != matter().attempt.text)) {
        return conclude(Verdict::NoAnswer, Reason::Garbled);
    }
    for (const CaptureState &capture : order->captures) {
        if (capture.status != "DECLINED" && capture.status != "FAILED") {
            m_capture = capture.id;
            return sayRefund();
        }
    }
    // Nothing was taken, as far as this order says; whether it is the last word is not ours to say.
    return conclude(Verdict::NoAnswer, Reason::Unknown,
                    "the order " + order->id + " holds nothing to give back");
}

Step RefundTalk::sayRefund()
{
    m_stage = Stage::Refunding;
    // Always with an amount: "everything left" is wrong when two tills give back at once.
    return say({"POST", payments + "/captures/" + m_capture + "/refund", matter().refund.text,
                refundBody(matter()), refundTimeout});
}

Step RefundTalk::judge(const RefundState &refund)
{
    Reading reading;
    reading.reference = refund.id;
    reading.providerCode = refund.reason.empty() ? refund.status : refund.reason;
    if (refund.status == "COMPLETED") {
        if (refund.amount != matter().refundAmount) {
            reading.verdict = Verdict::NoAnswer;
            reading.reason = refund.amount ? Reason::AmountDiffers : Reason::Garbled;
            return conclude(reading);
        }
        reading.verdict = Verdict::Refunded;
        reading.amount = refund.amount;
        reading.at = refund.at;
        reading.providerCode.clear();
        return conclude(reading);
    }
    if (refund.status == "FAILED" || refund.status == "CANCELLED") {
        reading.verdict = Verdict::RefundRefused;
        reading.reason = Reason::Unknown;
        return conclude(reading);
    }
    reading.reason = refund.status == "PENDING" ? Reason::RefundPending : Reason::Unknown;
    if (refund.status == "PENDING" && m_trail.refund.empty()) {
        m_trail = {refund.id, matter().refund.text};
        m_stage = Stage::Noting;
        return writeDown(m_trail.text());
    }
    return conclude(reading);
}

Step RefundTalk::noted()
{
    Reading reading;
    reading.reason = Reason::RefundPending;
    reading.reference = m_trail.refund;
    reading.providerCode = "PENDING";
    return conclude(reading);
}

} // namespace guitai::paypal
