// New rows wait until the batch is over; what was there before is changed at once.
#include "storage/shop/shop_tables.h"

#include "storage/journal/row_sql.h"

namespace guitai::storage {

namespace {

constexpr std::size_t newRowsAtOnce = 50;

template <typename Row>
std::string insertManySql(std::size_t rows)
{
    std::string sql = insertSql<Row>();
    const std::string values = sql.substr(sql.rfind(" VALUES (") + 8);
    for (std::size_t i = 1; i < rows; ++i)
        sql += ", " + values;
    return sql;
}

} // namespace

template <typename Row>
void ShopTables::keep(Rows<Row> &rows, const Row &row)
{
    if (!rows.emplace(row.key(), row).second)
        refuse(std::string(Row::table) + " has the same key twice");
}

// False: it is none of this batch.
template <typename Row>
bool ShopTables::revise(Rows<Row> &rows, const Row &row)
{
    const auto found = rows.find(row.key());
    if (found == rows.end())
        return false;
    found->second = row;
    return true;
}

template <typename Row>
Result<void> ShopTables::write(const Rows<Row> &rows)
{
    static const std::string many = insertManySql<Row>(newRowsAtOnce);
    static const std::string one = insertSql<Row>();
    std::size_t left = rows.size(), open = 0;
    SqlStatement *insert = nullptr;
    for (const auto &[key, row] : rows) {
        if (open == 0) {
            open = left >= newRowsAtOnce ? newRowsAtOnce : 1;
            insert = &m_store.statement(open == 1 ? one : many);
        }
        bindRow(*insert, row);
        --left;
        if (--open == 0 && !insert->run())
            return m_store.problem();
    }
    return {};
}

Result<void> ShopTables::flush()
{
    if (auto done = write(m_receipts); !done)
        return done;
    if (auto done = write(m_payments); !done)
        return done;
    if (auto done = write(m_refunds); !done)
        return done;
    return write(m_audits);
}

void ShopTables::add(const StoredReceipt &row)
{
    keep(m_receipts, row);
    m_receiptBySale[row.sale] = row.number;
}

void ShopTables::add(const StoredPayment &row)
{
    keep(m_payments, row);
}

void ShopTables::add(const StoredRefund &row)
{
    keep(m_refunds, row);
}

void ShopTables::add(const StoredAudit &row)
{
    keep(m_audits, row);
}

void ShopTables::add(const StoredShift &row)
{
    m_openShift.reset();
    SqlTables::add(row);
}

void ShopTables::change(const StoredShift &row)
{
    m_openShift.reset();
    SqlTables::change(row);
}

void ShopTables::change(const StoredReceipt &row)
{
    if (!revise(m_receipts, row))
        SqlTables::change(row);
}

void ShopTables::change(const StoredPayment &row)
{
    if (!revise(m_payments, row))
        SqlTables::change(row);
}

void ShopTables::change(const StoredRefund &row)
{
    if (!revise(m_refunds, row))
        SqlTables::change(row);
}

std::optional<StoredReceipt> ShopTables::receiptOf(const SaleId &sale)
{
    const auto number = m_receiptBySale.find(sale.text);
    if (number == m_receiptBySale.end())
        return SqlTables::receiptOf(sale);
    return m_receipts.at(number->second);
}

std::optional<StoredPayment> ShopTables::payment(const AttemptId &attempt)
{
    const auto found = m_payments.find(attempt.text);
    return found == m_payments.end() ? SqlTables::payment(attempt) : std::optional(found->second);
}

std::optional<StoredRefund> ShopTables::refund(const RefundId &refund)
{
    const auto found = m_refunds.find(refund.text);
    return found == m_refunds.end() ? SqlTables::refund(refund) : std::optional(found->second);
}

std::optional<StoredShift> ShopTables::openShift()
{
    if (!m_openShift)
        m_openShift = SqlTables::openShift();
    return *m_openShift;
}

void ShopTables::refuse(std::string why)
{
    if (m_why.empty())
        m_why = std::move(why);
}

} // namespace guitai::storage
