// Money: an exact count of a currency's smallest unit. There is no floating point near it.
#pragma once

#include "shop/base/result.h"

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace guitai {

// An ISO 4217 currency. Decimals: CNY 2, JPY 0, KWD 3.
class Currency
{
public:
    constexpr Currency() = default; // CNY, the home currency

    // The currency of a three-letter code; a Problem for codes that ISO 4217 does not list.
    static Result<Currency> fromCode(std::string_view code);
    static constexpr Currency cny() { return {}; }

    std::string code() const { return {m_code, 3}; }
    int decimals() const { return m_decimals; }
    // ISO 4217 numeric code: CNY 156.
    int number() const { return m_number; }
    // Units in one whole: 100 for CNY, 1 for JPY, 1000 for KWD.
    std::int64_t scale() const;

    friend constexpr bool operator==(const Currency &a, const Currency &b)
    {
        return a.m_number == b.m_number;
    }

private:
    constexpr Currency(const char *code, int decimals, int number)
        : m_code{code[0], code[1], code[2]}
        , m_decimals(std::int16_t(decimals))
        , m_number(std::int16_t(number))
    {}

    char m_code[3] = {'C', 'N', 'Y'};
    std::int16_t m_decimals = 2;
    std::int16_t m_number = 156;
};

// Arithmetic between different currencies is a programming error and asserts. Sums that would leave
// 64 bits assert as well; what comes from outside is limited by parse() to 15 digits.
class Money
{
public:
    constexpr Money() = default;
    constexpr Money(std::int64_t minor, Currency currency)
        : m_minor(minor)
        , m_currency(currency)
    {}

    // "35.80", "35.8", "35", "-2.50"; more decimals than the currency has, letters, signs in the
    // middle, empty text or more than 15 digits are Problems.
    static Result<Money> parse(std::string_view text, Currency currency);

    std::int64_t minor() const { return m_minor; }
    Currency currency() const { return m_currency; }
    bool isZero() const { return m_minor == 0; }
    bool isNegative() const { return m_minor < 0; }
    bool isPositive() const { return m_minor > 0; }

    // Major units with all decimals and no thousands mark: "35.80", "-0.05", "1200" (JPY).
    std::string text() const;

    Money operator-() const { return {-m_minor, m_currency}; }
    Money &operator+=(Money other);
    Money &operator-=(Money other);
    friend Money operator+(Money a, Money b) { return a += b; }
    friend Money operator-(Money a, Money b) { return a -= b; }
    friend Money operator*(Money a, std::int64_t n);

    friend bool operator==(const Money &, const Money &) = default;
    friend std::strong_ordering operator<=>(const Money &a, const Money &b);

private:
    std::int64_t m_minor = 0;
    Currency m_currency;
};

// a*b/c rounded half away from zero, without overflow on the way (c > 0).
std::int64_t mulDivRounded(std::int64_t a, std::int64_t b, std::int64_t c);

// Parts of whole in the ratio of weights (none negative), by largest remainder: the parts always
// add up to the whole. When all weights are zero the whole goes to the first part.
std::vector<Money> split(Money whole, std::span<const std::int64_t> weights);

} // namespace guitai
