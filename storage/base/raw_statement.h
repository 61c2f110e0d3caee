// RawStatement: one prepared SQLite statement, spoken to without detours. For what must be exact to
// the byte (the journal's hash is over bytes, and Qt Sql takes every text through UTF-16) or quick.
#pragma once

#include "storage/base/sql_store.h"

struct sqlite3;
struct sqlite3_stmt;

namespace guitai::storage {

class RawStatement final : public SqlStatement
{
public:
    // When the SQL does not fit the database, failed() is true from the start.
    RawStatement(sqlite3 *database, std::string_view sql);
    ~RawStatement() override;
    RawStatement(const RawStatement &) = delete;
    RawStatement &operator=(const RawStatement &) = delete;

    RawStatement &bind(std::int64_t value) override;
    RawStatement &bind(const std::optional<std::int64_t> &value) override;
    RawStatement &bind(std::string_view text) override;
    RawStatement &bind(std::span<const unsigned char> blob) override;

    bool run() override;
    bool row() override;
    void reset() override;
    bool failed() const override { return m_failed; }
    std::int64_t changed() const override;

    bool isNull(int column) const override;
    std::int64_t integer(int column) const override;
    std::optional<std::int64_t> integerOrNull(int column) const override;
    std::string_view text(int column) const override;
    std::span<const unsigned char> blob(int column) const override;

private:
    void note(int code);

    sqlite3_stmt *m_statement = nullptr;
    int m_next = 1;
    bool m_failed = false;
};

} // namespace guitai::storage
