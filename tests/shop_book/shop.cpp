// The shop of the tests.
#include "tests/shop_book/shop.h"

#include <QDir>
#include <QFile>
#include <sqlite3.h>

namespace guitai::test {

using storage::PostgresStore;
using storage::shopAddress;

ShopServer &ShopServer::one()
{
    static ShopServer server;
    return server;
}

bool ShopServer::start()
{
    m_isThere = m_isThere || m_postgres.start();
    return m_isThere;
}

void ShopServer::stop()
{
    m_postgres.stop();
    m_isThere = false;
}

bool ShopServer::run(const std::string &sql)
{
    const auto store = PostgresStore::connect(*shopAddress(settings()));
    return store && (*store)->run(sql).ok();
}

bool ShopServer::empty()
{
    return run("DROP SCHEMA IF EXISTS guitai_till CASCADE; DROP SCHEMA IF EXISTS guitai CASCADE");
}

std::string ShopServer::ask(const std::string &sql)
{
    const auto store = PostgresStore::connect(*shopAddress(settings()));
    if (!store)
        return store.problem().what;
    storage::SqlStatement &rows = (*store)->statement(sql);
    if (rows.row())
        return std::string(rows.text(0));
    return rows.failed() ? (*store)->problem().what : std::string();
}

std::unique_ptr<storage::ShopBook> ShopServer::book()
{
    auto opened = storage::ShopBook::open(*shopAddress(settings()));
    if (!opened)
        qFatal("%s", opened.problem().what.c_str());
    return std::move(opened).value();
}

SellingTill::SellingTill(std::string till, std::uint64_t seed)
    : m_name(std::move(till))
    , m_sales(seed, {shopMorning.ms + std::int64_t(seed) * 7}, 90'000, 60)
{
    open();
}

void SellingTill::open()
{
    m_journal = std::make_unique<storage::SqliteJournal>(folder() + "/journal.db");
    if (!m_journal->open(Currency::cny()))
        qFatal("the journal of a test does not open");
}

void SellingTill::sell(int sales)
{
    std::vector<Fact> facts;
    for (int i = 1; i <= sales; ++i) {
        auto sale = m_sales.next();
        for (Fact &fact : sale.facts) {
            if (auto *completed = std::get_if<SaleCompleted>(&fact))
                completed->receipt.till = m_name;
            facts.push_back(std::move(fact));
        }
        if (i % 50 != 0 && i != sales)
            continue;
        const auto written = m_journal->append(facts);
        if (!written)
            qFatal("a sale of a test: %s", written.problem().what.c_str());
        facts.clear();
    }
}

storage::Outbox &SellingTill::outbox()
{
    if (!m_outbox)
        m_outbox =
            std::make_unique<storage::Outbox>(folder(), m_name, ShopServer::one().settings());
    return *m_outbox;
}

std::string SellingTill::ship()
{
    while (true) {
        const auto more = outbox().ship(shopMorning);
        if (!more)
            return more.problem().what;
        if (!*more)
            return {};
    }
}

std::string SellingTill::shipOnce()
{
    m_outbox.reset();
    const auto more = outbox().ship(shopMorning);
    return more ? std::string() : more.problem().what;
}

void SellingTill::keepCopy()
{
    const QString copy = m_copy.filePath("journal.db");
    QFile::remove(copy);
    if (!m_journal->copyTo(copy.toStdString()))
        qFatal("no copy of a journal");
}

void SellingTill::restoreCopy()
{
    m_outbox.reset();
    close();
    for (const char *name : {"journal.db", "journal.db-wal", "journal.db-shm"})
        QFile::remove(m_folder.filePath(name));
    QFile::copy(m_copy.filePath("journal.db"), m_folder.filePath("journal.db"));
    open();
}

void SellingTill::tamper(const std::string &sql)
{
    m_outbox.reset();
    sqlite3 *db = m_journal->database()->handle();
    const std::string all =
        "DROP TRIGGER IF EXISTS facts_stay; DROP TRIGGER IF EXISTS facts_remain; " + sql;
    if (sqlite3_exec(db, all.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("tampering failed: %s", sqlite3_errmsg(db));
}

std::int64_t SellingTill::facts()
{
    return m_journal->head()->seq;
}

} // namespace guitai::test
