// libpq with prepared statements and binary values.
#include "app/relay/postgres_link.h"

#include "storage/base/postgres_way.h"
#include "storage/base/postgres_wire.h"

namespace guitai::relay {

using namespace storage::postgres;

Values &Values::add(std::int64_t number)
{
    m_values.push_back(bigEndianOf(number));
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
    putBigEndian(bytes, std::uint32_t(items.empty() ? 0 : 1)); // dimensions
    putBigEndian(bytes, std::uint32_t(0));                     // no nulls
    putBigEndian(bytes, type);
    if (!items.empty()) {
        putBigEndian(bytes, std::uint32_t(items.size()));
        putBigEndian(bytes, std::uint32_t(1)); // counted from one
    }
    for (const std::string_view item : items) {
        putBigEndian(bytes, std::uint32_t(item.size()));
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
        bytes.push_back(bigEndianOf(number));
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
    const std::string what = firstLineOf(said);
    return {"the PostgreSQL database: " + (what.empty() ? "it cannot be reached" : what)};
}

Result<void> PostgresLink::connect()
{
    close();
    auto way = storage::postgresParameters(m_address);
    if (!way) {
        return problem(way.problem().what.c_str());
    }
    if (const auto safe = storage::makeSafe(way.value()); !safe) {
        return problem(safe.problem().what.c_str());
    }
    way.value().insert(way.value().end(), {{"application_name", "guitai-relay"},
                                           {"connect_timeout", "3"},
                                           {"keepalives_idle", "5"},
                                           {"keepalives_interval", "2"},
                                           {"keepalives_count", "2"},
                                           {"tcp_user_timeout", "5000"},
                                           {"client_encoding", "UTF8"}});
    std::vector<const char *> keys;
    std::vector<const char *> values;
    for (const auto &[key, value] : *way) {
        keys.push_back(key.c_str());
        values.push_back(value.c_str());
    }
    keys.push_back(nullptr);
    values.push_back(nullptr);
    m_connection = PQconnectdbParams(keys.data(), values.data(), 0);
    if (!isConnected()) {
        const Problem why = problem(m_connection ? PQerrorMessage(m_connection) : nullptr);
        close();
        return why;
    }
    PQsetNoticeProcessor(
        m_connection, [](void *, const char *) {}, nullptr);
    Result<void> set = run("SET synchronous_commit = on; SET search_path = guitai_relay");
    if (set) {
        set = wait(usualPatienceMs);
    }
    if (!set) {
        close();
    }
    return set;
}

Result<void> PostgresLink::wait(int patienceMs)
{
    return run(("SET statement_timeout = " + std::to_string(patienceMs)).c_str());
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
