// NameLookup: the addresses of a name, asked of the system by a thread that nobody has to wait for.
#pragma once

#include "shop/base/result.h"

#include <functional>
#include <string>
#include <vector>

namespace guitai::storage {

// The system's look-up may be silent for half a minute and cannot be interrupted: it is left to
// itself when the patience is over or it is no longer wanted. A Problem says why there is none.
Result<std::vector<std::string>> addressesOf(const std::string &name, int patienceMs,
                                             const std::function<bool()> &isWanted);

} // namespace guitai::storage
