// PostgresStore: one connection to a PostgreSQL server through libpq, asked like a till's own file.
#pragma once

#include "storage/base/postgres_way.h"
#include "storage/base/sql_store.h"

#include <atomic>
#include <map>

struct pg_conn;
struct pg_result;

namespace guitai::storage {

struct PostgresAddress
{
    PostgresParameters parameters;
    std::string name; // for people: "the shop's database at db.shop.example"
};

class PostgresStore final : public SqlStore
{
public:
    // Tries every address of every machine in turn, each for some seconds; later statements give up
    // when isWanted turns false, so that a server that hangs holds up nobody's end.
    static Result<std::unique_ptr<PostgresStore>> connect(const PostgresAddress &address,
                                                          const std::atomic<bool> *isWanted = {});
    ~PostgresStore() override;
    PostgresStore(const PostgresStore &) = delete;
    PostgresStore &operator=(const PostgresStore &) = delete;

    SqlStatement &statement(std::string_view sql) override;
    std::unique_ptr<SqlStatement> prepare(std::string_view sql) override;
    Result<void> inTransaction(const std::function<Result<void>()> &work) override;
    Result<void> atOneMoment(const std::function<Result<void>()> &work) override;
    // Sets guitai.till, by which the views know whose rows to show.
    Result<void> turnTo(const std::string &till) override;

    // Any number of statements without parameters and answers.
    Result<void> run(const std::string &sql);
    // False once the connection is gone: the next thing to do is to connect anew.
    bool isConnected() const;
    // A statement of the transaction has failed: nothing more can be done in it.
    bool isFailed() const;
    // What failed last did so because of what was to be written, and would do so again.
    bool refusedData() const;

    Problem problem() const override;
    const std::string &path() const override { return m_name; }

private:
    class Statement;
    struct ResultDeleter
    {
        void operator()(pg_result *result) const;
    };
    using ResultPtr = std::unique_ptr<pg_result, ResultDeleter>;

    explicit PostgresStore(pg_conn *connection, std::string name, const std::atomic<bool> *isWanted)
        : m_connection(connection)
        , m_name(std::move(name))
        , m_isWanted(isWanted)
    {}
    static Result<std::unique_ptr<PostgresStore>> connectTo(const PostgresAddress &address,
                                                            const PostgresHost &host,
                                                            const std::atomic<bool> *isWanted);
    bool isReached();
    bool isWanted() const { return !m_isWanted || *m_isWanted; }
    pg_result *nextResult();
    void finishOthers();
    void note(const std::string &said, const std::string &state);
    Result<void> between(const char *begin, const std::function<Result<void>()> &work);

    pg_conn *m_connection;
    std::string m_name;
    const std::atomic<bool> *m_isWanted;
    Problem m_problem;
    std::string m_state;              // SQLSTATE of the last failure
    Statement *m_streaming = nullptr; // whose rows are still coming in
    int m_prepared = 0;
    std::map<std::string, std::unique_ptr<SqlStatement>, std::less<>> m_statements;
};

// For tests of tools: the SQL with $1 for every ? and ?1.
std::string withNumberedParameters(std::string_view sql);

} // namespace guitai::storage
