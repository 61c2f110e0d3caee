// libpq with prepared statements: parameters in binary, rows as text one at a time, so that a month
// of receipts does not stand in memory at once.
#include "storage/base/postgres_store.h"

#include <libpq-fe.h>

#include <cassert>
#include <charconv>
#include <chrono>
#include <deque>
#include <poll.h>

namespace guitai::storage {

namespace {

// Types of PostgreSQL, from pg_type.dat.
constexpr Oid byteaType = 17;
constexpr Oid int8Type = 20;
constexpr Oid textType = 25;

constexpr int reachMs = 5000;
constexpr int lookUpMs = 200; // how often a wait looks whether it is still wanted

std::string bigEndianOf(std::int64_t number)
{
    std::string bytes;
    for (int shift = 56; shift >= 0; shift -= 8)
        bytes += char(std::uint64_t(number) >> shift & 0xff);
    return bytes;
}

// False: nothing has come for a moment.
bool waitFor(PGconn *connection, short what)
{
    pollfd socket{PQsocket(connection), what, 0};
    return socket.fd < 0 || poll(&socket, 1, lookUpMs) != 0;
}

std::string firstLineOf(const char *said)
{
    const std::string all = said ? said : "";
    return all.substr(0, all.find('\n'));
}

} // namespace

void PostgresStore::ResultDeleter::operator()(pg_result *result) const
{
    PQclear(result);
}

std::string withNumberedParameters(std::string_view sql)
{
    std::string out;
    int next = 1;
    bool inText = false;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        inText = inText != (sql[i] == '\'');
        if (sql[i] != '?' || inText) {
            out += sql[i];
            continue;
        }
        out += '$';
        const bool isNumbered = i + 1 < sql.size() && sql[i + 1] >= '0' && sql[i + 1] <= '9';
        if (!isNumbered)
            out += std::to_string(next++);
    }
    return out;
}

class PostgresStore::Statement final : public SqlStatement
{
public:
    Statement(PostgresStore &store, std::string_view sql)
        : m_store(store)
        , m_sql(withNumberedParameters(sql))
    {}
    ~Statement() override { reset(); }

    SqlStatement &bind(std::int64_t value) override { return keep(int8Type, bigEndianOf(value)); }
    SqlStatement &bind(const std::optional<std::int64_t> &value) override
    {
        if (value)
            return bind(*value);
        keep(int8Type, {});
        m_isNull.back() = true;
        return *this;
    }
    SqlStatement &bind(std::string_view text) override { return keep(textType, std::string(text)); }
    SqlStatement &bind(std::span<const unsigned char> blob) override
    {
        return keep(byteaType,
                    std::string(reinterpret_cast<const char *>(blob.data()), blob.size()));
    }

    bool run() override
    {
        while (row()) {
        }
        const bool good = !m_failed;
        reset();
        m_failed = !good;
        return good;
    }

    bool row() override
    {
        if (m_failed || m_isOver)
            return false;
        if (!m_isSent && !send())
            return false;
        if (!m_waiting.empty()) {
            m_here = std::move(m_waiting.front());
            m_waiting.pop_front();
            return true;
        }
        if (m_store.m_streaming != this) {
            m_isOver = true;
            return false;
        }
        m_here = receive();
        m_isOver = !m_here;
        return m_here != nullptr;
    }

    void reset() override
    {
        // What still comes in belongs to nobody.
        while (m_store.m_streaming == this && receive()) {
        }
        m_here.reset();
        m_waiting.clear();
        m_values.clear();
        m_types.clear();
        m_isNull.clear();
        m_failed = m_isSent = m_isOver = false;
        m_blob.clear();
    }

    bool failed() const override { return m_failed; }
    std::int64_t changed() const override { return m_changed; }

    bool isNull(int column) const override { return PQgetisnull(m_here.get(), 0, column) != 0; }
    std::int64_t integer(int column) const override
    {
        const std::string_view digits = text(column);
        std::int64_t value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    }
    std::optional<std::int64_t> integerOrNull(int column) const override
    {
        if (isNull(column))
            return std::nullopt;
        return integer(column);
    }
    std::string_view text(int column) const override
    {
        return {PQgetvalue(m_here.get(), 0, column),
                std::size_t(PQgetlength(m_here.get(), 0, column))};
    }
    std::span<const unsigned char> blob(int column) const override
    {
        std::size_t size = 0;
        unsigned char *bytes = PQunescapeBytea(
            reinterpret_cast<const unsigned char *>(PQgetvalue(m_here.get(), 0, column)), &size);
        if (!bytes)
            return {};
        std::vector<unsigned char> &kept = m_blob[column];
        kept.assign(bytes, bytes + size);
        PQfreemem(bytes);
        return kept;
    }

    // Somebody else wants to ask: the rest of our rows is fetched.
    void fetchAll()
    {
        while (m_store.m_streaming == this) {
            if (ResultPtr next = receive())
                m_waiting.push_back(std::move(next));
        }
    }

private:
    SqlStatement &keep(Oid type, std::string bytes)
    {
        m_types.push_back(type);
        m_values.push_back(std::move(bytes));
        m_isNull.push_back(false);
        return *this;
    }

    bool send()
    {
        m_isSent = true;
        m_changed = 0;
        m_store.finishOthers();
        // The types of what is bound are known only now; they stay the same.
        if (m_name.empty()) {
            const std::string name = "g" + std::to_string(m_store.m_prepared++);
            if (PQsendPrepare(m_store.m_connection, name.c_str(), m_sql.c_str(),
                              int(m_types.size()), m_types.data()) != 1 ||
                !isDone())
                return fail();
            m_name = name;
        }
        std::vector<const char *> data;
        std::vector<int> lengths;
        const std::vector<int> formats(m_values.size(), 1);
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            data.push_back(m_isNull[i] ? nullptr : m_values[i].data());
            lengths.push_back(int(m_values[i].size()));
        }
        if (PQsendQueryPrepared(m_store.m_connection, m_name.c_str(), int(data.size()), data.data(),
                                lengths.data(), formats.data(), 0) != 1)
            return fail();
        PQsetSingleRowMode(m_store.m_connection);
        m_store.m_streaming = this;
        return true;
    }

    bool isDone()
    {
        bool good = true;
        while (const ResultPtr result{m_store.nextResult()}) {
            if (PQresultStatus(result.get()) == PGRES_COMMAND_OK)
                continue;
            noteWhy(result.get());
            good = false;
        }
        return good && m_store.isConnected();
    }

    void noteWhy(const PGresult *result)
    {
        const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        m_store.note(firstLineOf(PQresultErrorMessage(result)), state ? state : "");
    }

    bool fail()
    {
        if (!m_store.isConnected())
            m_store.note(firstLineOf(PQerrorMessage(m_store.m_connection)), {});
        m_failed = true;
        return false;
    }

    // The next row, or nothing at the end; failures are noted.
    ResultPtr receive()
    {
        while (ResultPtr result{m_store.nextResult()}) {
            switch (PQresultStatus(result.get())) {
            case PGRES_SINGLE_TUPLE:
                return result;
            case PGRES_TUPLES_OK:
            case PGRES_COMMAND_OK: {
                const std::string_view count = PQcmdTuples(result.get());
                std::from_chars(count.data(), count.data() + count.size(), m_changed);
                break;
            }
            default:
                noteWhy(result.get());
                m_failed = true;
                break;
            }
        }
        m_store.m_streaming = nullptr;
        if (!m_store.isConnected())
            fail();
        return nullptr;
    }

    PostgresStore &m_store;
    const std::string m_sql;
    std::string m_name; // on the server; empty: not prepared yet
    std::vector<Oid> m_types;
    std::vector<std::string> m_values;
    std::vector<bool> m_isNull;
    ResultPtr m_here;
    std::deque<ResultPtr> m_waiting;
    mutable std::map<int, std::vector<unsigned char>> m_blob;
    std::int64_t m_changed = 0;
    bool m_isSent = false;
    bool m_isOver = false;
    bool m_failed = false;
};

Result<std::unique_ptr<PostgresStore>> PostgresStore::connect(const PostgresAddress &address,
                                                              const std::atomic<bool> *isWanted)
{
    std::vector<const char *> keys, values;
    const auto add = [&](const char *key, const char *value) {
        keys.push_back(key);
        values.push_back(value);
    };
    for (const auto &[key, value] : address.parameters)
        add(key.c_str(), value.c_str());
    add("keepalives_idle", "10");
    add("keepalives_interval", "5");
    add("keepalives_count", "3");
    add("tcp_user_timeout", "20000");
    add("client_encoding", "UTF8");
    add(nullptr, nullptr);
    std::unique_ptr<PostgresStore> store(new PostgresStore(
        PQconnectStartParams(keys.data(), values.data(), 0), address.name, isWanted));
    if (!store->isReached()) {
        store->note(firstLineOf(PQerrorMessage(store->m_connection)), {});
        return store->problem();
    }
    PQsetNoticeProcessor(
        store->m_connection, [](void *, const char *) {}, nullptr);
    PQsetnonblocking(store->m_connection, 1);
    // What is kept is kept durably, whatever the server's default.
    if (auto set = store->run("SET synchronous_commit = on; SET lock_timeout = '60s'"); !set)
        return set.problem();
    return store;
}

// As PQconnectdb(), but it waits no longer than it is wanted.
bool PostgresStore::isReached()
{
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(reachMs);
    PostgresPollingStatusType step =
        PQstatus(m_connection) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING;
    while (step == PGRES_POLLING_READING || step == PGRES_POLLING_WRITING) {
        if (waitFor(m_connection, step == PGRES_POLLING_READING ? POLLIN : POLLOUT))
            step = PQconnectPoll(m_connection);
        else if (!isWanted() || std::chrono::steady_clock::now() > until)
            return false;
    }
    return step == PGRES_POLLING_OK;
}

PostgresStore::~PostgresStore()
{
    m_statements.clear();
    PQfinish(m_connection);
}

bool PostgresStore::isConnected() const
{
    return m_connection && PQstatus(m_connection) == CONNECTION_OK;
}

bool PostgresStore::isFailed() const
{
    return !isConnected() || PQtransactionStatus(m_connection) == PQTRANS_INERROR;
}

bool PostgresStore::refusedData() const
{
    // Data exceptions and violated constraints; not a full disk, a lock or a server that ends.
    return isConnected() && (m_state.starts_with("22") || m_state.starts_with("23"));
}

// As PQgetResult(), but it waits no longer than it is wanted.
PGresult *PostgresStore::nextResult()
{
    while (true) {
        const int unsent = PQflush(m_connection);
        if (unsent < 0 || (unsent == 0 && PQisBusy(m_connection) == 0))
            break;
        const short what = unsent > 0 ? POLLIN | POLLOUT : POLLIN;
        if (!waitFor(m_connection, what) && !isWanted()) {
            note("it does not answer, and is not waited for any more", {});
            PQfinish(m_connection);
            m_connection = nullptr;
            return nullptr;
        }
        if (PQconsumeInput(m_connection) != 1)
            break;
    }
    return PQgetResult(m_connection);
}

void PostgresStore::finishOthers()
{
    if (m_streaming)
        m_streaming->fetchAll();
}

void PostgresStore::note(const std::string &said, const std::string &state)
{
    m_state = state;
    std::string what = said.empty() ? "it cannot be reached" : said;
    for (const char *useless : {"ERROR:  ", "FATAL:  "}) {
        if (const auto at = what.find(useless); at != std::string::npos)
            what.erase(at, std::string_view(useless).size());
    }
    if (state == "53100")
        what = "its disk is full: free some space on the server";
    else if (state == "42501")
        what += " (give this user the rights on the schemas guitai and guitai_till)";
    m_problem = {m_name + ": " + what};
}

Problem PostgresStore::problem() const
{
    return m_problem.what.empty() ? Problem{m_name + ": it cannot be reached"} : m_problem;
}

Result<void> PostgresStore::run(const std::string &sql)
{
    finishOthers();
    bool good = PQsendQuery(m_connection, sql.c_str()) == 1;
    if (!good)
        note(firstLineOf(PQerrorMessage(m_connection)), {});
    while (good) {
        const ResultPtr result{nextResult()};
        if (!result)
            break;
        const ExecStatusType status = PQresultStatus(result.get());
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
            continue;
        const char *state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
        note(firstLineOf(PQresultErrorMessage(result.get())), state ? state : "");
        while (const ResultPtr rest{nextResult()}) {
        }
        good = false;
    }
    if (!good || !isConnected())
        return problem();
    return {};
}

SqlStatement &PostgresStore::statement(std::string_view sql)
{
    auto found = m_statements.find(sql);
    if (found == m_statements.end())
        found = m_statements.emplace(std::string(sql), prepare(sql)).first;
    found->second->reset();
    return *found->second;
}

std::unique_ptr<SqlStatement> PostgresStore::prepare(std::string_view sql)
{
    return std::make_unique<Statement>(*this, sql);
}

Result<void> PostgresStore::between(const char *begin, const std::function<Result<void>()> &work)
{
    if (auto begun = run(begin); !begun)
        return begun;
    auto done = work();
    finishOthers();
    // To commit what has failed would be answered with success.
    if (done && PQtransactionStatus(m_connection) != PQTRANS_INTRANS)
        done = problem();
    if (done)
        done = run("COMMIT");
    // A COMMIT that fails has rolled back; then this merely warns.
    if (!done && isConnected())
        static_cast<void>(run("ROLLBACK"));
    return done;
}

Result<void> PostgresStore::inTransaction(const std::function<Result<void>()> &work)
{
    return between("BEGIN", work);
}

Result<void> PostgresStore::atOneMoment(const std::function<Result<void>()> &work)
{
    return between("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", work);
}

Result<void> PostgresStore::turnTo(const std::string &till)
{
    if (!statement("SELECT set_config('guitai.till', ?, false)").bind(std::string_view(till)).run())
        return problem();
    return {};
}

} // namespace guitai::storage
