// Bookkeeper: holds a provider's statement of the day against a till's books, in a story.
#pragma once

#include "payment/engine/facts.h"
#include "payment/engine/statement.h"
#include "tests/simulation/chance.h"

#include <vector>

namespace guitai::simulation {

// What a provider can list of a payment of ours and of what went back of it.
std::vector<StatementLine> linesOf(const Attempt &attempt, Money taken,
                                   const std::vector<std::pair<std::string, Money>> &refunds);

// lines: of everything that the provider moved for this till. Its statement is not always whole:
// some lines are missing, some wait.
StatementCompared comparison(const ProviderId &provider, const CalendarDay &day,
                             const Counter &books, std::vector<StatementLine> lines, Chance &dice);

} // namespace guitai::simulation
