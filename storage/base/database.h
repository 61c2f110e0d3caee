// Database: the owner of one connection to a SQLite file, opened so that what is committed is on
// disk, brought to the present schema, and never one of a newer program.
#pragma once

#include "shop/base/result.h"
#include "storage/base/raw_statement.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace guitai::storage {

// One step of a schema. Steps that have been shipped are never changed; new ones follow.
struct Migration
{
    int number;
    const char *sql;
};

// For a static_assert beside each list of steps.
constexpr bool numbersRise(std::span<const Migration> steps)
{
    int last = 0;
    for (const Migration &step : steps) {
        if (step.number <= last)
            return false;
        last = step.number;
    }
    return true;
}

struct Schema
{
    std::string_view what;      // "journal": for people
    std::int32_t applicationId; // written into the file, so that no other database is taken for it
    std::span<const Migration> steps;
};

enum class Access
{
    ReadWrite,
    ReadOnly
};

// A connection belongs to the thread that opened it. Path ":memory:" keeps everything in memory.
class Database final : public SqlStore
{
public:
    static Result<std::unique_ptr<Database>> open(const std::string &path, const Schema &schema,
                                                  Access access = Access::ReadWrite);
    ~Database() override;
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    // Prepared once, ready to bind. Failures show when it is run.
    QSqlQuery &query(std::string_view sql);
    Result<void> run(QSqlQuery &query);
    RawStatement &statement(std::string_view sql) override;
    std::unique_ptr<SqlStatement> prepare(std::string_view sql) override;

    // After a Problem the database is as it was before, and can be used.
    Result<void> inTransaction(const std::function<Result<void>()> &work) override;
    Result<void> atOneMoment(const std::function<Result<void>()> &work) override;
    // A file holds the book of one till.
    Result<void> turnTo(const std::string &) override { return {}; }

    // A consistent copy of what is committed, while the till runs. The file must not exist.
    Result<void> copyTo(const std::string &file);

    Problem problem() const override;
    sqlite3 *handle() const { return m_handle; }
    const std::string &path() const override { return m_path; }

private:
    Database(std::string path, QString connection);
    Result<void> connect(Access access);
    Result<void> migrate(const Schema &schema, Access access);
    Result<void> execute(const char *sql);

    std::string m_path;
    QString m_connection;
    sqlite3 *m_handle = nullptr;
    std::map<std::string, std::unique_ptr<QSqlQuery>, std::less<>> m_queries;
    std::map<std::string, std::unique_ptr<RawStatement>, std::less<>> m_statements;
};

// The words for a SQLite result code, with the file and what to do.
Problem problemOf(int sqliteCode, const std::string &path, const std::string &detail);

} // namespace guitai::storage
