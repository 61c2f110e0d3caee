// What does not fit is set aside and shown, the rest goes on; and what a till has lost comes back.
#include "storage/journal/verify.h"
#include "storage/shop/lost_facts.h"
#include "tests/kit/main.h"
#include "tests/shop_book/shop.h"
#include "tests/storage/story.h"

#include <QtTest>

namespace guitai::test {

using storage::SetAside;
using storage::ShopBook;

class SetAsideTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void anAlteredFactIsSetAsideAndTheRestGoesOn();
    void aMissingFactIsSetAsideAndTheRestGoesOn();
    void whatIsOfAnotherTillIsSetAside();
    void whatSpeaksOfUnknownThingsIsSetAsideAndTheRestGoesOn();
    void aTillFromAnOlderCopyIsBehindAndThenParts();
    void lostFactsComeBackFromTheShop();
    void aLostFactThatWouldBeAnotherHereIsNotFetched();
    void whatWasSetAsideIsShownUntilSomebodyLooks();

private:
    std::unique_ptr<ShopBook> book() { return m_server.book(); }
    std::string count(const std::string &table) { return m_server.count(table); }
    std::vector<std::string> causes();

    ShopServer &m_server = ShopServer::one();
};

void SetAsideTest::initTestCase()
{
    if (!m_server.start())
        QSKIP("PostgreSQL is not installed or does not start");
}

void SetAsideTest::init()
{
    QVERIFY(m_server.start());
    QVERIFY(m_server.empty());
}

// "3 altered" ...
std::vector<std::string> SetAsideTest::causes()
{
    const auto rows = book()->setAside();
    std::vector<std::string> found;
    for (const SetAside &row : *rows)
        found.push_back(std::to_string(row.seq) + " " + row.cause);
    return found;
}

void SetAsideTest::anAlteredFactIsSetAsideAndTheRestGoesOn()
{
    SellingTill till("T1");
    for (int n = 1; n <= 3; ++n)
        QVERIFY(till.journal().append(cashSale("s" + std::to_string(n), 1, n)));
    const std::int64_t each = till.facts() / 3;
    // The receipt of the second sale, made larger.
    till.tamper("UPDATE facts SET body = replace(body, '3.50', '9.50') WHERE seq = " +
                std::to_string(2 * each));
    QCOMPARE(till.ship(), std::string());
    QVERIFY((causes() == std::vector<std::string>{std::to_string(2 * each) + " altered"}));
    QCOMPARE(count("facts"), std::to_string(till.facts() - 1));
    QCOMPARE(count("receipts"), std::string("2"));
    QCOMPARE(till.weather().setAside, 1);
    QCOMPARE(till.weather().link, ShopLink::Connected);
    // A new start asks where to go on, and stands at the end.
    QCOMPARE(till.shipOnce(), std::string());
    QCOMPARE(till.weather().waiting, 0);
    QVERIFY((causes() == std::vector<std::string>{std::to_string(2 * each) + " altered"}));
    QCOMPARE(book()->verify()->fault, std::string());
}

void SetAsideTest::aMissingFactIsSetAsideAndTheRestGoesOn()
{
    SellingTill till("T1");
    for (int n = 1; n <= 3; ++n)
        QVERIFY(till.journal().append(cashSale("s" + std::to_string(n), 3, n)));
    till.tamper("DELETE FROM facts WHERE seq IN (2, 3)");
    QCOMPARE(till.ship(), std::string());
    QVERIFY((causes() == std::vector<std::string>{"2 missing", "4 missing"}));
    QCOMPARE(count("facts"), std::to_string(till.facts() - 3));
    QVERIFY(till.journal().append(cashSale("s4", 1, 4)));
    QCOMPARE(till.shipOnce(), std::string());
    QVERIFY((causes() == std::vector<std::string>{"2 missing", "4 missing"}));
    QCOMPARE(count("receipts"), std::string("4"));
    QVERIFY2(book()->verify()->fault.empty(), "facts that were set aside leave no gap");
}

void SetAsideTest::whatIsOfAnotherTillIsSetAside()
{
    SellingTill till("T3");
    till.sell(3);
    // These stories are told of T1.
    QVERIFY(till.journal().append(cashSale("other", 1, 4)));
    QCOMPARE(till.ship(), std::string());
    QVERIFY((causes() == std::vector<std::string>{std::to_string(till.facts()) + " other_till"}));
    QCOMPARE(count("facts"), std::to_string(till.facts()));
    QCOMPARE(count("receipts"), std::string("3"));
}

void SetAsideTest::whatSpeaksOfUnknownThingsIsSetAsideAndTheRestGoesOn()
{
    SellingTill till("T1");
    QVERIFY(till.journal().append(begun("s1", 1)));
    const std::int64_t opening = till.facts() + 1;
    QVERIFY(till.journal().append(opened("s1", "a1", yuan(350))));
    QVERIFY(till.journal().append(ended("s1", "a1", AttemptOutcome::Declined)));
    QVERIFY(till.journal().append(paidCash("s1", 1, 1)));
    till.tamper("UPDATE facts SET body = replace(body, '3.50', '3.40') WHERE seq = " +
                std::to_string(opening));
    QCOMPARE(till.ship(), std::string());
    // Of the attempt that nobody knows the end cannot be told either.
    QVERIFY((causes() == std::vector<std::string>{std::to_string(opening) + " altered",
                                                  std::to_string(opening + 1) + " misfit"}));
    QCOMPARE(count("receipts"), std::string("1"));
    QCOMPARE(count("facts"), std::to_string(till.facts() - 1));
}

void SetAsideTest::aTillFromAnOlderCopyIsBehindAndThenParts()
{
    SellingTill till("T1");
    till.sell(30);
    QCOMPARE(till.ship(), std::string());
    const std::int64_t common = till.facts();
    till.keepCopy();
    till.sell(30);
    QCOMPARE(till.ship(), std::string());
    const std::int64_t shopHas = till.facts();
    till.restoreCopy();
    QCOMPARE(till.ship(), std::string());
    QCOMPARE(till.weather().link, ShopLink::Behind);
    QVERIFY(till.weather().detail.find(std::to_string(common)) != std::string::npos);
    QCOMPARE(count("set_aside"), std::string("0"));
    // It goes on with other sales under the same numbers, below and beyond what the shop has.
    for (int i = 0; i < 120; ++i)
        QVERIFY(till.journal().append(cashSale("new" + std::to_string(i), 1, 31 + i)));
    QVERIFY(till.facts() > shopHas);
    QCOMPARE(till.ship(), std::string());
    QCOMPARE(till.weather().link, ShopLink::Parted);
    QCOMPARE(till.weather().setAside, till.facts() - common);
    QCOMPARE(till.weather().waiting, 0);
    QCOMPARE(count("facts"), std::to_string(shopHas));
    QCOMPARE(count("receipts"), std::string("60"));
    for (const std::string &cause : causes())
        QVERIFY(cause.ends_with(" forked"));
    // And again after a restart: what is new is set aside too, nothing twice.
    QVERIFY(till.journal().append(cashSale("newer", 1, 151)));
    QCOMPARE(till.shipOnce(), std::string());
    QCOMPARE(till.weather().link, ShopLink::Parted);
    QCOMPARE(till.weather().setAside, till.facts() - common);
    QCOMPARE(book()->verify()->fault, std::string());
}

void SetAsideTest::lostFactsComeBackFromTheShop()
{
    SellingTill till("T1");
    till.sell(30);
    till.keepCopy();
    till.sell(900);
    const auto head = till.journal().head();
    QCOMPARE(till.ship(), std::string());
    till.restoreCopy();
    const auto shop = book();
    const auto fetched = storage::fetchLost(till.journal(), *shop, "T1");
    QVERIFY2(fetched.ok(), fetched ? "" : fetched.problem().what.c_str());
    QVERIFY(*fetched > 900);
    QCOMPARE(till.journal().head()->hash, head->hash);
    till.close();
    QVERIFY(!storage::verifyJournal(till.folder() + "/journal.db")->fault);
    till.open();
    QCOMPARE(*storage::fetchLost(till.journal(), *shop, "T1"), 0);
    QCOMPARE(till.ship(), std::string());
    QCOMPARE(till.weather().link, ShopLink::Connected);
    // A new disk.
    SellingTill fresh("T1");
    QCOMPARE(*storage::fetchLost(fresh.journal(), *shop, "T1"), till.facts());
    QCOMPARE(fresh.journal().head()->hash, head->hash);
    // What has gone on by itself stays as it is.
    till.restoreCopy();
    QVERIFY(till.journal().append(cashSale("new", 1, 31)));
    const std::int64_t facts = till.facts();
    QVERIFY(!storage::fetchLost(till.journal(), *shop, "T1"));
    QCOMPARE(till.facts(), facts);
}

// Its hash holds, but a column says something else than its text: here another row would be
// written, and the two would part.
void SetAsideTest::aLostFactThatWouldBeAnotherHereIsNotFetched()
{
    SellingTill till("T1");
    till.sell(3);
    QCOMPARE(till.ship(), std::string());
    const auto shop = book();
    const auto rows = *shop->factsAfter("T1", 0, 1000);
    const storage::ShippedFact &last = rows.back();
    storage::HashChain chain;
    const storage::Hash hash =
        chain.next(*last.previous, {last.seq, last.at, "elsewhere", last.kind, last.body});
    QVERIFY(m_server.run("ALTER TABLE guitai.facts DISABLE TRIGGER facts_stay; UPDATE guitai.facts "
                         "SET sale = 'elsewhere', hash = '\\x" +
                         storage::hexOf(hash) + "' WHERE seq = " + std::to_string(last.seq)));
    QCOMPARE(shop->verify()->facts, last.seq);
    SellingTill fresh("T1");
    QVERIFY(!storage::fetchLost(fresh.journal(), *shop, "T1"));
    QCOMPARE(fresh.facts(), last.seq - 1);
}

void SetAsideTest::whatWasSetAsideIsShownUntilSomebodyLooks()
{
    SellingTill till("T1");
    QVERIFY(till.journal().append(cashSale("s1", 1, 1)));
    till.tamper("UPDATE facts SET body = replace(body, '3.50', '9.50') WHERE seq = 2");
    QCOMPARE(till.ship(), std::string());
    const auto shop = book();
    const auto rows = shop->setAside();
    QCOMPARE(rows->size(), 1u);
    QVERIFY(rows->front().body.find("9.50") != std::string::npos);
    QVERIFY(!*shop->look(rows->front().id + 100, "nothing"));
    QVERIFY(*shop->look(rows->front().id, "小王 typed into the file"));
    QVERIFY(shop->setAside()->empty());
    QCOMPARE(shop->setAside(true)->front().looked, std::string("小王 typed into the file"));
    QVERIFY(*shop->look(rows->front().id, "told the boss"));
    QCOMPARE(shop->setAside(true)->front().looked,
             std::string("小王 typed into the file; told the boss"));
    QCOMPARE(shop->tills()->front().aside, 0);
}

GUITAI_TEST(SetAsideTest)

} // namespace guitai::test

#include "set_aside_test.moc"
