// One till a folder; backups while it runs, and back.
#include "storage/base/instance_lock.h"
#include "storage/journal/backup.h"
#include "storage/journal/sqlite_journal.h"
#include "storage/settings/staff.h"
#include "tests/kit/main.h"
#include "tests/storage/story.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

namespace guitai::test {

using storage::InstanceLock;
using storage::SqliteJournal;

class BackupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aFolderIsForOneTill();
    void aKilledTillLeavesNoLock();
    void aFolderThatIsNotThereCannotBeLocked();
    void aBackupHoldsTheFolder();
    void theKeyStaysUnlessAskedFor();
    void aBackupNeverOverwrites();
    void whatWasThereIsPutAside();
    void factsInTheLogOfTheOldJournalAreNotLost();
    void aRunningTillIsNotRestored();
    void aBrokenBackupChangesNothing_data();
    void aBrokenBackupChangesNothing();

private:
    std::string path(const QString &name) const { return m_folder->filePath(name).toStdString(); }
    std::string shop() const { return path(QStringLiteral("shop")); }
    std::string copy() const { return path(QStringLiteral("copy")); }
    std::string file() const { return path(QStringLiteral("backup.guitai")); }
    static std::int64_t lastReceiptIn(const std::string &folder);
    QStringList filesIn(const std::string &folder) const
    {
        return QDir(QString::fromStdString(folder)).entryList(QDir::Files);
    }
    void run(const std::string &database, const char *sql) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteJournal> m_journal;
};

void BackupTest::init()
{
    m_journal.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    QDir().mkpath(QString::fromStdString(shop()));
    m_journal = std::make_unique<SqliteJournal>(shop() + "/journal.db");
    QVERIFY(m_journal->open(Currency::cny()).ok());
    QVERIFY(m_journal->append(cashSale("s1", 2, 1)).ok());
    auto staff = storage::Staff::open(shop());
    QVERIFY(staff.ok());
    QVERIFY(staff.value().add({CashierId("lin"), "Lin", false}, "1234").ok());
    for (const char *name : {"settings.json", "secret.key", "picture.svg"}) {
        QFile plain(QString::fromStdString(shop() + "/" + name));
        QVERIFY(plain.open(QIODevice::WriteOnly));
        plain.write(name);
    }
}

std::int64_t BackupTest::lastReceiptIn(const std::string &folder)
{
    SqliteJournal journal(folder + "/journal.db");
    const auto opening = journal.open(Currency::cny());
    return opening ? opening->lastReceipt : -1;
}

void BackupTest::run(const std::string &database, const char *sql) const
{
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open(database.c_str(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
}

void BackupTest::aFolderIsForOneTill()
{
    {
        const auto first = InstanceLock::take(shop());
        QVERIFY(first.ok());
        const auto second = InstanceLock::take(shop());
        QVERIFY(!second.ok());
        QVERIFY(second.problem().what.find(shop()) != std::string::npos);
        QVERIFY(second.problem().what.find(std::to_string(getpid())) != std::string::npos);
    }
    QVERIFY(InstanceLock::take(shop()).ok());
}

void BackupTest::aKilledTillLeavesNoLock()
{
    int ready[2];
    QCOMPARE(pipe(ready), 0);
    const std::string folder = shop();
    const pid_t child = fork();
    if (child == 0) {
        const auto lock = InstanceLock::take(folder);
        const char told = lock ? 'y' : 'n';
        if (write(ready[1], &told, 1) != 1)
            _exit(1);
        while (true)
            pause();
    }
    char told = 0;
    QCOMPARE(read(ready[0], &told, 1), ssize_t(1));
    QCOMPARE(told, 'y');
    QVERIFY(!InstanceLock::take(folder).ok());
    kill(child, SIGKILL);
    int status = 0;
    QCOMPARE(waitpid(child, &status, 0), child);
    QVERIFY(InstanceLock::take(folder).ok());
    close(ready[0]);
    close(ready[1]);
}

void BackupTest::aFolderThatIsNotThereCannotBeLocked()
{
    const auto lock = InstanceLock::take(path(QStringLiteral("nowhere")));
    QVERIFY(!lock.ok());
    QVERIFY(lock.problem().what.find("nowhere") != std::string::npos);
}

void BackupTest::aBackupHoldsTheFolder()
{
    const auto running = InstanceLock::take(shop());
    QVERIFY(running.ok());
    QVERIFY(storage::backupFolder(shop(), file(), morning).ok());
    QVERIFY(m_journal->append(cashSale("s2", 1, 2)).ok());
    QCOMPARE(filesIn(m_folder->path().toStdString()), QStringList{"backup.guitai"});

    const auto restored = storage::restoreFolder(file(), copy());
    QVERIFY2(restored.ok(), restored ? "" : restored.problem().what.c_str());
    QVERIFY((*restored ==
             std::vector<std::string>{"journal.db", "picture.svg", "settings.json", "staff.json"}));
    QCOMPARE(lastReceiptIn(copy()), 1);
    const auto staff = storage::Staff::open(copy());
    QVERIFY(staff.ok());
    QCOMPARE(staff->people().size(), std::size_t(1));
    QFile picture(QString::fromStdString(copy() + "/picture.svg"));
    QVERIFY(picture.open(QIODevice::ReadOnly));
    QCOMPARE(picture.readAll(), QByteArray("picture.svg"));
}

void BackupTest::theKeyStaysUnlessAskedFor()
{
    QVERIFY(storage::backupFolder(shop(), file(), morning, storage::SecretKey::Include).ok());
    const auto restored = storage::restoreFolder(file(), copy());
    QVERIFY(restored.ok());
    const auto permissions = QFile::permissions(QString::fromStdString(copy() + "/secret.key"));
    QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ReadOther)));
}

void BackupTest::aBackupNeverOverwrites()
{
    QVERIFY(storage::backupFolder(shop(), file(), morning).ok());
    const auto again = storage::backupFolder(shop(), file(), morning);
    QVERIFY(!again.ok());
    QVERIFY(again.problem().what.find("exists already") != std::string::npos);
    QVERIFY(!storage::backupFolder(shop(), path(QStringLiteral("no/such/place")), morning).ok());
}

void BackupTest::whatWasThereIsPutAside()
{
    QVERIFY(storage::backupFolder(shop(), file(), morning).ok());
    QVERIFY(m_journal->append(cashSale("s2", 1, 2)).ok());
    m_journal.reset();
    QVERIFY(storage::restoreFolder(file(), shop()).ok());
    QCOMPARE(lastReceiptIn(shop()), 1);
    QCOMPARE(lastReceiptIn(shop() + "/replaced-1"), 2);
    QVERIFY(storage::restoreFolder(file(), shop()).ok());
    QCOMPARE(lastReceiptIn(shop() + "/replaced-2"), 1);
    QVERIFY(filesIn(shop()).contains(QStringLiteral("secret.key")));
}

void BackupTest::factsInTheLogOfTheOldJournalAreNotLost()
{
    // A till that was killed leaves its last facts in the write-ahead log.
    QVERIFY(storage::backupFolder(shop(), file(), morning).ok());
    QVERIFY(m_journal->append(cashSale("s2", 1, 2)).ok());
    QDir().mkpath(QString::fromStdString(copy()));
    for (const char *name : {"/journal.db", "/journal.db-wal"})
        QVERIFY(QFile::copy(QString::fromStdString(shop() + name),
                            QString::fromStdString(copy() + name)));
    QVERIFY(storage::restoreFolder(file(), copy()).ok());
    QCOMPARE(lastReceiptIn(copy()), 1);
    QCOMPARE(lastReceiptIn(copy() + "/replaced-1"), 2);
}

void BackupTest::aRunningTillIsNotRestored()
{
    QVERIFY(storage::backupFolder(shop(), file(), morning).ok());
    const auto running = InstanceLock::take(shop());
    QVERIFY(running.ok());
    const auto refused = storage::restoreFolder(file(), shop());
    QVERIFY(!refused.ok());
    QVERIFY(refused.problem().what.find("already runs") != std::string::npos);
}

void BackupTest::aBrokenBackupChangesNothing_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how :
         {"not there", "garbage", "cut", "a journal", "a changed fact", "a way out of the folder"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void BackupTest::aBrokenBackupChangesNothing()
{
    QFETCH(QString, how);
    const QString backup = QString::fromStdString(file());
    if (how == QStringLiteral("a changed fact")) {
        run(shop() + "/journal.db",
            "DROP TRIGGER facts_stay; UPDATE facts SET at = at + 1 WHERE seq = 3");
    }
    if (how == QStringLiteral("a journal"))
        QVERIFY(m_journal->copyTo(file()).ok());
    else
        QVERIFY(storage::backupFolder(shop(), file(), morning).ok());
    QFile bytes(backup);
    if (how == QStringLiteral("not there"))
        QFile::remove(backup);
    if (how == QStringLiteral("garbage")) {
        QVERIFY(bytes.open(QIODevice::WriteOnly));
        bytes.write(QByteArray(9000, 'x'));
        bytes.close();
    }
    if (how == QStringLiteral("cut"))
        QVERIFY(bytes.resize(bytes.size() / 2));
    if (how == QStringLiteral("a way out of the folder"))
        run(file(), "UPDATE sqlar SET name = '../out' WHERE name = 'picture.svg'");
    m_journal.reset();
    const QStringList before = filesIn(shop());
    QVERIFY(!storage::restoreFolder(file(), shop()).ok());
    QStringList after = filesIn(shop());
    after.removeAll(QStringLiteral("guitai.lock"));
    QCOMPARE(after, before);
    QVERIFY(QDir(QString::fromStdString(shop()))
                .entryList(QDir::Dirs | QDir::NoDotAndDotDot)
                .isEmpty());
    QCOMPARE(lastReceiptIn(shop()), 1);
}

GUITAI_TEST(BackupTest)

} // namespace guitai::test

#include "backup_test.moc"
