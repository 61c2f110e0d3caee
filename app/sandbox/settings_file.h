// Writes the settings file with which a till talks to this sandbox.
#pragma once

#include "payment/engine/provider.h"
#include "shop/base/result.h"

#include <filesystem>
#include <map>
#include <string>

namespace guitai::sandbox {

// What belongs into a *_file key becomes a file beside it and is named by its path.
Result<void> writeSettings(const std::filesystem::path &file,
                           const std::map<std::string, ProviderSettings> &providers);

} // namespace guitai::sandbox
