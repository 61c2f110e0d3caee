// ShopTables: the reading tables of one till in the shop's database, written a batch at a time: the
// server may be a network away, and a sale would ask it six times.
#pragma once

#include "storage/journal/sql_tables.h"

#include <map>

namespace guitai::storage {

// Inside the caller's transaction, for one batch. What is added is written by flush().
class ShopTables final : public SqlTables
{
public:
    explicit ShopTables(SqlStore &store)
        : SqlTables(store)
        , m_store(store)
    {}

    using SqlTables::add;
    using SqlTables::change;
    void add(const StoredReceipt &row) override;
    void add(const StoredPayment &row) override;
    void add(const StoredRefund &row) override;
    void add(const StoredAudit &row) override;
    void add(const StoredShift &row) override;
    void change(const StoredShift &row) override;
    void change(const StoredReceipt &row) override;
    void change(const StoredPayment &row) override;
    void change(const StoredRefund &row) override;

    std::optional<StoredReceipt> receiptOf(const SaleId &sale) override;
    std::optional<StoredPayment> payment(const AttemptId &attempt) override;
    std::optional<StoredRefund> refund(const RefundId &refund) override;
    std::optional<StoredShift> openShift() override;

    // The till's own notes: the shop does not need them.
    void openSale(const SaleId &) override {}
    void moveDrawer(Money) override {}
    void emptyDrawer() override {}

    void refuse(std::string why) override;
    // Why a fact cannot be; empty: all can.
    const std::string &why() const { return m_why; }

    Result<void> flush();

private:
    // By key, with what they were made to.
    template <typename Row>
    using Rows = std::map<std::decay_t<decltype(Row().key())>, Row>;

    template <typename Row>
    void keep(Rows<Row> &rows, const Row &row);
    template <typename Row>
    bool revise(Rows<Row> &rows, const Row &row);
    template <typename Row>
    Result<void> write(const Rows<Row> &rows);

    SqlStore &m_store;
    Rows<StoredReceipt> m_receipts;
    Rows<StoredPayment> m_payments;
    Rows<StoredRefund> m_refunds;
    Rows<StoredAudit> m_audits;
    std::map<std::string, std::int64_t> m_receiptBySale;
    std::optional<std::optional<StoredShift>> m_openShift; // as it was asked for last
    std::string m_why;
};

} // namespace guitai::storage
