// Statement: one prepared statement of SQLite's own interface, for the bulk work of the catalogue.
#pragma once

#include "shop/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace guitai::storage {

// Runs statements that give no rows.
Result<void> execute(sqlite3 *db, const char *sql);

// Qt Sql turns every value into a QVariant and every text into UTF-16 and back; over 800,000
// products that doubles the time of an import. Texts bound here must live until the next step().
class Statement
{
public:
    Statement(sqlite3 *db, const char *sql);
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    Statement &bind(int place, std::int64_t value);
    Statement &bind(int place, std::string_view text);
    Statement &bindBlob(int place, std::string_view bytes);

    // True while there is a row. False: done, or trouble() is not empty.
    bool step();
    // Steps once and makes ready for the next binding; a Problem when SQLite refuses.
    Result<void> run();
    void reset();

    std::int64_t integer(int column) const;
    // Valid until the next step() or reset().
    std::string_view text(int column) const;
    std::string_view blob(int column) const;

    const std::string &trouble() const { return m_trouble; }

private:
    sqlite3 *m_db;
    sqlite3_stmt *m_statement = nullptr;
    std::string m_trouble;
};

} // namespace guitai::storage
