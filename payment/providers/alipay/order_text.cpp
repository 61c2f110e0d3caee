// Orders as Alipay takes them.
#include "payment/providers/alipay/order_text.h"

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

std::string ifAtMost(std::size_t size, const std::string &text)
{
    return text.size() <= size ? text : std::string();
}

} // namespace

JsonText orderText(const Matter &matter)
{
    JsonText biz;
    biz.add("out_trade_no", matter.attempt.text)
        .add("total_amount", matter.amount.text())
        .add("subject", subjectOf(matter));
    return biz;
}

void addSeller(JsonText &order, const Matter &matter, const Account &account)
{
    order.addIf("seller_id", account.sellerId)
        .addIf("operator_id", ifAtMost(28, matter.cashier))
        .addIf("terminal_id", ifAtMost(32, matter.till));
}

std::string lifeOf(const Matter &matter)
{
    const Span life = matter.deadline - matter.openedAt;
    const std::int64_t minutes = (life.ms + Span::minutes(1).ms - 1) / Span::minutes(1).ms;
    return std::to_string(std::clamp<std::int64_t>(minutes, 1, 120)) + "m";
}

} // namespace guitai::alipay
