// A file in the data folder, or a PostgreSQL database.
#include "app/relay/open_storage.h"

#include "app/relay/postgres_storage.h"
#include "app/relay/sqlite_storage.h"

#include <sys/stat.h>

namespace guitai::relay {

Result<std::unique_ptr<Storage>> storageFor(const Options &options)
{
    if (!options.database.empty()) {
        return postgresStorage(options.database);
    }
    std::error_code error;
    std::filesystem::create_directories(options.dataDir.parent_path(), error);
    if (::mkdir(options.dataDir.c_str(), 0700) != 0 && errno != EEXIST) {
        return Problem{"cannot make the folder " + options.dataDir.string() +
                       ": choose another with --data-dir"};
    }
    return sqliteStorage(options.dataDir / "relay.sqlite");
}

} // namespace guitai::relay
