// Giving back, and asking what became of it.
#include "payment/providers/wechatpay/conversations.h"

#include "payment/providers/wechatpay/request.h"

namespace guitai::wechatpay {

namespace {

bool isOurRefund(const RefundWord &refund, const Matter &matter)
{
    return refund.outRefundNo == matter.refund.text && refund.outTradeNo == matter.attempt.text;
}

// What a look at our refund says; another amount under our number is no success of ours.
Reading readingFor(const Response &response, const Matter &matter)
{
    Reading reading;
    if (!response.refund || !isOurRefund(*response.refund, matter)) {
        reading.reason = Reason::Garbled;
        return reading;
    }
    reading = readingOf(*response.refund);
    if (reading.verdict == Verdict::Refunded && reading.amount != matter.refundAmount) {
        reading.verdict = Verdict::NoAnswer;
        reading.reason = Reason::AmountDiffers;
    }
    return reading;
}

bool isAboutSettings(Reason reason)
{
    return reason == Reason::KeyWrong || reason == Reason::NotPermitted;
}

} // namespace

Step RefundTalk::begin()
{
    if (const auto refusal = refusalOfAmount(matter().refundAmount)) {
        return *refusal;
    }
    return say(Call::Refund);
}

Step RefundTalk::answered(const Response &response)
{
    const Reading reading = readingFor(response, matter());
    if (lastCall() == Call::Refund && reading.verdict == Verdict::Waiting) {
        // From the buyer's own purse it goes quickly.
        return say(Call::QueryRefund);
    }
    return conclude(reading);
}

Step RefundTalk::refused(const Response &response, ErrorMeaning meaning)
{
    if (m_refusal) {
        if (meaning.kind != ErrorKind::NotThere) {
            return conclude(Verdict::NoAnswer, meaning.reason, response);
        }
        // No refund has this number: the refusal stands.
        const ErrorMeaning first = meaningOf(m_refusal->code);
        if (isAboutSettings(first.reason)) {
            return conclude(Verdict::NotExecuted, first.reason, *m_refusal);
        }
        const bool isAboutAmount = m_refusal->message.find("金额") != std::string::npos;
        return conclude(Verdict::RefundRefused,
                        isAboutAmount ? Reason::RefundTooMuch : first.reason, *m_refusal);
    }
    if (lastCall() == Call::QueryRefund) {
        // Accepted a moment ago.
        return conclude(meaning.kind == ErrorKind::NotThere ? Verdict::Waiting : Verdict::NoAnswer,
                        Reason::RefundPending, response);
    }
    if (meaning.reason == Reason::NotEnoughMoney) {
        // The shop's balance. The same request succeeds once it is topped up, and a new number
        // could pay twice.
        return conclude(Verdict::NoAnswer, Reason::ShopBalance, response);
    }
    switch (meaning.kind) {
    case ErrorKind::NotThere:
    case ErrorKind::Refused:
    case ErrorKind::Unclear:
    case ErrorKind::StateSays:
        // An earlier request with this number may have done it: to believe a refusal too early
        // would make somebody give the money back a second time.
        m_refusal = response;
        return say(Call::QueryRefund);
    case ErrorKind::NotKnown:
    case ErrorKind::Busy:
    case ErrorKind::Paying:
        break;
    }
    return conclude(Verdict::NoAnswer, meaning.reason, response);
}

Step QueryRefundTalk::begin()
{
    return say(Call::QueryRefund);
}

Step QueryRefundTalk::answered(const Response &response)
{
    return conclude(readingFor(response, matter()));
}

Step QueryRefundTalk::refused(const Response &response, ErrorMeaning meaning)
{
    const bool isRefused = meaning.kind == ErrorKind::Refused || meaning.kind == ErrorKind::Unclear;
    return conclude(meaning.kind == ErrorKind::NotThere ? Verdict::NotFound
                    : isRefused                         ? Verdict::NotExecuted
                                                        : Verdict::NoAnswer,
                    meaning.reason, response);
}

} // namespace guitai::wechatpay
