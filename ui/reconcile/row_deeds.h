// What can be done about rows that differ, and what that would move: pure, from what the rows say.
#pragma once

#include "ui/reconcile/reconcile_words.h"

#include <string>
#include <vector>

namespace guitai::ui {

enum class Deed
{
    Ask,
    GiveBack,
    Attach,
    Accept
};

struct RowDeeds
{
    // The names of the rows with which it can be done.
    std::vector<std::string> ask, giveBack, attach, accept;
    std::vector<Money> sums;     // that would be given back: one a currency
    std::optional<Deed> primary; // what the group is about

    const std::vector<std::string> &names(Deed deed) const;
    friend bool operator==(const RowDeeds &, const RowDeeds &) = default;
};

// names: of all of them; those that cannot be read have no row.
RowDeeds deedsFor(RowGroup group, const std::vector<ReconciledRow> &rows,
                  const std::vector<std::string> &names);

// "¥35.80 + $5.00"
QString sumsText(const std::vector<Money> &sums);

} // namespace guitai::ui
