// Slips: what a card terminal has printed, and which of our payments and refunds each is of. The
// terminal knows nothing of our numbers: the amount and the moment must tell.
#pragma once

#include "payment/providers/simulator.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace guitai::simulation {

// A payment or a refund at the terminal, from when it was begun until it ended.
struct TerminalDeal
{
    bool isRefund = false;
    Money amount;
    Instant from;
    std::optional<Instant> to;
};
using TerminalDeals = std::map<std::string, TerminalDeal>; // by our number

struct Slip
{
    std::string number; // the terminal's
    bool isRefund = false;
    Money amount;
    Instant at;
};

// Of all that the terminal has kept, in the order of time.
std::vector<Slip> slipsOf(const std::vector<LedgerRow> &ledger);

struct SortedSlips
{
    std::map<std::string, Slip> of; // by our number
    std::vector<Slip> nobodys;
};
SortedSlips sorted(const std::vector<Slip> &slips, const TerminalDeals &deals);

} // namespace guitai::simulation
