// What the reading tables ask of a database, on SQLite in memory, SQLite on disk and PostgreSQL.
#include "storage/journal/schema.h"
#include "storage/journal/sql_tables.h"
#include "tests/kit/main.h"
#include "tests/shop_book/shop.h"

#include <QtTest>

namespace guitai::test {

using storage::Database;
using storage::PostgresStore;
using storage::SqlStatement;
using storage::SqlStore;

class SqlStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void valuesComeBackAsTheyWere_data() { stores(); }
    void valuesComeBackAsTheyWere();
    void aWalkGoesOnWhileOthersAsk_data() { stores(); }
    void aWalkGoesOnWhileOthersAsk();
    void allOfATransactionOrNothing_data() { stores(); }
    void allOfATransactionOrNothing();
    void aStatementThatDoesNotFitFailsAndHarmsNothing_data() { stores(); }
    void aStatementThatDoesNotFitFailsAndHarmsNothing();
    void changedRowsAreCounted_data() { stores(); }
    void changedRowsAreCounted();
    void parametersAreNumbered();
    void theWayToAnotherMachineMustBeVerified_data();
    void theWayToAnotherMachineMustBeVerified();
    void eachMachineIsTriedForItself();
    void whatIsNotWantedIsNotWaitedFor();

private:
    void stores();
    void open(); // the store of the row, with an empty table

    QTemporaryDir m_folder;
    std::unique_ptr<SqlStore> m_store;
};

void SqlStoreTest::stores()
{
    QTest::addColumn<QString>("where");
    QTest::newRow("SQLite in memory") << ":memory:";
    QTest::newRow("SQLite on disk") << m_folder.filePath("store.db");
    QTest::newRow("PostgreSQL") << "postgresql";
}

void SqlStoreTest::initTestCase()
{
    if (!ShopServer::one().start())
        QSKIP("PostgreSQL is not installed or does not start");
}

void SqlStoreTest::open()
{
    m_store.reset();
    QFETCH(QString, where);
    if (where == "postgresql") {
        auto store = PostgresStore::connect(*storage::shopAddress(ShopServer::one().settings()));
        QVERIFY(store.ok());
        m_store = std::move(store).value();
    } else {
        QFile::remove(where);
        static const storage::Schema nothing{"store of a test", 1, {}};
        auto store = Database::open(where.toStdString(), nothing);
        QVERIFY(store.ok());
        m_store = std::move(store).value();
    }
    QVERIFY(m_store->statement("DROP TABLE IF EXISTS goods").run());
    QVERIFY(m_store
                ->statement("CREATE TABLE goods (code TEXT PRIMARY KEY, price BIGINT NOT NULL, "
                            "stock BIGINT)")
                .run());
}

void SqlStoreTest::valuesComeBackAsTheyWere()
{
    open();
    const std::string texts[] = {"", "可乐 500ml", "'; DROP TABLE goods; --", "a\nb\\x00\"c"};
    const std::int64_t prices[] = {0, -1, INT64_MAX, INT64_MIN};
    for (int i = 0; i < 4; ++i) {
        SqlStatement &insert = m_store->statement("INSERT INTO goods VALUES (?, ?, ?)");
        insert.bind(std::string_view(texts[i])).bind(prices[i]);
        insert.bind(i % 2 == 0 ? std::optional<std::int64_t>(i) : std::nullopt);
        QVERIFY(insert.run());
    }
    for (int i = 0; i < 4; ++i) {
        SqlStatement &row =
            m_store->statement("SELECT code, price, stock FROM goods WHERE code = ?1 OR ?1 = 'x'");
        QVERIFY(row.bind(std::string_view(texts[i])).row());
        QCOMPARE(row.text(0), std::string_view(texts[i]));
        QCOMPARE(row.integer(1), prices[i]);
        QCOMPARE(row.isNull(2), i % 2 == 1);
        QCOMPARE(row.integerOrNull(2).value_or(i), i);
        QVERIFY(!row.row());
        QVERIFY(!row.failed());
    }
}

void SqlStoreTest::aWalkGoesOnWhileOthersAsk()
{
    open();
    for (int i = 0; i < 200; ++i)
        QVERIFY(m_store->statement("INSERT INTO goods VALUES (?, ?, NULL)")
                    .bind(std::string_view("c" + std::to_string(1000 + i)))
                    .bind(i)
                    .run());
    const auto walk = m_store->prepare("SELECT code, price FROM goods ORDER BY code");
    int seen = 0;
    while (walk->row()) {
        QCOMPARE(walk->integer(1), seen);
        if (seen % 7 == 0) {
            SqlStatement &other = m_store->statement("SELECT count(*) FROM goods WHERE price < ?");
            QVERIFY(other.bind(seen).row());
            QCOMPARE(other.integer(0), seen);
            other.reset();
        }
        ++seen;
    }
    QVERIFY(!walk->failed());
    QCOMPARE(seen, 200);
    // One that is left in the middle holds nothing up.
    const auto left = m_store->prepare("SELECT code FROM goods");
    QVERIFY(left->row());
    left->reset();
    QVERIFY(m_store->statement("DELETE FROM goods").run());
}

void SqlStoreTest::allOfATransactionOrNothing()
{
    open();
    const auto insert = [this](const char *code) {
        return m_store->statement("INSERT INTO goods VALUES (?, 1, NULL)")
            .bind(std::string_view(code))
            .run();
    };
    const auto count = [this] {
        SqlStatement &rows = m_store->statement("SELECT count(*) FROM goods");
        return rows.row() ? rows.integer(0) : -1;
    };
    QVERIFY(m_store->inTransaction([&]() -> Result<void> {
        return insert("a") && insert("b") ? Result<void>() : m_store->problem();
    }));
    QCOMPARE(count(), 2);
    QVERIFY(!m_store->inTransaction([&]() -> Result<void> {
        return insert("c") && insert("a") ? Result<void>() : m_store->problem();
    }));
    QCOMPARE(count(), 2);
    QVERIFY(!m_store->inTransaction([&]() -> Result<void> {
        return insert("d") ? Result<void>(Problem{"changed my mind"}) : m_store->problem();
    }));
    QCOMPARE(count(), 2);
    QVERIFY(m_store->atOneMoment(
        [&]() -> Result<void> { return count() == 2 ? Result<void>() : m_store->problem(); }));
}

void SqlStoreTest::aStatementThatDoesNotFitFailsAndHarmsNothing()
{
    open();
    QVERIFY(!m_store->statement("SELECT nothing FROM nowhere").run());
    QVERIFY(m_store->statement("INSERT INTO goods VALUES ('a', 1, NULL)").run());
    QVERIFY(!m_store->statement("INSERT INTO goods VALUES ('a', 1, NULL)").run());
    QVERIFY(m_store->statement("INSERT INTO goods VALUES ('b', 1, NULL)").run());
}

void SqlStoreTest::changedRowsAreCounted()
{
    open();
    QVERIFY(m_store->statement("INSERT INTO goods VALUES ('a', 1, NULL), ('b', 1, NULL)").run());
    SqlStatement &change = m_store->statement("UPDATE goods SET price = ? WHERE code = ?");
    QVERIFY(change.bind(5).bind(std::string_view("a")).run());
    QCOMPARE(change.changed(), 1);
    QVERIFY(change.bind(5).bind(std::string_view("x")).run());
    QCOMPARE(change.changed(), 0);
    SqlStatement &all = m_store->statement("DELETE FROM goods");
    QVERIFY(all.run());
    QCOMPARE(all.changed(), 2);
}

void SqlStoreTest::parametersAreNumbered()
{
    using storage::withNumberedParameters;
    QCOMPARE(withNumberedParameters("a = ? AND b = ?"), std::string("a = $1 AND b = $2"));
    QCOMPARE(withNumberedParameters("a >= ?1 AND a < ?2 OR c = ?1"),
             std::string("a >= $1 AND a < $2 OR c = $1"));
    QCOMPARE(withNumberedParameters("a = '?' AND b = ?"), std::string("a = '?' AND b = $1"));
}

void SqlStoreTest::theWayToAnotherMachineMustBeVerified_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("mode"); // what libpq is told; empty: nothing
    QTest::addColumn<QString>("refused");
    QTest::newRow("another machine") << "postgresql://t@db.example.com/shop"
                                     << "verify-full"
                                     << "";
    QTest::newRow("own authority")
        << "postgresql://t@db.example.com/shop?sslmode=verify-ca&sslrootcert=/ca.crt"
        << "verify-ca"
        << "";
    QTest::newRow("everybody's authority") << "postgresql://t@db.example.com/shop?sslmode=verify-ca"
                                           << ""
                                           << "sslrootcert=FILE";
    QTest::newRow("named like an address of this machine")
        << "postgresql://t@127.example.com/shop?sslmode=disable"
        << ""
        << "sslmode=disable";
    QTest::newRow("this machine by address") << "postgresql://t@127.1.2.3/shop"
                                             << ""
                                             << "";
    QTest::newRow("an address") << "postgresql://t@10.0.0.5/shop"
                                << "verify-full"
                                << "";
    QTest::newRow("this machine") << "postgresql://t@localhost/shop"
                                  << ""
                                  << "";
    QTest::newRow("this machine too") << "postgresql://t@127.0.0.1/shop"
                                      << ""
                                      << "";
    QTest::newRow("IPv6") << "postgresql://t@[::1]:5433/shop"
                          << ""
                          << "";
    QTest::newRow("a socket") << "postgresql://t@/shop?host=/run/postgresql"
                              << ""
                              << "";
    QTest::newRow("unchecked") << "postgresql://t@db.example.com/shop?sslmode=require"
                               << ""
                               << "sslmode=require";
    QTest::newRow("plain") << "postgresql://t@10.0.0.5/shop?sslmode=disable"
                           << ""
                           << "sslmode=disable";
    QTest::newRow("one of two is elsewhere")
        << "postgresql://t@localhost,db.example.com/shop?sslmode=prefer"
        << ""
        << "sslmode=prefer";
    QTest::newRow("a name for another address")
        << "postgresql://t@localhost/shop?hostaddr=10.0.0.5&sslmode=disable"
        << ""
        << "sslmode=disable";
    QTest::newRow("password within") << "postgresql://t:secret@db.example.com/shop"
                                     << ""
                                     << "shop_database.password";
    QTest::newRow("no address") << "db.example.com"
                                << ""
                                << "postgresql://";
    QTest::newRow("another kind") << "mysql://db.example.com/shop"
                                  << ""
                                  << "shop_database.url";
}

void SqlStoreTest::theWayToAnotherMachineMustBeVerified()
{
    QFETCH(QString, url);
    QFETCH(QString, mode);
    QFETCH(QString, refused);
    const auto address = storage::shopAddress({url.toStdString(), "geheim"});
    QCOMPARE(address.ok(), refused.isEmpty());
    if (!address) {
        const QString what = QString::fromStdString(address.problem().what);
        QVERIFY2(what.contains(refused), qPrintable(what));
        QVERIFY(!what.contains("secret") && !what.contains("geheim"));
        return;
    }
    std::string said;
    for (const auto &[key, value] : address->parameters)
        said = key == "sslmode" ? value : said;
    QCOMPARE(QString::fromStdString(said), mode);
}

void SqlStoreTest::eachMachineIsTriedForItself()
{
    if (!ShopServer::one().isThere())
        QSKIP("PostgreSQL is not installed or does not start");
    auto address = *storage::shopAddress(ShopServer::one().settings());
    const std::string folder = storage::valueOf(address.parameters, "host");
    address.parameters.emplace_back("host", "/nowhere," + folder);
    const auto store = PostgresStore::connect(address);
    QVERIFY2(store.ok(), store ? "" : store.problem().what.c_str());
    address.parameters.emplace_back("host", "/nowhere,/neither");
    const auto none = PostgresStore::connect(address);
    QVERIFY(!none);
    for (const char *folder : {"/nowhere", "/neither"})
        QVERIFY2(none.problem().what.find(folder) != std::string::npos,
                 none.problem().what.c_str());

    const auto hosts =
        storage::hostsIn({{"host", "db1.example.com,db2.example.com,10.0.0.5"}, {"port", "5433"}});
    QCOMPARE(hosts.size(), std::size_t(3));
    QCOMPARE(hosts[1].host, std::string("db2.example.com"));
    QCOMPARE(hosts[2].port, std::string("5433"));
    QVERIFY(storage::needsLookUp(hosts[0]) && !storage::needsLookUp(hosts[2]));
    QVERIFY(!storage::needsLookUp({"db.example.com", "10.0.0.5", {}}));
}

void SqlStoreTest::whatIsNotWantedIsNotWaitedFor()
{
    const std::atomic<bool> isWanted{false};
    const auto address = *storage::shopAddress({"postgresql://t@db.example.com/shop", {}});
    QVERIFY(!PostgresStore::connect(address, &isWanted));
}

GUITAI_TEST(SqlStoreTest)

} // namespace guitai::test

#include "sql_store_test.moc"
