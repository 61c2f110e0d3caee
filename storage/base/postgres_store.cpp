// A connection through libpq: reached, asked and waited for no longer than somebody wants it.
#include "storage/base/name_lookup.h"
#include "storage/base/postgres_statement.h"

#include <libpq-fe.h>

#include <chrono>
#include <poll.h>

namespace guitai::storage {

namespace {

constexpr int reachMs = 5000;
constexpr int lookUpMs = 200; // how often a wait looks whether it is still wanted

// False: nothing has come for a moment.
bool waitFor(PGconn *connection, short what)
{
    pollfd socket{PQsocket(connection), what, 0};
    return socket.fd < 0 || poll(&socket, 1, lookUpMs) != 0;
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

// A machine that may have several addresses or is silent must not take the next one's time, as
// libpq alone would have it: each address is a try of its own.
Result<std::unique_ptr<PostgresStore>> PostgresStore::connect(const PostgresAddress &address,
                                                              const std::atomic<bool> *isWanted)
{
    const auto wanted = [isWanted] { return !isWanted || *isWanted; };
    std::string why; // of each try
    const auto note = [&why](const std::string &what) { why += (why.empty() ? "" : "; ") + what; };
    for (const PostgresHost &host : hostsIn(address.parameters)) {
        std::vector<std::string> addresses = {host.address};
        if (wanted() && needsLookUp(host)) {
            auto found = addressesOf(host.host, reachMs, wanted);
            if (!found) {
                note(found.problem().what);
                continue;
            }
            addresses = std::move(found).value();
        }
        for (const std::string &one : addresses) {
            if (!wanted())
                return Problem{address.name + ": it is not waited for any more"};
            auto store = connectTo(address, {host.host, one, host.port}, isWanted);
            if (store)
                return store;
            note(store.problem().what.substr(address.name.size() + 2));
        }
    }
    return Problem{address.name + ": " + why};
}

Result<std::unique_ptr<PostgresStore>> PostgresStore::connectTo(const PostgresAddress &address,
                                                                const PostgresHost &host,
                                                                const std::atomic<bool> *isWanted)
{
    std::vector<const char *> keys, values;
    const auto add = [&](const char *key, const char *value) {
        keys.push_back(key);
        values.push_back(value);
    };
    // Of the lists one; an empty value would let the whole list stand.
    for (const auto &[key, value] : address.parameters) {
        if (key != "host" && key != "hostaddr" && key != "port")
            add(key.c_str(), value.c_str());
    }
    // The name stays: it is whose certificate it must be.
    add("host", host.host.c_str());
    add("hostaddr", host.address.c_str());
    add("port", host.port.c_str());
    add("keepalives_idle", "10");
    add("keepalives_interval", "5");
    add("keepalives_count", "3");
    add("tcp_user_timeout", "20000");
    add("client_encoding", "UTF8");
    add(nullptr, nullptr);
    std::unique_ptr<PostgresStore> store(new PostgresStore(
        PQconnectStartParams(keys.data(), values.data(), 0), address.name, isWanted));
    if (!store->isReached()) {
        store->note(postgres::firstLineOf(PQerrorMessage(store->m_connection)), {});
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
    else if (state == "55P03")
        what = "its tables are being made anew, or something else there takes long: try again in "
               "some minutes";
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
        note(postgres::firstLineOf(PQerrorMessage(m_connection)), {});
    while (good) {
        const ResultPtr result{nextResult()};
        if (!result)
            break;
        const ExecStatusType status = PQresultStatus(result.get());
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
            continue;
        const char *state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
        note(postgres::firstLineOf(PQresultErrorMessage(result.get())), state ? state : "");
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
