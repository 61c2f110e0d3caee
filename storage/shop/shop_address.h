// ShopAddress: where the shop's database is, and whether the way there is safe enough for it.
#pragma once

#include "storage/base/postgres_store.h"
#include "storage/settings/settings.h"

namespace guitai::storage {

// A Problem names the setting: no PostgreSQL address, a password within it, another machine
// without a verified secure connection.
Result<PostgresAddress> shopAddress(const ShopDatabaseSettings &settings);

} // namespace guitai::storage
