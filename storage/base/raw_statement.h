// RawStatement: one prepared SQLite statement, spoken to without detours. For what must be exact to
// the byte (the journal's hash is over bytes, and Qt Sql takes every text through UTF-16) or quick.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace guitai::storage {

class RawStatement
{
public:
    // When the SQL does not fit the database, failed() is true from the start.
    RawStatement(sqlite3 *database, std::string_view sql);
    ~RawStatement();
    RawStatement(const RawStatement &) = delete;
    RawStatement &operator=(const RawStatement &) = delete;

    // Binds the next parameter. Texts and blobs are not copied: they live until run() or reset().
    RawStatement &bind(std::int64_t value);
    RawStatement &bind(const std::optional<std::int64_t> &value);
    RawStatement &bind(std::string_view text);
    RawStatement &bind(std::span<const unsigned char> blob);

    // Carries the statement out to its end and makes it ready for the next time; false: failed().
    bool run();
    // Moves to the next row; false at the end and when failed().
    bool row();
    void reset();
    bool failed() const { return m_failed; }

    // Columns of the row we stand on, from 0. Views are good until the next row() or reset().
    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    std::optional<std::int64_t> integerOrNull(int column) const;
    std::string_view text(int column) const;
    std::span<const unsigned char> blob(int column) const;

private:
    void note(int code);

    sqlite3_stmt *m_statement = nullptr;
    int m_next = 1;
    bool m_failed = false;
};

} // namespace guitai::storage
