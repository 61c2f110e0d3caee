// Statements that are kept beside the books, and what a till's total is held against.
#include "app/workplace/bookkeeping.h"
#include "storage/journal/sqlite_journal.h"
#include "tests/kit/main.h"
#include "tests/storage/story.h"

#include <QTemporaryDir>
#include <QtTest>

namespace guitai::test {

namespace {

const ProviderId alipay("alipay");

} // namespace

class KeptStatementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aFileIsKeptWithWhereItCameFrom()
    {
        StatementFile file{alipay, day(), "rows", false, true, CashierId("c2")};
        QVERIFY(keepStatement(folder(), file).ok());
        auto kept = keptStatement(folder(), alipay, day());
        QVERIFY(kept.ok());
        QCOMPARE(kept->bytes, std::string("rows"));
        QVERIFY(kept->isImported && !kept->isEmptyDay);
        QCOMPARE(kept->by, CashierId("c2"));
        // Fetched by the till itself: another origin.
        file = {alipay, day(), "more rows", false, false, {}};
        QVERIFY(keepStatement(folder(), file).ok());
        kept = keptStatement(folder(), alipay, day());
        QCOMPARE(kept->bytes, std::string("more rows"));
        QVERIFY(!kept->isImported && kept->by.empty());
        // One of before such notes.
        QVERIFY(QFile::remove(
            QString::fromStdString(statementPath(folder(), alipay, day().day) + ".origin")));
        QVERIFY(keptStatement(folder(), alipay, day()).ok());
    }

    void anEmptyDayDoesNotTakeAFilesPlace()
    {
        const StatementFile empty{alipay, day(), {}, true, false, {}};
        QVERIFY(keepStatement(folder(), empty).ok());
        QVERIFY(keptStatement(folder(), alipay, day())->isEmptyDay);
        QVERIFY(keepStatement(folder(), {alipay, day(), "rows", false, true, {}}).ok());
        QVERIFY(keepStatement(folder(), empty).ok());
        const auto kept = keptStatement(folder(), alipay, day());
        QCOMPARE(kept->bytes, std::string("rows"));
        QVERIFY(kept->isImported && !kept->isEmptyDay);
    }

    void yesterdayIsADayHoweverLongItWas()
    {
        const Zone berlin = {{{0}, 3600},
                             {{1'774'746'000'000}, 7200},  // 2026-03-29, 23 hours
                             {{1'792'890'000'000}, 3600}}; // 2026-10-25, 25 hours
        const auto at = [](std::int64_t seconds) { return Instant{seconds * 1000}; };
        QCOMPARE(yesterday(berlin, at(1'774'823'400)).name, std::string("2026-03-29")); // 00:30
        QCOMPARE(yesterday(berlin, at(1'792'971'000)).name, std::string("2026-10-25")); // 00:30
        QCOMPARE(yesterday(berlin, at(1'792'967'400)).name, std::string("2026-10-24")); // 23:30
    }

    void aTotalCountsMoneyThatCameLate()
    {
        storage::SqliteJournal journal(folder() + "/journal.db");
        QVERIFY(journal.open(Currency::cny()).ok());
        const auto append = [&](const std::vector<Fact> &facts) {
            QVERIFY(journal.append(facts).ok());
        };
        append(begun("s1", 1));
        append(opened("s1", "A1", yuan(350), morning - Span::hours(240)));
        append(ended("s1", "A1", AttemptOutcome::Cancelled, morning - Span::hours(239)));
        append({Contradicted{SaleId("s1"), morning, AttemptId("A1"), Trouble::PaidAfterEnd,
                             yuan(350), "T1"}});
        Counter counter;
        counter.zone = {{{0}, chinaOffset}};
        counter.since = morning - Span::hours(1);
        const auto compared =
            compareTotal(alipay, yuan(350), counter, morning + Span::hours(1), *journal.database());
        QVERIFY(compared.ok());
        QCOMPARE(compared->rows.oursTotal, std::optional(yuan(350)));
        QVERIFY(compared->rows.agrees());
    }

    void aFileThatIsNoStatementIsNotTaken()
    {
        QVERIFY(!readStatementFile(folder() + "/none"));
        QFile large(m_folder->filePath("large"));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(64ll * 1024 * 1024 + 1));
        QVERIFY(!readStatementFile(large.fileName().toStdString()));
    }

private:
    static StatementDay day()
    {
        return {"2026-03-01", morning, morning + Span::hours(24), Currency::cny()};
    }
    std::string folder() const { return m_folder->path().toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

GUITAI_TEST(KeptStatementTest)

} // namespace guitai::test

#include "kept_statement_test.moc"
