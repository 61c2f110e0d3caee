// RawStatement over SQLite's C interface.
#include "storage/base/raw_statement.h"

#include <sqlite3.h>

namespace guitai::storage {

RawStatement::RawStatement(sqlite3 *database, std::string_view sql)
{
    note(sqlite3_prepare_v3(database, sql.data(), int(sql.size()), SQLITE_PREPARE_PERSISTENT,
                            &m_statement, nullptr));
}

RawStatement::~RawStatement()
{
    sqlite3_finalize(m_statement);
}

void RawStatement::note(int code)
{
    if (code != SQLITE_OK)
        m_failed = true;
}

RawStatement &RawStatement::bind(std::int64_t value)
{
    note(sqlite3_bind_int64(m_statement, m_next++, value));
    return *this;
}

RawStatement &RawStatement::bind(const std::optional<std::int64_t> &value)
{
    if (value)
        return bind(*value);
    note(sqlite3_bind_null(m_statement, m_next++));
    return *this;
}

RawStatement &RawStatement::bind(std::string_view text)
{
    // A null pointer would bind NULL instead of the empty text.
    note(sqlite3_bind_text64(m_statement, m_next++, text.data() ? text.data() : "", text.size(),
                             SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

RawStatement &RawStatement::bind(std::span<const unsigned char> blob)
{
    note(sqlite3_bind_blob64(m_statement, m_next++, blob.data(), blob.size(), SQLITE_STATIC));
    return *this;
}

bool RawStatement::run()
{
    while (row()) {
    }
    const bool good = !m_failed;
    reset();
    m_failed = !good;
    return good;
}

bool RawStatement::row()
{
    if (m_failed)
        return false;
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    m_failed = code != SQLITE_DONE;
    return false;
}

void RawStatement::reset()
{
    // Its result repeats the failure of the last step, which is known already.
    sqlite3_reset(m_statement);
    m_next = 1;
    m_failed = m_statement == nullptr;
}

std::int64_t RawStatement::changed() const
{
    return m_statement ? sqlite3_changes64(sqlite3_db_handle(m_statement)) : 0;
}

bool RawStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t RawStatement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::optional<std::int64_t> RawStatement::integerOrNull(int column) const
{
    if (isNull(column))
        return std::nullopt;
    return integer(column);
}

std::string_view RawStatement::text(int column) const
{
    const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return {data ? data : "", std::size_t(sqlite3_column_bytes(m_statement, column))};
}

std::span<const unsigned char> RawStatement::blob(int column) const
{
    const auto *data = static_cast<const unsigned char *>(sqlite3_column_blob(m_statement, column));
    return {data, std::size_t(sqlite3_column_bytes(m_statement, column))};
}

} // namespace guitai::storage
