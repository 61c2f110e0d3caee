// What became of a trade; and the greeting, which is a query as well.
#include "payment/providers/alipay/conversations.h"

#include "payment/providers/alipay/pay_note.h"

namespace guitai::alipay {

Step QueryTalk::begin()
{
    return sayQuery();
}

Step QueryTalk::executed(const Response &response)
{
    return concludeTrade(response);
}

Step QueryTalk::failed(const Response &response)
{
    const Meaning meaning = meaningOf(Call::Query, response.code(), response.subCode());
    if (meaning.verdict == Verdict::NotFound && payMayBeUnderWay(matter(), now())) {
        return conclude(Verdict::NoAnswer, Reason::None, response);
    }
    return conclude(meaning, response);
}

Step GreetTalk::begin()
{
    if (!isAlipaysOwn(account().gateway)) {
        Reading reading;
        reading.verdict = Verdict::NotExecuted;
        reading.reason = Reason::WrongHost;
        reading.providerWords = "gateway is usually https://openapi.alipay.com/gateway.do";
        return reading;
    }
    if (const auto &book = account().certificates) {
        const bool appExpired = book->appExpires() < now();
        if (appExpired || book->alipayExpires() < now()) {
            const Instant since = appExpired ? book->appExpires() : book->alipayExpires();
            Reading reading;
            reading.verdict = Verdict::NotExecuted;
            reading.reason = Reason::SettingsWrong;
            reading.providerWords = std::string(appExpired ? "app_cert_file" : "alipay_cert_file") +
                                    " expired on " + plainDateTime(since, chinaOffset) +
                                    ": download a new certificate from Alipay's open platform.";
            return conclude(reading);
        }
    }
    return sayQuery();
}

Step GreetTalk::executed(const Response &response)
{
    return conclude(Verdict::NotFound, Reason::None, response);
}

Step GreetTalk::failed(const Response &response)
{
    return conclude(meaningOf(Call::Query, response.code(), response.subCode()), response);
}

} // namespace guitai::alipay
