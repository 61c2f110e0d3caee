// The currencies in which Stripe counts otherwise than in hundredths (docs.stripe.com/currencies).
#include "payment/providers/stripe/amounts.h"

#include <algorithm>
#include <array>

namespace guitai::stripe {

namespace {

constexpr std::int64_t largestStripeAmount = 99'999'999;

constexpr std::array<std::string_view, 15> withoutDecimals{"BIF", "CLP", "DJF", "GNF", "JPY",
                                                           "KMF", "KRW", "MGA", "PYG", "RWF",
                                                           "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::array<std::string_view, 5> withThreeDecimals{"BHD", "JOD", "KWD", "OMR", "TND"};

template <typename List>
bool names(const List &list, const std::string &code)
{
    return std::find(list.begin(), list.end(), code) != list.end();
}

// Units in one whole, as Stripe counts.
std::int64_t stripeScale(const std::string &code)
{
    return names(withoutDecimals, code) ? 1 : names(withThreeDecimals, code) ? 1000 : 100;
}

} // namespace

std::string currencyWord(Currency currency)
{
    std::string word = currency.code();
    std::transform(word.begin(), word.end(), word.begin(), [](char c) { return char(c + 32); });
    return word;
}

std::optional<Currency> currencyOfWord(std::string_view word)
{
    std::string code(word);
    for (char &c : code) {
        if (c < 'a' || c > 'z') {
            return std::nullopt;
        }
        c = char(c - 32);
    }
    const auto currency = Currency::fromCode(code);
    return currency ? std::optional(*currency) : std::nullopt;
}

std::optional<std::int64_t> stripeAmount(Money money)
{
    const std::int64_t theirs = stripeScale(money.currency().code());
    const std::int64_t ours = money.currency().scale();
    if (!money.isPositive() || money.minor() > largestStripeAmount * 100) {
        return std::nullopt;
    }
    std::int64_t amount = money.minor();
    if (theirs > ours) {
        amount *= theirs / ours;
    } else if (amount % (ours / theirs) != 0) {
        return std::nullopt;
    } else {
        amount /= ours / theirs;
    }
    // The third decimal must be zero: cards know two.
    const bool oddThousandth = theirs == 1000 && amount % 10 != 0;
    return oddThousandth || amount > largestStripeAmount ? std::nullopt : std::optional(amount);
}

std::optional<Money> moneyOfStripe(std::int64_t amount, Currency currency)
{
    const std::int64_t theirs = stripeScale(currency.code());
    const std::int64_t ours = currency.scale();
    if (amount < 0 || amount > largestStripeAmount) {
        return std::nullopt;
    }
    if (theirs <= ours) {
        return Money(amount * (ours / theirs), currency);
    }
    if (amount % (theirs / ours) != 0) {
        return std::nullopt;
    }
    return Money(amount / (theirs / ours), currency);
}

} // namespace guitai::stripe
