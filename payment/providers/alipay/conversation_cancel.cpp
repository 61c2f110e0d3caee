// Undoing: look first, then close or cancel, then look once more where the answer left a doubt.
#include "payment/providers/alipay/conversations.h"

#include "payment/providers/alipay/pay_note.h"

namespace guitai::alipay {

Step CancelTalk::begin()
{
    return sayQuery();
}

Step CancelTalk::executed(const Response &response)
{
    switch (m_stage) {
    case Stage::Looking:
        if (isUnpaid(response)) {
            m_stage = Stage::Closing;
            return say(Call::Close, JsonText().add("out_trade_no", matter().attempt.text));
        }
        break;
    case Stage::Closing:
        return namesOurTrade(response) ? conclude(Verdict::Cancelled, Reason::None, response)
                                       : conclude(Verdict::NoAnswer, Reason::Garbled, response);
    case Stage::LookingWhyNot:
        if (isUnpaid(response)) {
            return sayCancel();
        }
        break;
    case Stage::Cancelling:
        return cancelled(response);
    case Stage::LookingOnceMore:
        if (isUnpaid(response)) {
            // Born after the cancel: not undone, and to be asked for again.
            return conclude(Verdict::NoAnswer, Reason::None, response);
        }
        break;
    }
    return concludeTrade(response);
}

Step CancelTalk::failed(const Response &response)
{
    const Meaning meaning = meaningOf(lastCall(), response.code(), response.subCode());
    switch (m_stage) {
    case Stage::Looking:
        // Not scanned. Cancel works before the scan too, and makes the code worthless.
        return meaning.verdict == Verdict::NotFound ? sayCancel() : conclude(meaning, response);
    case Stage::Closing:
        if (meaning.reason == Reason::ProviderDown) {
            return conclude(meaning, response);
        }
        // Most likely paid in this very moment.
        m_stage = Stage::LookingWhyNot;
        return sayQuery();
    case Stage::LookingOnceMore:
        if (meaning.verdict == Verdict::NotFound && !payMayBeUnderWay(matter(), now())) {
            return conclude(Verdict::Cancelled, Reason::None, response);
        }
        return conclude(Verdict::NoAnswer, meaning.reason, response);
    case Stage::LookingWhyNot:
    case Stage::Cancelling:
        break;
    }
    return conclude(meaning, response);
}

bool CancelTalk::isUnpaid(const Response &response) const
{
    return namesOurTrade(response) && response.field("trade_status") == "WAIT_BUYER_PAY";
}

Step CancelTalk::sayCancel()
{
    m_stage = Stage::Cancelling;
    return say(Call::Cancel, JsonText().add("out_trade_no", matter().attempt.text));
}

Step CancelTalk::cancelled(const Response &response)
{
    const std::string &action = response.field("action");
    if (!action.empty() && !namesOurTrade(response)) {
        return conclude(Verdict::NoAnswer, Reason::Garbled, response);
    }
    if (response.field("retry_flag") != "N") {
        return conclude(Verdict::NoAnswer, Reason::ProviderDown, response);
    }
    if (action.empty()) {
        // Nothing had been scanned. Between that answer and now it may have been.
        m_stage = Stage::LookingOnceMore;
        deedIsDone();
        return sayQuery();
    }
    if (action != "close" && action != "refund") {
        return conclude(Verdict::NoAnswer, Reason::Unknown, response);
    }
    Reading reading;
    reading.verdict = Verdict::Cancelled;
    reading.reference = response.field("trade_no");
    reading.providerCode = "action: " + action;
    if (action == "refund") {
        reading.providerWords = "paid in the last moment and given back";
    }
    return conclude(reading);
}

} // namespace guitai::alipay
