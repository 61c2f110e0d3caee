// SqlStore and SqlStatement: as much of a database as the reading tables and the reports need, so
// that the same SQL runs on a till's SQLite file and on the shop's PostgreSQL.
#pragma once

#include "shop/base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace guitai::storage {

// One prepared statement. Parameters are written ? or ?1, ?2 ...
class SqlStatement
{
public:
    virtual ~SqlStatement() = default;

    // Binds the next parameter. Texts and blobs are not copied: they live until run() or reset().
    virtual SqlStatement &bind(std::int64_t value) = 0;
    virtual SqlStatement &bind(const std::optional<std::int64_t> &value) = 0;
    virtual SqlStatement &bind(std::string_view text) = 0;
    virtual SqlStatement &bind(std::span<const unsigned char> blob) = 0;

    // Carries the statement out to its end and makes it ready for the next time; false: failed().
    virtual bool run() = 0;
    // Moves to the next row; false at the end and when failed().
    virtual bool row() = 0;
    virtual void reset() = 0;
    virtual bool failed() const = 0;
    // How many rows the last run() has inserted, updated or deleted.
    virtual std::int64_t changed() const = 0;

    // Columns of the row we stand on, from 0. Views are good until the next row() or reset().
    virtual bool isNull(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual std::optional<std::int64_t> integerOrNull(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    virtual std::span<const unsigned char> blob(int column) const = 0;
};

class SqlStore
{
public:
    virtual ~SqlStore() = default;

    // Prepared once and kept, ready to bind; what does not fit the database shows when it is run.
    virtual SqlStatement &statement(std::string_view sql) = 0;
    // One of the caller's own, for a walk during which others may ask the same.
    virtual std::unique_ptr<SqlStatement> prepare(std::string_view sql) = 0;

    // All of the work, or nothing of it; on disk when it returns without a Problem.
    virtual Result<void> inTransaction(const std::function<Result<void>()> &work) = 0;
    // What the work reads is of one moment, whatever is written meanwhile.
    virtual Result<void> atOneMoment(const std::function<Result<void>()> &work) = 0;

    // Where a store holds the books of several tills: what is asked from now on is asked of this
    // one's.
    virtual Result<void> turnTo(const std::string &till) = 0;

    // What the last failure was, for the person who can mend it.
    virtual Problem problem() const = 0;
    // What to call it: the file, or the server.
    virtual const std::string &path() const = 0;
};

} // namespace guitai::storage
