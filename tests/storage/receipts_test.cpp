// The lists that screens and reports show.
#include "storage/journal/receipts.h"
#include "storage/journal/sqlite_journal.h"
#include "tests/kit/main.h"
#include "tests/storage/story.h"

#include <QTemporaryDir>
#include <QtTest>

namespace guitai::test {

using storage::ReceiptBook;
using storage::ReceiptFilter;
using storage::SqliteJournal;

class ReceiptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aDayIsListedNewestFirst();
    void pagesFollowEachOther();
    void textFindsWithinADay_data();
    void textFindsWithinADay();
    void wholeNumbersFindInAllDays_data();
    void wholeNumbersFindInAllDays();
    void aReceiptComesBackWhole();
    void paymentsOfADayTellTenderAndChange();
    void unresolvedMoneyIsListed();
    void refundsShowOnTheReceipt();
    void whatWentBackBeforeTheReceiptIsListed();
    void anotherProcessMayRead();

private:
    std::vector<int> numbers(const ReceiptFilter &filter);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteJournal> m_journal;
};

// Yesterday: 1 (cash, 7.00) and 2 (Alipay, 10.50). Today: 3 (cash, 3.50), 4 (Alipay, 7.00).
void ReceiptsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_journal = std::make_unique<SqliteJournal>(
        m_folder->filePath(QStringLiteral("journal.db")).toStdString());
    QVERIFY(m_journal->open(Currency::cny()).ok());
    const Instant today = morning + Span::hours(24);
    for (const auto &facts :
         {cashSale("s1", 2, 1), alipaySale("s2", 3, 2, morning + Span::minutes(1)),
          cashSale("s3", 1, 3, today), alipaySale("s4", 2, 4, today + Span::minutes(5))})
        QVERIFY(m_journal->append(facts).ok());
}

std::vector<int> ReceiptsTest::numbers(const ReceiptFilter &filter)
{
    ReceiptBook book(*m_journal->database());
    const auto rows = book.receipts(filter);
    std::vector<int> numbers;
    if (rows) {
        for (const auto &row : *rows)
            numbers.push_back(int(row.number));
    } else {
        qWarning("%s", rows.problem().what.c_str());
    }
    return numbers;
}

void ReceiptsTest::aDayIsListedNewestFirst()
{
    QCOMPARE(numbers({}), (std::vector{4, 3, 2, 1}));
    QCOMPARE(numbers({"2026-03-01", {}, 0, 100}), (std::vector{2, 1}));
    QCOMPARE(numbers({"2026-03-02", {}, 0, 100}), (std::vector{4, 3}));
    QCOMPARE(numbers({"2026-03-03", {}, 0, 100}), std::vector<int>());

    ReceiptBook book(*m_journal->database());
    const auto rows = book.receipts({"2026-03-01", {}, 0, 1});
    QVERIFY(rows.ok());
    const auto &row = rows->at(0);
    QVERIFY(row.sale == SaleId("s2"));
    QVERIFY(row.total == yuan(1050));
    QVERIFY(row.refunded == yuan(0));
    QVERIFY(row.methods == std::vector<ProviderId>{ProviderId("alipay")});
    QVERIFY(row.at == morning + Span::minutes(1));
    QCOMPARE(row.lines, 3);
    QCOMPARE(row.cashierName, std::string("小林"));
    QCOMPARE(row.till, std::string("T1"));
}

void ReceiptsTest::pagesFollowEachOther()
{
    QCOMPARE(numbers({{}, {}, 0, 3}), (std::vector{4, 3, 2}));
    QCOMPARE(numbers({{}, {}, 2, 3}), (std::vector{1}));
}

void ReceiptsTest::textFindsWithinADay_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("amount") << "10.50" << 1;
    QTest::newRow("method") << "alipay" << 1;
    QTest::newRow("cashier") << QStringLiteral("林") << 2;
    QTest::newRow("article") << "cola" << 2;
    QTest::newRow("article in Chinese") << QStringLiteral("可乐") << 2;
    QTest::newRow("barcode") << "6901000000002" << 1;
    QTest::newRow("reference") << "2026030122001s2A" << 1;
    QTest::newRow("nothing") << "tea" << 0;
    QTest::newRow("a field's name") << "gross" << 0;
}

void ReceiptsTest::textFindsWithinADay()
{
    QFETCH(QString, text);
    QFETCH(int, count);
    QCOMPARE(int(numbers({"2026-03-01", text.toStdString(), 0, 100}).size()), count);
}

void ReceiptsTest::wholeNumbersFindInAllDays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("number");
    QTest::newRow("receipt") << "3" << 3;
    QTest::newRow("sale") << "s2" << 2;
    QTest::newRow("attempt") << "s4A" << 4;
    QTest::newRow("reference") << "2026030122001s2A" << 2;
    QTest::newRow("part of a reference") << "2026030122001" << 0;
    QTest::newRow("number and more") << "3x" << 0;
    QTest::newRow("unknown") << "99" << 0;
}

void ReceiptsTest::wholeNumbersFindInAllDays()
{
    QFETCH(QString, text);
    QFETCH(int, number);
    const std::vector<int> expected = number == 0 ? std::vector<int>() : std::vector{number};
    QCOMPARE(numbers({{}, text.toStdString(), 0, 100}), expected);
}

void ReceiptsTest::aReceiptComesBackWhole()
{
    ReceiptBook book(*m_journal->database());
    const auto receipt = book.receipt(2);
    QVERIFY(receipt.ok() && receipt->has_value());
    QVERIFY(Fact(SaleCompleted{SaleId("s2"), (*receipt)->at, **receipt}) ==
            alipaySale("s2", 3, 2, morning + Span::minutes(1)).back());
    QVERIFY(*book.receiptOf(SaleId("s2")) == *receipt);
    QVERIFY(!book.receipt(9)->has_value());
    QVERIFY(!book.receiptOf(SaleId("s9"))->has_value());
}

void ReceiptsTest::paymentsOfADayTellTenderAndChange()
{
    ReceiptBook book(*m_journal->database());
    const auto payments = book.payments("2026-03-01");
    QVERIFY(payments.ok());
    QCOMPARE(payments->size(), std::size_t(2));
    const auto &cash = payments->at(0);
    QVERIFY(cash.provider == ProviderId("cash"));
    QCOMPARE(cash.receipt, 1);
    QVERIFY(cash.net == yuan(700));
    QVERIFY(cash.tendered == yuan(950));
    QVERIFY(cash.change == yuan(250));
    QCOMPARE(cash.state, std::string("paid"));
    const auto &wallet = payments->at(1);
    QVERIFY(wallet.provider == ProviderId("alipay"));
    QCOMPARE(wallet.receipt, 2);
    QVERIFY(wallet.amount == yuan(1050) && wallet.net == yuan(1050));
    QVERIFY(!wallet.tendered && !wallet.change);
    QVERIFY(wallet.ended.has_value());
}

void ReceiptsTest::unresolvedMoneyIsListed()
{
    ReceiptBook book(*m_journal->database());
    QVERIFY(book.unresolvedPayments()->empty());
    QVERIFY(m_journal->append(begun("s5", 1) + opened("s5", "a5", yuan(350))).ok());
    QVERIFY(m_journal
                ->append(std::vector<Fact>{
                    ClosingBegun{SaleId("s5"), morning, AttemptId("a5"), ClosingCause::TimeUp}})
                .ok());
    const auto open = book.unresolvedPayments();
    QVERIFY(open.ok());
    QCOMPARE(open->size(), std::size_t(1));
    QCOMPARE(open->at(0).state, std::string("closing"));
    QVERIFY(open->at(0).net == yuan(0));
    QVERIFY(!open->at(0).ended);

    const auto refund = refunded("s4", "r4", "s4A", "alipay", yuan(200));
    QVERIFY(m_journal->append(std::vector<Fact>{refund[0]}).ok());
    QCOMPARE(book.unresolvedRefunds()->size(), std::size_t(1));
    QVERIFY(m_journal->append(std::vector<Fact>{refund[1]}).ok());
    QVERIFY(book.unresolvedRefunds()->empty());

    const Contradicted news{SaleId("s4"), morning,   AttemptId("s4A"), Trouble::UndoneAfterPaid,
                            yuan(700),    "2026-ref"};
    QVERIFY(m_journal->append(std::vector<Fact>{news}).ok());
    const auto exceptions = book.openExceptions();
    QCOMPARE(exceptions->size(), std::size_t(1));
    QVERIFY(exceptions->at(0).trouble == Trouble::UndoneAfterPaid);
    QVERIFY(m_journal
                ->append(std::vector<Fact>{ExceptionSettled{SaleId("s4"), morning, AttemptId("s4A"),
                                                            Trouble::UndoneAfterPaid, "paid again",
                                                            CashierId("c2")}})
                .ok());
    QVERIFY(book.openExceptions()->empty());
    QCOMPARE(book.exceptionsOf(SaleId("s4"))->at(0).how, std::string("paid again"));
}

void ReceiptsTest::refundsShowOnTheReceipt()
{
    ReceiptBook book(*m_journal->database());
    const Instant today = morning + Span::hours(24);
    QVERIFY(m_journal->append(refunded("s2", "r1", "s2A", "alipay", yuan(300), today)).ok());
    QVERIFY(m_journal->append(refunded("s2", "r2", "s2A", "alipay", yuan(50), today)).ok());
    const auto rows = book.receipts({{}, "2", 0, 1});
    QVERIFY(rows->at(0).refunded == yuan(350));
    const auto refunds = book.refunds("2026-03-02");
    QCOMPARE(refunds->size(), std::size_t(2));
    QCOMPARE(refunds->at(0).receipt, 2);
    QVERIFY(refunds->at(0).amount == yuan(300));
    QCOMPARE(refunds->at(0).why, std::string("broken"));
    QCOMPARE(book.refundsOf(SaleId("s2"))->size(), std::size_t(2));
    QVERIFY(book.refunds("2026-03-01")->empty());
}

void ReceiptsTest::whatWentBackBeforeTheReceiptIsListed()
{
    ReceiptBook book(*m_journal->database());
    const Instant today = morning + Span::hours(48);
    const Tender tender{ProviderId("cash"), AttemptId("s9C"), yuan(500), {}, CashTender{}, today};
    auto back = refunded("s9", "r9", "s9C", "cash", yuan(500), today);
    std::get<RefundOpened>(back[0]).early = true;
    QVERIFY(m_journal->append(begun("s9", {}, today)).ok());
    QVERIFY(m_journal->append(std::vector<Fact>{CashTaken{SaleId("s9"), today, tender}}).ok());
    QVERIFY(m_journal->append(back).ok());
    QVERIFY(m_journal->append(std::vector<Fact>{SaleVoided{SaleId("s9"), today, CashierId("c1")}})
                .ok());
    QCOMPARE(book.payments("2026-03-03")->size(), std::size_t(1));
    QCOMPARE(book.refunds("2026-03-03")->at(0).receipt, 0);
    const auto facts = book.factsOf(SaleId("s9"));
    QVERIFY(std::find(facts->begin(), facts->end(), back[0]) != facts->end());
}

void ReceiptsTest::anotherProcessMayRead()
{
    auto opened =
        ReceiptBook::openForReading(m_folder->filePath(QStringLiteral("journal.db")).toStdString());
    QVERIFY(opened.ok());
    ReceiptBook book(*opened.value());
    QCOMPARE(book.receipts({})->size(), std::size_t(4));
    QVERIFY(m_journal->append(cashSale("s5", 1, 5)).ok());
    QCOMPARE(book.receipts({})->size(), std::size_t(5));
}

GUITAI_TEST(ReceiptsTest)

} // namespace guitai::test

#include "receipts_test.moc"
