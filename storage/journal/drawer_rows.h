// The rows of the reading tables about shifts, the drawer, days and trust.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guitai::storage {

struct StoredShift
{
    std::string shift;
    std::int64_t seq = 0;
    std::string till;
    std::string cashier;
    std::string cashierName;
    std::string before; // the shift that was handed over
    std::int64_t opened = 0;
    std::string day; // of the opening
    std::optional<std::int64_t> closed;
    std::optional<std::int64_t> closedSeq;
    std::string handedTo;
    std::int64_t uncounted = 0; // 1: closed without a count

    static constexpr std::string_view table = "shifts";
    static void columns(auto &&a, auto &t)
    {
        a("shift", t.shift);
        a("seq", t.seq);
        a("till", t.till);
        a("cashier", t.cashier);
        a("cashier_name", t.cashierName);
        a("before", t.before);
        a("opened", t.opened);
        a("day", t.day);
        a("closed", t.closed);
        a("closed_seq", t.closedSeq);
        a("handed_to", t.handedTo);
        a("uncounted", t.uncounted);
    }
    const auto &key() const { return shift; }
    friend bool operator==(const StoredShift &, const StoredShift &) = default;
};

// One currency of a shift.
struct StoredShiftCash
{
    std::string id; // "H1/CNY"
    std::string shift;
    std::string currency;
    std::int64_t opening = 0;
    std::int64_t sales = 0;
    std::int64_t refunds = 0;
    std::int64_t paidIn = 0;
    std::int64_t paidOut = 0;
    std::optional<std::int64_t> counted; // nothing has moved since
    std::optional<std::int64_t> kept;    // in the drawer when it was closed

    static constexpr std::string_view table = "shift_cash";
    static void columns(auto &&a, auto &t)
    {
        a("id", t.id);
        a("shift", t.shift);
        a("currency", t.currency);
        a("opening", t.opening);
        a("sales", t.sales);
        a("refunds", t.refunds);
        a("paid_in", t.paidIn);
        a("paid_out", t.paidOut);
        a("counted", t.counted);
        a("kept", t.kept);
    }
    const auto &key() const { return id; }
    friend bool operator==(const StoredShiftCash &, const StoredShiftCash &) = default;
};

// Cash paid in or out, and the drawer opened without a sale (of amount zero).
struct StoredDrawerMove
{
    std::int64_t seq = 0;
    std::string shift;
    std::string kind; // "paid_in", "paid_out", "opened"
    std::string currency;
    std::int64_t amount = 0;
    std::string why;
    std::string person;
    std::string approved;
    std::int64_t at = 0;
    std::string day;

    static constexpr std::string_view table = "drawer_moves";
    static void columns(auto &&a, auto &t)
    {
        a("seq", t.seq);
        a("shift", t.shift);
        a("kind", t.kind);
        a("currency", t.currency);
        a("amount", t.amount);
        a("why", t.why);
        a("person", t.person);
        a("approved", t.approved);
        a("at", t.at);
        a("day", t.day);
    }
    const auto &key() const { return seq; }
    friend bool operator==(const StoredDrawerMove &, const StoredDrawerMove &) = default;
};

struct StoredDay
{
    std::int64_t number = 0;
    std::int64_t seq = 0;
    std::int64_t at = 0;
    std::string day;
    std::string till;
    std::string person;
    std::int64_t takenOver = 0; // how many were unresolved

    static constexpr std::string_view table = "days";
    static void columns(auto &&a, auto &t)
    {
        a("number", t.number);
        a("seq", t.seq);
        a("at", t.at);
        a("day", t.day);
        a("till", t.till);
        a("person", t.person);
        a("taken_over", t.takenOver);
    }
    const auto &key() const { return number; }
    friend bool operator==(const StoredDay &, const StoredDay &) = default;
};

// What needed trust.
struct StoredAudit
{
    std::int64_t seq = 0;
    std::int64_t at = 0;
    std::string day;
    std::string what; // "void_sale", "refund" ...
    std::string sale;
    std::string person;
    std::string approved; // whose PIN it took; empty: nobody's
    std::string currency; // empty: no amount
    std::int64_t amount = 0;
    std::string detail;

    static constexpr std::string_view table = "audit";
    static void columns(auto &&a, auto &t)
    {
        a("seq", t.seq);
        a("at", t.at);
        a("day", t.day);
        a("what", t.what);
        a("sale", t.sale);
        a("person", t.person);
        a("approved", t.approved);
        a("currency", t.currency);
        a("amount", t.amount);
        a("detail", t.detail);
    }
    const auto &key() const { return seq; }
    friend bool operator==(const StoredAudit &, const StoredAudit &) = default;
};

} // namespace guitai::storage
