// Exact amounts are whole numbers of millionths.
#include "shop/base/exact_amount.h"

#include <cassert>

namespace guitai {

namespace {

constexpr int decimalsKept = 6;
constexpr std::size_t mostWholeDigits = 12;
constexpr std::int64_t million = 1'000'000;

bool areDigits(std::string_view text)
{
    for (const char c : text) {
        if (c < '0' || c > '9')
            return false;
    }
    return true;
}

} // namespace

ExactAmount ExactAmount::of(Money money)
{
    return {money.minor() * (million / money.currency().scale()), money.currency()};
}

Result<ExactAmount> ExactAmount::parse(std::string_view text, Currency currency)
{
    const Problem wrong{"\"" + std::string(text) + "\" is no amount"};
    const bool isNegative = !text.empty() && text.front() == '-';
    if (isNegative)
        text.remove_prefix(1);
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    std::string_view decimals;
    if (point != std::string_view::npos) {
        decimals = text.substr(point + 1);
        if (decimals.empty())
            return wrong;
    }
    if (whole.empty() || whole.size() > mostWholeDigits || decimals.size() > decimalsKept ||
        !areDigits(whole) || !areDigits(decimals))
        return wrong;
    std::int64_t millionths = 0;
    for (const char c : whole)
        millionths = millionths * 10 + (c - '0');
    for (int i = 0; i < decimalsKept; ++i)
        millionths = millionths * 10 +
                     (std::size_t(i) < decimals.size() ? decimals[std::size_t(i)] - '0' : 0);
    return ExactAmount(isNegative ? -millionths : millionths, currency);
}

std::string ExactAmount::text() const
{
    const std::int64_t size = m_millionths < 0 ? -m_millionths : m_millionths;
    std::string decimals = std::to_string(million + size % million).substr(1);
    while (int(decimals.size()) > m_currency.decimals() && decimals.back() == '0')
        decimals.pop_back();
    return (m_millionths < 0 ? "-" : "") + std::to_string(size / million) +
           (decimals.empty() ? "" : "." + decimals);
}

std::optional<Money> ExactAmount::money() const
{
    const std::int64_t unit = million / m_currency.scale();
    if (m_millionths % unit != 0)
        return std::nullopt;
    return Money(m_millionths / unit, m_currency);
}

Money ExactAmount::rounded() const
{
    return {mulDivRounded(m_millionths, m_currency.scale(), million), m_currency};
}

ExactAmount &ExactAmount::operator+=(ExactAmount other)
{
    assert(m_currency == other.m_currency);
    [[maybe_unused]] const bool overflow =
        __builtin_add_overflow(m_millionths, other.m_millionths, &m_millionths);
    assert(!overflow);
    return *this;
}

} // namespace guitai
