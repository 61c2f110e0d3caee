// ChangeNotes: what was changed about settings and staff while the journal was not at hand, until
// the till takes it into the journal.
#pragma once

#include "shop/base/id.h"
#include "shop/base/result.h"

#include <string>
#include <vector>

namespace guitai::storage {

struct ChangeNote
{
    std::string by;   // the user of the machine, or a person's id
    CashierId person; // empty: about settings
    std::string what; // never a secret

    friend bool operator==(const ChangeNote &, const ChangeNote &) = default;
};

// changes.json in the data folder.
class ChangeNotes
{
public:
    explicit ChangeNotes(const std::string &folder);

    Result<void> add(const ChangeNote &note);
    std::vector<ChangeNote> all() const;
    // They are in the journal now.
    void clear();

private:
    std::string m_path;
};

} // namespace guitai::storage
