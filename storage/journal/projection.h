// Projection: what each fact changes in the reading tables. One rule for the tables on disk, their
// rebuilding, and the check that compares both.
#pragma once

#include "payment/engine/facts.h"
#include "storage/journal/drawer_rows.h"
#include "storage/journal/reading_rows.h"
#include "storage/journal/statement_rows.h"

#include <optional>
#include <string>
#include <vector>

namespace guitai::storage {

// Rises with every change of what is projected: tables made by an older rule are made anew from the
// facts.
inline constexpr int projectionRule = 3;

// Where the rows are kept. add() refuses a key that is there already, change() one that is not.
class ReadingTables
{
public:
    virtual ~ReadingTables() = default;

    virtual void add(const StoredReceipt &row) = 0;
    virtual void add(const StoredPayment &row) = 0;
    virtual void add(const StoredRefund &row) = 0;
    virtual void add(const StoredException &row) = 0;
    virtual void add(const StoredShift &row) = 0;
    virtual void add(const StoredShiftCash &row) = 0;
    virtual void add(const StoredDrawerMove &row) = 0;
    virtual void add(const StoredDay &row) = 0;
    virtual void add(const StoredAudit &row) = 0;
    virtual void add(const StoredStatement &row) = 0;
    virtual void add(const StoredAcceptance &row) = 0;
    virtual void change(const StoredStatement &row) = 0;
    virtual void change(const StoredAcceptance &row) = 0;
    virtual void change(const StoredShift &row) = 0;
    virtual void change(const StoredShiftCash &row) = 0;
    virtual void change(const StoredReceipt &row) = 0;
    virtual void change(const StoredPayment &row) = 0;
    virtual void change(const StoredRefund &row) = 0;
    virtual void change(const StoredException &row) = 0;

    virtual std::optional<StoredReceipt> receiptOf(const SaleId &sale) = 0;
    virtual std::optional<StoredPayment> payment(const AttemptId &attempt) = 0;
    virtual std::optional<StoredRefund> refund(const RefundId &refund) = 0;
    // Not settled yet, oldest first.
    virtual std::vector<StoredException> openExceptions(const AttemptId &attempt) = 0;

    virtual std::optional<StoredShift> shift(const std::string &shift) = 0;
    virtual std::optional<StoredShift> openShift() = 0;
    virtual std::vector<StoredShiftCash> cashOfShift(const std::string &shift) = 0;

    virtual std::optional<StoredStatement> statement(const std::string &id) = 0;
    virtual std::vector<StoredAcceptance> standingAcceptances(const std::string &statement) = 0;

    virtual void openSale(const SaleId &sale) = 0;
    virtual void moveDrawer(Money by) = 0;
    virtual void emptyDrawer() = 0; // what is expected is begun anew
    // The fact cannot be: it speaks of what is not there.
    virtual void refuse(std::string why) = 0;
};

// "2026-03-01", counted with the offset from Greenwich in seconds.
std::string dayOf(std::int64_t atMs, int offsetSeconds);

// The part about shifts, the drawer, days and trust; project() does it all.
void projectDrawer(ReadingTables &tables, const Fact &fact, std::int64_t seq, int offsetSeconds);
// The part about statements.
void projectStatements(ReadingTables &tables, const Fact &fact, std::int64_t seq);
void project(ReadingTables &tables, const Fact &fact, std::int64_t seq, int offsetSeconds);

} // namespace guitai::storage
