// SqlTables: the reading tables on disk.
#pragma once

#include "storage/base/sql_store.h"
#include "storage/journal/projection.h"

#include <set>

namespace guitai::storage {

// Works inside the caller's transaction, on a till's file and on the shop's database. What goes
// wrong is kept until takeProblem().
class SqlTables : public ReadingTables
{
public:
    explicit SqlTables(SqlStore &database)
        : m_database(database)
    {}

    void add(const StoredReceipt &row) override;
    void add(const StoredPayment &row) override;
    void add(const StoredRefund &row) override;
    void add(const StoredException &row) override;
    void add(const StoredShift &row) override;
    void add(const StoredShiftCash &row) override;
    void add(const StoredDrawerMove &row) override;
    void add(const StoredDay &row) override;
    void add(const StoredAudit &row) override;
    void add(const StoredStatement &row) override;
    void add(const StoredAcceptance &row) override;
    void change(const StoredStatement &row) override;
    void change(const StoredAcceptance &row) override;
    void change(const StoredShift &row) override;
    void change(const StoredShiftCash &row) override;
    void change(const StoredReceipt &row) override;
    void change(const StoredPayment &row) override;
    void change(const StoredRefund &row) override;
    void change(const StoredException &row) override;

    std::optional<StoredReceipt> receiptOf(const SaleId &sale) override;
    std::optional<StoredPayment> payment(const AttemptId &attempt) override;
    std::optional<StoredRefund> refund(const RefundId &refund) override;
    std::vector<StoredException> openExceptions(const AttemptId &attempt) override;

    std::optional<StoredShift> shift(const std::string &shift) override;
    std::optional<StoredShift> openShift() override;
    std::vector<StoredShiftCash> cashOfShift(const std::string &shift) override;
    std::optional<StoredStatement> statement(const std::string &id) override;
    std::vector<StoredAcceptance> standingAcceptances(const std::string &statement) override;

    void openSale(const SaleId &sale) override;
    void moveDrawer(Money by) override;
    void emptyDrawer() override;
    void refuse(std::string why) override;

    void closeSale(const SaleId &sale);
    Result<void> takeProblem();
    // After a rollback: what it thought was in the tables may not be.
    void forget() { m_known.clear(); }

private:
    void run(SqlStatement &statement);
    template <typename Row>
    void insert(const Row &row);
    template <typename Row>
    void update(const Row &row);
    template <typename Row>
    std::vector<Row> all(SqlStatement &statement);
    template <typename Row>
    std::optional<Row> one(const std::string &sql, std::string_view key);

    SqlStore &m_database;
    std::set<std::string> m_known; // sales that are in open_sales
    std::optional<Problem> m_problem;
};

} // namespace guitai::storage
