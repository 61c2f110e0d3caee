// What is left of a leg once all that was asked back of it is gone, by the facts alone.
#pragma once

#include "payment/engine/facts.h"

#include <map>
#include <span>
#include <string>

namespace guitai::simulation {

// All that was asked back of a leg, unless refused, is never more than it brought: else negative.
inline Money leftOfLeg(std::span<const Fact> facts, const RefundOpened &asked)
{
    Money left(0, asked.amount.currency());
    Money opened = left;
    std::map<std::string, Money> back;
    for (const Fact &fact : facts) {
        if (saleOf(fact) != asked.sale)
            continue;
        if (const auto *attempt = std::get_if<AttemptOpened>(&fact)) {
            if (attempt->attempt == asked.leg)
                opened = attempt->amount;
        } else if (const auto *cash = std::get_if<CashTaken>(&fact)) {
            if (cash->tender.attempt == asked.leg)
                left = cash->tender.net;
        } else if (const auto *ended = std::get_if<AttemptEnded>(&fact)) {
            if (ended->attempt == asked.leg && ended->outcome == AttemptOutcome::Paid)
                left = opened;
        } else if (const auto *late = std::get_if<Contradicted>(&fact)) {
            if (late->attempt == asked.leg && late->trouble == Trouble::PaidAfterEnd)
                left = late->amount;
        } else if (const auto *refund = std::get_if<RefundOpened>(&fact)) {
            if (refund->leg == asked.leg)
                back[refund->refund.text] = refund->amount;
        } else if (const auto *refused = std::get_if<RefundEnded>(&fact)) {
            if (!refused->done)
                back.erase(refused->refund.text);
        }
    }
    for (const auto &[refund, amount] : back)
        left -= amount;
    return left;
}

} // namespace guitai::simulation
