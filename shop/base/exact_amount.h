// ExactAmount: money finer than a currency's smallest unit, as fees of statements are: "0.32004".
#pragma once

#include "shop/base/money.h"

#include <optional>

namespace guitai {

// Counts millionths of the currency's major unit. Nothing is ever rounded but by rounded().
class ExactAmount
{
public:
    constexpr ExactAmount() = default;
    constexpr ExactAmount(std::int64_t millionths, Currency currency)
        : m_millionths(millionths)
        , m_currency(currency)
    {}
    static ExactAmount of(Money money);
    // "0.32004", "-0.27", "12"; at most six decimals and twelve digits before them.
    static Result<ExactAmount> parse(std::string_view text, Currency currency);

    std::int64_t millionths() const { return m_millionths; }
    Currency currency() const { return m_currency; }
    bool isZero() const { return m_millionths == 0; }
    // With the currency's decimals, and more of them only where they are not zero: "0.32004".
    std::string text() const;
    // The whole units, where nothing is lost by it.
    std::optional<Money> money() const;
    Money rounded() const; // half away from zero

    ExactAmount operator-() const { return {-m_millionths, m_currency}; }
    ExactAmount &operator+=(ExactAmount other);
    friend ExactAmount operator+(ExactAmount a, ExactAmount b) { return a += b; }
    friend ExactAmount operator-(ExactAmount a, ExactAmount b) { return a += -b; }
    friend bool operator==(const ExactAmount &, const ExactAmount &) = default;

private:
    std::int64_t m_millionths = 0;
    Currency m_currency;
};

} // namespace guitai
