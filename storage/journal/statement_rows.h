// The rows of the reading tables about statements.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace guitai::storage {

// The last comparison of one provider's day.
struct StoredStatement
{
    std::string id; // "alipay/2026-03-01"
    std::string provider;
    std::string day;
    std::int64_t seq = 0;
    std::int64_t at = 0;
    std::int64_t rows = 0;
    std::int64_t equal = 0;
    std::int64_t open = 0; // to be done, and not accepted
    std::int64_t unreadable = 0;
    std::string currency;
    std::int64_t fees = 0; // millionths of the major unit

    static constexpr std::string_view table = "statements";
    static void columns(auto &&a, auto &t)
    {
        a("id", t.id);
        a("provider", t.provider);
        a("day", t.day);
        a("seq", t.seq);
        a("at", t.at);
        a("rows", t.rows);
        a("equal", t.equal);
        a("open", t.open);
        a("unreadable", t.unreadable);
        a("currency", t.currency);
        a("fees", t.fees);
    }
    const auto &key() const { return id; }
    friend bool operator==(const StoredStatement &, const StoredStatement &) = default;
};

// A row that a person lets stand.
struct StoredAcceptance
{
    std::int64_t seq = 0;
    std::string statement; // its id
    std::string row;
    std::int64_t stands = 1; // 0: the row is not there any more, or is another difference

    static constexpr std::string_view table = "accepted_rows";
    static void columns(auto &&a, auto &t)
    {
        a("seq", t.seq);
        a("statement", t.statement);
        a("row", t.row);
        a("stands", t.stands);
    }
    const auto &key() const { return seq; }
    friend bool operator==(const StoredAcceptance &, const StoredAcceptance &) = default;
};

} // namespace guitai::storage
