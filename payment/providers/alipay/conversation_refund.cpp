// Giving back, and asking what became of it.
#include "payment/providers/alipay/conversations.h"

#include "payment/providers/alipay/refusals.h"
#include "payment/providers/wire/china_time.h"

namespace guitai::alipay {

namespace {

JsonText refundQueryFor(const Matter &matter)
{
    return JsonText()
        .add("out_trade_no", matter.attempt.text)
        .add("out_request_no", matter.refund.text);
}

// The refund, when the answer to a refund query knows it as done; its amount is compared by the
// engine with what was asked.
std::optional<Reading> doneRefund(const Response &response, const Matter &matter)
{
    const auto amount = Money::parse(response.field("refund_amount"), Currency::cny());
    if (response.field("refund_status") != "REFUND_SUCCESS" ||
        response.field("out_trade_no") != matter.attempt.text ||
        response.field("out_request_no") != matter.refund.text || !amount) {
        return std::nullopt;
    }
    Reading reading;
    reading.verdict = Verdict::Refunded;
    reading.amount = *amount;
    reading.reference = response.field("trade_no");
    return reading;
}

} // namespace

Step RefundTalk::begin()
{
    if (const auto refusal = refusalOfAmount(matter().refundAmount)) {
        return *refusal;
    }
    JsonText biz;
    biz.add("out_trade_no", matter().attempt.text)
        .add("refund_amount", matter().refundAmount.text())
        .add("out_request_no", matter().refund.text)
        .addIf("refund_reason", matter().refundReason);
    return say(Call::Refund, biz);
}

Step RefundTalk::executed(const Response &response)
{
    if (lastCall() == Call::RefundQuery) {
        if (const auto done = doneRefund(response, matter())) {
            return conclude(*done);
        }
        // Unknown to Alipay: then the refusal stands. A status that we cannot read decides nothing.
        if (m_refusal && response.field("refund_status").empty()) {
            return conclude(meaningOf(Call::Refund, m_refusal->code(), m_refusal->subCode()),
                            *m_refusal);
        }
        return conclude(Verdict::NoAnswer, Reason::None, response);
    }
    if (response.field("fund_change") == "Y" && namesOurTrade(response)) {
        Reading reading;
        reading.verdict = Verdict::Refunded;
        reading.amount = matter().refundAmount;
        reading.reference = response.field("trade_no");
        reading.at = chinaTime(response.field("gmt_refund_pay"));
        return conclude(reading);
    }
    // "N" is also the answer to a repeated request that was done before.
    deedIsDone();
    return say(Call::RefundQuery, refundQueryFor(matter()));
}

Step RefundTalk::failed(const Response &response)
{
    const Meaning meaning = meaningOf(lastCall(), response.code(), response.subCode());
    if (lastCall() == Call::Refund && meaning.verdict == Verdict::RefundRefused) {
        // An earlier request with this number may have done it: to believe a refusal too early
        // would make somebody give the money back a second time.
        m_refusal = response;
        deedIsDone();
        return say(Call::RefundQuery, refundQueryFor(matter()));
    }
    if (m_refusal && meaning.verdict == Verdict::NotFound) {
        return conclude(meaningOf(Call::Refund, m_refusal->code(), m_refusal->subCode()),
                        *m_refusal);
    }
    return conclude(Verdict::NoAnswer, meaning.reason, response);
}

Step QueryRefundTalk::begin()
{
    return say(Call::RefundQuery, refundQueryFor(matter()));
}

Step QueryRefundTalk::executed(const Response &response)
{
    if (const auto done = doneRefund(response, matter())) {
        return conclude(*done);
    }
    // Alipay does not know it, or it failed: to ask for it again, with the same number, is safe.
    return conclude(response.field("refund_status").empty() ? Verdict::NotFound : Verdict::NoAnswer,
                    Reason::None, response);
}

Step QueryRefundTalk::failed(const Response &response)
{
    return conclude(meaningOf(Call::RefundQuery, response.code(), response.subCode()), response);
}

} // namespace guitai::alipay
