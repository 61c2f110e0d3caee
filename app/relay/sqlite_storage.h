// SqliteStorage: one file, WAL with full sync; every commit is on disk when it returns.
#pragma once

#include "app/relay/storage.h"

#include <filesystem>

namespace guitai::relay {

// The file is made with access for its owner only.
std::unique_ptr<Storage> sqliteStorage(const std::filesystem::path &file);

} // namespace guitai::relay
