// Shop: a PostgreSQL of the test's own and tills that sell into journals of their own.
#pragma once

#include "books/settlement.h"
#include "storage/journal/sqlite_journal.h"
#include "storage/shop/outbox.h"
#include "storage/shop/shop_address.h"
#include "tests/relay/kit/postgres.h"
#include "tests/storage/random_sales.h"

#include <QTemporaryDir>

#include <memory>
#include <string>
#include <vector>

namespace guitai::test {

// One server for all tests of the program; emptied by empty(). False: PostgreSQL cannot be started.
class ShopServer
{
public:
    static ShopServer &one();
    bool start();
    // As when the machine goes.
    void stop();
    bool empty();
    bool isThere() const { return m_isThere; }
    storage::ShopDatabaseSettings settings() const { return {m_postgres.url(), {}}; }
    // Anything, as the user of the tills.
    bool run(const std::string &sql);
    // The first column of the first row.
    std::string ask(const std::string &sql);
    // How many rows a table in the schema guitai has.
    std::string count(const std::string &table)
    {
        return ask("SELECT count(*) FROM guitai." + table);
    }
    std::unique_ptr<storage::ShopBook> book();

private:
    Postgres m_postgres;
    bool m_isThere = false;
};

// A till with a folder and a journal.
class SellingTill
{
public:
    explicit SellingTill(std::string till, std::uint64_t seed = 1);

    // Sells so many sales by chance, as facts.
    void sell(int sales);
    // Ships all there is; the problem, if it does not go.
    std::string ship();
    // Ships one batch with an outbox that is there for it alone, as after a restart.
    std::string shipOnce();
    // The folder as it is, and back to it: as somebody restores a backup.
    void keepCopy();
    void restoreCopy();
    // Other SQL on the journal's file, with its guards taken away.
    void tamper(const std::string &sql);
    void close() { m_journal.reset(); }
    void open();

    std::string folder() const { return m_folder.path().toStdString(); }
    const std::string &name() const { return m_name; }
    storage::Outbox &outbox();
    storage::SqliteJournal &journal() { return *m_journal; }
    std::int64_t facts();
    ShopWeather weather() { return outbox().weather(); }

private:
    std::string m_name;
    QTemporaryDir m_folder, m_copy;
    RandomSales m_sales;
    std::unique_ptr<storage::SqliteJournal> m_journal;
    std::unique_ptr<storage::Outbox> m_outbox;
};

inline constexpr Instant shopMorning{1'772'331'630'000}; // 2026-03-01 in Shanghai
inline const Zone shopZoneRule = {{{0}, chinaOffset}};

} // namespace guitai::test
