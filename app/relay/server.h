// Server: listens, shares the connections out among network threads, and stops in good order.
#pragma once

#include "app/relay/house.h"
#include "app/relay/options.h"

namespace guitai::relay {

// Runs until SIGTERM or SIGINT. Says on standard output where it listens, then "ready".
Result<void> serve(const Options &options, House &house);

} // namespace guitai::relay
