// Whose turn it is at a terminal in the shop.
#include "payment/till/till.h"

#include <algorithm>
#include <utility>

namespace guitai {

// A terminal in the shop remembers its last deal alone. As long as it is not known what became of
// one, the next is not begun, or one could be taken for the other; the alarm asks again.
bool Till::mustWait(const Checkout &checkout, const AskProvider &command) const
{
    if (command.question != Question::Charge && command.question != Question::Refund)
        return false;
    const Attempt &attempt = *checkout.attempt(command.attempt);
    const auto card = m_counter.cards.find(attempt.provider);
    if (card == m_counter.cards.end() || !card->second.isLocal || card->second.byHand)
        return false;
    const Refund *refund = checkout.refund(command.refund);
    if (!(refund ? refund->note : attempt.note).empty())
        return false; // begun: what became of it is asked for
    const std::pair mine(refund ? refund->openedAt : attempt.openedAt,
                         refund ? refund->id.text : attempt.id.text);
    const auto isBefore = [&](const auto &other, Instant at) {
        return other.provider == attempt.provider && other.id.text != mine.second &&
               (!other.note.empty() || std::pair(at, other.id.text) < mine);
    };
    return std::any_of(m_counter.sales.begin(), m_counter.sales.end(), [&](const auto &entry) {
        const Checkout &sale = entry.second;
        return std::any_of(
                   sale.attempts.begin(), sale.attempts.end(),
                   [&](const Attempt &a) { return a.moneyMayMove() && isBefore(a, a.openedAt); }) ||
               std::any_of(sale.refunds.begin(), sale.refunds.end(), [&](const Refund &r) {
                   return r.stage == RefundStage::Asked && isBefore(r, r.openedAt);
               });
    });
}

} // namespace guitai
