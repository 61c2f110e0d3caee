// Reports: one walk over the receipts of the span in the order of time, one over its payments.
#include "storage/reports/report_book.h"

#include "storage/journal/fact_names.h"
#include "storage/journal/projection.h"
#include "storage/journal/receipts.h"
#include "storage/journal/schema.h"
#include "storage/journal/sold_text.h"

#include <algorithm>

namespace guitai::storage {

namespace {

const std::string receiptsSql =
    "SELECT number, at, currency, cashier, cashier_name, gross, discount, tip, total, rounding, "
    "goods, taxes, tenders FROM receipts WHERE at >= ?1 AND at < ?2";
const std::string paymentsSql =
    "SELECT provider, currency, net, coalesce(receipt, 0) FROM payments WHERE ended >= ?1 AND "
    "ended < ?2 AND state = 'paid'";
const std::string refundsSql =
    "SELECT refund, sale, provider, currency, amount FROM refunds WHERE ended >= ?1 AND ended < ?2 "
    "AND state = 'done'";
const std::string ofTheTill = " AND till = ?3";
const std::string onItsReceipt =
    " AND EXISTS (SELECT 1 FROM receipts AS r WHERE r.number = receipt AND r.till = ?3)";
const std::string shiftsSql =
    "SELECT s.shift, s.till, s.cashier, s.cashier_name, s.opened, s.closed, c.currency, c.opening, "
    "c.sales, c.refunds, c.paid_in, c.paid_out, c.counted, s.uncounted FROM shifts AS s JOIN "
    "shift_cash AS c ON c.shift = s.shift WHERE ";
const std::string reachesIn = "s.opened < ?2 AND (s.closed IS NULL OR s.closed > ?1)";

// Money that came late was taken for all that, and what was taken back was not.
const std::string ourPaymentsSql = R"sql(
SELECT p.attempt,
       p.reference,
       p.currency,
       p.amount,
       coalesce(e.at, p.ended, p.opened),
       CASE WHEN p.ended IS NULL THEN 'open'
            WHEN e.trouble IS NOT NULL THEN e.trouble
            ELSE p.state END,
       p.sale,
       coalesce(p.receipt, 0),
       '',
       CASE WHEN NOT EXISTS (SELECT 1 FROM receipts AS r WHERE r.sale = p.sale)
             AND NOT EXISTS (SELECT 1 FROM facts AS f
                             WHERE f.sale = p.sale AND f.kind = 'SaleVoided') THEN 1
            ELSE 0 END
FROM payments AS p
LEFT JOIN exceptions AS e
       ON e.attempt = p.attempt
      AND e.trouble IN ('paid_after_end', 'undone_after_paid')
      AND e.seq = (SELECT max(seq) FROM exceptions
                   WHERE attempt = p.attempt
                     AND trouble IN ('paid_after_end', 'undone_after_paid'))
WHERE p.provider = ?1 AND )sql";
const std::string ourRefundsSql = R"sql(
SELECT p.refund,
       p.reference,
       p.currency,
       -p.amount,
       coalesce(p.ended, p.opened),
       p.state,
       p.sale,
       coalesce(p.receipt, 0),
       p.leg,
       0
FROM refunds AS p
WHERE p.provider = ?1 AND )sql";
const std::string endedWithin = "p.ended >= ?2 AND p.ended < ?3";
const std::string stillOpen = "p.ended IS NULL AND p.opened >= ?2 AND p.opened < ?3";
// What was over before, and was news then.
const std::string newsWithin = "e.at >= ?2 AND e.at < ?3 AND NOT (p.ended >= ?2 AND p.ended < ?3)";

OurRow::State stateNamed(std::string_view state)
{
    if (state == "paid" || state == "done" || state == "paid_after_end")
        return OurRow::State::Done;
    return state == "open" || state == "asked" ? OurRow::State::Open : OurRow::State::NotDone;
}

Problem unreadable(const SqlStore &database, std::int64_t number)
{
    return {database.path() + ": receipt " + std::to_string(number) +
            " cannot be read for a report. Run guitaictl journal verify, then restore a backup."};
}

} // namespace

Result<std::unique_ptr<Database>> ReportBook::openForReading(const std::string &path)
{
    auto database = ReceiptBook::openForReading(path);
    if (!database)
        return database;
    RawStatement &made = (*database)->statement("SELECT rule FROM projected");
    const bool isOld = made.row() && made.integer(0) < projectionRule;
    made.reset();
    if (isOld)
        return Problem{path + " is of an older version: start the till once, so that it is brought "
                              "to the present one"};
    return database;
}

bool ReportBook::isOurs(Settling &settling, std::string_view currency) const
{
    if (currency == m_code)
        return true;
    settling.addOtherCurrency(currency);
    return false;
}

Result<void> ReportBook::addReceipts(Settling &settling)
{
    const auto walk = m_database.prepare(isByTill() ? receiptsSql + ofTheTill : receiptsSql);
    SqlStatement &rows = *walk;
    rows.bind(m_span.from.ms).bind(m_span.to.ms);
    if (isByTill())
        rows.bind(std::string_view(m_span.till));
    SoldReader reader;
    while (rows.row()) {
        if (!isOurs(settling, rows.text(2)))
            continue;
        if (!reader.read(rows.text(10), rows.text(11), rows.text(12)))
            return unreadable(m_database, rows.integer(0));
        SoldReceipt receipt;
        receipt.number = rows.integer(0);
        receipt.at = {rows.integer(1)};
        receipt.cashier = rows.text(3);
        receipt.cashierName = rows.text(4);
        receipt.gross = rows.integer(5);
        receipt.discount = rows.integer(6);
        receipt.tip = rows.integer(7);
        receipt.total = rows.integer(8);
        receipt.rounding = rows.integer(9);
        receipt.goods = reader.goods();
        receipt.taxes = reader.taxes();
        receipt.tenders = reader.tenders();
        settling.add(receipt);
    }
    return rows.failed() ? Result<void>(m_database.problem()) : Result<void>();
}

Result<void> ReportBook::addPayments(Settling &settling)
{
    const auto walk = m_database.prepare(isByTill() ? paymentsSql + onItsReceipt : paymentsSql);
    SqlStatement &rows = *walk;
    rows.bind(m_span.from.ms).bind(m_span.to.ms);
    if (isByTill())
        rows.bind(std::string_view(m_span.till));
    while (rows.row()) {
        if (isOurs(settling, rows.text(1)))
            settling.add(MovedPayment{rows.text(0), rows.integer(2), rows.integer(3)});
    }
    return rows.failed() ? Result<void>(m_database.problem()) : Result<void>();
}

Result<std::vector<TaxTotal>> ReportBook::taxesOf(const SaleId &sale, const std::string &refund,
                                                  Money amount)
{
    ReceiptBook book(m_database);
    const auto receipt = book.receiptOf(sale);
    if (!receipt)
        return receipt.problem();
    if (!*receipt)
        return std::vector<TaxTotal>();
    const auto facts = book.factsOf(sale);
    if (!facts)
        return facts.problem();
    for (const Fact &fact : *facts) {
        const auto *opened = std::get_if<RefundOpened>(&fact);
        if (opened && opened->refund.text == refund)
            return taxesOfRefund(**receipt, opened->lines, amount);
    }
    return taxesOfRefund(**receipt, {}, amount);
}

Result<void> ReportBook::addRefunds(Settling &settling)
{
    const auto walk = m_database.prepare(isByTill() ? refundsSql + onItsReceipt : refundsSql);
    SqlStatement &rows = *walk;
    rows.bind(m_span.from.ms).bind(m_span.to.ms);
    if (isByTill())
        rows.bind(std::string_view(m_span.till));
    while (rows.row()) {
        if (!isOurs(settling, rows.text(3)))
            continue;
        const Money amount(rows.integer(4), m_currency);
        const auto taxes =
            taxesOf(SaleId(std::string(rows.text(1))), std::string(rows.text(0)), amount);
        if (!taxes)
            return taxes.problem();
        settling.addRefund(rows.text(2), amount.minor(), *taxes);
    }
    return rows.failed() ? Result<void>(m_database.problem()) : Result<void>();
}

Result<void> ReportBook::addUnresolved(Settling &settling)
{
    for (const char *table : {"payments", "refunds"}) {
        SqlStatement &rows =
            m_database.statement(std::string("SELECT provider, currency, amount FROM ") + table +
                                 " WHERE ended IS NULL AND opened < ?");
        rows.bind(m_span.to.ms);
        while (rows.row()) {
            if (isOurs(settling, rows.text(1)))
                settling.addUnresolved(rows.text(0), rows.integer(2));
        }
        if (rows.failed())
            return m_database.problem();
    }
    return {};
}

Result<void> ReportBook::addTroubles(Settling &settling)
{
    SqlStatement &rows = m_database.statement(
        "SELECT e.attempt, e.sale, coalesce(p.provider, ''), e.trouble, e.currency, "
        "e.amount, e.at, e.settled, e.how, coalesce(p.state, '') FROM exceptions AS e LEFT JOIN "
        "payments AS "
        "p ON p.attempt = e.attempt WHERE e.at >= ? AND e.at < ? ORDER BY e.seq");
    rows.bind(m_span.from.ms).bind(m_span.to.ms);
    while (rows.row()) {
        TroubleFigures trouble;
        trouble.attempt = AttemptId(std::string(rows.text(0)));
        trouble.sale = SaleId(std::string(rows.text(1)));
        trouble.provider = ProviderId(std::string(rows.text(2)));
        valueOf(rows.text(3), trouble.trouble);
        const auto currency = Currency::fromCode(rows.text(4));
        trouble.amount = Money(rows.integer(5), currency ? *currency : m_currency);
        trouble.at = {rows.integer(6)};
        if (const auto settled = rows.integerOrNull(7))
            trouble.settledAt = Instant{*settled};
        trouble.how = rows.text(8);
        trouble.isTaken = rows.text(9) == "paid";
        settling.add(std::move(trouble));
    }
    return rows.failed() ? Result<void>(m_database.problem()) : Result<void>();
}

Result<void> ReportBook::addShifts(Settlement &settlement)
{
    const bool isOne = !m_span.shift.empty();
    const auto walk = m_database.prepare(shiftsSql + (isOne ? "?1 <= ?2" : reachesIn) +
                                         " AND (?3 = '' OR " + (isOne ? "s.shift" : "s.till") +
                                         " = ?3) ORDER BY s.opened, s.seq, c.currency <> ?4, c.id");
    SqlStatement &rows = *walk;
    rows.bind(m_span.from.ms).bind(m_span.to.ms);
    rows.bind(std::string_view(isOne ? m_span.shift.text : m_span.till));
    rows.bind(std::string_view(m_code));
    while (rows.row()) {
        const auto currency = Currency::fromCode(rows.text(6));
        if (!currency)
            return currency.problem();
        const auto money = [&](int column) { return Money(rows.integer(column), *currency); };
        ShiftFigures shift;
        shift.shift = ShiftId(std::string(rows.text(0)));
        shift.till = rows.text(1);
        shift.cashier = CashierId(std::string(rows.text(2)));
        shift.cashierName = rows.text(3);
        shift.opened = {rows.integer(4)};
        if (const auto closed = rows.integerOrNull(5))
            shift.closed = Instant{*closed};
        DrawerFigures &cash = shift.cash;
        cash.opening = money(7);
        cash.takings = money(8) - money(9);
        cash.paidIn = money(10);
        cash.paidOut = money(11);
        cash.expected = cash.opening + cash.takings + cash.paidIn - cash.paidOut;
        // Handed over as it stood: nobody has counted.
        const bool uncounted = rows.integer(13) != 0;
        if (const auto counted = rows.integerOrNull(12); counted && !uncounted)
            cash.counted = Money(*counted, *currency);
        settlement.shifts.push_back(std::move(shift));
    }
    return rows.failed() ? Result<void>(m_database.problem()) : Result<void>();
}

Result<bool> ReportBook::knowsTill(const std::string &till)
{
    SqlStatement &rows = m_database.statement("SELECT 1 FROM receipts WHERE till = ? LIMIT 1");
    const bool isThere = rows.bind(std::string_view(till)).row();
    if (rows.failed())
        return m_database.problem();
    rows.reset();
    return isThere;
}

Result<ReportSpan> ReportBook::shiftSpan(const ShiftId &shift, Instant now)
{
    const auto asked =
        m_database.prepare(std::string("SELECT shift, opened, closed FROM shifts WHERE ") +
                           (shift.empty() ? "closed IS NULL AND ? = ''" : "shift = ?"));
    SqlStatement &row = *asked;
    row.bind(std::string_view(shift.text));
    if (!row.row()) {
        if (row.failed())
            return m_database.problem();
        return Problem{shift.empty() ? "no shift is open"
                                     : "there is no shift " + shift.text +
                                           ": guitaictl shift report tells its number"};
    }
    const Instant from{row.integer(1)};
    const Instant last{row.integerOrNull(2).value_or(std::max(now.ms, from.ms))};
    // The end is not within the span; what happened in its last millisecond is.
    return ReportSpan{from, last + Span::milliseconds(1), {}, ShiftId(std::string(row.text(0)))};
}

Result<void> ReportBook::nameGoods(Settlement &settlement, int named)
{
    ReceiptBook book(m_database);
    const auto end = settlement.goods.begin() +
                     std::min<std::ptrdiff_t>(named, std::ptrdiff_t(settlement.goods.size()));
    for (auto goods = settlement.goods.begin(); goods != end; ++goods) {
        // In another till's book a receipt of that number has, as a rule, other goods.
        if (!goods->name.empty() || !goods->nameZh.empty())
            continue;
        const auto receipt = book.receipt(goods->receipt);
        if (!receipt)
            return receipt.problem();
        if (!*receipt)
            continue;
        for (const OrderLine &line : (*receipt)->order.lines) {
            if (line.code == goods->code) {
                goods->name = line.name;
                goods->nameZh = line.nameZh;
            }
        }
    }
    return {};
}

Result<void> ReportBook::inEachBook(const std::function<Result<void>()> &work)
{
    if (m_tills.empty())
        return work();
    for (const std::string &till : m_tills) {
        if (auto turned = m_database.turnTo(till); !turned)
            return turned;
        if (auto done = work(); !done)
            return done;
    }
    return {};
}

Result<void> ReportBook::addBook(Settling &settling)
{
    if (auto done = addReceipts(settling); !done)
        return done;
    if (auto done = addPayments(settling); !done)
        return done;
    if (auto done = addRefunds(settling); !done)
        return done;
    if (auto done = addUnresolved(settling); !done)
        return done;
    return addTroubles(settling);
}

Result<Settlement> ReportBook::settle(const ReportSpan &span, Currency currency, const Zone &zone,
                                      int named)
{
    m_span = span;
    m_currency = currency;
    m_code = currency.code();
    Settling settling(span, currency, zone);
    Settlement settlement;
    const auto done = m_database.atOneMoment([&]() -> Result<void> {
        auto added = inEachBook([&]() -> Result<void> {
            if (m_tills.size() > 1)
                settling.beginBook();
            return addBook(settling);
        });
        if (!added)
            return added;
        settlement = settling.finish();
        if (auto done = inEachBook([&] { return addShifts(settlement); }); !done)
            return done;
        return inEachBook([&] { return nameGoods(settlement, named); });
    });
    if (!done)
        return done.problem();
    const auto isOwn = [&](const ShiftFigures &s) { return s.cash.opening.currency() == currency; };
    if (std::count_if(settlement.shifts.begin(), settlement.shifts.end(), isOwn) == 1)
        settlement.drawer =
            std::find_if(settlement.shifts.begin(), settlement.shifts.end(), isOwn)->cash;
    return settlement;
}

Result<void> ReportBook::readOurs(SqlStatement &rows, MoveKind kind, std::vector<OurRow> &found)
{
    while (rows.row()) {
        const auto currency = Currency::fromCode(rows.text(2));
        if (!currency)
            return currency.problem();
        OurRow row;
        row.kind = kind;
        row.ours = rows.text(0);
        row.reference = rows.text(1);
        row.amount = Money(rows.integer(3), *currency);
        row.at = {rows.integer(4)};
        row.state = stateNamed(rows.text(5));
        row.sale = SaleId(std::string(rows.text(6)));
        row.receipt = rows.integer(7);
        row.order = rows.text(8);
        row.saleWaits = rows.integer(9) != 0;
        found.push_back(std::move(row));
    }
    return rows.failed() ? Result<void>(m_database.problem()) : Result<void>();
}

Result<std::vector<OurRow>> ReportBook::rowsOf(const ProviderId &provider, Instant from, Instant to)
{
    std::vector<OurRow> found;
    const auto read = [&](const std::string &sql, MoveKind kind) -> Result<void> {
        const auto rows = m_database.prepare(sql);
        rows->bind(std::string_view(provider.text)).bind(from.ms).bind(to.ms);
        return readOurs(*rows, kind, found);
    };
    const auto done = inEachBook([&]() -> Result<void> {
        for (const std::string &when : {endedWithin, stillOpen}) {
            if (auto done = read(ourPaymentsSql + when, MoveKind::Payment); !done)
                return done;
            if (auto done = read(ourRefundsSql + when, MoveKind::Refund); !done)
                return done;
        }
        return read(ourPaymentsSql + newsWithin, MoveKind::Payment);
    });
    if (!done)
        return done.problem();
    return found;
}

Result<std::optional<OurRow>> ReportBook::rowOf(const ProviderId &provider, MoveKind kind,
                                                const std::string &number)
{
    const auto rows =
        m_database.prepare(kind == MoveKind::Refund ? ourRefundsSql + "p.refund = ?2"
                                                    : ourPaymentsSql + "p.attempt = ?2");
    rows->bind(std::string_view(provider.text)).bind(std::string_view(number));
    std::vector<OurRow> found;
    if (auto done = readOurs(*rows, kind, found); !done)
        return done.problem();
    return found.empty() ? std::optional<OurRow>() : std::optional(std::move(found.front()));
}

} // namespace guitai::storage
