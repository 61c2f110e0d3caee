// With which offset days were counted.
#include "storage/journal/day_rules.h"

#include <iterator>

namespace guitai::storage {

Result<DayRules> DayRules::read(Database &database)
{
    DayRules rules;
    RawStatement rows(database.handle(), "SELECT from_seq, offset FROM day_rule");
    while (rows.row())
        rules.m_from[rows.integer(0)] = int(rows.integer(1));
    if (rows.failed())
        return database.problem();
    return rules;
}

int DayRules::offsetAt(std::int64_t seq) const
{
    const auto after = m_from.upper_bound(seq);
    return after == m_from.begin() ? 0 : std::prev(after)->second;
}

} // namespace guitai::storage
