// Opening a database: what is refused, and whether the sentence says what to do.
#include "storage/base/database.h"
#include "tests/kit/main.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

namespace guitai::test {

using storage::Access;
using storage::Database;
using storage::Migration;
using storage::Schema;

namespace {

constexpr Migration firstStep[] = {{1, "CREATE TABLE t (a INTEGER NOT NULL UNIQUE) STRICT"}};
constexpr Migration threeSteps[] = {
    {1, "CREATE TABLE t (a INTEGER NOT NULL UNIQUE) STRICT"},
    {2, "INSERT INTO t VALUES (2)"},
    {5, "INSERT INTO t VALUES (5)"},
};
constexpr Migration brokenStep[] = {
    {1, "CREATE TABLE t (a INTEGER NOT NULL UNIQUE) STRICT"},
    {2, "INSERT INTO t VALUES (2); INSERT INTO nowhere VALUES (1)"},
};
constexpr Schema oldSchema{"test", 77, firstStep};
constexpr Schema newSchema{"test", 77, threeSteps};
constexpr Schema brokenSchema{"test", 77, brokenStep};
constexpr Schema otherSchema{"catalogue", 78, firstStep};

constexpr Migration falling[] = {{2, ""}, {1, ""}};
constexpr Migration repeated[] = {{1, ""}, {1, ""}};
static_assert(storage::numbersRise(threeSteps));
static_assert(!storage::numbersRise(falling));
static_assert(!storage::numbersRise(repeated));

std::int64_t countOf(Database &database)
{
    auto &statement = database.statement("SELECT count(*) FROM t");
    const std::int64_t count = statement.row() ? statement.integer(0) : -1;
    statement.reset();
    return count;
}

// Root may write everywhere; this makes the rest of a test run as somebody who may not.
class AsNobody
{
public:
    AsNobody()
    {
        if (geteuid() == 0)
            m_changed = seteuid(65534) == 0;
    }
    ~AsNobody()
    {
        if (m_changed && seteuid(0) != 0)
            std::abort();
    }
    AsNobody(const AsNobody &) = delete;
    AsNobody &operator=(const AsNobody &) = delete;

private:
    bool m_changed = false;
};

} // namespace

class DatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void commitsAreOnDiskWhenTheyReturn();
    void stepsAreTakenOnceAndInOrder();
    void aStepThatFailsChangesNothing();
    void aNewerDatabaseIsRefused();
    void anotherDatabaseIsRefused();
    void garbageIsRefused_data();
    void garbageIsRefused();
    void aFolderThatIsNotThereIsNamed();
    void aReadOnlyFileIsNamed();
    void aReadOnlyFolderIsNamed();
    void aLockedDatabaseIsNamed();
    void transactionsAreAllOrNothing();
    void readersCannotWrite();
    void twoConnectionsLiveSideBySide();

private:
    std::string file(const char *name = "test.db") const
    {
        return m_folder->filePath(QString::fromLatin1(name)).toStdString();
    }
    static bool tells(const Problem &problem, const char *words)
    {
        return problem.what.find(words) != std::string::npos;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void DatabaseTest::commitsAreOnDiskWhenTheyReturn()
{
    auto opened = Database::open(file(), newSchema);
    QVERIFY(opened.ok());
    Database &database = *opened.value();
    auto &mode = database.query("PRAGMA journal_mode");
    QVERIFY(database.run(mode).ok() && mode.next());
    QCOMPARE(mode.value(0).toString(), QStringLiteral("wal"));
    auto &synchronous = database.query("PRAGMA synchronous");
    QVERIFY(database.run(synchronous).ok() && synchronous.next());
    QCOMPARE(synchronous.value(0).toInt(), 2); // FULL
    auto &keys = database.query("PRAGMA foreign_keys");
    QVERIFY(database.run(keys).ok() && keys.next());
    QCOMPARE(keys.value(0).toInt(), 1);
}

void DatabaseTest::stepsAreTakenOnceAndInOrder()
{
    QVERIFY(Database::open(file(), oldSchema).ok());
    for (int i = 0; i < 2; ++i) {
        auto database = Database::open(file(), newSchema);
        QVERIFY(database.ok());
        QCOMPARE(countOf(*database.value()), 2);
    }
}

void DatabaseTest::aStepThatFailsChangesNothing()
{
    QVERIFY(Database::open(file(), oldSchema).ok());
    QVERIFY(!Database::open(file(), brokenSchema).ok());
    auto database = Database::open(file(), oldSchema);
    QVERIFY(database.ok());
    QCOMPARE(countOf(*database.value()), 0);
}

void DatabaseTest::aNewerDatabaseIsRefused()
{
    QVERIFY(Database::open(file(), newSchema).ok());
    for (const Access access : {Access::ReadWrite, Access::ReadOnly}) {
        const auto old = Database::open(file(), oldSchema, access);
        QVERIFY(!old.ok());
        QVERIFY(tells(old.problem(), "newer Guitai"));
        QVERIFY(tells(old.problem(), "version 5"));
        QVERIFY(tells(old.problem(), "up to 1"));
        QVERIFY(tells(old.problem(), file().c_str()));
    }
}

void DatabaseTest::anotherDatabaseIsRefused()
{
    QVERIFY(Database::open(file(), oldSchema).ok());
    const auto other = Database::open(file(), otherSchema);
    QVERIFY(!other.ok());
    QVERIFY(tells(other.problem(), "not a Guitai catalogue"));
    // Nor is a foreign program's database taken over.
    sqlite3 *foreign = nullptr;
    QCOMPARE(sqlite3_open(file("foreign.db").c_str(), &foreign), SQLITE_OK);
    sqlite3_exec(foreign, "CREATE TABLE theirs (x)", nullptr, nullptr, nullptr);
    sqlite3_close(foreign);
    QVERIFY(!Database::open(file("foreign.db"), oldSchema).ok());
}

void DatabaseTest::garbageIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("letters") << QByteArray(5000, 'x');
    QTest::newRow("a sentence") << QByteArray("This is no database at all.");
    QTest::newRow("right head, wrong body")
        << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, 'x');
}

void DatabaseTest::garbageIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFile garbage(QString::fromStdString(file()));
    QVERIFY(garbage.open(QIODevice::WriteOnly));
    garbage.write(bytes);
    garbage.close();
    const auto database = Database::open(file(), oldSchema);
    QVERIFY(!database.ok());
    QVERIFY2(tells(database.problem(), "restore"), database.problem().what.c_str());
    QVERIFY(garbage.open(QIODevice::ReadOnly));
    QCOMPARE(garbage.readAll(), bytes);
}

void DatabaseTest::aFolderThatIsNotThereIsNamed()
{
    const auto database = Database::open(file("nowhere/test.db"), oldSchema);
    QVERIFY(!database.ok());
    QVERIFY(tells(database.problem(), "nowhere/test.db"));
    QVERIFY(tells(database.problem(), "folder exists"));
}

void DatabaseTest::aReadOnlyFileIsNamed()
{
    QVERIFY(Database::open(file(), oldSchema).ok());
    chmod(m_folder->path().toLocal8Bit().constData(), 0755);
    chmod(file().c_str(), 0444);
    const AsNobody nobody;
    const auto database = Database::open(file(), oldSchema);
    QVERIFY(!database.ok());
    QVERIFY2(tells(database.problem(), "read-only"), database.problem().what.c_str());
}

void DatabaseTest::aReadOnlyFolderIsNamed()
{
    chmod(m_folder->path().toLocal8Bit().constData(), 0555);
    const AsNobody nobody;
    const auto database = Database::open(file(), oldSchema);
    QVERIFY(!database.ok());
    QVERIFY2(tells(database.problem(), "may read and write"), database.problem().what.c_str());
}

void DatabaseTest::aLockedDatabaseIsNamed()
{
    auto first = Database::open(file(), oldSchema);
    auto second = Database::open(file(), oldSchema);
    QVERIFY(first.ok() && second.ok());
    sqlite3_busy_timeout(second.value()->handle(), 0);
    const auto outer = first.value()->inTransaction([&]() -> Result<void> {
        const auto inner = second.value()->inTransaction([] { return Result<void>(); });
        if (inner)
            return Problem{"not locked"};
        return tells(inner.problem(), "in use by another program") ? Result<void>()
                                                                   : inner.problem();
    });
    QVERIFY2(outer.ok(), outer ? "" : outer.problem().what.c_str());
}

void DatabaseTest::transactionsAreAllOrNothing()
{
    auto opened = Database::open(":memory:", oldSchema);
    QVERIFY(opened.ok());
    Database &database = *opened.value();
    const auto insert = [&database](std::int64_t value) -> Result<void> {
        if (!database.statement("INSERT INTO t VALUES (?)").bind(value).run())
            return database.problem();
        return {};
    };
    QVERIFY(database.inTransaction([&] { return insert(1); }).ok());
    const auto failed = database.inTransaction([&]() -> Result<void> {
        if (auto done = insert(2); !done)
            return done;
        return insert(1);
    });
    QVERIFY(!failed.ok());
    QVERIFY(tells(failed.problem(), "does not fit"));
    QCOMPARE(countOf(database), 1);
    QVERIFY(database.inTransaction([&] { return insert(3); }).ok());
    QCOMPARE(countOf(database), 2);
}

void DatabaseTest::readersCannotWrite()
{
    QVERIFY(!Database::open(file(), newSchema, Access::ReadOnly).ok());
    QVERIFY(Database::open(file(), newSchema).ok());
    auto reader = Database::open(file(), newSchema, Access::ReadOnly);
    QVERIFY(reader.ok());
    QCOMPARE(countOf(*reader.value()), 2);
    QVERIFY(!reader.value()->statement("DELETE FROM t").run());
    QVERIFY(tells(reader.value()->problem(), "read-only"));
}

void DatabaseTest::twoConnectionsLiveSideBySide()
{
    auto writer = Database::open(file(), newSchema);
    auto reader = Database::open(file(), newSchema, Access::ReadOnly);
    QVERIFY(writer.ok() && reader.ok());
    QVERIFY(writer.value()->statement("INSERT INTO t VALUES (9)").run());
    QCOMPARE(countOf(*reader.value()), 3);
}

GUITAI_TEST(DatabaseTest)

} // namespace guitai::test

#include "database_test.moc"
