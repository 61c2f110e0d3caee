// The little shop's figures: a full day, last week's, what needed trust, people, and how everybody
// is doing.
#pragma once

#include "tests/ui/little_shop.h"
#include "ui/desk/figures.h"

namespace guitai::test {

// Wang is at the till and may see everything.
CounterView shopOfManager();
// The same with answers, failures and callbacks of late, and something to look at.
CounterView shopWithHealth();
ui::SettlementSheet settlementSheet();
// Of two shifts, the sums do not agree.
ui::SettlementSheet unsoundSheet();
ui::OverviewSheet overviewSheet();
ui::AuditSheet auditSheet();
std::vector<Cashier> littleStaff();
std::vector<Cashier> littleFormer();

} // namespace guitai::test
