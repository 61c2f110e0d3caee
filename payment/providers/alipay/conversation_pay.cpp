// Pay: charge the code that the customer shows.
#include "payment/providers/alipay/conversations.h"

#include "payment/providers/alipay/order_text.h"
#include "payment/providers/alipay/pay_note.h"
#include "payment/providers/alipay/refusals.h"
#include "payment/providers/wire/china_time.h"

namespace guitai::alipay {

Step PayTalk::begin()
{
    if (const auto refusal = refusalOfAmount(matter().amount)) {
        return *refusal;
    }
    if (paySentAt(matter()) || !matter().wanted) {
        m_isRepeated = true;
        return sayQuery();
    }
    return writeDown();
}

Step PayTalk::noted()
{
    JsonText biz = orderText(matter());
    biz.add("auth_code", matter().authCode).add("scene", "bar_code");
    addSeller(biz, matter(), account());
    biz.add("timeout_express", lifeOf(matter())).add("product_code", "FACE_TO_FACE_PAYMENT");
    return say(Call::Pay, biz, matter().notifyUrl);
}

Step PayTalk::executed(const Response &response)
{
    if (lastCall() == Call::Query) {
        return concludeTrade(response);
    }
    if (!namesOurTrade(response)) {
        return conclude(Verdict::NoAnswer, Reason::Garbled, response);
    }
    if (response.code() == "10003") {
        return conclude(Verdict::Waiting, Reason::None, response);
    }
    const auto amount = Money::parse(response.field("total_amount"), Currency::cny());
    if (!amount || response.field("trade_no").empty()) {
        return conclude(Verdict::NoAnswer, Reason::Garbled, response);
    }
    Reading paid;
    paid.verdict = Verdict::Paid;
    paid.amount = *amount;
    paid.reference = response.field("trade_no");
    paid.at = chinaTime(response.field("gmt_payment"));
    return conclude(paid);
}

Step PayTalk::failed(const Response &response)
{
    const Meaning meaning = meaningOf(lastCall(), response.code(), response.subCode());
    if (lastCall() == Call::Query) {
        return notFound(response, meaning);
    }
    if (response.subCode() == "ACQ.TRADE_HAS_SUCCESS" ||
        (m_isRepeated && meaning.verdict == Verdict::Declined)) {
        m_refusal = response;
        deedIsDone();
        return sayQuery();
    }
    return conclude(meaning, response);
}

Step PayTalk::notFound(const Response &response, Meaning meaning)
{
    if (m_refusal) {
        // An earlier request may still make the trade ("code used": by whom?), or Alipay had just
        // called it paid. The attempt ends by a look that finds it or by its cancel.
        const Meaning refused = meaningOf(Call::Pay, m_refusal->code(), m_refusal->subCode());
        return conclude(Verdict::NoAnswer, refused.reason, *m_refusal);
    }
    if (meaning.verdict != Verdict::NotFound) {
        return conclude(meaning, response);
    }
    if (payMayBeUnderWay(matter(), now())) {
        return conclude(Verdict::NoAnswer, Reason::None, response);
    }
    return matter().wanted ? writeDown() : conclude(meaning, response);
}

Step PayTalk::writeDown() const
{
    return Note{payNote(now())};
}

} // namespace guitai::alipay
