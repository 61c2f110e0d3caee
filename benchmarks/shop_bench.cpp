// Measures the shop's database: how fast a till's facts come there, and a day's report over ten
// tills. It starts a PostgreSQL of its own. Usage: shop_bench [sales a till]
#include "storage/journal/sqlite_journal.h"
#include "storage/reports/report_book.h"
#include "storage/shop/outbox.h"
#include "storage/shop/shop_address.h"
#include "tests/relay/kit/postgres.h"
#include "tests/storage/random_sales.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace guitai;
using namespace guitai::storage;

namespace {

using Timer = std::chrono::steady_clock;

double secondsSince(Timer::time_point begin)
{
    return std::chrono::duration<double>(Timer::now() - begin).count();
}

void must(bool good, const std::string &what)
{
    if (good)
        return;
    std::fprintf(stderr, "shop_bench: %s\n", what.c_str());
    std::exit(1);
}

const Instant begin{1'772'294'400'000}; // 2026-03-01 in China
const Zone china = {{{0}, chinaOffset}};
constexpr int days = 30;

std::int64_t sellAndShip(const ShopDatabaseSettings &settings, const std::string &till,
                         std::uint64_t seed, std::int64_t sales, double &seconds)
{
    QTemporaryDir folder;
    const std::string path = folder.path().toStdString();
    SqliteJournal journal(path + "/journal.db");
    must(journal.open(Currency::cny()).ok(), "no journal");
    test::RandomSales shop(seed, begin, days * 86'400'000ll / sales, 2000);
    std::vector<Fact> facts;
    for (std::int64_t i = 1; i <= sales; ++i) {
        auto sale = shop.next();
        for (Fact &fact : sale.facts) {
            if (auto *completed = std::get_if<SaleCompleted>(&fact))
                completed->receipt.till = till;
            facts.push_back(fact);
        }
        if (i % 1000 == 0 || i == sales) {
            must(journal.append(facts).ok(), "cannot write");
            facts.clear();
        }
    }
    Outbox outbox(path, till, settings);
    const auto started = Timer::now();
    Result<bool> more = true;
    while (more && *more)
        more = outbox.ship(begin);
    seconds += secondsSince(started);
    must(more.ok(), more ? "" : more.problem().what);
    must(outbox.weather().setAside == 0, "facts were set aside");
    return outbox.shipped();
}

void measure(ShopBook &book, const char *name, const ReportSpan &span)
{
    std::vector<std::string> tills;
    const auto known = book.tills();
    for (const KnownTill &till : *known)
        tills.push_back(till.till);
    double best = 1e9;
    Settlement last;
    for (int i = 0; i < 5; ++i) {
        const auto started = Timer::now();
        auto settlement = ReportBook(book.store(), tills).settle(span, Currency::cny(), china);
        best = std::min(best, secondsSince(started) * 1000);
        must(settlement.ok(), settlement ? "" : settlement.problem().what);
        last = std::move(settlement).value();
    }
    must(last.isSound(), "the sums do not agree");
    std::printf("%-6s over %zu tills: %8lld sales, best %7.1f ms\n", name, tills.size(),
                static_cast<long long>(last.sales), best);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const std::int64_t sales = argc > 1 ? std::atoll(argv[1]) : 10'000;
    // Flushes as a real one does.
    test::Postgres server(false);
    must(server.start(), "PostgreSQL is not installed or does not start");
    const ShopDatabaseSettings settings{server.url(), {}};
    double seconds = 0;
    std::int64_t facts = 0;
    for (std::uint64_t i = 0; i < 10; ++i)
        facts += sellAndShip(settings, "T" + std::to_string(i), i + 1, sales, seconds);
    std::printf("shipped %lld facts in %.1f s: %.0f facts/s, %.0f sales/s\n",
                static_cast<long long>(facts), seconds, double(facts) / seconds,
                double(sales) * 10 / seconds);
    auto book = ShopBook::open(*shopAddress(settings));
    must(book.ok(), "cannot open the shop's database");
    must((*book)->store().run("ANALYZE").ok(), "cannot analyze");
    measure(**book, "day", *daySpan("2026-03-17", china));
    measure(**book, "month", *daysSpan("2026-03-01", "2026-03-31", china));
    return 0;
}
