// PostgresStorage: a database that several relays share; to tills and providers they are one.
#pragma once

#include "app/relay/storage.h"

namespace guitai::relay {

// url: "postgresql://user@host/name", or whatever else libpq understands.
std::unique_ptr<Storage> postgresStorage(const std::string &url);

} // namespace guitai::relay
