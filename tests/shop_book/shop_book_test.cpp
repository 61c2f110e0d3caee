// Facts on their way to the shop's database: nothing lost, nothing twice, nothing guessed.
#include "storage/journal/receipts.h"
#include "storage/journal/schema.h"
#include "storage/shop/shop_schema.h"
#include "tests/kit/main.h"
#include "tests/shop_book/shop.h"
#include "tests/storage/story.h"

#include <QtTest>

#include <thread>

namespace guitai::test {

using storage::Outbox;
using storage::ShopBook;

class ShopBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void factsComeOnceHoweverOftenTheyAreShipped();
    void theReadingTablesAreThoseOfTheTill();
    void aTillGoesOnWhereTheShopStands();
    void withoutTheShopTheTillShowsWhatWaits();
    void aServerThatComesBackIsUsedAgain();
    void whateverMomentTheServerDiesNothingIsLostOrDoubled();
    void twoProgramsOnOneJournalShipEachFactOnce();
    void twoTillsOfOneNumberAreRefused();
    void aTillThatTookAnotherNumberIsRefused();
    void aChangedRowInTheShopIsFound();
    void factsInTheShopCannotBeChanged();
    void tablesOfAnOlderRuleAreMadeAnew();
    void tablesOfANewerGuitaiAreLeftAlone();
    void anUpgradeMeanwhileSetsNothingAside();
    void theOldestWaitsLonger();
    void aJournalThatCannotBeReadIsNotAllShipped();
    void aWalkThatBreaksOffIsNoFault();
    void tillsShipOnWhileTheChainsAreWalked();
    void nobodyReadsTablesThatAreBeingMade();

private:
    std::unique_ptr<ShopBook> book() { return m_server.book(); }
    std::string count(const std::string &table) { return m_server.count(table); }

    ShopServer &m_server = ShopServer::one();
};

void ShopBookTest::initTestCase()
{
    if (!m_server.start())
        QSKIP("PostgreSQL is not installed or does not start");
}

void ShopBookTest::init()
{
    QVERIFY(m_server.start());
    QVERIFY(m_server.empty());
}

void ShopBookTest::factsComeOnceHoweverOftenTheyAreShipped()
{
    SellingTill till("T1");
    till.sell(120);
    QCOMPARE(till.ship(), std::string());
    QCOMPARE(count("facts"), std::to_string(till.facts()));
    QCOMPARE(till.weather().link, ShopLink::Connected);
    QCOMPARE(till.weather().waiting, 0);
    QVERIFY(!till.weather().waitingSince);
    // The same rows again, as when the answer to a batch was lost.
    const auto shop = book();
    const auto rows = shop->factsAfter("T1", 0, 10'000);
    QVERIFY(rows.ok());
    const auto taken = shop->take({"T1", rows->front().hash}, *rows);
    QVERIFY2(taken.ok(), taken ? "" : taken.problem().what.c_str());
    QCOMPARE(taken->facts, 0);
    QCOMPARE(taken->aside, 0);
    QCOMPARE(count("facts"), std::to_string(till.facts()));
    QCOMPARE(count("receipts"), std::string("120"));
    QCOMPARE(shop->verify()->fault, std::string());
    QCOMPARE(shop->verify()->facts, till.facts());
}

void ShopBookTest::theReadingTablesAreThoseOfTheTill()
{
    SellingTill till("T1", 7);
    till.sell(150);
    QVERIFY(till.journal().append(begun("H", 1)));
    QVERIFY(till.journal().append(opened("H", "HA", yuan(100))));
    QCOMPARE(till.ship(), std::string());
    const auto shop = book();
    QVERIFY(shop->store().turnTo("T1").ok());
    storage::ReceiptBook here(*till.journal().database()), there(shop->store());
    for (const char *day : {"2026-03-01", "2026-03-02"}) {
        QVERIFY(*here.receipts({day, {}, 0, 1000}) == *there.receipts({day, {}, 0, 1000}));
        QVERIFY(*here.payments(day) == *there.payments(day));
        QVERIFY(*here.refunds(day) == *there.refunds(day));
    }
    QCOMPARE(here.unresolvedPayments()->size(), 1u);
    QVERIFY(*here.unresolvedPayments() == *there.unresolvedPayments());
    QVERIFY(*here.receipt(17) == *there.receipt(17));
    QVERIFY(*here.factsOf(SaleId("S17")) == *there.factsOf(SaleId("S17")));
}

void ShopBookTest::aTillGoesOnWhereTheShopStands()
{
    SellingTill till("T1");
    for (int i = 0; i < 5; ++i) {
        till.sell(100 + 37 * i);
        QCOMPARE(till.shipOnce(), std::string());
    }
    QCOMPARE(till.ship(), std::string());
    QCOMPARE(count("facts"), std::to_string(till.facts()));
    QCOMPARE(count("set_aside"), std::string("0"));
    QCOMPARE(book()->verify()->fault, std::string());
}

void ShopBookTest::withoutTheShopTheTillShowsWhatWaits()
{
    SellingTill till("T1");
    till.sell(10);
    QCOMPARE(till.ship(), std::string());
    m_server.stop();
    const std::int64_t before = till.facts();
    till.sell(5);
    QVERIFY(!till.ship().empty());
    ShopWeather weather = till.weather();
    QCOMPARE(weather.link, ShopLink::Unreachable);
    QVERIFY(!weather.detail.empty());
    QCOMPARE(weather.waiting, till.facts() - before);
    QVERIFY(weather.waitingSince);
    // A till that starts without it knows as much.
    Outbox fresh(till.folder(), "T1", m_server.settings());
    QVERIFY(!fresh.ship(shopMorning));
    QCOMPARE(fresh.weather().waiting, till.facts() - before);
    QVERIFY(m_server.start());
    QCOMPARE(till.ship(), std::string());
    QCOMPARE(till.weather().waiting, 0);
    QCOMPARE(count("facts"), std::to_string(till.facts()));
}

void ShopBookTest::aServerThatComesBackIsUsedAgain()
{
    SellingTill till("T1");
    till.sell(3);
    QCOMPARE(till.ship(), std::string());
    // Nobody noticed that it was gone.
    m_server.stop();
    QVERIFY(m_server.start());
    till.sell(3);
    QCOMPARE(till.ship(), std::string());
    QCOMPARE(count("facts"), std::to_string(till.facts()));
}

void ShopBookTest::whateverMomentTheServerDiesNothingIsLostOrDoubled()
{
    SellingTill till("T1");
    QVERIFY(m_server.run("SELECT 1"));
    // Each connection of a till is cut by the server after so many statements of one batch.
    for (int round = 0; round < 12; ++round) {
        till.sell(40);
        QCOMPARE(till.shipOnce(), std::string()); // connected, and something shipped
        till.sell(20);
        std::atomic<bool> isShipping{true};
        std::thread enemy([&] {
            int cut = 0;
            while (isShipping && cut < 3) {
                QThread::usleep(unsigned(700 + 900 * round));
                cut += m_server.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE "
                                    "application_name = 'guitai' AND pid <> pg_backend_pid()");
            }
        });
        for (int i = 0; i < 50 && !till.ship().empty(); ++i) {
        }
        isShipping = false;
        enemy.join();
    }
    QCOMPARE(till.ship(), std::string());
    QCOMPARE(count("facts"), std::to_string(till.facts()));
    QCOMPARE(count("receipts"), std::to_string(12 * 60));
    QCOMPARE(count("set_aside"), std::string("0"));
    QCOMPARE(book()->verify()->fault, std::string());
}

void ShopBookTest::twoProgramsOnOneJournalShipEachFactOnce()
{
    SellingTill till("T1");
    till.sell(300);
    std::vector<std::thread> programs;
    std::atomic<int> failures{0};
    for (int i = 0; i < 3; ++i) {
        programs.emplace_back([&] {
            Outbox outbox(till.folder(), "T1", m_server.settings());
            while (true) {
                const auto more = outbox.ship(shopMorning);
                if (!more) {
                    qWarning("%s", more.problem().what.c_str());
                    ++failures;
                }
                if (!more || !*more)
                    break;
            }
        });
    }
    for (std::thread &program : programs)
        program.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(count("facts"), std::to_string(till.facts()));
    QCOMPARE(count("receipts"), std::string("300"));
    QCOMPARE(count("set_aside"), std::string("0"));
}

void ShopBookTest::twoTillsOfOneNumberAreRefused()
{
    SellingTill first("T1", 1), second("T1", 2);
    first.sell(5);
    second.sell(5);
    QCOMPARE(first.ship(), std::string());
    const std::string said = second.ship();
    QVERIFY2(said.find("another till is T1") != std::string::npos, said.c_str());
    QCOMPARE(second.weather().link, ShopLink::Refused);
    QCOMPARE(second.weather().waiting, second.facts());
    QCOMPARE(count("facts"), std::to_string(first.facts()));
    QCOMPARE(count("set_aside"), std::string("0"));
}

void ShopBookTest::aTillThatTookAnotherNumberIsRefused()
{
    SellingTill till("T1");
    till.sell(2);
    QCOMPARE(till.ship(), std::string());
    Outbox renamed(till.folder(), "T7", m_server.settings());
    const auto said = renamed.ship(shopMorning);
    QVERIFY(!said);
    QVERIFY(said.problem().what.find("set till.id to T1 again") != std::string::npos);
    QCOMPARE(count("tills"), std::string("1"));
}

void ShopBookTest::aChangedRowInTheShopIsFound()
{
    SellingTill till("T1");
    till.sell(20);
    QCOMPARE(till.ship(), std::string());
    QCOMPARE(book()->verify()->fault, std::string());
    QVERIFY(m_server.run("ALTER TABLE guitai.facts DISABLE TRIGGER facts_stay; UPDATE guitai.facts "
                         "SET body = replace(body, 'a', 'b') WHERE seq = 7"));
    QVERIFY(book()->verify()->fault.find("fact 7") != std::string::npos);
    QVERIFY(m_server.run("DELETE FROM guitai.facts WHERE seq = 7"));
    QVERIFY(book()->verify()->fault.find("fact 8") != std::string::npos);
    QVERIFY(m_server.run("DELETE FROM guitai.facts WHERE seq >= 7"));
    QVERIFY(!book()->verify()->fault.empty());
}

void ShopBookTest::factsInTheShopCannotBeChanged()
{
    SellingTill till("T1");
    till.sell(2);
    QCOMPARE(till.ship(), std::string());
    QVERIFY(!m_server.run("UPDATE guitai.facts SET body = ''"));
    QVERIFY(!m_server.run("DELETE FROM guitai.facts"));
    QVERIFY(!m_server.run("TRUNCATE guitai.facts"));
    QCOMPARE(count("facts"), std::to_string(till.facts()));
}

void ShopBookTest::tablesOfAnOlderRuleAreMadeAnew()
{
    SellingTill one("T1", 1), two("T2", 2);
    one.sell(60);
    two.sell(70);
    QCOMPARE(one.ship(), std::string());
    QCOMPARE(two.ship(), std::string());
    const auto print = [this](const std::string &table) {
        return m_server.ask("SELECT md5(string_agg(r::text, '|' ORDER BY r::text)) FROM guitai." +
                            table + " AS r");
    };
    std::vector<std::string> before;
    for (const std::string &table : storage::readingTables())
        before.push_back(print(table));
    QVERIFY(m_server.run("UPDATE guitai.version SET rule = rule - 1; DROP TABLE guitai.receipts "
                         "CASCADE; UPDATE guitai.payments SET net = 0"));
    book();
    std::vector<std::string> after;
    for (const std::string &table : storage::readingTables())
        after.push_back(print(table));
    QVERIFY(before == after);
}

void ShopBookTest::tablesOfANewerGuitaiAreLeftAlone()
{
    SellingTill till("T1");
    till.sell(2);
    QCOMPARE(till.ship(), std::string());
    QVERIFY(m_server.run("UPDATE guitai.version SET schema = schema + 1"));
    till.sell(2);
    const std::string said = till.shipOnce();
    QVERIFY2(said.find("newer Guitai") != std::string::npos, said.c_str());
}

void ShopBookTest::anUpgradeMeanwhileSetsNothingAside()
{
    SellingTill till("T1");
    till.sell(5);
    QCOMPARE(till.ship(), std::string());
    // Another till brings new tables; this one is still connected with the old program.
    QVERIFY(m_server.run("UPDATE guitai.version SET rule = rule + 1; ALTER TABLE guitai.payments "
                         "ADD CHECK (day = 'never') NOT VALID"));
    till.sell(5);
    const std::string said = till.ship();
    QVERIFY2(said.find("newer Guitai") != std::string::npos, said.c_str());
    QCOMPARE(count("set_aside"), std::string("0"));
    QVERIFY(till.weather().waiting > 0);
}

void ShopBookTest::theOldestWaitsLonger()
{
    using storage::shopPause;
    for (std::uint64_t chance : {0ull, 1ull, 77'777ull, ~0ull}) {
        for (int failures = 0; failures < 40; ++failures) {
            const Span pause = shopPause(failures, chance);
            QVERIFY(pause.ms >= 500 && pause <= Span::minutes(5));
        }
    }
    QVERIFY(shopPause(20, 0) > shopPause(3, ~0ull));
    QVERIFY(shopPause(5, 1) != shopPause(5, 9'999));
}

void ShopBookTest::aJournalThatCannotBeReadIsNotAllShipped()
{
    const QTemporaryDir empty;
    Outbox outbox(empty.path().toStdString(), "T9", m_server.settings());
    const auto more = outbox.ship(shopMorning);
    QVERIFY(!more);
    QCOMPARE(outbox.weather().link, ShopLink::Unreachable);
    QCOMPARE(outbox.weather().detail, more.problem().what);
    QVERIFY(!outbox.isCounted());
}

void ShopBookTest::aWalkThatBreaksOffIsNoFault()
{
    SellingTill till("T1");
    till.sell(20);
    QCOMPARE(till.ship(), std::string());
    const auto shop = book();
    m_server.stop();
    QVERIFY(!shop->verify());
}

void ShopBookTest::tillsShipOnWhileTheChainsAreWalked()
{
    SellingTill till("T1");
    till.sell(600);
    const auto shop = book();
    std::atomic<bool> isOver{false};
    std::thread shipping([&] {
        Outbox outbox(till.folder(), "T1", m_server.settings());
        for (Result<bool> more = true; more && *more;)
            more = outbox.ship(shopMorning);
        isOver = true;
    });
    std::string fault;
    while (!isOver && fault.empty()) {
        const auto check = shop->verify();
        fault = check ? check->fault : check.problem().what;
    }
    shipping.join();
    QCOMPARE(fault, std::string());
    QCOMPARE(shop->verify()->facts, till.facts());
}

void ShopBookTest::nobodyReadsTablesThatAreBeingMade()
{
    const auto maker = book(), reader = book();
    QVERIFY(reader->store().run("SET lock_timeout = '50ms'").ok());
    int reads = 0;
    const auto read = [&]() -> Result<void> {
        ++reads;
        return {};
    };
    QVERIFY(maker->store().run("SELECT pg_advisory_lock(7107426882)").ok());
    const auto waited = reader->whileTablesStay(read);
    QVERIFY(!waited && waited.problem().what.find("made anew") != std::string::npos);
    QVERIFY(maker->store().run("SELECT pg_advisory_unlock(7107426882)").ok());
    QVERIFY(reader->whileTablesStay(read).ok());
    QCOMPARE(reads, 1);
    // And lets go of them.
    QVERIFY(maker->store().run("SET lock_timeout = '50ms'").ok());
    QVERIFY(maker->rebuild().ok());
    QVERIFY(m_server.run("UPDATE guitai.version SET rule = rule + 1"));
    QVERIFY(!reader->whileTablesStay(read));
    QCOMPARE(reads, 1);
}

GUITAI_TEST(ShopBookTest)

} // namespace guitai::test

#include "shop_book_test.moc"
