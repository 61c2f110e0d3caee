// The disk fails at every point where the journal touches it: what was confirmed is there, what was
// not confirmed is there whole or not at all, and selling goes on once the disk does.
#include "storage/journal/sqlite_journal.h"
#include "storage/journal/verify.h"
#include "tests/kit/main.h"
#include "tests/storage/fault_vfs.h"
#include "tests/storage/story.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <sqlite3.h>

namespace guitai::test {

using storage::SqliteJournal;

class DiskFaultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingConfirmedIsLost_data();
    void nothingConfirmedIsLost();
    void aCommitThatIsRefusedLeavesTheJournalUsable();
};

void DiskFaultTest::nothingConfirmedIsLost_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    QTest::newRow("full") << SQLITE_FULL << "disk is full";
    QTest::newRow("write error") << SQLITE_IOERR_WRITE << "reports an error";
    QTest::newRow("flush error") << SQLITE_IOERR_FSYNC << "reports an error";
}

void DiskFaultTest::nothingConfirmedIsLost()
{
    QFETCH(int, code);
    QFETCH(QString, words);
    // In memory where there is such a place: what a flush costs is not the question here.
    const QString memory = QStringLiteral("/dev/shm");
    const QTemporaryDir folder((QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) +
                               QStringLiteral("/guitai-disk"));
    FaultVfs disk;
    bool failed = true;
    int n = 0;
    while (failed && n < 1000) {
        ++n;
        const std::string path = folder.filePath(QStringLiteral("%1.db").arg(n)).toStdString();
        SqliteJournal journal(path);
        QVERIFY(journal.open(Currency::cny()).ok());
        // The log is folded into the database often, so that this fails, too.
        sqlite3_exec(journal.database()->handle(), "PRAGMA wal_autocheckpoint = 4", nullptr,
                     nullptr, nullptr);
        disk.arm(n, code);
        std::vector<Fact> confirmed;
        std::vector<Fact> unconfirmed;
        for (std::int64_t number = 1; number <= 3 && unconfirmed.empty(); ++number) {
            const auto facts = cashSale("s" + std::to_string(number), 2, number);
            const auto written = journal.append(facts);
            if (written) {
                confirmed = confirmed + facts;
            } else {
                unconfirmed = facts;
                QVERIFY2(written.problem().what.find(words.toStdString()) != std::string::npos,
                         written.problem().what.c_str());
            }
        }
        failed = disk.hasFailed();

        // The power goes now: what does the next start find?
        const QString after = folder.filePath(QStringLiteral("after.db"));
        disk.disarm();
        for (const char *end : {"", "-wal", "-shm"})
            QFile::remove(after + QString::fromLatin1(end));
        for (const char *end : {"", "-wal"})
            QFile::copy(QString::fromStdString(path + end), after + QString::fromLatin1(end));
        {
            SqliteJournal next(after.toStdString());
            const auto opening = next.open(Currency::cny());
            QVERIFY2(opening.ok(), opening ? "" : opening.problem().what.c_str());
            QVERIFY(opening->facts == confirmed || opening->facts == confirmed + unconfirmed);
            const auto check = storage::verifyJournal(*next.database());
            QVERIFY(check.ok() && !check->fault);
        }

        // Or the disk is well again: selling goes on with what was refused.
        if (!unconfirmed.empty())
            QVERIFY(journal.append(unconfirmed).ok());
        const auto number = std::int64_t((confirmed + unconfirmed).size() / 5 + 1);
        QVERIFY(journal.append(cashSale("later", 2, number)).ok());
        const auto check = storage::verifyJournal(*journal.database());
        QVERIFY(check.ok());
        QVERIFY2(!check->fault, check->fault ? check->fault->what.c_str() : "");
        QCOMPARE(check->facts, number * 5);
    }
    QVERIFY(n > 20);
    QVERIFY(!failed);
}

void DiskFaultTest::aCommitThatIsRefusedLeavesTheJournalUsable()
{
    SqliteJournal journal(":memory:");
    QVERIFY(journal.open(Currency::cny()).ok());
    sqlite3 *handle = journal.database()->handle();
    sqlite3_commit_hook(
        handle, [](void *) { return 1; }, nullptr);
    QVERIFY(!journal.append(cashSale("s1", 1, 1)).ok());
    sqlite3_commit_hook(handle, nullptr, nullptr);
    QVERIFY(journal.factsOf(SaleId("s1")).empty());
    QVERIFY(journal.append(cashSale("s1", 1, 1)).ok());
    QVERIFY(journal.factsOf(SaleId("s1")) == cashSale("s1", 1, 1));
}

GUITAI_TEST(DiskFaultTest)

} // namespace guitai::test

#include "disk_fault_test.moc"
