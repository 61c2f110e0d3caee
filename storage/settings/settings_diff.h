// What differs between two settings, by the names of their keys; secrets by name alone.
#pragma once

#include "storage/settings/settings.h"

#include <string>

namespace guitai::storage {

// "till.refund_limit: 200.00 -> 500.00, providers.alipay.private_key_file": empty when nothing
// does.
std::string differences(const Settings &before, const Settings &after, const KnownFields &known);

} // namespace guitai::storage
