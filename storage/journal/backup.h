// Backup of a data folder into one file, while the till runs; and back.
#pragma once

#include "shop/base/result.h"
#include "shop/base/time.h"

#include <string>
#include <vector>

namespace guitai::storage {

enum class SecretKey
{
    LeaveOut, // after a restore elsewhere the providers' keys are imported again
    Include   // whoever has the backup has the keys
};

// Writes every database of the folder, each consistent in itself, and its other files into a SQLite
// archive (its table is that of `sqlite3 -A`, nothing compressed). The file must not exist; it is
// there whole or not at all.
Result<void> backupFolder(const std::string &folder, const std::string &file, Instant now,
                          SecretKey key = SecretKey::LeaveOut);

// Puts a backup in place of what the folder holds; what it held is moved to "replaced-1" (2, 3 ...)
// inside it. Refused while a till runs on the folder, and when the backup or its journal is not
// sound; the folder is then as it was. Gives the names of the restored files.
Result<std::vector<std::string>> restoreFolder(const std::string &file, const std::string &folder);

} // namespace guitai::storage
