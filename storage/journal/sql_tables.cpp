// The reading tables on disk.
#include "storage/journal/sql_tables.h"

#include "storage/journal/row_sql.h"

namespace guitai::storage {

void SqlTables::run(SqlStatement &statement)
{
    if (!m_problem && !statement.run())
        m_problem = m_database.problem();
}

template <typename Row>
void SqlTables::insert(const Row &row)
{
    static const std::string sql = insertSql<Row>();
    SqlStatement &statement = m_database.statement(sql);
    bindRow(statement, row);
    run(statement);
}

template <typename Row>
void SqlTables::update(const Row &row)
{
    static const std::string sql = updateSql<Row>();
    SqlStatement &statement = m_database.statement(sql);
    bindRow(statement, row);
    statement.bind(row.key());
    run(statement);
    if (!m_problem && statement.changed() != 1)
        refuse(std::string(Row::table) + " has no such row");
}

template <typename Row>
std::vector<Row> SqlTables::all(SqlStatement &statement)
{
    std::vector<Row> rows;
    while (statement.row())
        rows.push_back(readRow<Row>(statement));
    if (statement.failed() && !m_problem)
        m_problem = m_database.problem();
    statement.reset();
    return rows;
}

template <typename Row>
std::optional<Row> SqlTables::one(const std::string &sql, std::string_view key)
{
    SqlStatement &statement = m_database.statement(sql);
    std::optional<Row> found;
    if (statement.bind(key).row())
        found = readRow<Row>(statement);
    if (statement.failed() && !m_problem)
        m_problem = m_database.problem();
    statement.reset();
    return found;
}

void SqlTables::add(const StoredReceipt &row)
{
    insert(row);
}

void SqlTables::add(const StoredPayment &row)
{
    insert(row);
}

void SqlTables::add(const StoredRefund &row)
{
    insert(row);
}

void SqlTables::add(const StoredException &row)
{
    insert(row);
}

void SqlTables::change(const StoredReceipt &row)
{
    update(row);
}

void SqlTables::change(const StoredPayment &row)
{
    update(row);
}

void SqlTables::change(const StoredRefund &row)
{
    update(row);
}

void SqlTables::change(const StoredException &row)
{
    update(row);
}

std::optional<StoredReceipt> SqlTables::receiptOf(const SaleId &sale)
{
    static const std::string sql = selectSql<StoredReceipt>("WHERE sale = ?");
    return one<StoredReceipt>(sql, sale.text);
}

std::optional<StoredPayment> SqlTables::payment(const AttemptId &attempt)
{
    static const std::string sql = selectSql<StoredPayment>("WHERE attempt = ?");
    return one<StoredPayment>(sql, attempt.text);
}

std::optional<StoredRefund> SqlTables::refund(const RefundId &refund)
{
    static const std::string sql = selectSql<StoredRefund>("WHERE refund = ?");
    return one<StoredRefund>(sql, refund.text);
}

std::vector<StoredException> SqlTables::openExceptions(const AttemptId &attempt)
{
    static const std::string sql =
        selectSql<StoredException>("WHERE attempt = ? AND settled IS NULL ORDER BY seq");
    return all<StoredException>(m_database.statement(sql).bind(std::string_view(attempt.text)));
}

void SqlTables::add(const StoredShift &row)
{
    insert(row);
}

void SqlTables::add(const StoredShiftCash &row)
{
    insert(row);
}

void SqlTables::add(const StoredDrawerMove &row)
{
    insert(row);
}

void SqlTables::add(const StoredDay &row)
{
    insert(row);
}

void SqlTables::add(const StoredAudit &row)
{
    insert(row);
}

void SqlTables::change(const StoredShift &row)
{
    update(row);
}

void SqlTables::change(const StoredShiftCash &row)
{
    update(row);
}

std::optional<StoredShift> SqlTables::shift(const std::string &shift)
{
    static const std::string sql = selectSql<StoredShift>("WHERE shift = ?");
    return one<StoredShift>(sql, shift);
}

std::optional<StoredShift> SqlTables::openShift()
{
    static const std::string sql = selectSql<StoredShift>("WHERE closed IS NULL");
    std::vector<StoredShift> rows = all<StoredShift>(m_database.statement(sql));
    return rows.empty() ? std::nullopt : std::optional(rows.front());
}

std::vector<StoredShiftCash> SqlTables::cashOfShift(const std::string &shift)
{
    static const std::string sql = selectSql<StoredShiftCash>("WHERE shift = ? ORDER BY id");
    return all<StoredShiftCash>(m_database.statement(sql).bind(std::string_view(shift)));
}

void SqlTables::add(const StoredStatement &row)
{
    insert(row);
}

void SqlTables::add(const StoredAcceptance &row)
{
    insert(row);
}

void SqlTables::change(const StoredStatement &row)
{
    update(row);
}

void SqlTables::change(const StoredAcceptance &row)
{
    update(row);
}

std::optional<StoredStatement> SqlTables::statement(const std::string &id)
{
    static const std::string sql = selectSql<StoredStatement>("WHERE id = ?");
    return one<StoredStatement>(sql, id);
}

std::vector<StoredAcceptance> SqlTables::standingAcceptances(const std::string &statement)
{
    static const std::string sql =
        selectSql<StoredAcceptance>("WHERE statement = ? AND stands <> 0 ORDER BY seq");
    return all<StoredAcceptance>(m_database.statement(sql).bind(std::string_view(statement)));
}

void SqlTables::emptyDrawer()
{
    run(m_database.statement("DELETE FROM drawer"));
}

void SqlTables::openSale(const SaleId &sale)
{
    if (m_known.count(sale.text) != 0)
        return;
    run(m_database
            .statement("INSERT INTO open_sales (sale) SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM "
                       "open_sales WHERE sale = ?1)")
            .bind(std::string_view(sale.text)));
    m_known.insert(sale.text);
}

void SqlTables::closeSale(const SaleId &sale)
{
    run(m_database.statement("DELETE FROM open_sales WHERE sale = ?")
            .bind(std::string_view(sale.text)));
    m_known.erase(sale.text);
}

void SqlTables::moveDrawer(Money by)
{
    const std::string currency = by.currency().code();
    run(m_database
            .statement("INSERT INTO drawer (currency, amount) VALUES (?, ?) ON CONFLICT (currency) "
                       "DO UPDATE SET amount = amount + excluded.amount")
            .bind(std::string_view(currency))
            .bind(by.minor()));
}

void SqlTables::refuse(std::string why)
{
    if (!m_problem)
        m_problem = Problem{m_database.path() +
                            " refuses what does not fit what it holds: " + std::move(why) + "."};
}

Result<void> SqlTables::takeProblem()
{
    if (!m_problem)
        return {};
    const Problem problem = *m_problem;
    m_problem.reset();
    return problem;
}

} // namespace guitai::storage
