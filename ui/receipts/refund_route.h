// RefundRoute: to which legs money goes back, as the till will do it.
#pragma once

#include "payment/engine/view.h"

#include <utility>
#include <vector>

namespace guitai::ui {

// Where giving back so much goes: the legs without cash first, cash rounded to coins, as the till
// does it.
struct RefundRoute
{
    std::vector<std::pair<ProviderId, Money>> parts;
    bool isEnough = false; // the legs hold that much
};
RefundRoute routeOf(const Checkout &checkout, const Money &price, const Money &cashStep);

} // namespace guitai::ui
