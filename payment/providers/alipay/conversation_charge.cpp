// Precreate: ask for a code to show.
#include "payment/providers/alipay/conversations.h"

#include "payment/providers/alipay/refusals.h"

#include <algorithm>

namespace guitai::alipay {

namespace {

// Alipay refuses '/', '=' and '&' in the subject, and more than 256 characters.
std::string subjectOf(const Matter &matter)
{
    std::string subject = matter.subject.empty() ? matter.attempt.text : matter.subject;
    std::replace_if(
        subject.begin(), subject.end(), [](char c) { return c == '/' || c == '=' || c == '&'; },
        ' ');
    if (subject.size() > 256) {
        std::size_t end = 256;
        while (end > 0 && (static_cast<unsigned char>(subject[end]) & 0xC0) == 0x80) {
            --end; // not inside a letter
        }
        subject.resize(end);
    }
    return subject;
}

// Whole minutes, rounded up. Counted from the opening and not from now, so that a repeated
// precreate carries the same data.
std::string lifeOf(const Matter &matter)
{
    const Span life = matter.deadline - matter.openedAt;
    const std::int64_t minutes = (life.ms + Span::minutes(1).ms - 1) / Span::minutes(1).ms;
    return std::to_string(std::clamp<std::int64_t>(minutes, 1, 120)) + "m";
}

std::string ifAtMost(std::size_t size, const std::string &text)
{
    return text.size() <= size ? text : std::string();
}

} // namespace

Step ChargeTalk::begin()
{
    if (const auto refusal = refusalOfAmount(matter().amount)) {
        return *refusal;
    }
    JsonText biz;
    biz.add("out_trade_no", matter().attempt.text)
        .add("total_amount", matter().amount.text())
        .add("subject", subjectOf(matter()))
        .addIf("seller_id", account().sellerId)
        .addIf("operator_id", ifAtMost(28, matter().cashier))
        .addIf("terminal_id", ifAtMost(32, matter().till))
        .add("timeout_express", lifeOf(matter()))
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
