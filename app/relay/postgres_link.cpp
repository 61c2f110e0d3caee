// libpq with prepared statements and binary values.
#include "app/relay/postgres_link.h"

namespace guitai::relay {

namespace {

// Types of PostgreSQL, from pg_type.dat.
constexpr std::uint32_t byteaType = 17;
constexpr std::uint32_t int8Type = 20;
constexpr std::uint32_t textType = 25;

template <typename Number>
void put(std::string &bytes, Number number)
{
    for (int shift = int(sizeof number) * 8 - 8; shift >= 0; shift -= 8) {
        bytes += char(number >> shift & 0xff);
    }
}

std::string bigEndian(std::int64_t number)
{
    std::string bytes;
    put(bytes, std::uint64_t(number));
    return bytes;
}

} // namespace

Values &Values::add(std::int64_t number)
{
    m_values.push_back(bigEndian(number));
    return *this;
}

Values &Values::add(std::string_view bytes)
{
    m_values.emplace_back(bytes);
    return *this;
}

Values &Values::addArray(std::uint32_t type, const std::vector<std::string_view> &items)
{
    std::string bytes;
    put(bytes, std::uint32_t(items.empty() ? 0 : 1)); // dimensions
    put(bytes, std::uint32_t(0));                     // no nulls
    put(bytes, type);
    if (!items.empty()) {
        put(bytes, std::uint32_t(items.size()));
        put(bytes, std::uint32_t(1)); // counted from one
    }
    for (const std::string_view item : items) {
        put(bytes, std::uint32_t(item.size()));
        bytes += item;
    }
    m_values.push_back(std::move(bytes));
    return *this;
}

Values &Values::add(const std::vector<std::int64_t> &numbers)
{
    std::vector<std::string> bytes;
    bytes.reserve(numbers.size());
    for (const std::int64_t number : numbers) {
        bytes.push_back(bigEndian(number));
    }
    return addArray(int8Type, {bytes.begin(), bytes.end()});
}

Values &Values::addTexts(const std::vector<std::string_view> &texts)
{
    return addArray(textType, texts);
}

Values &Values::addBytes(const std::vector<std::string_view> &texts)
{
    return addArray(byteaType, texts);
}

std::int64_t Rows::number(int row, int column) const
{
    const char *bytes = PQgetvalue(m_result, row, column);
    std::uint64_t number = 0;
    for (int i = 0; i < PQgetlength(m_result, row, column); ++i) {
        number = number << 8 | static_cast<unsigned char>(bytes[i]);
    }
    return std::int64_t(number);
}

std::string Rows::text(int row, int column) const
{
    return std::string(PQgetvalue(m_result, row, column),
                       std::size_t(PQgetlength(m_result, row, column)));
}

Problem PostgresLink::problem(const char *said) const
{
    std::string what = said ? said : "";
    what = what.substr(0, what.find('\n'));
    return {"the PostgreSQL database: " + (what.empty() ? "it cannot be reached" : what)};
}

Result<void> PostgresLink::connect()
{
    close();
    // What stands after the address wins over what it says.
    const char *const keys[] = {"dbname",           "application_name",    "connect_timeout",
                                "keepalives_idle",  "keepalives_interval", "keepalives_count",
                                "tcp_user_timeout", "client_encoding",     nullptr};
    const char *const values[] = {
        m_address.c_str(), "guitai-relay", "3", "5", "2", "2", "5000", "UTF8", nullptr};
    m_connection = PQconnectdbParams(keys, values, 1);
    if (!isConnected()) {
        const Problem why = problem(m_connection ? PQerrorMessage(m_connection) : nullptr);
        close();
        return why;
    }
    PQsetNoticeProcessor(
        m_connection, [](void *, const char *) {}, nullptr);
    const Result<void> set = run("SET synchronous_commit = on; SET statement_timeout = 3000; "
                                 "SET search_path = guitai_relay");
    if (!set) {
        close();
    }
    return set;
}

void PostgresLink::close()
{
    PQfinish(m_connection);
    m_connection = nullptr;
    m_prepared.clear();
}

Result<void> PostgresLink::run(const char *sql)
{
    PGresult *result = PQexec(m_connection, sql);
    const ExecStatusType status = PQresultStatus(result);
    const bool done = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    const Problem why = done ? Problem{} : problem(PQresultErrorMessage(result));
    PQclear(result);
    if (!done) {
        return why;
    }
    return {};
}

Result<Rows> PostgresLink::ask(const char *sql, const Values &values)
{
    auto prepared = m_prepared.find(sql);
    if (prepared == m_prepared.end()) {
        const std::string name = "s" + std::to_string(m_prepared.size());
        PGresult *result = PQprepare(m_connection, name.c_str(), sql, 0, nullptr);
        const bool done = PQresultStatus(result) == PGRES_COMMAND_OK;
        const Problem why = done ? Problem{} : problem(PQresultErrorMessage(result));
        PQclear(result);
        if (!done) {
            return why;
        }
        prepared = m_prepared.emplace(sql, name).first;
    }
    std::vector<const char *> data;
    std::vector<int> lengths;
    const std::vector<int> formats(values.m_values.size(), 1);
    for (const std::string &value : values.m_values) {
        data.push_back(value.data());
        lengths.push_back(int(value.size()));
    }
    Rows rows(PQexecPrepared(m_connection, prepared->second.c_str(), int(data.size()), data.data(),
                             lengths.data(), formats.data(), 1));
    const ExecStatusType status = rows.status();
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        return problem(rows.error());
    }
    return Result<Rows>(std::move(rows));
}

} // namespace guitai::relay
