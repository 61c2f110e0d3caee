// Verification of a journal: the whole chain, every body, and the reading tables against the facts.
// And their rebuilding from the facts.
#pragma once

#include "storage/base/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace guitai::storage {

struct JournalFault
{
    std::int64_t row =
        0; // seq of the first bad fact; 0: the facts are good, a reading table is not
    std::string what;
};

struct JournalCheck
{
    std::int64_t facts = 0; // looked at
    std::int64_t lastSeq = 0;
    std::string lastHash;  // hex; written down elsewhere, it proves the journal as it is today
    std::int64_t days = 0; // closed, each with a signature that holds
    std::vector<std::string> dayKeys; // the public keys they were signed with, hex
    std::optional<JournalFault> fault;
};

// A Problem when the file cannot be read at all. The till may run meanwhile.
Result<JournalCheck> verifyJournal(const std::string &path);
Result<JournalCheck> verifyJournal(Database &database);

// Why the closed days are not all signed by these keys (hex); empty when they are. Whoever writes a
// journal anew, chain and all, cannot sign its days: there the key is another, or no day is closed.
std::string faultOfDays(const JournalCheck &check, const std::vector<std::string> &keys);

// Writes the reading tables anew from the facts, in one transaction. A Problem at the first fact
// that cannot be read; nothing is changed then.
Result<void> rebuildReadingTables(const std::string &path);
Result<void> rebuildReadingTables(Database &database);

} // namespace guitai::storage
