// decide: one entrance for all that happens at the counter.
#include "payment/engine/rules.h"

namespace guitai {

namespace {

// What people type is kept for good: never a card's whole number.
template <typename E>
bool holdsCard(const E &e)
{
    if constexpr (requires { holdsCardNumber(e.why); })
        return holdsCardNumber(e.why);
    else if constexpr (requires { holdsCardNumber(e.label); })
        return holdsCardNumber(e.label);
    else if constexpr (requires { holdsCardNumber(e.how); })
        return holdsCardNumber(e.how);
    else if constexpr (requires { holdsCardNumber(e.note); })
        return holdsCardNumber(e.note);
    else
        return false;
}

} // namespace

Decision decide(const Counter &counter, const Event &event, Instant now,
                const std::optional<Cashier> &approver)
{
    Decision decision;
    Ruling ruling{counter, now, decision, approver};
    std::visit(
        [&](const auto &e) {
            if (holdsCard(e))
                ruling.refuse(Refusal::CardNumber);
            else
                rule(ruling, e);
        },
        event);
    if (decision.refusal != Refusal::None) {
        decision.facts.clear();
        decision.commands.clear();
    }
    compareWhatChanged(ruling);
    return decision;
}

void rule(Ruling &r, const SignIn &e)
{
    r.fact(CashierSignedIn{e.cashier, r.now});
}

void rule(Ruling &r, const SignOut &)
{
    if (r.counter.cashier)
        r.fact(CashierSignedOut{r.counter.cashier->id, r.now});
}

// A new start knows what the facts say and asks about everything that is not over: the same as if
// every alarm had rung.
void rule(Ruling &r, const Restarted &)
{
    for (const auto &[id, checkout] : r.counter.sales) {
        for (const Attempt &a : checkout.attempts)
            rule(r, WokeAttempt{a.id});
        for (const Refund &refund : checkout.refunds)
            rule(r, WokeRefund{refund.id});
    }
}

} // namespace guitai
