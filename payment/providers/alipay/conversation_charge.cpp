// Precreate: ask for a code to show.
#include "payment/providers/alipay/conversations.h"

#include "payment/providers/alipay/order_text.h"
#include "payment/providers/alipay/refusals.h"

namespace guitai::alipay {

Step ChargeTalk::begin()
{
    if (const auto refusal = refusalOfAmount(matter().amount)) {
        return *refusal;
    }
    JsonText biz = orderText(matter());
    addSeller(biz, matter(), account());
    biz.add("timeout_express", lifeOf(matter()))
        .add("qr_code_timeout_express", lifeOf(matter()))
        .add("product_code", "FACE_TO_FACE_PAYMENT");
    return say(Call::Precreate, biz, matter().notifyUrl);
}

Step ChargeTalk::executed(const Response &response)
{
    if (lastCall() == Call::Query) {
        return concludeTrade(response);
    }
    if (!namesOurTrade(response) || response.field("qr_code").empty()) {
        return conclude(Verdict::NoAnswer, Reason::Garbled, response);
    }
    Reading reading;
    reading.verdict = Verdict::Waiting;
    reading.code = response.field("qr_code");
    return conclude(reading);
}

Step ChargeTalk::failed(const Response &response)
{
    if (lastCall() == Call::Precreate && response.subCode() == "ACQ.TRADE_HAS_SUCCESS") {
        deedIsDone();
        return sayQuery();
    }
    const Meaning meaning = meaningOf(lastCall(), response.code(), response.subCode());
    if (lastCall() == Call::Query) {
        // First paid, then not there: somebody is wrong, and it shall not be us.
        return conclude(Verdict::NoAnswer, meaning.reason, response);
    }
    return conclude(meaning, response);
}

} // namespace guitai::alipay
