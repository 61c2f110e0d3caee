// What the simulated terminal says: status information, slips, completions.
#pragma once

#include "payment/providers/zvt/simulator.h"
#include "payment/providers/zvt/simulator_books.h"

#include <vector>

namespace guitai::zvt {

struct Wording
{
    const SimulatorOptions &options;
    bool wrongAmount = false;
};

// Of an approved deal.
Apdu statusOf(const SimulatedDeal &deal, const Wording &wording);
Apdu failedStatus(int code, const SimulatorOptions &options);
Apdu totalStatus(const SimulatedDeal &closing, std::int64_t total, const SimulatorOptions &options);
Apdu intermediate(int status, const SimulatorOptions &options);
// The shop's slip and the customer's.
std::vector<Apdu> slips(const SimulatedDeal &deal, const SimulatorOptions &options);
std::vector<Apdu> report(const std::vector<std::string> &lines, const SimulatorOptions &options);
Apdu abortWith(int code);

} // namespace guitai::zvt
