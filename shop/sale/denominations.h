// The notes and coins there are, by currency.
#pragma once

#include "shop/base/money.h"

#include <vector>

namespace guitai {

// In circulation and seen at counters, the largest first; empty where we do not know: then a count
// is one amount.
std::vector<Money> denominations(Currency currency);
// Coins of this size and below; notes above (the euro's 2 is a coin, the yuan's 1 is both).
bool isCoin(Money unit);

} // namespace guitai
