// Measures how soon `journal verify` finds each kind of tampering in a journal of a million facts
// (bar: 10 s). Usage: tamper_bench [facts] [folder]
#include "storage/journal/sqlite_journal.h"
#include "storage/journal/verify.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

using namespace guitai;
using namespace guitai::storage;

namespace {

using Timer = std::chrono::steady_clock;

[[noreturn]] void stop(const std::string &what)
{
    std::fprintf(stderr, "tamper_bench: %s\n", what.c_str());
    std::exit(1);
}

// One sale of three lines after another; each line is a fact.
void fill(const std::string &path, std::int64_t facts)
{
    SqliteJournal journal(path);
    if (!journal.open(Currency::cny()))
        stop("the journal does not open");
    std::int64_t written = 0;
    for (std::int64_t sale = 1; written < facts; ++sale) {
        std::vector<Fact> many;
        const Instant at{1'772'331'630'000 + sale * 30'000};
        const SaleId id("S" + std::to_string(10'000'000 + sale));
        many.push_back(
            SaleBegun{id, at, CashierId("c1"), "Lin", Currency::cny(), TaxMode::Inside, false});
        for (int i = 0; i < 999; ++i) {
            OrderLine line;
            line.id = LineId("L" + std::to_string(i % 3));
            line.code = "6901234567892";
            line.name = "Water";
            line.unitPrice = Money(350 + i, Currency::cny());
            line.tax = {"VAT13", 130'000};
            many.push_back(LineSet{id, at, line});
        }
        many.push_back(SaleVoided{id, at, CashierId("c1")});
        if (!journal.append(many))
            stop("the journal refuses");
        journal.retire(id);
        written += std::int64_t(many.size());
    }
}

class Tamperer
{
public:
    explicit Tamperer(std::string path)
        : m_path(std::move(path))
    {
        if (sqlite3_open(m_path.c_str(), &m_db) != SQLITE_OK)
            stop("cannot open the journal");
        run("PRAGMA synchronous = OFF; DROP TRIGGER facts_in_order; DROP TRIGGER facts_stay; "
            "DROP TRIGGER facts_remain; CREATE TEMP TABLE kept AS SELECT * FROM facts WHERE 0");
    }
    ~Tamperer() { sqlite3_close(m_db); }

    // Does it, looks, and puts back what was.
    bool isFound(const char *name, std::int64_t row, const std::string &tamper,
                 const std::string &putBack)
    {
        const std::string seq = std::to_string(row);
        const auto at = [&](std::string sql) {
            for (std::size_t i = 0; (i = sql.find("$N", i)) != std::string::npos;)
                sql.replace(i, 2, seq);
            return sql;
        };
        run("DELETE FROM kept; " +
            at("INSERT INTO kept SELECT * FROM facts WHERE seq IN ($N, $N + 1)"));
        run(at(tamper));
        const auto begin = Timer::now();
        const auto check = verifyJournal(m_path);
        const double seconds = std::chrono::duration<double>(Timer::now() - begin).count();
        const bool found = check.ok() && check->fault.has_value();
        std::printf("  %-28s row %8lld  %s in %5.2f s  %s\n", name, static_cast<long long>(row),
                    found ? "found" : "NOT FOUND", seconds,
                    found ? check->fault->what.c_str() : "");
        run(at(putBack));
        return found && seconds < 10;
    }

private:
    void run(const std::string &sql)
    {
        char *error = nullptr;
        if (sqlite3_exec(m_db, sql.c_str(), nullptr, nullptr, &error) != SQLITE_OK)
            stop(sql + ": " + (error ? error : ""));
    }

    std::string m_path;
    sqlite3 *m_db = nullptr;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const std::int64_t facts = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    QTemporaryDir own;
    const std::string path = (argc > 2 ? argv[2] : own.path().toStdString()) + "/tamper.db";
    fill(path, facts);
    const auto begin = Timer::now();
    const auto sound = verifyJournal(path);
    if (!sound || sound->fault)
        stop("the journal is not sound to begin with");
    const std::int64_t last = sound->lastSeq;
    std::printf("verifying %lld facts takes %.2f s\n", static_cast<long long>(last),
                std::chrono::duration<double>(Timer::now() - begin).count());
    const std::string back = "DELETE FROM facts WHERE seq IN ($N, $N + 1); INSERT INTO facts "
                             "SELECT * FROM kept";
    Tamperer tamperer(path);
    bool good = true;
    for (const std::int64_t row : {std::int64_t(2), last / 2, last - 1}) {
        good &= tamperer.isFound("changed", row,
                                 "UPDATE facts SET body = replace(body, '\"', '''') WHERE seq = $N",
                                 back);
        good &= tamperer.isFound("deleted", row, "DELETE FROM facts WHERE seq = $N", back);
        good &=
            tamperer.isFound("exchanged with the next", row,
                             "UPDATE facts SET seq = -1 WHERE seq = $N; UPDATE facts SET seq = "
                             "$N WHERE seq = $N + 1; UPDATE facts SET seq = $N + 1 WHERE seq = -1",
                             back);
        good &= tamperer.isFound(
            "another in its place", row,
            "DELETE FROM facts WHERE seq = $N; INSERT INTO facts SELECT $N, at, sale, kind, body, "
            "hash FROM facts WHERE seq = $N + 1",
            back);
    }
    good &=
        tamperer.isFound("put in at the end", last,
                         "INSERT INTO facts SELECT $N + 1, at, sale, kind, body, hash FROM facts "
                         "WHERE seq = $N",
                         back);
    return good ? 0 : 1;
}
