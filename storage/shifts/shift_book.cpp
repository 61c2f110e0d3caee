// Queries over the reading tables; nothing here is kept.
#include "storage/shifts/shift_book.h"

#include "storage/journal/fact_json.h"
#include "storage/journal/projection.h"
#include "storage/journal/row_sql.h"
#include "storage/reports/statement_book.h"

#include <algorithm>
#include <limits>

namespace guitai::storage {

namespace {

constexpr std::int64_t endless = std::numeric_limits<std::int64_t>::max();

template <typename Row>
Result<std::vector<Row>> rowsOf(SqlStore &database, const std::string &rest, std::string_view key)
{
    SqlStatement &statement = database.statement(selectSql<Row>(rest));
    if (rest.find('?') != std::string::npos)
        statement.bind(key);
    std::vector<Row> rows;
    while (statement.row())
        rows.push_back(readRow<Row>(statement));
    if (statement.failed())
        return database.problem();
    statement.reset();
    return rows;
}

Money amountOf(std::int64_t minor, const std::string &code)
{
    const auto currency = Currency::fromCode(code);
    return Money(minor, currency ? *currency : Currency());
}

} // namespace

Result<std::optional<ShiftReport>> ShiftBook::openShift(Instant now)
{
    return firstOf("WHERE closed IS NULL", {}, now);
}

Result<std::optional<ShiftReport>> ShiftBook::shift(const ShiftId &shift, Instant now)
{
    return firstOf("WHERE shift = ?", shift.text, now);
}

Result<std::optional<ShiftReport>> ShiftBook::lastShift()
{
    return firstOf("WHERE closed_seq IS NOT NULL ORDER BY closed_seq DESC LIMIT 1", {}, {});
}

Result<std::optional<ShiftReport>> ShiftBook::firstOf(const std::string &rest,
                                                      const std::string &key, Instant now)
{
    const auto rows = rowsOf<StoredShift>(m_database, rest, key);
    if (!rows)
        return rows.problem();
    if (rows->empty())
        return std::optional<ShiftReport>();
    auto report = reportOf(rows->front(), now);
    if (!report)
        return report.problem();
    return std::optional(std::move(report).value());
}

Result<ShiftReport> ShiftBook::reportOf(const StoredShift &row, Instant now)
{
    ShiftReport report;
    report.shift = ShiftId(row.shift);
    report.till = row.till;
    report.cashierName = row.cashierName;
    report.currency = m_currency;
    report.from = {row.opened};
    report.to = row.closed ? Instant{*row.closed} : now;
    report.isClosed = row.closed.has_value();
    report.isUncounted = row.uncounted != 0;
    if (auto added = addBusiness(report, row.seq, row.closedSeq.value_or(endless)); !added)
        return added.problem();
    if (auto added = addDrawer(report); !added)
        return added.problem();
    return report;
}

Result<void> ShiftBook::addBusiness(ShiftReport &report, std::int64_t fromSeq, std::int64_t toSeq)
{
    SqlStatement &sums = m_database.statement(
        "SELECT count(*), coalesce(sum(total), 0), coalesce(sum(discount), 0), coalesce(sum(tax), "
        "0) FROM receipts WHERE seq > ? AND seq <= ? AND currency = ?");
    const std::string own = m_currency.code();
    if (!sums.bind(fromSeq).bind(toSeq).bind(std::string_view(own)).row())
        return m_database.problem();
    report.receipts = sums.integer(0);
    report.sales = Money(sums.integer(1), m_currency);
    report.discounts = Money(sums.integer(2), m_currency);
    report.tax = Money(sums.integer(3), m_currency);
    sums.reset();
    if (auto added = addMethods(report,
                                "SELECT provider, currency, count(*), sum(net) FROM payments WHERE "
                                "day >= ? AND day <= ? AND state = 'paid' AND ended >= ? AND ended "
                                "<= ? GROUP BY provider, currency ORDER BY provider",
                                false);
        !added)
        return added;
    return addMethods(report,
                      "SELECT provider, currency, count(*), sum(amount) FROM refunds WHERE day >= "
                      "? AND day <= ? AND state = 'done' AND ended >= ? AND ended <= ? GROUP BY "
                      "provider, currency ORDER BY provider",
                      true);
}

Result<void> ShiftBook::addMethods(ShiftReport &report, const char *sql, bool refunds)
{
    const std::string from = dayOf(report.from.ms - 86'400'000, m_offset);
    const std::string to = dayOf(report.to.ms + 86'400'000, m_offset);
    SqlStatement &rows = m_database.statement(sql);
    rows.bind(std::string_view(from))
        .bind(std::string_view(to))
        .bind(report.from.ms)
        .bind(report.to.ms);
    while (rows.row()) {
        const ProviderId provider{std::string(rows.text(0))};
        const Money sum = amountOf(rows.integer(3), std::string(rows.text(1)));
        auto method =
            std::find_if(report.methods.begin(), report.methods.end(), [&](const MethodReport &m) {
                return m.provider == provider && m.taken.currency() == sum.currency();
            });
        if (method == report.methods.end()) {
            const Money nothing(0, sum.currency());
            method = report.methods.insert(method, {provider, 0, nothing, 0, nothing});
        }
        (refunds ? method->refunds : method->payments) += rows.integer(2);
        (refunds ? method->refunded : method->taken) += sum;
    }
    if (rows.failed())
        return m_database.problem();
    rows.reset();
    return {};
}

Result<void> ShiftBook::addDrawer(ShiftReport &report)
{
    const auto cash =
        rowsOf<StoredShiftCash>(m_database, "WHERE shift = ? ORDER BY id", report.shift.text);
    if (!cash)
        return cash.problem();
    for (const StoredShiftCash &row : *cash) {
        const auto money = [&](std::int64_t minor) { return amountOf(minor, row.currency); };
        CashReport part;
        part.ledger = {money(row.opening), money(row.sales), money(row.refunds), money(row.paidIn),
                       money(row.paidOut)};
        if (row.counted && !report.isUncounted)
            part.counted = money(*row.counted);
        if (row.kept)
            part.kept = money(*row.kept);
        report.cash.push_back(part);
    }
    std::stable_partition(report.cash.begin(), report.cash.end(), [&](const CashReport &c) {
        return c.ledger.opening.currency() == m_currency;
    });
    const auto moves =
        rowsOf<StoredDrawerMove>(m_database, "WHERE shift = ? ORDER BY seq", report.shift.text);
    if (!moves)
        return moves.problem();
    for (const StoredDrawerMove &row : *moves)
        report.moves.push_back({{row.at},
                                amountOf(row.amount, row.currency),
                                row.why,
                                CashierId(row.person),
                                CashierId(row.approved)});
    return {};
}

Result<ShiftReport> ShiftBook::sinceLastDay(Instant now)
{
    const auto last = rowsOf<StoredDay>(m_database, "ORDER BY number DESC LIMIT 1", {});
    if (!last)
        return last.problem();
    SqlStatement &first = m_database.statement("SELECT at FROM facts WHERE seq = ?");
    const std::int64_t fromSeq = last->empty() ? 0 : last->front().seq;
    ShiftReport report;
    report.currency = m_currency;
    report.from = now;
    if (first.bind(fromSeq + 1).row())
        report.from = {first.integer(0)};
    first.reset();
    report.to = now;
    if (auto added = addBusiness(report, fromSeq, endless); !added)
        return added.problem();
    return report;
}

// The days that it covers; none where it covers too many (a till that was never closed before).
Result<void> ShiftBook::addStatements(DayReport &report, std::int64_t fromSeq, std::int64_t toSeq,
                                      const std::vector<ProviderId> &withStatements)
{
    constexpr std::size_t mostDays = 31;
    std::vector<std::string> days;
    const std::string last = dayOf(report.day.at.ms, m_offset);
    for (std::int64_t at = report.all.from.ms; days.size() <= mostDays; at += 86'400'000) {
        days.push_back(dayOf(at, m_offset));
        if (days.back() >= last)
            break;
    }
    StatementBook book(m_database);
    if (days.size() <= mostDays) {
        const auto kept = book.between(days.front(), last);
        if (!kept)
            return kept.problem();
        std::vector<ProviderId> wanted;
        for (const MethodReport &method : report.all.methods) {
            if (std::find(withStatements.begin(), withStatements.end(), method.provider) !=
                withStatements.end())
                wanted.push_back(method.provider);
        }
        report.statements = linesOf(*kept, wanted, days);
    }
    auto since = book.comparedWithin(fromSeq, toSeq);
    if (!since)
        return since.problem();
    report.comparedSince = std::move(since).value();
    return {};
}

Result<std::optional<DayReport>> ShiftBook::day(std::int64_t number,
                                                const std::vector<ProviderId> &withStatements)
{
    const std::string key = std::to_string(number);
    const auto rows = rowsOf<StoredDay>(m_database, "WHERE number = CAST(? AS INTEGER)", key);
    if (!rows)
        return rows.problem();
    if (rows->empty())
        return std::optional<DayReport>();
    const std::int64_t seq = rows->front().seq;
    DayReport report;
    SqlStatement &body = m_database.statement("SELECT kind, body FROM facts WHERE seq = ?");
    if (!body.bind(seq).row())
        return m_database.problem();
    const auto fact = factFromJson(body.text(0), body.text(1));
    body.reset();
    if (!fact)
        return fact.problem();
    report.day = std::get<DayClosed>(*fact);

    const std::string before = std::to_string(number - 1);
    const auto last = rowsOf<StoredDay>(m_database, "WHERE number = CAST(? AS INTEGER)", before);
    if (!last)
        return last.problem();
    const std::int64_t fromSeq = last->empty() ? 0 : last->front().seq;
    SqlStatement &first = m_database.statement("SELECT at FROM facts WHERE seq = ?");
    report.all.from = report.day.at;
    if (first.bind(fromSeq + 1).row())
        report.all.from = {first.integer(0)};
    first.reset();
    report.all.currency = m_currency;
    report.all.till = report.day.till;
    report.all.to = report.day.at;
    report.all.isClosed = true;
    if (auto added = addBusiness(report.all, fromSeq, seq); !added)
        return added.problem();
    const auto shifts =
        rowsOf<StoredShift>(m_database,
                            "WHERE closed_seq > " + std::to_string(fromSeq) +
                                " AND closed_seq <= " + std::to_string(seq) + " ORDER BY seq",
                            {});
    if (!shifts)
        return shifts.problem();
    for (const StoredShift &row : *shifts) {
        auto shift = reportOf(row, report.day.at);
        if (!shift)
            return shift.problem();
        report.shifts.push_back(std::move(shift).value());
    }
    if (auto added = addStatements(report, fromSeq, seq, withStatements); !added)
        return added.problem();
    return std::optional(std::move(report));
}

Result<std::vector<StoredAudit>> ShiftBook::audit(const std::string &day)
{
    return rowsOf<StoredAudit>(m_database,
                               day.empty() ? "ORDER BY seq" : "WHERE day = ? ORDER BY seq", day);
}

} // namespace guitai::storage
