// Damage to a journal is found, wherever it is done; and the reading tables are only ever a view of
// the facts.
#include "storage/journal/sqlite_journal.h"
#include "storage/journal/verify.h"
#include "tests/kit/main.h"
#include "tests/storage/story.h"

#include <rapidcheck.h>

#include <QTemporaryDir>
#include <QtTest>

#include <sqlite3.h>

namespace guitai::test {

using storage::SqliteJournal;

class VerifyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aSoundJournalIsSound();
    void anEmptyJournalIsSound();
    void damageIsFound_data();
    void damageIsFound();
    void rebuildingMendsTheReadingTables_data();
    void rebuildingMendsTheReadingTables();
    void anyByteOfAnyFactCounts();
    void whateverHappensTablesAndFactsAgree();
    void theTillMayRunMeanwhile();
    void whatIsNoJournalIsAProblem();
    void aJournalWithoutItsEndIsNotContinued_data();
    void aJournalWithoutItsEndIsNotContinued();

private:
    std::string file() const
    {
        return m_folder->filePath(QStringLiteral("journal.db")).toStdString();
    }
    void damage(const std::string &sql);

    std::unique_ptr<QTemporaryDir> m_folder;
};

// 1-5: cash sale s1 of two lines, begun (1 2 3) and paid (4 5); 6-11: Alipay sale s2 of two lines;
// 12-13: a refund of it; 14-16: s3 with an open attempt; 17: a contradiction; 18: the cashier
// leaves.
void VerifyTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    SqliteJournal journal(file());
    QVERIFY(journal.open(Currency::cny()).ok());
    for (const auto &facts :
         {cashSale("s1", 2, 1), alipaySale("s2", 2, 2),
          refunded("s2", "r1", "s2A", "alipay", yuan(100)), begun("s3", 1),
          opened("s3", "a3", yuan(350)),
          std::vector<Fact>{Contradicted{SaleId("s2"), morning, AttemptId("s2A"),
                                         Trouble::UndoneAfterPaid, yuan(700), "ref"}},
          std::vector<Fact>{CashierSignedOut{CashierId("c1"), morning}}})
        QVERIFY(journal.append(facts).ok());
    journal.retire(SaleId("s1"));
}

void VerifyTest::damage(const std::string &sql)
{
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open(file().c_str(), &db), SQLITE_OK);
    const std::string all = "PRAGMA synchronous = OFF; DROP TRIGGER facts_in_order; DROP TRIGGER "
                            "facts_stay; DROP TRIGGER "
                            "facts_remain; DROP TRIGGER receipts_without_gaps; " +
                            sql;
    char *error = nullptr;
    sqlite3_exec(db, all.c_str(), nullptr, nullptr, &error);
    const std::string said = error ? error : "";
    sqlite3_free(error);
    sqlite3_close(db);
    QCOMPARE(said, std::string());
}

void VerifyTest::aSoundJournalIsSound()
{
    const auto check = storage::verifyJournal(file());
    QVERIFY(check.ok());
    QVERIFY2(!check->fault, check->fault ? check->fault->what.c_str() : "");
    QCOMPARE(check->facts, 18);
    QCOMPARE(check->lastSeq, 18);
    QCOMPARE(check->lastHash.size(), std::size_t(64));
}

void VerifyTest::anEmptyJournalIsSound()
{
    const std::string empty = m_folder->filePath(QStringLiteral("empty.db")).toStdString();
    {
        SqliteJournal journal(empty);
        QVERIFY(journal.open(Currency::cny()).ok());
    }
    const auto check = storage::verifyJournal(empty);
    QVERIFY(check.ok() && !check->fault);
    QCOMPARE(check->facts, 0);
}

void VerifyTest::damageIsFound_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("word");

    const auto add = [](const char *name, const char *sql, int row, const char *word) {
        QTest::newRow(name) << QString::fromLatin1(sql) << row << QString::fromLatin1(word);
    };
    add("a body is changed", "UPDATE facts SET body = replace(body, '7.00', '6.00') WHERE seq = 4",
        4, "hash");
    add("the first body is changed",
        "UPDATE facts SET body = replace(body, 's1', 's9') WHERE seq = 1", 1, "hash");
    add("a time is changed", "UPDATE facts SET at = at + 1 WHERE seq = 7", 7, "hash");
    add("a sale is changed", "UPDATE facts SET sale = 's2' WHERE seq = 2", 2, "hash");
    add("a kind is changed", "UPDATE facts SET kind = 'LineRemoved' WHERE seq = 3", 3, "hash");
    add("a hash is changed", "UPDATE facts SET hash = zeroblob(32) WHERE seq = 5", 5, "hash");
    add("a row is deleted", "DELETE FROM facts WHERE seq = 6", 6, "missing");
    add("the first row is deleted", "DELETE FROM facts WHERE seq = 1", 1, "missing");
    add("the last row is deleted", "DELETE FROM facts WHERE seq = 18", 18, "missing at the end");
    add("the last rows are deleted", "DELETE FROM facts WHERE seq > 12", 13, "missing at the end");
    add("all rows are deleted", "DELETE FROM facts", 1, "missing at the end");
    add("a row is deleted and the gap closed",
        "DELETE FROM facts WHERE seq = 6; UPDATE facts SET seq = -seq WHERE seq > 6; UPDATE facts "
        "SET seq = -seq - 1 WHERE seq < 0",
        6, "hash");
    add("a row is put in",
        "INSERT INTO facts SELECT 19, at, sale, kind, body, hash FROM facts WHERE seq = 17", 19,
        "hash");
    add("two rows are exchanged",
        "UPDATE facts SET seq = 100 WHERE seq = 2; UPDATE facts SET seq = 2 WHERE seq = 3; UPDATE "
        "facts SET seq = 3 WHERE seq = 100",
        2, "hash");
    add("a receipt's total is changed", "UPDATE receipts SET total = 600 WHERE number = 1", 0,
        "receipts 1: total is 600 in the table, 700 by the facts");
    add("a receipt is deleted", "DELETE FROM receipts WHERE number = 2", 0,
        "receipts 2: the row is missing");
    add("a receipt is put in",
        "INSERT INTO receipts SELECT 3, 99, 's9', at, day, till, cashier, cashier_name, currency, "
        "total, tax, discount, rounding, lines, methods, refunded, gross, tip, goods, taxes, "
        "tenders FROM receipts WHERE number = "
        "1",
        0, "receipts 3: no fact tells of it");
    add("what was sold is changed", "UPDATE receipts SET goods = '[]' WHERE number = 2", 0,
        "receipts 2: goods");
    add("a payment's state is changed",
        "UPDATE payments SET state = 'paid', ended = 1 WHERE attempt = 'a3'", 0,
        "payments \"a3\": state");
    add("a payment is deleted", "DELETE FROM payments WHERE attempt = 's1C'", 0,
        "payments \"s1C\": the row is missing");
    add("a refund is changed", "UPDATE refunds SET amount = 1", 0, "refunds \"r1\": amount");
    add("an exception is settled by nobody", "UPDATE exceptions SET settled = 1", 0,
        "exceptions 17: settled");
    add("the drawer is changed", "UPDATE drawer SET amount = 1", 0, "drawer CNY");
    add("the drawer is emptied", "DELETE FROM drawer", 0, "drawer CNY");
    add("a sale with open money is forgotten", "DELETE FROM open_sales WHERE sale = 's3'", 0,
        "open_sales \"s3\"");
    add("a sale is made up", "INSERT INTO open_sales VALUES ('s9')", 0, "open_sales \"s9\"");
    add("the kept end is deleted", "DELETE FROM head", 18, "missing");
    add("the kept hash is changed", "UPDATE head SET hash = zeroblob(32)", 18, "hash");
}

void VerifyTest::damageIsFound()
{
    QFETCH(QString, sql);
    QFETCH(int, row);
    QFETCH(QString, word);
    damage(sql.toStdString());
    const auto check = storage::verifyJournal(file());
    QVERIFY(check.ok());
    QVERIFY(check->fault.has_value());
    QCOMPARE(check->fault->row, row);
    QVERIFY2(check->fault->what.find(word.toStdString()) != std::string::npos,
             check->fault->what.c_str());
}

void VerifyTest::rebuildingMendsTheReadingTables_data()
{
    QTest::addColumn<QString>("sql");
    for (const char *sql :
         {"UPDATE receipts SET total = 600", "DELETE FROM receipts", "DELETE FROM payments",
          "UPDATE payments SET day = ''", "DELETE FROM refunds", "DELETE FROM exceptions",
          "DELETE FROM drawer", "DELETE FROM open_sales", "INSERT INTO open_sales VALUES ('s9')"})
        QTest::newRow(sql) << QString::fromLatin1(sql);
}

void VerifyTest::rebuildingMendsTheReadingTables()
{
    QFETCH(QString, sql);
    damage(sql.toStdString());
    QVERIFY(storage::rebuildReadingTables(file()).ok());
    const auto check = storage::verifyJournal(file());
    QVERIFY(check.ok());
    QVERIFY2(!check->fault, check->fault ? check->fault->what.c_str() : "");
    SqliteJournal journal(file());
    const auto opening = journal.open(Currency::cny());
    QVERIFY(opening.ok());
    QCOMPARE(opening->lastReceipt, 2);
    QVERIFY(opening->drawer == yuan(700));
    QVERIFY(!opening->facts.empty());
}

void VerifyTest::anyByteOfAnyFactCounts()
{
    const QString sound = m_folder->filePath(QStringLiteral("sound.db"));
    QVERIFY(QFile::copy(QString::fromStdString(file()), sound));
    const auto outcome = rc::check("one byte of a fact", [&] {
        const int seq = *rc::gen::inRange(1, 19);
        const int place = *rc::gen::inRange(1, 90);
        const std::string where = std::to_string(seq);
        QFile::remove(QString::fromStdString(file()));
        RC_ASSERT(QFile::copy(sound, QString::fromStdString(file())));
        damage("UPDATE facts SET body = substr(body, 1, " + std::to_string(place) +
               " - 1) || char(unicode(substr(body, " + std::to_string(place) +
               ", 1)) + 1) || substr(body, " + std::to_string(place) +
               " + 1) WHERE seq = " + where + " AND length(body) >= " + std::to_string(place) +
               "; UPDATE facts SET at = at + 1 WHERE changes() = 0 AND seq = " + where);
        const auto check = storage::verifyJournal(file());
        RC_ASSERT(check.ok());
        RC_ASSERT(check->fault.has_value());
        RC_ASSERT(check->fault->row == seq);
    });
    QVERIFY(outcome);
}

// Sales in any mixture, refused appends between them: what is on disk is what the facts say.
void VerifyTest::whateverHappensTablesAndFactsAgree()
{
    const auto outcome = rc::check("tables follow from facts", [] {
        SqliteJournal journal(":memory:");
        RC_ASSERT(journal.open(Currency::cny()).ok());
        std::int64_t number = 0;
        Instant at = morning;
        const auto steps = *rc::gen::container<std::vector<int>>(30, rc::gen::inRange(0, 9));
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const std::string sale = "s" + std::to_string(i);
            const std::string last = "s" + std::to_string(i - 1);
            at = at + Span::hours(3);
            std::vector<Fact> facts;
            switch (steps[i]) {
            case 0:
                facts = cashSale(sale, 3, number + 1, at);
                break;
            case 1:
                facts = alipaySale(sale, 2, number + 1, at);
                break;
            case 2:
                facts = begun(sale, 1, at) + opened(sale, sale + "A", yuan(350), at);
                break;
            case 3:
                facts = ended(last, last + "A", AttemptOutcome::Declined, at);
                break;
            case 4:
                facts = refunded(last, sale + "R", last + "C", "cash", yuan(120), at);
                break;
            case 5:
                facts = cashSale(sale, 1, number + 2, at);
                break; // a gap: refused
            case 6:
                facts = {Contradicted{SaleId(last), at, AttemptId(last + "A"),
                                      Trouble::PaidAfterEnd, yuan(350), "r"},
                         ExceptionSettled{SaleId(last), at, AttemptId(last + "A"),
                                          Trouble::PaidAfterEnd, "refunded", CashierId("c2")}};
                break;
            case 7:
                facts = {
                    ClosingBegun{SaleId(last), at, AttemptId(last + "A"), ClosingCause::TimeUp}};
                break;
            default:
                journal.setOffset(int(i) * 3600 - 12 * 3600);
                continue;
            }
            if (journal.append(facts).ok() && steps[i] < 2)
                ++number;
        }
        const auto check = storage::verifyJournal(*journal.database());
        RC_ASSERT(check.ok());
        if (check->fault)
            RC_FAIL(check->fault->what);
        RC_ASSERT(storage::rebuildReadingTables(*journal.database()).ok());
        const auto again = storage::verifyJournal(*journal.database());
        RC_ASSERT(again.ok());
        RC_ASSERT(!again->fault.has_value());
    });
    QVERIFY(outcome);
}

void VerifyTest::theTillMayRunMeanwhile()
{
    SqliteJournal journal(file());
    QVERIFY(journal.open(Currency::cny()).ok());
    QVERIFY(journal.append(cashSale("s4", 1, 3)).ok());
    const auto check = storage::verifyJournal(file());
    QVERIFY(check.ok() && !check->fault);
    QCOMPARE(check->facts, 22);
    QVERIFY(journal.append(cashSale("s5", 1, 4)).ok());
}

void VerifyTest::whatIsNoJournalIsAProblem()
{
    const QString path = m_folder->filePath(QStringLiteral("garbage.db"));
    QFile garbage(path);
    QVERIFY(garbage.open(QIODevice::WriteOnly));
    garbage.write(QByteArray(8192, 'g'));
    garbage.close();
    const auto check = storage::verifyJournal(path.toStdString());
    QVERIFY(!check.ok());
    QVERIFY(check.problem().what.find("garbage.db") != std::string::npos);
    QVERIFY(!storage::verifyJournal(m_folder->filePath(QStringLiteral("none.db")).toStdString()));
}

void VerifyTest::aJournalWithoutItsEndIsNotContinued_data()
{
    QTest::addColumn<QString>("sql");
    for (const char *sql : {"DELETE FROM facts WHERE seq = 18", "DELETE FROM facts",
                            "UPDATE facts SET hash = zeroblob(32) WHERE seq = 18",
                            "UPDATE head SET seq = 17", "DELETE FROM head"})
        QTest::newRow(sql) << QString::fromLatin1(sql);
}

void VerifyTest::aJournalWithoutItsEndIsNotContinued()
{
    QFETCH(QString, sql);
    damage(sql.toStdString());
    SqliteJournal journal(file());
    const auto opening = journal.open(Currency::cny());
    QVERIFY(!opening.ok());
    QVERIFY(opening.problem().what.find("does not end") != std::string::npos);
    QVERIFY(!journal.append(begun("s9", 1)).ok());
}

GUITAI_TEST(VerifyTest)

} // namespace guitai::test

#include "verify_test.moc"
