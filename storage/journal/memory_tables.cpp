// The reading tables in memory.
#include "storage/journal/memory_tables.h"

namespace guitai::storage {

namespace {

template <typename Rows, typename Row>
void addTo(MemoryTables &tables, Rows &rows, const Row &row)
{
    if (!rows.emplace(row.key(), row).second)
        tables.refuse(std::string(Row::table) + " has the same key twice");
}

template <typename Rows, typename Row>
void changeIn(MemoryTables &tables, Rows &rows, const Row &row)
{
    const auto found = rows.find(row.key());
    if (found == rows.end())
        tables.refuse(std::string(Row::table) + " has no such row");
    else
        found->second = row;
}

} // namespace

void MemoryTables::add(const StoredReceipt &row)
{
    addTo(*this, receipts, row);
    receiptBySale[row.sale] = row.number;
}

void MemoryTables::add(const StoredPayment &row)
{
    addTo(*this, payments, row);
}

void MemoryTables::add(const StoredRefund &row)
{
    addTo(*this, refunds, row);
}

void MemoryTables::add(const StoredException &row)
{
    addTo(*this, exceptions, row);
}

void MemoryTables::change(const StoredReceipt &row)
{
    changeIn(*this, receipts, row);
}

void MemoryTables::change(const StoredPayment &row)
{
    changeIn(*this, payments, row);
}

void MemoryTables::change(const StoredRefund &row)
{
    changeIn(*this, refunds, row);
}

void MemoryTables::change(const StoredException &row)
{
    changeIn(*this, exceptions, row);
}

std::optional<StoredReceipt> MemoryTables::receiptOf(const SaleId &sale)
{
    const auto number = receiptBySale.find(sale.text);
    if (number == receiptBySale.end())
        return std::nullopt;
    return receipts.at(number->second);
}

std::optional<StoredPayment> MemoryTables::payment(const AttemptId &attempt)
{
    const auto found = payments.find(attempt.text);
    return found == payments.end() ? std::nullopt : std::optional(found->second);
}

std::optional<StoredRefund> MemoryTables::refund(const RefundId &refund)
{
    const auto found = refunds.find(refund.text);
    return found == refunds.end() ? std::nullopt : std::optional(found->second);
}

std::vector<StoredException> MemoryTables::openExceptions(const AttemptId &attempt)
{
    std::vector<StoredException> open;
    for (const auto &[seq, row] : exceptions) {
        if (row.attempt == attempt.text && !row.settled)
            open.push_back(row);
    }
    return open;
}

void MemoryTables::add(const StoredShift &row)
{
    if (!openShiftId.empty())
        refuse("two shifts are open at once");
    addTo(*this, shifts, row);
    openShiftId = row.shift;
}

void MemoryTables::add(const StoredShiftCash &row)
{
    addTo(*this, shiftCash, row);
}

void MemoryTables::add(const StoredDrawerMove &row)
{
    addTo(*this, drawerMoves, row);
}

void MemoryTables::add(const StoredDay &row)
{
    const std::int64_t last = days.empty() ? 0 : days.rbegin()->first;
    if (row.number != last + 1)
        refuse("days are numbered without gaps");
    addTo(*this, days, row);
}

void MemoryTables::add(const StoredAudit &row)
{
    addTo(*this, audits, row);
}

void MemoryTables::change(const StoredShift &row)
{
    changeIn(*this, shifts, row);
    if (row.closed && openShiftId == row.shift)
        openShiftId.clear();
}

void MemoryTables::change(const StoredShiftCash &row)
{
    changeIn(*this, shiftCash, row);
}

std::optional<StoredShift> MemoryTables::shift(const std::string &shift)
{
    const auto found = shifts.find(shift);
    return found == shifts.end() ? std::nullopt : std::optional(found->second);
}

std::optional<StoredShift> MemoryTables::openShift()
{
    return shift(openShiftId);
}

std::vector<StoredShiftCash> MemoryTables::cashOfShift(const std::string &shift)
{
    std::vector<StoredShiftCash> rows;
    const std::string prefix = shift + "/";
    for (auto it = shiftCash.lower_bound(prefix);
         it != shiftCash.end() && it->first.starts_with(prefix); ++it) {
        if (it->second.shift == shift)
            rows.push_back(it->second);
    }
    return rows;
}

void MemoryTables::add(const StoredStatement &row)
{
    addTo(*this, statements, row);
}

void MemoryTables::add(const StoredAcceptance &row)
{
    addTo(*this, acceptances, row);
}

void MemoryTables::change(const StoredStatement &row)
{
    changeIn(*this, statements, row);
}

void MemoryTables::change(const StoredAcceptance &row)
{
    changeIn(*this, acceptances, row);
}

std::optional<StoredStatement> MemoryTables::statement(const std::string &id)
{
    const auto found = statements.find(id);
    return found == statements.end() ? std::nullopt : std::optional(found->second);
}

std::vector<StoredAcceptance> MemoryTables::standingAcceptances(const std::string &statement)
{
    std::vector<StoredAcceptance> rows;
    for (const auto &[seq, row] : acceptances) {
        if (row.statement == statement && row.stands != 0)
            rows.push_back(row);
    }
    return rows;
}

void MemoryTables::refuse(std::string why)
{
    if (refusal.empty())
        refusal = std::move(why);
}

} // namespace guitai::storage
