// PostgresLink: one connection to a PostgreSQL server through libpq, and values in its binary
// format.
#pragma once

#include "shop/base/result.h"

#include <libpq-fe.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guitai::relay {

// Parameters of a statement, each in binary.
class Values
{
public:
    Values &add(std::int64_t number);
    Values &add(std::string_view bytes); // text or bytea
    Values &add(const std::vector<std::int64_t> &numbers);
    Values &addTexts(const std::vector<std::string_view> &texts);
    Values &addBytes(const std::vector<std::string_view> &texts);

private:
    friend class PostgresLink;
    Values &addArray(std::uint32_t type, const std::vector<std::string_view> &items);

    std::vector<std::string> m_values;
};

class Rows
{
public:
    explicit Rows(PGresult *result)
        : m_result(result)
    {}
    ~Rows() { PQclear(m_result); }
    Rows(Rows &&other) noexcept
        : m_result(std::exchange(other.m_result, nullptr))
    {}
    Rows &operator=(Rows &&other) noexcept
    {
        std::swap(m_result, other.m_result);
        return *this;
    }

    ExecStatusType status() const { return PQresultStatus(m_result); }
    const char *error() const { return PQresultErrorMessage(m_result); }
    int count() const { return PQntuples(m_result); }
    bool isNull(int row, int column) const { return PQgetisnull(m_result, row, column) != 0; }
    // Of the type int8.
    std::int64_t number(int row, int column) const;
    std::string text(int row, int column) const;

private:
    PGresult *m_result;
};

// One thread uses it.
class PostgresLink
{
public:
    explicit PostgresLink(std::string address)
        : m_address(std::move(address))
    {}
    ~PostgresLink() { close(); }
    PostgresLink(const PostgresLink &) = delete;
    PostgresLink &operator=(const PostgresLink &) = delete;

    // Gives up after some seconds. What is kept is kept durably, whatever the server's default.
    Result<void> connect();
    void close();
    bool isConnected() const { return m_connection && PQstatus(m_connection) == CONNECTION_OK; }
    PGconn *get() const { return m_connection; }

    // How long one statement may take from now on, on this connection.
    static constexpr int usualPatienceMs = 3000;
    Result<void> wait(int patienceMs);

    // Any number of statements without parameters.
    Result<void> run(const char *sql);
    // One statement, prepared at its first use on this connection. sql must live as long as we.
    Result<Rows> ask(const char *sql, const Values &values = {});

private:
    Problem problem(const char *said) const;

    std::string m_address;
    PGconn *m_connection = nullptr;
    std::map<const char *, std::string> m_prepared;
};

} // namespace guitai::relay
