// The little shop's drawer: a shift, its reports, a day.
#pragma once

#include "tests/ui/little_shop.h"

namespace guitai::test {

// Li Na's shift is open over 300.00; sales, pay-ins and pay-outs have happened.
CounterView shopWithShift();
// It was counted: a little short, and some dollars.
CounterView shopCounted();
// It wants shifts, and none is open.
CounterView shopThatWantsAShift();
// It is closed, and money is unresolved.
CounterView shopBeforeTheDayCloses();
ui::DrawerReport xReport();
ui::DrawerReport zReport();

} // namespace guitai::test
