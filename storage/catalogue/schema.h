// The catalogue's tables, as a numbered list of steps from an empty file to today's shape.
#pragma once

#include "shop/base/result.h"

struct sqlite3;

namespace guitai::storage {

// Brings an opened database to today's shape in one transaction. A Problem when the file was
// written by a newer program, or is no catalogue.
Result<void> bringCatalogueUpToDate(sqlite3 *db);

} // namespace guitai::storage
