// The providers that this program was built with: one row a folder. The table itself is written by
// CMake from the folders it finds.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/simulator.h"

#include <vector>

namespace guitai {

const std::vector<ProviderMaker> &providerMakers();
const std::vector<SimulatorMaker> &simulatorMakers();

} // namespace guitai
