// The little shop's statements: a day that agrees, one that does not, one that has not come.
#pragma once

#include "tests/ui/little_shop.h"

namespace guitai::test {

ui::ReconciledDay dayThatAgrees();
ui::ReconciledDay dayThatDiffers();
ui::ReconciledDay dayWithoutStatement();

} // namespace guitai::test
