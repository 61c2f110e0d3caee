// SQL for the rows of the reading tables, made from their one description. The first column is the
// key.
#pragma once

#include "storage/base/sql_store.h"
#include "storage/journal/reading_rows.h"

#include <string>

namespace guitai::storage {

template <typename Row>
std::string columnList(std::string_view between, std::string_view after = {})
{
    std::string list;
    Row row;
    Row::columns(
        [&](std::string_view name, auto &) {
            list += list.empty() ? std::string_view() : between;
            list += name;
            list += after;
        },
        row);
    return list;
}

template <typename Row>
std::string insertSql()
{
    std::string marks;
    Row row;
    Row::columns([&](std::string_view, auto &) { marks += marks.empty() ? "?" : ", ?"; }, row);
    return "INSERT INTO " + std::string(Row::table) + " (" + columnList<Row>(", ") + ") VALUES (" +
           marks + ")";
}

// Its first parameters are the row, the last one the key again.
template <typename Row>
std::string updateSql()
{
    const std::string first = columnList<Row>(", ").substr(0, columnList<Row>(", ").find(','));
    return "UPDATE " + std::string(Row::table) + " SET " + columnList<Row>(", ", " = ?") +
           " WHERE " + first + " = ?";
}

template <typename Row>
std::string selectSql(const std::string &rest)
{
    return "SELECT " + columnList<Row>(", ") + " FROM " + std::string(Row::table) + " " + rest;
}

template <typename Row>
void bindRow(SqlStatement &statement, const Row &row)
{
    Row::columns([&](std::string_view, const auto &value) { statement.bind(value); }, row);
}

namespace detail {

inline void readColumn(const SqlStatement &from, int column, std::int64_t &value)
{
    value = from.integer(column);
}
inline void readColumn(const SqlStatement &from, int column, std::optional<std::int64_t> &value)
{
    value = from.integerOrNull(column);
}
inline void readColumn(const SqlStatement &from, int column, std::string &value)
{
    value = from.text(column);
}

} // namespace detail

template <typename Row>
Row readRow(const SqlStatement &from)
{
    Row row;
    int column = 0;
    Row::columns([&](std::string_view, auto &value) { detail::readColumn(from, column++, value); },
                 row);
    return row;
}

} // namespace guitai::storage
