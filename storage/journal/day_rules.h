// DayRules: with which offset from Greenwich days were counted, from which fact on.
#pragma once

#include "storage/base/database.h"

#include <map>

namespace guitai::storage {

class DayRules
{
public:
    static Result<DayRules> read(Database &database);
    int offsetAt(std::int64_t seq) const;

private:
    std::map<std::int64_t, int> m_from;
};

} // namespace guitai::storage
