// Charging: a code of ours to show, or the customer's own.
#include "payment/providers/wechatpay/conversations.h"

#include "payment/providers/wechatpay/request.h"

namespace guitai::wechatpay {

namespace {

// The request was not accepted, for its own form or for who sent it.
bool isTillsFault(ErrorMeaning meaning)
{
    return meaning.kind == ErrorKind::Refused &&
           (meaning.reason == Reason::KeyWrong || meaning.reason == Reason::NotPermitted ||
            meaning.reason == Reason::SettingsWrong);
}

} // namespace

Step NativeTalk::begin()
{
    if (const auto refusal = refusalOfAmount(matter().amount)) {
        return *refusal;
    }
    return say(Call::Native);
}

Step NativeTalk::answered(const Response &response)
{
    if (lastCall() == Call::Native) {
        Reading reading;
        reading.verdict = Verdict::Waiting;
        reading.code = response.codeUrl;
        return conclude(reading);
    }
    return concludeOrder(response);
}

Step NativeTalk::refused(const Response &response, ErrorMeaning meaning)
{
    if (m_refusal) {
        // The look brought nothing. A number that is used up, or words about a malformed request,
        // and no order: then the refusal was about the request.
        const ErrorMeaning first = meaningOf(m_refusal->code);
        const bool wasRequest =
            first.kind == ErrorKind::Unclear || first.reason == Reason::NumberUsed;
        return meaning.kind == ErrorKind::NotThere && wasRequest
                   ? conclude(Verdict::NotExecuted, first.reason, *m_refusal)
                   : conclude(Verdict::NoAnswer, meaning.reason, response);
    }
    switch (meaning.kind) {
    case ErrorKind::StateSays:
    case ErrorKind::Unclear:
        m_refusal = response;
        return sayQuery();
    case ErrorKind::Refused:
        return conclude(Verdict::NotExecuted, meaning.reason, response);
    case ErrorKind::NotKnown:
    case ErrorKind::Busy:
    case ErrorKind::Paying:
    case ErrorKind::NotThere:
        break;
    }
    return conclude(Verdict::NoAnswer, meaning.reason, response);
}

Step CodePayTalk::begin()
{
    if (const auto refusal = refusalOfAmount(matter().amount)) {
        return *refusal;
    }
    if (account().codeApi == CodeApi::None) {
        Reading reading;
        reading.verdict = Verdict::NotExecuted;
        reading.reason = Reason::SettingsWrong;
        reading.providerWords = "enter api_v2_key to charge customers' codes, or set "
                                "payment_code_api to v3";
        return reading;
    }
    return say(account().codeApi == CodeApi::V2 ? Call::MicroPay : Call::CodePay);
}

Step CodePayTalk::answered(const Response &response)
{
    if (!response.transaction || !isOurOrder(*response.transaction)) {
        return conclude(Verdict::NoAnswer, Reason::Garbled, response);
    }
    if (m_refusal && response.transaction->state == "NOTPAY") {
        return refusalStands();
    }
    if (m_refusal && response.transaction->state == "PAYERROR") {
        return conclude(Verdict::Declined, meaningOf(m_refusal->code).reason, *m_refusal);
    }
    return concludeOrder(response);
}

Step CodePayTalk::refused(const Response &response, ErrorMeaning meaning)
{
    if (m_refusal) {
        return meaning.kind == ErrorKind::NotThere
                   ? refusalStands()
                   : conclude(Verdict::NoAnswer, meaning.reason, response);
    }
    if (isTillsFault(meaning)) {
        return conclude(Verdict::NotExecuted, meaning.reason, response);
    }
    switch (meaning.kind) {
    case ErrorKind::StateSays:
    case ErrorKind::Unclear:
    case ErrorKind::Refused:
        m_refusal = response;
        return sayQuery();
    case ErrorKind::NotKnown:
    case ErrorKind::Busy:
    case ErrorKind::Paying:
    case ErrorKind::NotThere:
        break;
    }
    return concludeOpen(response, meaning);
}

// The order is not being paid, and this try was refused for good. Where the refusal is not signed,
// it speaks of this request alone.
Step CodePayTalk::refusalStands() const
{
    const ErrorMeaning meaning = meaningOf(m_refusal->code);
    if (meaning.kind == ErrorKind::StateSays && meaning.reason != Reason::NumberUsed) {
        return conclude(Verdict::NoAnswer, meaning.reason, *m_refusal);
    }
    // Unclear words may speak of the form as well.
    const bool isFinal = m_refusal->verified && meaning.kind != ErrorKind::Unclear;
    return conclude(isFinal ? Verdict::Declined : Verdict::NotExecuted, meaning.reason, *m_refusal);
}

} // namespace guitai::wechatpay
