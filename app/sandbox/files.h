// Files that are either the old or the new, never half; and the lock that keeps a second sandbox
// out.
#pragma once

#include "shop/base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace guitai::sandbox {

// Readable by its owner only. A reader, or a start after a kill, finds the old text or the new.
Result<void> writeWhole(const std::filesystem::path &file, std::string_view text);
// Nothing when there is no such file.
Result<std::optional<std::string>> readWhole(const std::filesystem::path &file);
// Makes the folder when missing and holds it until the program ends.
Result<void> holdFolder(const std::filesystem::path &folder);

} // namespace guitai::sandbox
