// Stripe's amounts: whole numbers of a unit that is not always the currency's own smallest.
#pragma once

#include "shop/base/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guitai::stripe {

// "jpy", as Stripe writes it.
std::string currencyWord(Currency currency);
std::optional<Currency> currencyOfWord(std::string_view word);

// The number that Stripe wants. Nothing where Stripe cannot say that amount: parts of a unit that
// it does not know, a thousandth of a dinar, more than eight digits.
std::optional<std::int64_t> stripeAmount(Money money);

// What a number of Stripe's means; nothing when it is no amount of that currency.
std::optional<Money> moneyOfStripe(std::int64_t amount, Currency currency);

} // namespace guitai::stripe
