// Lost facts: what the shop's database still has of a till whose journal was restored from an older
// copy, or is new on a new disk.
#pragma once

#include "storage/journal/sqlite_journal.h"
#include "storage/shop/shop_book.h"

namespace guitai::storage {

// Appends them to the journal, each only when its hash follows; returns how many. A Problem when
// the journal has gone on by itself since. The till must not be running.
Result<std::int64_t> fetchLost(SqliteJournal &journal, ShopBook &book, const std::string &till);

} // namespace guitai::storage
