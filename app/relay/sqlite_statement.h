// Statement: a prepared statement of SQLite that goes with its scope. Only sqlite_storage.cpp needs
// it.
#pragma once

#include "shop/base/result.h"

#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace guitai::relay {

class Statement
{
public:
    Statement() = default;
    Statement(sqlite3 *db, const char *sql)
    {
        sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
    }
    ~Statement() { sqlite3_finalize(m_statement); }
    Statement(Statement &&other) noexcept
        : m_statement(std::exchange(other.m_statement, nullptr))
    {}
    Statement &operator=(Statement &&other) noexcept
    {
        std::swap(m_statement, other.m_statement);
        return *this;
    }

    Statement &bind(int at, std::int64_t value)
    {
        sqlite3_bind_int64(m_statement, at, value);
        return *this;
    }
    // The bytes must stay where they are until the statement has run.
    Statement &bindText(int at, std::string_view text)
    {
        sqlite3_bind_text(m_statement, at, text.data(), int(text.size()), SQLITE_STATIC);
        return *this;
    }
    Statement &bindBlob(int at, const void *data, std::size_t size)
    {
        sqlite3_bind_blob(m_statement, at, data, int(size), SQLITE_STATIC);
        return *this;
    }

    // SQLITE_ROW, SQLITE_DONE or what went wrong.
    int step() { return m_statement ? sqlite3_step(m_statement) : SQLITE_ERROR; }
    // Runs it to its end.
    bool run()
    {
        int status = step();
        while (status == SQLITE_ROW) {
            status = step();
        }
        reset();
        return status == SQLITE_DONE;
    }
    void reset() { sqlite3_reset(m_statement); }

    std::int64_t number(int column) const { return sqlite3_column_int64(m_statement, column); }
    std::string text(int column) const
    {
        const void *data = sqlite3_column_blob(m_statement, column);
        return data ? std::string(static_cast<const char *>(data),
                                  std::size_t(sqlite3_column_bytes(m_statement, column)))
                    : std::string();
    }

private:
    sqlite3_stmt *m_statement = nullptr;
};

} // namespace guitai::relay
