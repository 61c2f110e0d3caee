// Undoing: look first, then close or reverse, then look once more where the answer left a doubt.
#include "payment/providers/wechatpay/conversations.h"

namespace guitai::wechatpay {

namespace {

// WeChat Pay's rule: a payment is not reversed sooner than this after it was asked for.
constexpr Span reverseAfter = Span::seconds(15);

} // namespace

Step CancelTalk::begin()
{
    return sayQuery();
}

Step CancelTalk::answered(const Response &response)
{
    switch (m_stage) {
    case Stage::Looking:
        return look(response);
    case Stage::Burning:
        m_stage = Stage::Closing;
        return say(Call::Close);
    case Stage::Closing:
        return conclude(Verdict::Cancelled, Reason::None, response);
    case Stage::LookingWhyNot:
        if (response.transaction && wechatpay::isUnpaid(*response.transaction)) {
            return conclude(Verdict::NoAnswer, meaningOf(m_refusal->code).reason, *m_refusal);
        }
        break;
    case Stage::Reversing:
        if (response.recall == "Y") {
            return conclude(Verdict::NoAnswer, Reason::ProviderBusy, response);
        }
        m_stage = Stage::LookingOnceMore;
        return sayQuery();
    case Stage::LookingOnceMore:
        return reversed(response);
    }
    return concludeOrder(response);
}

Step CancelTalk::refused(const Response &response, ErrorMeaning meaning)
{
    switch (m_stage) {
    case Stage::Looking:
        if (meaning.kind != ErrorKind::NotThere) {
            break;
        }
        if (isByCustomersCode() && !mayReverseYet()) {
            return conclude(Verdict::NotFound, Reason::None, response);
        }
        m_stage = Stage::Burning;
        return say(Call::Native);
    case Stage::Closing:
        if (meaning.kind == ErrorKind::NotKnown || meaning.kind == ErrorKind::Busy) {
            break;
        }
        // Most likely paid in this very moment.
        m_stage = Stage::LookingWhyNot;
        m_refusal = response;
        return sayQuery();
    case Stage::Burning:
    case Stage::LookingWhyNot:
    case Stage::Reversing:
    case Stage::LookingOnceMore:
        break;
    }
    return concludeOpen(response, meaning);
}

Step CancelTalk::look(const Response &response)
{
    if (!response.transaction || !isOurOrder(*response.transaction)) {
        return concludeOrder(response);
    }
    if (isByCustomersCode() && response.transaction->state == "REFUND") {
        // Paid and given back, which before its end only a reverse does.
        return conclude(Verdict::Cancelled, Reason::None, response);
    }
    if (!wechatpay::isUnpaid(*response.transaction)) {
        return concludeOrder(response);
    }
    if (isByCustomersCode()) {
        return mayReverseYet() ? sayReverse() : concludeOrder(response);
    }
    m_stage = Stage::Closing;
    return say(Call::Close);
}

bool CancelTalk::mayReverseYet() const
{
    return matter().openedAt + reverseAfter <= now();
}

Step CancelTalk::sayReverse()
{
    m_stage = Stage::Reversing;
    return say(account().reverseApi == CodeApi::V2 ? Call::SecapiReverse : Call::Reverse);
}

Step CancelTalk::reversed(const Response &response) const
{
    const bool isOurs = response.transaction && isOurOrder(*response.transaction);
    const std::string state = isOurs ? response.transaction->state : std::string();
    if (state == "REVOKED" || state == "CLOSED" || state == "REFUND") {
        Reading reading;
        reading.verdict = Verdict::Cancelled;
        reading.reference = response.transaction->transactionId;
        reading.providerCode = state;
        return conclude(reading);
    }
    return conclude(Verdict::NoAnswer, Reason::None, response);
}

} // namespace guitai::wechatpay
