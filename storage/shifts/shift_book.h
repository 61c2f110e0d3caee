// ShiftBook: reads shifts, days and what needed trust out of the journal's reading tables.
#pragma once

#include "books/shift_report.h"
#include "storage/base/database.h"
#include "storage/journal/drawer_rows.h"

#include <optional>
#include <string>
#include <vector>

namespace guitai::storage {

// Over the journal's own connection or another one; days are counted as the shop does now.
class ShiftBook
{
public:
    ShiftBook(SqlStore &database, Currency currency, int offsetSeconds)
        : m_database(database)
        , m_currency(currency)
        , m_offset(offsetSeconds)
    {}

    // Of the shift that is open, up to now; nothing where none is.
    Result<std::optional<ShiftReport>> openShift(Instant now);
    Result<std::optional<ShiftReport>> shift(const ShiftId &shift, Instant now);
    // The shift that was closed last.
    Result<std::optional<ShiftReport>> lastShift();
    // withStatements: the ways of paying whose providers make statements.
    Result<std::optional<DayReport>> day(std::int64_t number,
                                         const std::vector<ProviderId> &withStatements = {});
    // What happened since the last day was closed: the Z to be.
    Result<ShiftReport> sinceLastDay(Instant now);

    // What needed trust, oldest first; an empty day: all.
    Result<std::vector<StoredAudit>> audit(const std::string &day);

private:
    Result<std::optional<ShiftReport>> firstOf(const std::string &rest, const std::string &key,
                                               Instant now);
    Result<ShiftReport> reportOf(const StoredShift &row, Instant now);
    Result<void> addBusiness(ShiftReport &report, std::int64_t fromSeq, std::int64_t toSeq);
    Result<void> addMethods(ShiftReport &report, const char *sql, bool refunds);
    Result<void> addDrawer(ShiftReport &report);
    Result<void> addStatements(DayReport &report, std::int64_t fromSeq, std::int64_t toSeq,
                               const std::vector<ProviderId> &withStatements);

    SqlStore &m_database;
    Currency m_currency;
    int m_offset;
};

} // namespace guitai::storage
