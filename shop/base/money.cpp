// Money: exact arithmetic with signed 64-bit counts; every product passes through 128 bits.
#include "shop/base/money.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>

namespace guitai {

namespace {

__extension__ typedef __int128 Wide;

constexpr int maxDigits = 15;

std::int64_t narrow(Wide value)
{
    assert(value >= std::numeric_limits<std::int64_t>::min() &&
           value <= std::numeric_limits<std::int64_t>::max());
    return std::int64_t(value);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

Problem notAnAmount(std::string_view text, std::string_view why)
{
    // What was typed may be long or strange; the sentence must stay readable.
    const bool showable = text.size() <= 32 && std::all_of(text.begin(), text.end(), [](char c) {
                              return c >= ' ' && c <= '~';
                          });
    return {(showable ? "\"" + std::string(text) + "\"" : std::string("This")) +
            " is not an amount: " + std::string(why)};
}

} // namespace

Result<Money> Money::parse(std::string_view text, Currency currency)
{
    const std::string_view whole = text;
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) {
        text.remove_prefix(1);
    }

    const std::size_t point = text.find('.');
    const std::string_view major = text.substr(0, point);
    const std::string_view decimals =
        point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
    if (major.empty() || (point != std::string_view::npos && decimals.empty()) ||
        !std::all_of(major.begin(), major.end(), isDigit) ||
        !std::all_of(decimals.begin(), decimals.end(), isDigit)) {
        return notAnAmount(whole, "write digits with at most one point, like 35.80");
    }
    if (decimals.size() > std::size_t(currency.decimals())) {
        return notAnAmount(whole, currency.code() + " has " + std::to_string(currency.decimals()) +
                                      " decimals");
    }
    if (major.size() + std::size_t(currency.decimals()) > std::size_t(maxDigits)) {
        return notAnAmount(whole, "it has more than 15 digits");
    }

    std::int64_t minor = 0;
    for (const char c : major) {
        minor = minor * 10 + (c - '0');
    }
    for (std::size_t i = 0; i < std::size_t(currency.decimals()); ++i) {
        minor = minor * 10 + (i < decimals.size() ? decimals[i] - '0' : 0);
    }
    return Money(negative ? -minor : minor, currency);
}

std::string Money::text() const
{
    const std::uint64_t size = m_minor < 0 ? 0 - std::uint64_t(m_minor) : std::uint64_t(m_minor);
    std::string digits = std::to_string(size);
    const auto decimals = std::size_t(m_currency.decimals());
    if (decimals > 0) {
        if (digits.size() <= decimals) {
            digits.insert(0, decimals + 1 - digits.size(), '0');
        }
        digits.insert(digits.size() - decimals, 1, '.');
    }
    return m_minor < 0 ? "-" + digits : digits;
}

Money &Money::operator+=(Money other)
{
    assert(m_currency == other.m_currency);
    m_minor = narrow(Wide(m_minor) + other.m_minor);
    return *this;
}

Money &Money::operator-=(Money other)
{
    assert(m_currency == other.m_currency);
    m_minor = narrow(Wide(m_minor) - other.m_minor);
    return *this;
}

Money operator*(Money a, std::int64_t n)
{
    return {narrow(Wide(a.m_minor) * n), a.m_currency};
}

std::strong_ordering operator<=>(const Money &a, const Money &b)
{
    assert(a.m_currency == b.m_currency);
    return a.m_minor <=> b.m_minor;
}

std::int64_t mulDivRounded(std::int64_t a, std::int64_t b, std::int64_t c)
{
    assert(c > 0);
    const Wide product = Wide(a) * b;
    const Wide size = product < 0 ? -product : product;
    const Wide rounded = size / c + (size % c * 2 >= c ? 1 : 0);
    return narrow(product < 0 ? -rounded : rounded);
}

std::vector<Money> split(Money whole, std::span<const std::int64_t> weights)
{
    assert(!weights.empty() || whole.isZero());
    assert(std::all_of(weights.begin(), weights.end(), [](std::int64_t w) { return w >= 0; }));

    std::vector<Money> parts(weights.size(), Money(0, whole.currency()));
    const Wide sum = std::accumulate(weights.begin(), weights.end(), Wide(0));
    if (sum == 0) {
        if (!parts.empty()) {
            parts.front() = whole;
        }
        return parts;
    }

    const bool negative = whole.isNegative();
    const Wide size = negative ? -Wide(whole.minor()) : Wide(whole.minor());
    struct Share
    {
        std::size_t index;
        Wide remainder;
    };
    std::vector<Share> shares;
    std::vector<Wide> units(weights.size());
    Wide left = size;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        units[i] = size * weights[i] / sum;
        shares.push_back({i, size * weights[i] % sum});
        left -= units[i];
    }
    // Equal remainders are served in their order, so that the same basket is always split alike.
    std::stable_sort(shares.begin(), shares.end(),
                     [](const Share &a, const Share &b) { return a.remainder > b.remainder; });
    for (std::size_t i = 0; Wide(i) < left; ++i) {
        units[shares[i].index] += 1;
    }
    for (std::size_t i = 0; i < units.size(); ++i) {
        parts[i] = Money(narrow(negative ? -units[i] : units[i]), whole.currency());
    }
    return parts;
}

} // namespace guitai
