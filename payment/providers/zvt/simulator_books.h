// The simulated terminal's memory: every transaction that it keeps, and its numbers.
#pragma once

#include "payment/providers/simulator.h"
#include "payment/providers/zvt/memo.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace guitai::zvt {

struct SimulatedDeal
{
    Deal deal = Deal::Payment;
    std::int64_t receipt = 0;
    std::int64_t trace = 0;
    std::int64_t originalTrace = 0; // of a reversal
    std::int64_t minor = 0;
    Instant at;
    std::string state = "APPROVED"; // DECLINED, CANCELLED, REVERSED: no money moved
    std::int64_t of = 0; // of a reversal or refund: the trace of the payment it belongs to
    int timesStored = 0;
    bool isClosed = false; // by an end of day

    bool isStored() const { return timesStored > 0 && state == "APPROVED"; }
};

class TerminalBooks
{
public:
    // The numbers that the next deal gets.
    std::int64_t nextReceipt() const { return m_receipt % 9999 + 1; }
    std::int64_t nextTrace() const { return m_trace % 999999 + 1; }
    SimulatedDeal &open(Deal deal, std::int64_t minor, Instant at);

    // Keeps it, and gives money back where it is a reversal or refund.
    void store(SimulatedDeal &deal);
    void keep(std::int64_t trace);
    SimulatedDeal *find(std::int64_t trace);
    const SimulatedDeal *lastStored() const;
    // The payment of the open batch with that receipt number; for a reversal.
    const SimulatedDeal *payment(std::int64_t receipt) const;
    bool isReversed(const SimulatedDeal &payment) const;
    // The sum of what the batch holds, payments less what went back; empties the batch.
    std::int64_t total() const;
    void closeDay();

    std::vector<LedgerRow> ledger(Currency currency) const;
    std::string save() const;
    bool load(std::string_view saved);

private:
    const SimulatedDeal *paymentToRefund(std::int64_t minor) const;
    std::int64_t givenBack(const SimulatedDeal &payment) const;

    std::vector<SimulatedDeal> m_deals;
    std::int64_t m_receipt = 0;
    std::int64_t m_trace = 0;
    std::int64_t m_lastStored = 0; // its trace
};

std::string referenceOf(const SimulatedDeal &deal);

} // namespace guitai::zvt
