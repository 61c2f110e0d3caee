// The journal, the same suite in memory and on disk: what is appended is there, all or nothing, and
// nothing else ever is.
#include "storage/journal/sqlite_journal.h"
#include "tests/kit/main.h"
#include "tests/storage/story.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sqlite3.h>

namespace guitai::test {

using storage::SqliteJournal;

class JournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void anEmptyJournalOpensEmpty_data() { places(); }
    void anEmptyJournalOpensEmpty();
    void openSalesComeBackAndFinishedOnesStayAway_data() { places(); }
    void openSalesComeBackAndFinishedOnesStayAway();
    void theLastCashierComesBack_data() { places(); }
    void theLastCashierComesBack();
    void drawerAndReceiptNumberGoOn_data() { places(); }
    void drawerAndReceiptNumberGoOn();
    void factsOfASaleAreInOrder_data() { places(); }
    void factsOfASaleAreInOrder();
    void attemptsAndRefundsKnowTheirSale_data() { places(); }
    void attemptsAndRefundsKnowTheirSale();
    void aRefundBringsARetiredSaleBack_data() { places(); }
    void aRefundBringsARetiredSaleBack();
    void allOrNothing_data() { places(); }
    void allOrNothing();
    void secondOpenAttemptOfASaleIsRefused_data() { places(); }
    void secondOpenAttemptOfASaleIsRefused();
    void noAttemptNumberIsUsedTwice_data() { places(); }
    void noAttemptNumberIsUsedTwice();
    void receiptNumbersHaveNoGaps_data() { places(); }
    void receiptNumbersHaveNoGaps();
    void factsAreNeitherChangedNorDeletedNorMoved_data() { places(); }
    void factsAreNeitherChangedNorDeletedNorMoved();
    void aFullDiskIsToldAndHealed_data() { places(); }
    void aFullDiskIsToldAndHealed();
    void daysAreCountedWhereTheShopIs_data() { places(); }
    void daysAreCountedWhereTheShopIs();
    void whatWasAppendedOutlivesASuddenEnd();
    void aCopyIsWholeAndNeverOverwrites();

private:
    void places();
    std::unique_ptr<SqliteJournal> journal();
    std::string file(const char *name = "journal.db") const
    {
        return m_folder->filePath(QString::fromLatin1(name)).toStdString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void JournalTest::places()
{
    QTest::addColumn<bool>("onDisk");
    QTest::newRow("in memory") << false;
    QTest::newRow("on disk") << true;
}

std::unique_ptr<SqliteJournal> JournalTest::journal()
{
    QFETCH(bool, onDisk);
    auto journal = std::make_unique<SqliteJournal>(onDisk ? file() : ":memory:");
    [&] { QVERIFY(journal->open(Currency::cny()).ok()); }();
    return journal;
}

#define APPEND(journal, facts) QVERIFY((journal)->append(facts).ok())

void JournalTest::anEmptyJournalOpensEmpty()
{
    const auto opening = journal()->open(Currency::cny());
    QVERIFY(opening.ok());
    QVERIFY(opening->facts.empty());
    QCOMPARE(opening->lastReceipt, 0);
    QVERIFY(opening->drawer == yuan(0));
}

void JournalTest::openSalesComeBackAndFinishedOnesStayAway()
{
    const auto j = journal();
    const auto first = cashSale("s1", 2, 1);
    const auto second = begun("s2", 3);
    const auto third = cashSale("s3", 1, 2);
    APPEND(j, first + second + third);
    j->retire(SaleId("s1"));
    const auto more = opened("s2", "a1", yuan(1050));
    APPEND(j, more);
    const auto opening = j->open(Currency::cny());
    QVERIFY(opening.ok());
    QVERIFY(opening->facts == second + third + more);
}

void JournalTest::theLastCashierComesBack()
{
    const auto j = journal();
    const Fact lin = CashierSignedIn{{CashierId("c1"), "小林", false}, morning};
    const Fact wang = CashierSignedIn{{CashierId("c2"), "王店长", true}, morning};
    APPEND(j, (std::vector<Fact>{lin}));
    APPEND(j, begun("s1", 1));
    APPEND(j, (std::vector<Fact>{wang}));
    const auto opening = j->open(Currency::cny());
    QVERIFY(opening.ok());
    QVERIFY(opening->facts == begun("s1", 1) + std::vector<Fact>{wang});
}

void JournalTest::drawerAndReceiptNumberGoOn()
{
    const auto j = journal();
    APPEND(j, cashSale("s1", 2, 1));
    APPEND(j, alipaySale("s2", 4, 2));
    APPEND(j, cashSale("s3", 1, 3));
    APPEND(j, refunded("s1", "r1", "s1C", "cash", yuan(300)));
    APPEND(j, refunded("s2", "r2", "s2A", "alipay", yuan(500)));
    const auto opening = j->open(Currency::cny());
    QVERIFY(opening.ok());
    QCOMPARE(opening->lastReceipt, 3);
    QVERIFY(opening->drawer == yuan(700 + 350 - 300));
    const Currency euro = *Currency::fromCode("EUR");
    QVERIFY(j->open(euro)->drawer == Money(0, euro));
}

void JournalTest::factsOfASaleAreInOrder()
{
    const auto j = journal();
    const auto one = alipaySale("s1", 3, 1);
    const auto two = begun("s2", 1);
    for (const Fact &fact : one)
        APPEND(j, (std::vector<Fact>{fact}));
    APPEND(j, two);
    j->retire(SaleId("s1"));
    QVERIFY(j->factsOf(SaleId("s1")) == one);
    QVERIFY(j->factsOf(SaleId("s2")) == two);
    QVERIFY(j->factsOf(SaleId("s3")).empty());
    QVERIFY(j->factsOf(SaleId()).empty());
    QVERIFY(!j->takeProblem());
}

void JournalTest::attemptsAndRefundsKnowTheirSale()
{
    const auto j = journal();
    APPEND(j, alipaySale("s1", 3, 1));
    APPEND(j, refunded("s1", "r1", "s1A", "alipay", yuan(500)));
    APPEND(j, cashSale("s2", 1, 2));
    QCOMPARE(j->saleOfAttempt(AttemptId("s1A")).text, std::string("s1"));
    QCOMPARE(j->saleOfAttempt(AttemptId("r1")).text, std::string("s1"));
    QCOMPARE(j->saleOfAttempt(AttemptId("s2C")).text, std::string("s2"));
    QCOMPARE(j->saleOfAttempt(AttemptId("stranger")).text, std::string());
    QCOMPARE(j->saleOfAttempt(AttemptId()).text, std::string());
}

void JournalTest::aRefundBringsARetiredSaleBack()
{
    const auto j = journal();
    APPEND(j, alipaySale("s1", 3, 1));
    j->retire(SaleId("s1"));
    APPEND(j, begun("s2", 1));
    QVERIFY(j->open(Currency::cny())->facts == begun("s2", 1));
    const std::vector<Fact> asked = {refunded("s1", "r1", "s1A", "alipay", yuan(500))[0]};
    APPEND(j, asked);
    QVERIFY(j->open(Currency::cny())->facts == alipaySale("s1", 3, 1) + begun("s2", 1) + asked);
}

void JournalTest::allOrNothing()
{
    const auto j = journal();
    APPEND(j, begun("s1", 1));
    // The last of them ends an attempt that was never opened.
    const auto wrong = cashSale("s2", 1, 1) + ended("s2", "a9", AttemptOutcome::Paid);
    const auto refused = j->append(wrong);
    QVERIFY(!refused);
    QVERIFY(refused.problem().what.find("a9") != std::string::npos);
    QVERIFY(j->factsOf(SaleId("s2")).empty());
    const auto opening = j->open(Currency::cny());
    QVERIFY(opening->facts == begun("s1", 1));
    QCOMPARE(opening->lastReceipt, 0);
    QVERIFY(opening->drawer == yuan(0));
    APPEND(j, cashSale("s2", 1, 1));
    QCOMPARE(j->open(Currency::cny())->lastReceipt, 1);
}

void JournalTest::secondOpenAttemptOfASaleIsRefused()
{
    const auto j = journal();
    APPEND(j, begun("s1", 2) + opened("s1", "a1", yuan(700)));
    QVERIFY(!j->append(opened("s1", "a2", yuan(700))));
    APPEND(j, ended("s1", "a1", AttemptOutcome::Cancelled));
    APPEND(j, opened("s1", "a2", yuan(700)));
}

void JournalTest::noAttemptNumberIsUsedTwice()
{
    const auto j = journal();
    APPEND(j, begun("s1", 2) + opened("s1", "a1", yuan(700)));
    APPEND(j, ended("s1", "a1", AttemptOutcome::Declined));
    QVERIFY(!j->append(opened("s1", "a1", yuan(700))));
    QVERIFY(!j->append(begun("s2", 2) + opened("s2", "a1", yuan(700))));
    APPEND(j, begun("s2", 2) + opened("s2", "a2", yuan(700)));
}

void JournalTest::receiptNumbersHaveNoGaps()
{
    const auto j = journal();
    QVERIFY(!j->append(cashSale("s1", 1, 2)));
    APPEND(j, cashSale("s1", 1, 1));
    QVERIFY(!j->append(cashSale("s2", 1, 1)));
    QVERIFY(!j->append(cashSale("s2", 1, 3)));
    QVERIFY(!j->append(paidCash("s1", 1, 2)));
    APPEND(j, cashSale("s2", 1, 2));
}

void JournalTest::factsAreNeitherChangedNorDeletedNorMoved()
{
    const auto j = journal();
    APPEND(j, cashSale("s1", 1, 1));
    for (const char *sql :
         {"UPDATE facts SET body = '{}' WHERE seq = 2", "UPDATE facts SET at = at + 1",
          "DELETE FROM facts", "DELETE FROM facts WHERE seq = 1",
          "REPLACE INTO facts SELECT * FROM facts WHERE seq = 1",
          "UPDATE OR REPLACE facts SET seq = 9 WHERE seq = 1",
          "INSERT INTO facts VALUES (9, 0, 's', 'k', 'b', zeroblob(32))",
          "INSERT INTO facts VALUES (0, 0, 's', 'k', 'b', zeroblob(32))",
          "INSERT INTO facts VALUES (-1, 0, 's', 'k', 'b', zeroblob(32))",
          "INSERT INTO facts (seq, at, sale, kind, body, hash) VALUES (5, 0, 's', 'k', 'b', 'h')"})
        QVERIFY2(sqlite3_exec(j->database()->handle(), sql, nullptr, nullptr, nullptr) != SQLITE_OK,
                 sql);
    QVERIFY(j->factsOf(SaleId("s1")) == cashSale("s1", 1, 1));
}

void JournalTest::aFullDiskIsToldAndHealed()
{
    const auto j = journal();
    sqlite3 *handle = j->database()->handle();
    const auto limitPages = [handle](const std::string &to) {
        sqlite3_exec(handle, ("PRAGMA max_page_count = " + to).c_str(), nullptr, nullptr, nullptr);
    };
    limitPages("60");
    std::int64_t number = 0;
    Result<void> last;
    while (last.ok() && number < 10'000) {
        ++number;
        last = j->append(cashSale("s" + std::to_string(number), 5, number));
    }
    QVERIFY(!last.ok());
    QVERIFY2(last.problem().what.find("disk is full") != std::string::npos,
             last.problem().what.c_str());
    QVERIFY(!j->append(cashSale("s" + std::to_string(number), 5, number)).ok());
    const auto opening = j->open(Currency::cny());
    QVERIFY(opening.ok());
    QCOMPARE(opening->lastReceipt, number - 1);
    QVERIFY(opening->drawer == yuan(1750 * (number - 1)));
    limitPages("100000");
    APPEND(j, cashSale("s" + std::to_string(number), 5, number));
}

void JournalTest::daysAreCountedWhereTheShopIs()
{
    const auto j = journal();
    const Instant lateInShanghai = morning + Span::hours(13); // 23:20:30, 15:20:30 in London
    APPEND(j, cashSale("s1", 1, 1, lateInShanghai));
    APPEND(j, cashSale("s2", 1, 2, lateInShanghai + Span::hours(1)));
    j->setOffset(0);
    APPEND(j, cashSale("s3", 1, 3, lateInShanghai + Span::hours(1)));
    storage::RawStatement days(j->database()->handle(), "SELECT day FROM receipts ORDER BY number");
    std::vector<std::string> read;
    while (days.row())
        read.emplace_back(days.text(0));
    QVERIFY((read == std::vector<std::string>{"2026-03-01", "2026-03-02", "2026-03-01"}));
}

void JournalTest::whatWasAppendedOutlivesASuddenEnd()
{
    // The files are read as the next start would find them after the power went: nobody closed
    // anything.
    SqliteJournal first(file());
    QVERIFY(first.open(Currency::cny()).ok());
    QDir().mkpath(m_folder->filePath(QStringLiteral("after")));
    std::vector<Fact> told;
    for (int n = 1; n <= 20; ++n) {
        const auto facts = cashSale("s" + std::to_string(n), 2, n);
        QVERIFY(first.append(facts).ok());
        told = told + facts;
        for (const char *name : {"journal.db", "journal.db-wal", "journal.db-shm"}) {
            const QString from = m_folder->filePath(QString::fromLatin1(name));
            const QString to =
                m_folder->filePath(QStringLiteral("after/") + QString::fromLatin1(name));
            QFile::remove(to);
            if (!to.endsWith(QStringLiteral("-shm")))
                QVERIFY(QFile::copy(from, to));
        }
        SqliteJournal after(file("after/journal.db"));
        const auto opening = after.open(Currency::cny());
        QVERIFY(opening.ok());
        QVERIFY(opening->facts == told);
        QCOMPARE(opening->lastReceipt, n);
    }
}

void JournalTest::aCopyIsWholeAndNeverOverwrites()
{
    SqliteJournal journal(file());
    QVERIFY(!journal.copyTo(file("copy.db")).ok());
    QVERIFY(journal.open(Currency::cny()).ok());
    QVERIFY(journal.append(cashSale("s1", 2, 1)).ok());
    QVERIFY(journal.copyTo(file("copy.db")).ok());
    QVERIFY(journal.append(cashSale("s2", 2, 2)).ok());
    QVERIFY(!journal.copyTo(file("copy.db")).ok());
    SqliteJournal copy(file("copy.db"));
    const auto opening = copy.open(Currency::cny());
    QVERIFY(opening.ok());
    QVERIFY(opening->facts == cashSale("s1", 2, 1));
    QVERIFY(copy.append(cashSale("s3", 1, 2)).ok());
}

GUITAI_TEST(JournalTest)

} // namespace guitai::test

#include "journal_test.moc"
