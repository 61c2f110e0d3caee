// The journal on SQLite. Facts are written and read through RawStatement, not through Qt Sql: the
// hash is over bytes, and Qt Sql turns every text into UTF-16 and back.
#include "storage/journal/sqlite_journal.h"

#include "storage/journal/fact_json.h"
#include "storage/journal/schema.h"
#include "storage/journal/verify.h"

#include <QVariant>

#include <algorithm>

namespace guitai::storage {

namespace {

Problem broken(const std::string &path, std::int64_t seq, const Problem &why)
{
    return {path + ": row " + std::to_string(seq) + " cannot be read: " + why.what +
            ". Run guitaictl journal verify, then restore a backup."};
}

Problem endIsWrong(const std::string &path)
{
    return {path +
            " does not end with the fact that was written last: facts have been taken out or "
            "changed. Run guitaictl journal verify, then restore a backup."};
}

// Facts of rows that have seq, kind, body.
Result<void> readFacts(Database &database, RawStatement &rows, std::vector<Fact> &facts)
{
    while (rows.row()) {
        Result<Fact> fact = factFromJson(rows.text(1), rows.text(2));
        if (!fact) {
            const Problem why = broken(database.path(), rows.integer(0), fact.problem());
            rows.reset();
            return why;
        }
        facts.push_back(std::move(fact).value());
    }
    if (rows.failed())
        return database.problem();
    rows.reset();
    return {};
}

} // namespace

SqliteJournal::SqliteJournal(std::string path, int offsetSeconds)
    : m_path(std::move(path))
    , m_offset(offsetSeconds)
{}

SqliteJournal::~SqliteJournal()
{
    if (m_database && !m_retired.empty())
        static_cast<void>(m_database->inTransaction([this] { return writeRetired(); }));
}

Result<Opening> SqliteJournal::open(Currency currency)
{
    if (!m_database) {
        auto opened = Database::open(m_path, journalSchema());
        if (!opened)
            return opened.problem();
        m_database = std::move(opened).value();
        m_tables.emplace(*m_database);
        if (auto made = bringTablesUpToDate(); !made)
            return made.problem();
    }
    if (auto loaded = load(); !loaded)
        return loaded.problem();
    return readOpening(currency);
}

// The facts were there before some of the tables: those are made from them, once.
Result<void> SqliteJournal::bringTablesUpToDate()
{
    RawStatement &made = m_database->statement("SELECT rule FROM projected");
    const bool old = made.row() && made.integer(0) < projectionRule;
    if (made.failed())
        return m_database->problem();
    made.reset();
    return old ? rebuildReadingTables(*m_database) : Result<void>();
}

Result<ChainHead> SqliteJournal::head()
{
    if (!m_database)
        return Problem{m_path + " is not open."};
    if (!m_endKnown) {
        if (auto loaded = load(); !loaded)
            return loaded.problem();
    }
    return ChainHead{m_lastSeq, hexOf(m_lastHash)};
}

Result<void> SqliteJournal::readDrawerBook(Opening &opening)
{
    if (const auto row = m_tables->openShift()) {
        Shift shift;
        shift.id = ShiftId(row->shift);
        shift.openedAt = {row->opened};
        shift.cashier = CashierId(row->cashier);
        shift.cashierName = row->cashierName;
        for (const StoredShiftCash &part : m_tables->cashOfShift(row->shift)) {
            const auto currency = Currency::fromCode(part.currency);
            if (!currency)
                return currency.problem();
            shift.cash[part.currency] = {
                Money(part.opening, *currency), Money(part.sales, *currency),
                Money(part.refunds, *currency), Money(part.paidIn, *currency),
                Money(part.paidOut, *currency)};
            if (part.counted)
                shift.counted.push_back(Money(*part.counted, *currency));
        }
        opening.shift = std::move(shift);
    }
    RawStatement &last = m_database->statement(
        "SELECT currency, kept FROM shift_cash WHERE shift = (SELECT shift FROM shifts WHERE "
        "closed_seq IS NOT NULL ORDER BY closed_seq DESC LIMIT 1) AND kept IS NOT NULL");
    while (last.row()) {
        const auto currency = Currency::fromCode(last.text(0));
        if (currency && last.integer(1) != 0)
            opening.left.push_back(Money(last.integer(1), *currency));
    }
    last.reset();
    RawStatement &days = m_database->statement("SELECT coalesce(max(number), 0) FROM days");
    if (days.row())
        opening.lastDay = days.integer(0);
    days.reset();
    return m_tables->takeProblem();
}

// The comparisons first: what was accepted before a day was compared again belongs to both.
Result<void> SqliteJournal::readStatements(Opening &opening)
{
    RawStatement &first = m_database->statement("SELECT at FROM facts WHERE seq = 1");
    if (first.row())
        opening.since = {first.integer(0)};
    first.reset();
    const std::string recent = "SELECT id FROM statements WHERE open > 0 OR day >= "
                               "(SELECT date(max(day), '-45 days') FROM statements)";
    for (const std::string &which :
         {"SELECT seq FROM statements WHERE id IN (" + recent + ")",
          "SELECT seq FROM accepted_rows WHERE stands <> 0 AND statement IN (" + recent + ")"}) {
        RawStatement &rows = m_database->statement("SELECT seq, kind, body FROM facts WHERE seq "
                                                   "IN (" +
                                                   which + ") ORDER BY seq");
        if (auto read = readFacts(*m_database, rows, opening.facts); !read)
            return read;
    }
    return {};
}

Result<void> SqliteJournal::load()
{
    RawStatement &last = m_database->statement("SELECT f.seq, f.hash, head.seq, head.hash FROM "
                                               "head LEFT JOIN (SELECT seq, hash FROM facts "
                                               "ORDER BY seq DESC LIMIT 1) AS f");
    if (!last.row())
        return last.failed() ? m_database->problem() : endIsWrong(m_path);
    m_lastSeq = last.integer(2);
    m_lastHash = hashFrom(last.blob(3));
    const auto hash = last.blob(1);
    const bool ends = last.integer(0) == m_lastSeq &&
                      (m_lastSeq == 0 ||
                       std::equal(hash.begin(), hash.end(), m_lastHash.begin(), m_lastHash.end()));
    last.reset();
    // Facts written after a loss would hide it.
    if (!ends)
        return endIsWrong(m_path);

    RawStatement &rule =
        m_database->statement("SELECT offset FROM day_rule ORDER BY from_seq DESC LIMIT 1");
    m_offsetOnDisk.reset();
    if (rule.row())
        m_offsetOnDisk = int(rule.integer(0));
    if (rule.failed())
        return m_database->problem();
    rule.reset();
    m_endKnown = true;
    return {};
}

Result<Opening> SqliteJournal::readOpening(Currency currency)
{
    Opening opening;
    RawStatement &numbers =
        m_database->statement("SELECT (SELECT coalesce(max(number), 0) FROM receipts), "
                              "(SELECT coalesce(sum(amount), 0) FROM drawer WHERE currency = ?)");
    const std::string code = currency.code();
    if (!numbers.bind(std::string_view(code)).row())
        return m_database->problem();
    opening.lastReceipt = numbers.integer(0);
    opening.drawer = Money(numbers.integer(1), currency);
    numbers.reset();
    RawStatement &notes =
        m_database->statement("SELECT currency, amount FROM drawer WHERE currency <> ?");
    notes.bind(std::string_view(code));
    while (notes.row()) {
        const auto foreign = Currency::fromCode(notes.text(0));
        if (foreign)
            opening.foreignDrawer[foreign->code()] = Money(notes.integer(1), *foreign);
    }
    notes.reset();

    if (auto read = readDrawerBook(opening); !read)
        return read.problem();
    if (auto read = readStatements(opening); !read)
        return read.problem();

    RawStatement &open = m_database->statement(
        "SELECT seq, kind, body FROM facts WHERE sale IN (SELECT sale FROM open_sales) UNION ALL "
        "SELECT * FROM (SELECT seq, kind, body FROM facts WHERE sale = '' AND kind IN "
        "('CashierSignedIn', 'CashierSignedOut') ORDER BY seq DESC LIMIT 1) ORDER BY seq");
    if (auto read = readFacts(*m_database, open, opening.facts); !read)
        return read.problem();
    return opening;
}

Result<void> SqliteJournal::append(std::span<const Fact> facts)
{
    if (!m_database)
        return Problem{m_path + " is not open."};
    if (facts.empty())
        return {};
    if (!m_endKnown) {
        if (auto loaded = load(); !loaded)
            return loaded;
    }
    const std::int64_t seqBefore = m_lastSeq;
    const Hash hashBefore = m_lastHash;
    auto written = m_database->inTransaction([&] { return write(facts); });
    if (!written) {
        m_lastSeq = seqBefore;
        m_lastHash = hashBefore;
        // Perhaps somebody else has written: look before the next time.
        m_endKnown = false;
        m_tables->forget();
        return written;
    }
    m_retired.clear();
    return written;
}

Result<void> SqliteJournal::write(std::span<const Fact> facts)
{
    if (m_offsetOnDisk != m_offset) {
        if (!m_database
                 ->statement("INSERT OR REPLACE INTO day_rule (from_seq, offset) VALUES (?, ?)")
                 .bind(m_lastSeq + 1)
                 .bind(m_offset)
                 .run())
            return m_database->problem();
    }
    // Before the facts: one of them may bring a retired sale back.
    if (auto retired = writeRetired(); !retired)
        return retired;
    for (const Fact &fact : facts) {
        const FactHead head = headOf(fact);
        const std::string body = toJson(fact);
        const JournalRow row{m_lastSeq + 1, head.at.ms, head.sale, kindOf(fact), body};
        const Hash hash = m_chain.next(m_lastHash, row);
        if (!m_database
                 ->statement("INSERT INTO facts (seq, at, sale, kind, body, hash) VALUES (?, ?, ?, "
                             "?, ?, ?)")
                 .bind(row.seq)
                 .bind(row.at)
                 .bind(row.sale)
                 .bind(row.kind)
                 .bind(row.body)
                 .bind(hash)
                 .run())
            return m_database->problem();
        project(*m_tables, fact, row.seq, m_offset);
        if (auto kept = m_tables->takeProblem(); !kept)
            return kept;
        m_lastSeq = row.seq;
        m_lastHash = hash;
    }
    if (!m_database->statement("UPDATE head SET seq = ?, hash = ?")
             .bind(m_lastSeq)
             .bind(m_lastHash)
             .run())
        return m_database->problem();
    m_offsetOnDisk = m_offset;
    return {};
}

Result<std::vector<Fact>> SqliteJournal::readSale(const SaleId &sale)
{
    std::vector<Fact> facts;
    if (!m_database)
        return Problem{m_path + " is not open."};
    if (sale.empty())
        return facts;
    RawStatement &rows =
        m_database->statement("SELECT seq, kind, body FROM facts WHERE sale = ? ORDER BY seq");
    rows.bind(std::string_view(sale.text));
    if (auto read = readFacts(*m_database, rows, facts); !read)
        return read.problem();
    return facts;
}

std::vector<Fact> SqliteJournal::factsOf(const SaleId &sale)
{
    auto facts = readSale(sale);
    if (facts)
        return std::move(facts).value();
    m_problem = facts.problem();
    return {};
}

SaleId SqliteJournal::saleOfAttempt(const AttemptId &attempt)
{
    if (!m_database || attempt.empty())
        return {};
    RawStatement &rows =
        m_database->statement("SELECT sale FROM payments WHERE attempt = ?1 UNION ALL "
                              "SELECT sale FROM refunds WHERE refund = ?1");
    SaleId sale;
    if (rows.bind(std::string_view(attempt.text)).row())
        sale = SaleId(std::string(rows.text(0)));
    if (rows.failed())
        m_problem = m_database->problem();
    rows.reset();
    return sale;
}

void SqliteJournal::retire(const SaleId &sale)
{
    m_retired.push_back(sale);
}

Result<void> SqliteJournal::writeRetired()
{
    for (const SaleId &sale : m_retired)
        m_tables->closeSale(sale);
    return m_tables->takeProblem();
}

std::optional<Problem> SqliteJournal::takeProblem()
{
    auto problem = std::move(m_problem);
    m_problem.reset();
    return problem;
}

void SqliteJournal::setOffset(int offsetSeconds)
{
    m_offset = offsetSeconds;
}

Result<void> SqliteJournal::copyTo(const std::string &file)
{
    if (!m_database)
        return Problem{m_path + " is not open."};
    return m_database->copyTo(file);
}

} // namespace guitai::storage
