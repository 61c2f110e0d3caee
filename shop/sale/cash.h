// Cash: rounding to the coins there are, change, and the notes people usually hand over.
#pragma once

#include "shop/base/money.h"

#include <vector>

namespace guitai {

// Rounds to the nearest multiple of step (half away from zero); a step of zero or one unit changes
// nothing.
Money roundToCash(Money amount, Money step);

// What was handed over for a sale. net == tendered - change == due + rounding: this is what the
// drawer holds more than before; tendered alone never is.
struct CashTender
{
    Money due;      // exact, before rounding
    Money rounding; // what rounding added (or took, negative)
    Money tendered;
    Money change;

    Money net() const { return tendered - change; }
    friend bool operator==(const CashTender &, const CashTender &) = default;
};

// Problem when tendered is less than the rounded amount due or absurdly large.
Result<CashTender> takeCash(Money due, Money tendered, Money step);

// Up to four amounts above or equal to the rounded due that notes of the currency make, smallest
// first, the exact amount at the head: 35.80 -> 35.80, 36, 40, 50 (CNY).
std::vector<Money> quickAmounts(Money due, Money step);

} // namespace guitai
