// Walks the journal from its first row to its last. It reads through RawStatement: what is checked
// are the very bytes on disk.
#include "storage/journal/verify.h"

#include "storage/journal/day_rules.h"
#include "storage/journal/fact_json.h"
#include "storage/journal/hash_chain.h"
#include "storage/journal/memory_tables.h"
#include "storage/journal/row_sql.h"
#include "storage/journal/schema.h"
#include "storage/journal/sql_tables.h"
#include "storage/settings/day_key.h"

#include <algorithm>
#include <set>

namespace guitai::storage {

namespace {

std::string shown(std::int64_t value)
{
    return std::to_string(value);
}

std::string shown(const std::optional<std::int64_t> &value)
{
    return value ? std::to_string(*value) : "nothing";
}

std::string shown(const std::string &value)
{
    return "\"" + value + "\"";
}

// "total is 3580 in the table, 3570 by the facts"
template <typename Row>
std::string differenceOf(const Row &stored, const Row &byFacts)
{
    std::vector<std::string> wanted;
    Row::columns([&](std::string_view, const auto &value) { wanted.push_back(shown(value)); },
                 byFacts);
    std::string difference;
    std::size_t column = 0;
    Row::columns(
        [&](std::string_view name, const auto &value) {
            const std::string &want = wanted[column++];
            if (difference.empty() && shown(value) != want)
                difference = std::string(name) + " is " + shown(value) + " in the table, " + want +
                             " by the facts";
        },
        stored);
    return difference;
}

class Verifier
{
public:
    explicit Verifier(Database &database)
        : m_database(database)
    {}

    Result<JournalCheck> verify()
    {
        if (auto looked = walk(); !looked)
            return looked.problem();
        if (!m_check.fault) {
            if (auto compared = compare(); !compared)
                return compared.problem();
        }
        return m_check;
    }

private:
    // The chain and the bodies; the reading tables are made in memory on the way.
    Result<void> walk()
    {
        auto rules = DayRules::read(m_database);
        if (!rules)
            return rules.problem();
        HashChain chain;
        Hash hash{};
        RawStatement rows(m_database.handle(),
                          "SELECT seq, at, sale, kind, body, hash FROM facts ORDER BY seq");
        while (!m_check.fault && rows.row()) {
            const JournalRow row{rows.integer(0), rows.integer(1), rows.text(2), rows.text(3),
                                 rows.text(4)};
            if (row.seq != m_check.lastSeq + 1) {
                fault(m_check.lastSeq + 1,
                      "the row is missing; the next one there is " + std::to_string(row.seq));
                break;
            }
            const Hash before = hash;
            hash = chain.next(hash, row);
            const auto stored = rows.blob(5);
            if (!std::equal(stored.begin(), stored.end(), hash.begin(), hash.end())) {
                fault(row.seq, "its hash does not follow from the row and the one before it");
                break;
            }
            take(row, rules->offsetAt(row.seq), before);
            m_check.lastSeq = row.seq;
            ++m_check.facts;
        }
        if (rows.failed())
            return m_database.problem();
        m_check.lastHash = hexOf(hash);
        return {};
    }

    void take(const JournalRow &row, int offset, const Hash &before)
    {
        const Result<Fact> fact = factFromJson(row.kind, row.body);
        if (!fact) {
            fault(row.seq, fact.problem().what);
            return;
        }
        const bool headFits = std::visit(
            [&row](const auto &f) {
                if constexpr (requires { f.sale; }) {
                    if (f.sale.text != row.sale)
                        return false;
                }
                return f.at.ms == row.at;
            },
            *fact);
        if (!headFits)
            fault(row.seq, "its columns say something else than its body");
        project(m_tables, *fact, row.seq, offset);
        if (!m_tables.refusal.empty())
            fault(row.seq, m_tables.refusal);
        if (const auto *day = std::get_if<DayClosed>(&*fact))
            takeDay(*day, row.seq, before);
    }

    void takeDay(const DayClosed &day, std::int64_t seq, const Hash &before)
    {
        const std::string name = "day " + std::to_string(day.number);
        if (day.headSeq != seq - 1 || day.head != hexOf(before))
            fault(seq, name + " does not stand on the fact before it");
        else if (!isSignedBy(day.publicKey, sealedText(day), day.signature))
            fault(seq, name + " is not signed by the key it names");
        ++m_check.days;
        if (std::find(m_check.dayKeys.begin(), m_check.dayKeys.end(), day.publicKey) ==
            m_check.dayKeys.end())
            m_check.dayKeys.push_back(day.publicKey);
    }

    Result<void> compare()
    {
        RawStatement head(m_database.handle(), "SELECT seq, hash FROM head");
        if (!head.row()) {
            if (head.failed())
                return m_database.problem();
            fault(m_check.lastSeq, "the kept number and hash of the last fact are missing");
            return {};
        }
        if (head.integer(0) != m_check.lastSeq)
            fault(m_check.lastSeq + 1, "facts are missing at the end: the last one was " +
                                           std::to_string(head.integer(0)));
        else if (m_check.lastSeq > 0 && hexOf(head.blob(1)) != m_check.lastHash)
            fault(m_check.lastSeq, "the last hash is not the one that was kept");
        if (auto done = compareRows(m_tables.receipts); !done)
            return done;
        if (auto done = compareRows(m_tables.payments); !done)
            return done;
        if (auto done = compareRows(m_tables.refunds); !done)
            return done;
        if (auto done = compareRows(m_tables.exceptions); !done)
            return done;
        if (auto done = compareRows(m_tables.shifts); !done)
            return done;
        if (auto done = compareRows(m_tables.shiftCash); !done)
            return done;
        if (auto done = compareRows(m_tables.drawerMoves); !done)
            return done;
        if (auto done = compareRows(m_tables.days); !done)
            return done;
        if (auto done = compareRows(m_tables.audits); !done)
            return done;
        if (auto done = compareRows(m_tables.statements); !done)
            return done;
        if (auto done = compareRows(m_tables.acceptances); !done)
            return done;
        if (auto done = compareDrawer(); !done)
            return done;
        return compareOpenSales();
    }

    // Takes out of byFacts what is the same on disk; what is left is missing there.
    template <typename Rows>
    Result<void> compareRows(Rows &byFacts)
    {
        using Row = typename Rows::mapped_type;
        const std::string table(Row::table);
        RawStatement rows(m_database.handle(), selectSql<Row>("ORDER BY 1"));
        while (!m_check.fault && rows.row()) {
            const Row stored = readRow<Row>(rows);
            const auto found = byFacts.find(stored.key());
            if (found == byFacts.end())
                fault(0, table + " " + shown(stored.key()) + ": no fact tells of it");
            else if (!(found->second == stored))
                fault(0, table + " " + shown(stored.key()) + ": " +
                             differenceOf(stored, found->second));
            else
                byFacts.erase(found);
        }
        if (rows.failed())
            return m_database.problem();
        if (!m_check.fault && !byFacts.empty())
            fault(0, table + " " + shown(byFacts.begin()->second.key()) + ": the row is missing");
        return {};
    }

    Result<void> compareDrawer()
    {
        RawStatement rows(m_database.handle(), "SELECT currency, amount FROM drawer");
        while (rows.row()) {
            const std::string currency(rows.text(0));
            const std::int64_t byFacts = m_tables.drawer[currency];
            if (rows.integer(1) != byFacts)
                fault(0, "drawer " + currency + ": amount is " + shown(rows.integer(1)) +
                             " in the table, " + shown(byFacts) + " by the facts");
            m_tables.drawer.erase(currency);
        }
        if (rows.failed())
            return m_database.problem();
        for (const auto &[currency, amount] : m_tables.drawer) {
            if (amount != 0)
                fault(0, "drawer " + currency + ": the row is missing");
        }
        return {};
    }

    // Which sales are over is the till's to say, but one with money open cannot be.
    Result<void> compareOpenSales()
    {
        std::set<std::string> open;
        RawStatement rows(m_database.handle(), "SELECT sale FROM open_sales");
        while (rows.row())
            open.emplace(rows.text(0));
        if (rows.failed())
            return m_database.problem();
        for (const std::string &sale : open) {
            if (m_tables.sales.count(sale) == 0)
                fault(0, "open_sales " + shown(sale) + ": no fact tells of it");
        }
        RawStatement forgotten(
            m_database.handle(),
            "SELECT sale FROM payments WHERE ended IS NULL UNION SELECT sale FROM "
            "refunds WHERE ended IS NULL UNION SELECT sale FROM exceptions WHERE "
            "settled IS NULL");
        while (forgotten.row()) {
            const std::string sale(forgotten.text(0));
            if (open.count(sale) == 0)
                fault(0, "open_sales " + shown(sale) + ": the row is missing, its money is open");
        }
        return forgotten.failed() ? Result<void>(m_database.problem()) : Result<void>();
    }

    void fault(std::int64_t row, std::string what)
    {
        if (!m_check.fault)
            m_check.fault = JournalFault{row, std::move(what)};
    }

    Database &m_database;
    MemoryTables m_tables;
    JournalCheck m_check;
};

// A sale need not come back when it is finished and nothing of it is open; those whose payments are
// still watched, the till's next start retires by itself.
constexpr char retireSql[] = R"sql(
DELETE FROM open_sales WHERE sale IN (SELECT sale FROM facts WHERE kind IN ('SaleCompleted',
'SaleVoided')) AND sale NOT IN (SELECT sale FROM payments WHERE ended IS NULL UNION SELECT sale FROM
refunds WHERE ended IS NULL UNION SELECT sale FROM exceptions WHERE settled IS NULL) AND sale NOT IN
(SELECT sale FROM facts WHERE at > (SELECT max(at) FROM facts) - 86400000)
)sql";

Result<void> projectAll(Database &database, const DayRules &rules)
{
    SqlTables tables(database);
    RawStatement rows(database.handle(), "SELECT seq, kind, body FROM facts ORDER BY seq");
    while (rows.row()) {
        const Result<Fact> fact = factFromJson(rows.text(1), rows.text(2));
        if (!fact)
            return Problem{database.path() + ": row " + std::to_string(rows.integer(0)) + ": " +
                           fact.problem().what};
        project(tables, *fact, rows.integer(0), rules.offsetAt(rows.integer(0)));
        if (auto kept = tables.takeProblem(); !kept)
            return kept;
    }
    if (rows.failed() || !database.statement(retireSql).run())
        return database.problem();
    return {};
}

} // namespace

Result<JournalCheck> verifyJournal(Database &database)
{
    Result<JournalCheck> check = JournalCheck{};
    // One transaction: the facts and the tables are of the same moment, whatever the till writes.
    RawStatement begin(database.handle(), "BEGIN");
    RawStatement end(database.handle(), "COMMIT");
    if (!begin.run())
        return database.problem();
    check = Verifier(database).verify();
    if (!end.run() && check)
        return database.problem();
    return check;
}

Result<JournalCheck> verifyJournal(const std::string &path)
{
    auto database = Database::open(path, journalSchema(), Access::ReadOnly);
    if (!database)
        return database.problem();
    return verifyJournal(*database.value());
}

Result<void> rebuildReadingTables(Database &database)
{
    const auto rules = DayRules::read(database);
    if (!rules)
        return rules.problem();
    return database.inTransaction([&]() -> Result<void> {
        for (const char *table :
             {"receipts", "payments", "refunds", "exceptions", "open_sales", "drawer", "shifts",
              "shift_cash", "drawer_moves", "days", "audit", "statements", "accepted_rows"}) {
            if (!database.statement(std::string("DELETE FROM ") + table).run())
                return database.problem();
        }
        if (auto done = projectAll(database, *rules); !done)
            return done;
        if (!database.statement("UPDATE projected SET rule = ?").bind(projectionRule).run())
            return database.problem();
        return {};
    });
}

std::string faultOfDays(const JournalCheck &check, const std::vector<std::string> &keys)
{
    if (check.days == 0)
        return "no day of this journal is closed: nothing in it is signed";
    for (const std::string &key : check.dayKeys) {
        if (std::find(keys.begin(), keys.end(), key) == keys.end())
            return "a day is signed by the key " + key +
                   ", which is not one of those named: the journal may have been written anew";
    }
    return {};
}

Result<void> rebuildReadingTables(const std::string &path)
{
    auto database = Database::open(path, journalSchema());
    if (!database)
        return database.problem();
    return rebuildReadingTables(*database.value());
}

} // namespace guitai::storage
