// Cash: rounding to the coins there are, change, and the notes people usually hand over.
#pragma once

#include "shop/base/money.h"

#include <optional>
#include <string_view>
#include <vector>

namespace guitai {

// Rounds to the nearest multiple of step (half away from zero); a step of zero or one unit changes
// nothing.
Money roundToCash(Money amount, Money step);

// How much of the shop's currency one major unit of another is worth: 7.0512 is {70512, 10000}.
struct Rate
{
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;

    bool isPositive() const { return numerator > 0 && denominator > 0; }
    friend bool operator==(const Rate &, const Rate &) = default;
};

// "7.0512", at most 8 decimals; Problem when it is no positive number.
Result<Rate> rateFrom(std::string_view text);
std::string textOf(const Rate &rate);

// Foreign notes as they were handed over, and the rate the shop gave for them.
struct ForeignCash
{
    Money given;
    Rate rate;

    friend bool operator==(const ForeignCash &, const ForeignCash &) = default;
};

// What foreign cash counts for in the shop's currency, rounded down to its smallest unit.
Money worth(const ForeignCash &foreign, Currency shop);
// The least foreign cash, rounded up to the foreign currency's smallest unit, that is worth amount.
Money neededFor(Money amount, Currency foreign, Rate rate);

// What was handed over for a sale. net == tendered - change == due + rounding: this is what the
// drawer holds more than before; tendered alone never is.
struct CashTender
{
    Money due;      // exact, before rounding
    Money rounding; // what rounding added (or took, negative)
    Money tendered;
    Money change;                       // always in the shop's currency
    std::optional<ForeignCash> foreign; // what tendered was handed over as

    Money net() const { return tendered - change; }
    friend bool operator==(const CashTender &, const CashTender &) = default;
};

// Problem when tendered is less than the rounded amount due or absurdly large.
Result<CashTender> takeCash(Money due, Money tendered, Money step);

// The same with its change in coins that there are: foreign notes are worth odd amounts. What that
// adds or takes is rounding.
CashTender withChangeInCoins(CashTender tender, Money step);

// Up to four amounts above or equal to the rounded due that notes of the currency make, smallest
// first, the exact amount at the head: 35.80 -> 35.80, 36, 40, 50 (CNY).
std::vector<Money> quickAmounts(Money due, Money step);

} // namespace guitai
