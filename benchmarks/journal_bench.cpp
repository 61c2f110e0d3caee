// Measures the journal: a cash sale of 5 lines made durable, against the same rows written by the
// SQLite C interface in the same run; then opening, reading and verifying a journal of a million
// facts. Usage: journal_bench [sales] [facts] [folder]
#include "storage/journal/fact_json.h"
#include "storage/journal/hash_chain.h"
#include "storage/journal/schema.h"
#include "storage/journal/sqlite_journal.h"
#include "storage/journal/verify.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

using namespace guitai;
using namespace guitai::storage;

namespace {

using Timer = std::chrono::steady_clock;

double microsecondsSince(Timer::time_point begin)
{
    return std::chrono::duration<double, std::micro>(Timer::now() - begin).count();
}

double quantile(std::vector<double> values, double q)
{
    std::sort(values.begin(), values.end());
    return values[std::size_t(q * double(values.size() - 1))];
}

void must(bool good, const std::string &what)
{
    if (good)
        return;
    std::fprintf(stderr, "journal_bench: %s\n", what.c_str());
    std::exit(1);
}

Money fen(std::int64_t minor)
{
    return {minor, Currency::cny()};
}

// A sale as the till writes it: one append for its beginning, one a line, one for the money.
struct BenchSale
{
    SaleId id;
    std::vector<std::vector<Fact>> appends;
};

BenchSale cashSaleOfFive(std::int64_t number)
{
    const Instant at{1'772'331'630'000 + number * 30'000};
    BenchSale sale;
    sale.id = SaleId("S" + std::to_string(10'000'000 + number) + "abcdefgh");
    const CashierId cashier("c1");
    sale.appends.push_back(
        {SaleBegun{sale.id, at, cashier, "小林", Currency::cny(), TaxMode::Inside, false}});
    Receipt receipt;
    receipt.number = number;
    receipt.sale = sale.id;
    receipt.till = "T1";
    receipt.cashier = cashier;
    receipt.cashierName = "小林";
    receipt.at = at;
    std::int64_t total = 0;
    for (int n = 0; n < 5; ++n) {
        OrderLine line;
        line.id = LineId("L" + std::to_string(number * 5 + n) + "abcdefgh");
        line.code = "690102800" + std::to_string(1000 + (number * 7 + n) % 9000);
        line.name = "Nongfu Spring water 550 ml";
        line.nameZh = "农夫山泉 550 毫升";
        line.unitPrice = fen(200 + n * 150);
        line.quantity = Quantity{1000 * (n + 1)};
        line.tax = Tax{"VAT13", 130'000};
        const std::int64_t gross = (200 + n * 150) * (n + 1);
        total += gross;
        sale.appends.push_back({LineSet{sale.id, at, line}});
        receipt.order.lines.push_back(line);
        receipt.totals.lines.push_back({line.id, fen(gross), fen(0), fen(0), fen(gross)});
    }
    const std::int64_t tax = (total * 13 + 56) / 113;
    receipt.totals.gross = fen(total);
    receipt.totals.discount = fen(0);
    receipt.totals.taxes = {{Tax{"VAT13", 130'000}, fen(total - tax), fen(tax)}};
    receipt.totals.tax = fen(tax);
    receipt.totals.total = fen(total);
    receipt.rounding = fen(0);
    const Tender tender{ProviderId("cash"),
                        AttemptId("C" + std::to_string(number) + "abcdefgh"),
                        fen(total),
                        {},
                        CashTender{fen(total), fen(0), fen(10'000), fen(10'000 - total)},
                        at};
    receipt.tenders = {tender};
    sale.appends.push_back({CashTaken{sale.id, at, tender}, SaleCompleted{sale.id, at, receipt}});
    return sale;
}

// The same rows, prepared beforehand down to bodies and hashes, by the C interface alone.
class PlainC
{
public:
    explicit PlainC(const std::string &path)
    {
        // The same schema; then our own connection with the same settings.
        must(Database::open(path, journalSchema()).ok(), "cannot make " + path);
        must(sqlite3_open(path.c_str(), &m_db) == SQLITE_OK, "cannot open " + path);
        run("PRAGMA journal_mode = WAL");
        run("PRAGMA synchronous = FULL");
        run("PRAGMA foreign_keys = ON");
        run("INSERT INTO day_rule VALUES (1, 28800)");
        m_begin = prepare("BEGIN IMMEDIATE");
        m_commit = prepare("COMMIT");
        m_fact =
            prepare("INSERT INTO facts (seq, at, sale, kind, body, hash) VALUES (?,?,?,?,?,?)");
        m_head = prepare("UPDATE head SET seq = ?, hash = ?");
        m_open = prepare("INSERT OR IGNORE INTO open_sales (sale) VALUES (?)");
        m_over = prepare("DELETE FROM open_sales WHERE sale = ?");
        m_drawer = prepare("INSERT INTO drawer (currency, amount) VALUES ('CNY', ?) ON CONFLICT "
                           "(currency) DO UPDATE SET amount = amount + excluded.amount");
        m_payment = prepare(
            "INSERT INTO payments (attempt, sale, provider, currency, amount, net, tendered, "
            "change, state, reason, reference, opened, ended, day) VALUES (?, ?, 'cash', 'CNY', ?, "
            "?, ?, ?, 'paid', 'none', '', ?, ?, ?)");
        m_number = prepare("UPDATE payments SET receipt = ? WHERE attempt = ?");
        m_receipt = prepare(
            "INSERT INTO receipts (number, seq, sale, at, day, till, cashier, cashier_name, "
            "currency, total, tax, discount, rounding, lines, methods, refunded) VALUES (?, ?, ?, "
            "?, ?, 'T1', 'c1', '小林', 'CNY', ?, ?, 0, 0, 5, 'cash', 0)");
    }
    ~PlainC()
    {
        for (sqlite3_stmt *statement : m_all)
            sqlite3_finalize(statement);
        sqlite3_close(m_db);
    }
    PlainC(const PlainC &) = delete;
    PlainC &operator=(const PlainC &) = delete;

    struct Row
    {
        std::int64_t seq, at;
        std::string sale, kind, body;
        Hash hash;
    };
    struct Prepared
    {
        std::vector<std::vector<Row>> appends;
        std::string attempt, day;
        std::int64_t number, total, tax, tendered, change;
    };

    Prepared prepared(const BenchSale &sale)
    {
        Prepared out;
        for (const auto &append : sale.appends) {
            std::vector<Row> &rows = out.appends.emplace_back();
            for (const Fact &fact : append) {
                Row row{++m_seq,      timeMs(fact),
                        sale.id.text, std::string(kindOf(fact)),
                        toJson(fact), {}};
                m_hash = m_chain.next(m_hash, {row.seq, row.at, row.sale, row.kind, row.body});
                row.hash = m_hash;
                rows.push_back(std::move(row));
            }
        }
        const auto &taken = std::get<CashTaken>(sale.appends.back()[0]);
        const auto &done = std::get<SaleCompleted>(sale.appends.back()[1]);
        out.attempt = taken.tender.attempt.text;
        out.day = dayOf(done.at.ms, chinaOffset);
        out.number = done.receipt.number;
        out.total = done.receipt.totals.total.minor();
        out.tax = done.receipt.totals.tax.minor();
        out.tendered = taken.tender.cash->tendered.minor();
        out.change = taken.tender.cash->change.minor();
        return out;
    }

    void append(const Prepared &sale, std::size_t index)
    {
        step(m_begin);
        if (!m_over0.empty()) {
            text(m_over, 1, m_over0);
            step(m_over);
            m_over0.clear();
        }
        const std::vector<Row> &rows = sale.appends[index];
        for (const Row &row : rows) {
            sqlite3_bind_int64(m_fact, 1, row.seq);
            sqlite3_bind_int64(m_fact, 2, row.at);
            text(m_fact, 3, row.sale);
            text(m_fact, 4, row.kind);
            text(m_fact, 5, row.body);
            sqlite3_bind_blob(m_fact, 6, row.hash.data(), int(row.hash.size()), SQLITE_STATIC);
            step(m_fact);
        }
        if (index == 0) {
            text(m_open, 1, rows[0].sale);
            step(m_open);
        }
        if (index + 1 == sale.appends.size())
            money(sale);
        sqlite3_bind_int64(m_head, 1, rows.back().seq);
        sqlite3_bind_blob(m_head, 2, rows.back().hash.data(), int(rows.back().hash.size()),
                          SQLITE_STATIC);
        step(m_head);
        step(m_commit);
        if (index + 1 == sale.appends.size())
            m_over0 = rows[0].sale;
    }

private:
    static std::int64_t timeMs(const Fact &fact)
    {
        return std::visit([](const auto &f) { return f.at.ms; }, fact);
    }

    void money(const Prepared &sale)
    {
        const Row &taken = sale.appends.back()[0];
        const Row &done = sale.appends.back()[1];
        text(m_payment, 1, sale.attempt);
        text(m_payment, 2, taken.sale);
        const std::int64_t numbers[] = {sale.total,  sale.total, sale.tendered,
                                        sale.change, taken.at,   taken.at};
        for (int i = 0; i < 6; ++i)
            sqlite3_bind_int64(m_payment, 3 + i, numbers[i]);
        text(m_payment, 9, sale.day);
        step(m_payment);
        sqlite3_bind_int64(m_drawer, 1, sale.total);
        step(m_drawer);
        sqlite3_bind_int64(m_receipt, 1, sale.number);
        sqlite3_bind_int64(m_receipt, 2, done.seq);
        text(m_receipt, 3, done.sale);
        sqlite3_bind_int64(m_receipt, 4, done.at);
        text(m_receipt, 5, sale.day);
        sqlite3_bind_int64(m_receipt, 6, sale.total);
        sqlite3_bind_int64(m_receipt, 7, sale.tax);
        step(m_receipt);
        sqlite3_bind_int64(m_number, 1, sale.number);
        text(m_number, 2, sale.attempt);
        step(m_number);
    }

    static void text(sqlite3_stmt *statement, int place, const std::string &value)
    {
        sqlite3_bind_text(statement, place, value.data(), int(value.size()), SQLITE_STATIC);
    }
    void step(sqlite3_stmt *statement)
    {
        must(sqlite3_step(statement) == SQLITE_DONE, sqlite3_errmsg(m_db));
        sqlite3_reset(statement);
    }
    void run(const char *sql)
    {
        must(sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sqlite3_errmsg(m_db));
    }
    sqlite3_stmt *prepare(const char *sql)
    {
        sqlite3_stmt *statement = nullptr;
        must(sqlite3_prepare_v3(m_db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) ==
                 SQLITE_OK,
             sqlite3_errmsg(m_db));
        m_all.push_back(statement);
        return statement;
    }

    sqlite3 *m_db = nullptr;
    std::vector<sqlite3_stmt *> m_all;
    sqlite3_stmt *m_begin, *m_commit, *m_fact, *m_head, *m_open, *m_over, *m_drawer, *m_payment,
        *m_number, *m_receipt;
    HashChain m_chain;
    Hash m_hash{};
    std::int64_t m_seq = 0;
    std::string m_over0; // retired with the next append, as the journal does it
};

void compareAppends(const std::string &folder, int sales)
{
    SqliteJournal journal(folder + "/journal.db");
    must(journal.open(Currency::cny()).ok(), "the journal does not open");
    PlainC plain(folder + "/plain.db");
    const int control = ::open((folder + "/control").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    const std::string page(4096, 'x');
    std::vector<double> ours, theirs, flush;
    for (int n = 1; n <= sales; ++n) {
        const BenchSale sale = cashSaleOfFive(n);
        const PlainC::Prepared prepared = plain.prepared(sale);
        const auto writeOurs = [&] {
            const auto begin = Timer::now();
            for (const auto &facts : sale.appends)
                must(journal.append(facts).ok(), "the journal refuses");
            journal.retire(sale.id);
            ours.push_back(microsecondsSince(begin));
        };
        const auto writeTheirs = [&] {
            const auto begin = Timer::now();
            for (std::size_t i = 0; i < prepared.appends.size(); ++i)
                plain.append(prepared, i);
            theirs.push_back(microsecondsSince(begin));
        };
        if (n % 2 == 0) {
            writeOurs();
            writeTheirs();
        } else {
            writeTheirs();
            writeOurs();
        }
        const auto begin = Timer::now();
        must(::pwrite(control, page.data(), page.size(), 0) == 4096 && ::fdatasync(control) == 0,
             "the control file cannot be written");
        flush.push_back(microsecondsSince(begin));
    }
    ::close(control);
    std::printf("cash sale of 5 lines, 7 appends, %d sales (us)   p50      p95\n", sales);
    std::printf("  journal                                     %8.0f %8.0f\n", quantile(ours, 0.5),
                quantile(ours, 0.95));
    std::printf("  plain SQLite C, rows ready                  %8.0f %8.0f\n",
                quantile(theirs, 0.5), quantile(theirs, 0.95));
    std::printf("  fdatasync of 4 KiB                          %8.0f %8.0f\n", quantile(flush, 0.5),
                quantile(flush, 0.95));
    std::printf("  ratio of the p50s                           %8.2f\n",
                quantile(ours, 0.5) / quantile(theirs, 0.5));
}

void measureBig(const std::string &folder, std::int64_t facts)
{
    const std::string path = folder + "/big.db";
    auto begin = Timer::now();
    std::int64_t written = 0;
    {
        SqliteJournal journal(path);
        must(journal.open(Currency::cny()).ok(), "the journal does not open");
        std::int64_t number = 0;
        while (written < facts) {
            std::vector<Fact> many;
            for (int i = 0; i < 500; ++i) {
                const BenchSale sale = cashSaleOfFive(++number);
                for (const auto &append : sale.appends)
                    many.insert(many.end(), append.begin(), append.end());
                if (number % 1000 != 0)
                    journal.retire(sale.id);
            }
            must(journal.append(many).ok(), "the journal refuses");
            written += std::int64_t(many.size());
        }
        // What is retired after its facts goes with the next ones.
        must(journal.append(cashSaleOfFive(number + 1).appends[0]).ok(), "the journal refuses");
        for (std::int64_t n = 1; n <= number; ++n)
            journal.retire(cashSaleOfFive(n).id);
        ++written;
    }
    std::printf("journal of %lld facts written in %.1f s\n", static_cast<long long>(written),
                microsecondsSince(begin) / 1e6);

    begin = Timer::now();
    SqliteJournal journal(path);
    const auto opening = journal.open(Currency::cny());
    const double openUs = microsecondsSince(begin);
    must(opening.ok(), "the big journal does not open");
    std::printf("  open        %8.2f ms (%zu facts come back)\n", openUs / 1000,
                opening->facts.size());
    begin = Timer::now();
    const auto one = journal.factsOf(cashSaleOfFive(77'777).id);
    std::printf("  factsOf     %8.2f ms (%zu facts)\n", microsecondsSince(begin) / 1000,
                one.size());
    begin = Timer::now();
    const auto check = verifyJournal(path);
    must(check.ok() && !check->fault, check.ok() ? check->fault->what : check.problem().what);
    std::printf("  verify      %8.2f s (%lld facts)\n", microsecondsSince(begin) / 1e6,
                static_cast<long long>(check->facts));
    begin = Timer::now();
    must(rebuildReadingTables(path).ok(), "the tables cannot be rebuilt");
    std::printf("  rebuild     %8.2f s\n", microsecondsSince(begin) / 1e6);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int sales = argc > 1 ? std::atoi(argv[1]) : 2000;
    const std::int64_t facts = argc > 2 ? std::atoll(argv[2]) : 1'000'000;
    QTemporaryDir own;
    const std::string folder = argc > 3 ? argv[3] : own.path().toStdString();
    compareAppends(folder, sales);
    if (facts > 0)
        measureBig(folder, facts);
    return 0;
}
