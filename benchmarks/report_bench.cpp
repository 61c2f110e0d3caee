// Measures reports: a day's and a month's among ten million receipts of five years. The books are
// made once and kept in the folder. Usage: report_bench [receipts] [folder]
#include "storage/journal/fact_json.h"
#include "storage/journal/projection.h"
#include "storage/journal/row_sql.h"
#include "storage/journal/schema.h"
#include "storage/journal/sold_text.h"
#include "storage/journal/sql_tables.h"
#include "storage/reports/report_book.h"
#include "tests/storage/random_sales.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace guitai;
using namespace guitai::storage;

namespace {

using Timer = std::chrono::steady_clock;

double millisecondsSince(Timer::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Timer::now() - begin).count();
}

void must(bool good, const std::string &what)
{
    if (good)
        return;
    std::fprintf(stderr, "report_bench: %s\n", what.c_str());
    std::exit(1);
}

const Instant begin{1'609'459'200'000 - chinaOffset * 1000ll}; // 2021-01-01 in China
constexpr std::int64_t fiveYears = 5 * 365 * 86'400'000ll;
const Zone china = {{{0}, chinaOffset}};

// The reading tables by the journal's own rule; of the facts only those that reports open.
void build(const std::string &path, std::int64_t receipts)
{
    auto opened = Database::open(path, journalSchema());
    must(opened.ok(), "cannot make " + path);
    Database &database = **opened;
    for (const char *sql : {"DROP TRIGGER facts_in_order", "PRAGMA cache_size = -400000"})
        database.statement(sql).row();
    SqlTables tables(database);
    test::RandomSales shop(1, begin, fiveYears / receipts, 2000);

    std::int64_t seq = 0;
    const auto started = Timer::now();
    for (std::int64_t done = 0; done < receipts;) {
        must(database
                 .inTransaction([&]() -> Result<void> {
                     for (int i = 0; i < 100'000 && done < receipts; ++i, ++done) {
                         const auto sale = shop.next();
                         for (const Fact &fact : sale.facts) {
                             project(tables, fact, ++seq, chinaOffset);
                             if (sale.refunds.empty())
                                 continue;
                             const std::string kind(kindOf(fact)), body = toJson(fact);
                             database
                                 .statement("INSERT INTO facts (seq, at, sale, kind, body, hash) "
                                            "VALUES (?, ?, ?, ?, ?, zeroblob(32))")
                                 .bind(seq)
                                 .bind(timeOf(fact).ms)
                                 .bind(std::string_view(sale.receipt.sale.text))
                                 .bind(std::string_view(kind))
                                 .bind(std::string_view(body))
                                 .run();
                         }
                         tables.closeSale(sale.receipt.sale);
                     }
                     return tables.takeProblem();
                 })
                 .ok(),
             "cannot write");
        if (done % 1'000'000 == 0)
            std::printf("  %lld million receipts after %.0f s\n",
                        static_cast<long long>(done / 1'000'000),
                        millisecondsSince(started) / 1000);
        std::fflush(stdout);
    }
}

void measure(Database &database, const char *name, const ReportSpan &span, double bar)
{
    double best = 1e9, first = 0;
    Settlement last;
    for (int i = 0; i < 7; ++i) {
        const auto started = Timer::now();
        auto settlement = ReportBook(database).settle(span, Currency::cny(), china);
        const double took = millisecondsSince(started);
        must(settlement.ok(), settlement.ok() ? "" : settlement.problem().what);
        first = i == 0 ? took : first;
        best = std::min(best, took);
        last = std::move(settlement).value();
    }
    must(last.isSound(), "the sums do not agree");
    RawStatement sum(database.handle(),
                     "SELECT count(*), sum(total) FROM receipts WHERE day >= ? AND day <= ?");
    const std::string from = dayOf(span.from.ms, chinaOffset);
    const std::string to = dayOf(span.to.ms - 1, chinaOffset);
    must(sum.bind(std::string_view(from)).bind(std::string_view(to)).row() &&
             sum.integer(0) == last.sales && sum.integer(1) == last.total.minor(),
         "the report says another sum than the days do");
    std::printf("%-6s %8lld sales, %8lld refunds: first %7.1f ms, best %7.1f ms (bar %.0f ms) %s\n",
                name, static_cast<long long>(last.sales), static_cast<long long>(last.refunds),
                first, best, bar, best <= bar ? "ok" : "TOO SLOW");
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const std::int64_t receipts = argc > 1 ? std::atoll(argv[1]) : 10'000'000;
    const QString folder = argc > 2 ? QString::fromUtf8(argv[2])
                                    : QDir::tempPath() + QStringLiteral("/guitai-report-bench");
    QDir().mkpath(folder);
    const QString file = folder + QStringLiteral("/%1.db").arg(receipts);
    const std::string path = file.toStdString();
    if (!QFileInfo::exists(file)) {
        std::printf("making %lld receipts in %s\n", static_cast<long long>(receipts), path.c_str());
        const std::string half = path + ".part";
        for (const char *more : {"", "-wal", "-shm"})
            QFile::remove(QString::fromStdString(half + more));
        build(half, receipts);
        must(QFile::rename(QString::fromStdString(half), file), "cannot rename");
    }
    auto database = ReportBook::openForReading(path);
    must(database.ok(), database.ok() ? "" : database.problem().what);
    std::printf("%lld receipts, %.1f GB\n", static_cast<long long>(receipts),
                double(QFileInfo(file).size()) / 1e9);
    measure(**database, "day", *daySpan("2024-05-17", china), 50);
    measure(**database, "month", *daysSpan("2024-03-01", "2024-03-31", china), 500);
    return 0;
}
