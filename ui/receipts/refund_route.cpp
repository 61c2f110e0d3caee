// The legs without cash first; coins that do not exist are rounded away.
#include "ui/receipts/refund_route.h"

#include "ui/words/sale_facts.h"

#include <algorithm>

namespace guitai::ui {

RefundRoute routeOf(const Checkout &checkout, const Money &price, const Money &cashStep)
{
    RefundRoute route;
    Money rest = price;
    std::vector<Tender> legs = tenders(checkout);
    std::stable_partition(legs.begin(), legs.end(), [](const Tender &leg) { return !leg.cash; });
    for (const Tender &leg : legs) {
        const Money there = leftOf(checkout, leg);
        Money part = std::min(rest, there);
        rest -= part;
        if (leg.cash) {
            part = std::min(roundToCash(part, cashStep), there);
        }
        if (part.isPositive()) {
            route.parts.emplace_back(leg.provider, part);
        }
    }
    const Money tolerance(std::max<std::int64_t>(cashStep.minor(), 0), rest.currency());
    route.isEnough = !route.parts.empty() && rest <= tolerance;
    return route;
}

} // namespace guitai::ui
