// Which storage the options ask for.
#pragma once

#include "app/relay/options.h"

namespace guitai::relay {

// Makes the data folder, for its owner only; does not open the storage yet.
Result<std::unique_ptr<Storage>> storageFor(const Options &options);

} // namespace guitai::relay
