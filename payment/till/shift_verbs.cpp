// Shifts at the till, and the seal under a day that is closed.
#include "payment/till/till.h"

namespace guitai {

Refusal Till::openShift(const std::vector<Money> &opening, const std::optional<Cashier> &approver)
{
    return handle(OpenShift{ShiftId(m_ports.ids.next("H")), opening}, approver);
}

Refusal Till::handOver(const Cashier &to, bool uncounted, const std::optional<Cashier> &approver)
{
    return handle(HandOver{ShiftId(m_ports.ids.next("H")), to, uncounted}, approver);
}

// A day is decided upon alone, so the head of the chain is the fact right before it.
Result<void> Till::seal(std::vector<Fact> &facts)
{
    for (Fact &fact : facts) {
        auto *day = std::get_if<DayClosed>(&fact);
        if (!day)
            continue;
        const Result<ChainHead> head = m_ports.journal.head();
        if (!head)
            return head.problem();
        day->headSeq = head->seq;
        day->head = head->hash;
        if (!m_ports.seal)
            continue;
        const auto signature = m_ports.seal->sign(sealedText(*day));
        if (!signature)
            return signature.problem();
        day->publicKey = signature->publicKey;
        day->signature = signature->bytes;
    }
    return {};
}

} // namespace guitai
