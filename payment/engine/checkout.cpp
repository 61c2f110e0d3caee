// What follows from a checkout's values: what is paid, what is due, what can be given back.
#include "payment/engine/checkout.h"

#include <algorithm>

namespace guitai {

const Attempt *Checkout::attempt(const AttemptId &wanted) const
{
    const auto it = std::find_if(attempts.begin(), attempts.end(),
                                 [&](const Attempt &a) { return a.id == wanted; });
    return it == attempts.end() ? nullptr : &*it;
}

const Attempt *Checkout::openAttempt() const
{
    const auto it = std::find_if(attempts.begin(), attempts.end(),
                                 [](const Attempt &a) { return a.moneyMayMove(); });
    return it == attempts.end() ? nullptr : &*it;
}

const Refund *Checkout::refund(const RefundId &wanted) const
{
    const auto it = std::find_if(refunds.begin(), refunds.end(),
                                 [&](const Refund &r) { return r.id == wanted; });
    return it == refunds.end() ? nullptr : &*it;
}

bool Checkout::needsAttention() const
{
    return std::any_of(exceptions.begin(), exceptions.end(),
                       [](const Exception &e) { return !e.settled; });
}

std::vector<Tender> tenders(const Checkout &checkout)
{
    std::vector<Tender> all = checkout.cash;
    for (const Attempt &a : checkout.attempts) {
        if (a.outcome == AttemptOutcome::Paid)
            all.push_back({a.provider, a.id, a.amount, a.reference, {}, *a.endedAt});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Tender &a, const Tender &b) { return a.at < b.at; });
    return all;
}

namespace {

// Cash tenders settle the exact amount due; what rounding added or took is not a debt.
Money settledBy(const Tender &tender)
{
    return tender.cash ? tender.net - tender.cash->rounding : tender.net;
}

} // namespace

Money paid(const Checkout &checkout)
{
    Money sum(0, checkout.order.currency);
    for (const Tender &t : checkout.cash)
        sum += settledBy(t);
    for (const Attempt &a : checkout.attempts) {
        if (a.outcome == AttemptOutcome::Paid)
            sum += a.amount;
    }
    return sum;
}

Money due(const Checkout &checkout)
{
    const Money rest = totals(checkout.order).total - paid(checkout);
    return rest.isNegative() ? Money(0, checkout.order.currency) : rest;
}

Money refundable(const Checkout &checkout, const AttemptId &leg)
{
    Money left(0, checkout.order.currency);
    for (const Tender &t : checkout.cash) {
        if (t.attempt == leg)
            left += t.net;
    }
    if (const Attempt *a = checkout.attempt(leg); a && a->outcome == AttemptOutcome::Paid) {
        left += a->amount;
    } else if (a) {
        // Money that came after the attempt had ended without: it can only be given back.
        for (const Exception &e : checkout.exceptions) {
            if (e.attempt == leg && e.trouble == Trouble::PaidAfterEnd)
                left += e.amount;
        }
    }
    for (const Refund &r : checkout.refunds) {
        if (r.leg == leg && r.stage != RefundStage::Refused)
            left -= r.amount;
    }
    return left;
}

const Checkout *Counter::sale(const SaleId &id) const
{
    const auto it = sales.find(id);
    return it == sales.end() ? nullptr : &it->second;
}

const Checkout *Counter::saleOf(const AttemptId &id) const
{
    for (const auto &[_, checkout] : sales) {
        if (checkout.attempt(id))
            return &checkout;
    }
    return nullptr;
}

const Checkout *Counter::saleOf(const RefundId &id) const
{
    for (const auto &[_, checkout] : sales) {
        if (checkout.refund(id))
            return &checkout;
    }
    return nullptr;
}

} // namespace guitai
