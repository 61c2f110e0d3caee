// What our books say, by the facts alone, that a provider holds for us.
#pragma once

#include "payment/engine/facts.h"

#include <span>

namespace guitai::simulation {

inline Counter booksOf(std::span<const Fact> facts)
{
    Counter books;
    books.drawer = Money(0, Currency::cny());
    for (const Fact &fact : facts)
        evolve(books, fact);
    return books;
}

// Of an attempt, with the exceptions that a person has looked at. Late money counts once: as an
// exception, or as paid when it was attached to its sale.
inline Money ourHold(const Checkout &checkout, const Attempt &attempt)
{
    const bool isPaid = attempt.outcome == AttemptOutcome::Paid;
    Money ours(isPaid ? attempt.amount.minor() : 0, attempt.amount.currency());
    for (const Exception &e : checkout.exceptions) {
        if (e.attempt != attempt.id)
            continue;
        if (e.trouble == Trouble::UndoneAfterPaid)
            return Money(0, attempt.amount.currency());
        if (e.trouble == Trouble::PaidAfterEnd && !isPaid)
            ours += e.amount;
    }
    for (const Refund &refund : checkout.refunds) {
        if (refund.leg == attempt.id && refund.stage == RefundStage::Done)
            ours -= refund.amount;
    }
    return ours;
}

} // namespace guitai::simulation
