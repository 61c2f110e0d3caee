// "pay 1772331630000"
#include "payment/providers/alipay/pay_note.h"

#include <charconv>
#include <string_view>

namespace guitai::alipay {

namespace {

constexpr std::string_view payWord = "pay ";
// The request is given up after 15 s; what had left by then arrives soon or never.
constexpr Span longestWay = Span::seconds(20);

} // namespace

std::string payNote(Instant sentAt)
{
    return std::string(payWord) + std::to_string(sentAt.ms);
}

std::optional<Instant> paySentAt(const Matter &matter)
{
    const std::string_view note = matter.note;
    if (note.substr(0, payWord.size()) != payWord) {
        return std::nullopt;
    }
    Instant at;
    std::from_chars(note.data() + payWord.size(), note.data() + note.size(), at.ms);
    return at;
}

bool payMayBeUnderWay(const Matter &matter, Instant now)
{
    const auto sent = paySentAt(matter);
    return sent && now - *sent < longestWay && *sent - now < longestWay;
}

} // namespace guitai::alipay
