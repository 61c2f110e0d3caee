// Database over Qt Sql's SQLite driver: opening, migrations, transactions, and errors in words.
#include "storage/base/database.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QString>
#include <QVariant>

#include <sqlite3.h>

#include <atomic>

namespace guitai::storage {

namespace {

QString newConnectionName()
{
    static std::atomic<int> count{0};
    return QStringLiteral("guitai-%1").arg(++count);
}

} // namespace

Problem problemOf(int sqliteCode, const std::string &path, const std::string &detail)
{
    switch (sqliteCode & 0xff) {
    case SQLITE_FULL:
        return {"The disk is full: nothing more can be written to " + path +
                ". Free some space on it, then go on."};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {path + " is read-only. Give this user the right to write to the file and its "
                       "folder, and see that the disk is mounted writable."};
    case SQLITE_CANTOPEN:
        return {path + " cannot be opened. See that its folder exists and that this user may read "
                       "and write in it."};
    case SQLITE_NOTADB:
        return {path + " is not a database of Guitai. Move it away, or restore a backup with "
                       "guitaictl restore."};
    case SQLITE_CORRUPT:
        return {path + " is damaged (" + detail +
                "). Copy the folder to a safe place, then restore a backup with guitaictl "
                "restore."};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {path + " is in use by another program. Close that program, then try again."};
    case SQLITE_IOERR:
        return {"The disk reports an error at " + path + " (" + detail +
                "). Check the disk before going on."};
    case SQLITE_CONSTRAINT:
        return {path + " refuses what does not fit what it holds: " + detail + "."};
    default:
        return {path + ": " + detail + " (SQLite " + std::to_string(sqliteCode) + ")."};
    }
}

Database::Database(std::string path, QString connection)
    : m_path(std::move(path))
    , m_connection(std::move(connection))
{}

Database::~Database()
{
    m_queries.clear();
    m_statements.clear();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<Database>> Database::open(const std::string &path, const Schema &schema,
                                                 Access access)
{
    std::unique_ptr<Database> database(new Database(path, newConnectionName()));
    if (auto connected = database->connect(access); !connected)
        return connected.problem();
    if (auto migrated = database->migrate(schema, access); !migrated)
        return migrated.problem();
    return database;
}

Result<void> Database::connect(Access access)
{
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    if (!connection.isValid())
        return Problem{"Qt's SQLite driver is missing. Install the package libqt6sql6-sqlite."};
    connection.setDatabaseName(QString::fromStdString(m_path));
    connection.setConnectOptions(
        access == Access::ReadOnly ? QStringLiteral("QSQLITE_OPEN_READONLY") : QString());
    if (!connection.open()) {
        const QSqlError error = connection.lastError();
        return problemOf(error.nativeErrorCode().toInt(), m_path,
                         error.databaseText().toStdString());
    }
    m_handle = *static_cast<sqlite3 *const *>(connection.driver()->handle().constData());
    sqlite3_busy_timeout(m_handle, 5000);
    if (auto set = execute("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"); !set)
        return set;
    if (access == Access::ReadOnly)
        return execute("SELECT count(*) FROM sqlite_schema");
    // SQLite falls back to read-only without a word where it may not write.
    if (sqlite3_db_readonly(m_handle, "main") == 1)
        return problemOf(SQLITE_READONLY, m_path, {});
    return execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
}

Result<void> Database::execute(const char *sql)
{
    if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return problem();
    return {};
}

Result<void> Database::migrate(const Schema &schema, Access access)
{
    std::int64_t version = 0;
    std::int64_t application = 0;
    std::int64_t tables = 0;
    {
        RawStatement read(m_handle,
                          "SELECT user_version, application_id, (SELECT count(*) FROM "
                          "sqlite_schema) FROM pragma_user_version, pragma_application_id");
        if (!read.row())
            return problem();
        version = read.integer(0);
        application = read.integer(1);
        tables = read.integer(2);
    }
    const std::string what(schema.what);
    if (application != schema.applicationId && (application != 0 || tables != 0))
        return Problem{m_path + " is not a Guitai " + what +
                       ". Move it away, or name another data folder with --data-dir."};
    const int newest = schema.steps.empty() ? 0 : schema.steps.back().number;
    if (version > newest)
        return Problem{m_path + " was written by a newer Guitai: its " + what + " has version " +
                       std::to_string(version) + ", this program knows up to " +
                       std::to_string(newest) +
                       ". Install the newer Guitai again, or restore a backup made with this "
                       "one."};
    if (version == newest)
        return {};
    if (access == Access::ReadOnly)
        return Problem{m_path + " has not been opened by this version of Guitai yet. Start the "
                                "till once, then try again."};
    return inTransaction([&]() -> Result<void> {
        for (const Migration &step : schema.steps) {
            if (step.number <= version)
                continue;
            if (auto done = execute(step.sql); !done)
                return done;
        }
        return execute(("PRAGMA application_id = " + std::to_string(schema.applicationId) +
                        "; PRAGMA user_version = " + std::to_string(newest))
                           .c_str());
    });
}

QSqlQuery &Database::query(std::string_view sql)
{
    auto found = m_queries.find(sql);
    if (found == m_queries.end()) {
        auto query = std::make_unique<QSqlQuery>(QSqlDatabase::database(m_connection, false));
        query->setForwardOnly(true);
        query->prepare(QString::fromUtf8(sql.data(), qsizetype(sql.size())));
        found = m_queries.emplace(std::string(sql), std::move(query)).first;
    }
    found->second->finish();
    return *found->second;
}

Result<void> Database::run(QSqlQuery &query)
{
    if (query.exec())
        return {};
    const QSqlError error = query.lastError();
    return problemOf(error.nativeErrorCode().toInt(), m_path, error.databaseText().toStdString());
}

RawStatement &Database::statement(std::string_view sql)
{
    auto found = m_statements.find(sql);
    if (found == m_statements.end())
        found =
            m_statements.emplace(std::string(sql), std::make_unique<RawStatement>(m_handle, sql))
                .first;
    found->second->reset();
    return *found->second;
}

Result<void> Database::inTransaction(const std::function<Result<void>()> &work)
{
    const auto undo = [this] {
        // After a full disk SQLite has often rolled back by itself.
        if (sqlite3_get_autocommit(m_handle) == 0)
            sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
    };
    if (!statement("BEGIN IMMEDIATE").run())
        return problem();
    if (auto done = work(); !done) {
        undo();
        return done;
    }
    if (!statement("COMMIT").run()) {
        const Problem why = problem();
        undo();
        return why;
    }
    return {};
}

Result<void> Database::atOneMoment(const std::function<Result<void>()> &work)
{
    if (!statement("BEGIN").run())
        return problem();
    auto done = work();
    if (!statement("COMMIT").run() && done)
        return problem();
    return done;
}

std::unique_ptr<SqlStatement> Database::prepare(std::string_view sql)
{
    return std::make_unique<RawStatement>(m_handle, sql);
}

Result<void> Database::copyTo(const std::string &file)
{
    RawStatement copy(m_handle, "VACUUM INTO ?");
    if (!copy.bind(std::string_view(file)).run())
        return problemOf(sqlite3_extended_errcode(m_handle), file, sqlite3_errmsg(m_handle));
    return {};
}

Problem Database::problem() const
{
    return problemOf(sqlite3_extended_errcode(m_handle), m_path, sqlite3_errmsg(m_handle));
}

} // namespace guitai::storage
