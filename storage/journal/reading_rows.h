// The rows of the reading tables, each described once: for writing, reading and comparing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guitai::storage {

struct StoredReceipt
{
    std::int64_t number = 0;
    std::int64_t seq = 0;
    std::string sale;
    std::int64_t at = 0;
    std::string day;
    std::string till;
    std::string cashier;
    std::string cashierName;
    std::string currency;
    std::int64_t total = 0;
    std::int64_t tax = 0;
    std::int64_t discount = 0;
    std::int64_t rounding = 0;
    std::int64_t lines = 0;
    std::string methods; // "alipay,cash"
    std::int64_t refunded = 0;
    // What reports add up, so that they need not open the fact; see sold_text.h.
    std::int64_t gross = 0;
    std::int64_t tip = 0;
    std::string goods;
    std::string taxes;
    std::string tenders;

    static constexpr std::string_view table = "receipts";
    static void columns(auto &&a, auto &t)
    {
        a("number", t.number);
        a("seq", t.seq);
        a("sale", t.sale);
        a("at", t.at);
        a("day", t.day);
        a("till", t.till);
        a("cashier", t.cashier);
        a("cashier_name", t.cashierName);
        a("currency", t.currency);
        a("total", t.total);
        a("tax", t.tax);
        a("discount", t.discount);
        a("rounding", t.rounding);
        a("lines", t.lines);
        a("methods", t.methods);
        a("refunded", t.refunded);
        a("gross", t.gross);
        a("tip", t.tip);
        a("goods", t.goods);
        a("taxes", t.taxes);
        a("tenders", t.tenders);
    }
    const auto &key() const { return number; }
    friend bool operator==(const StoredReceipt &, const StoredReceipt &) = default;
};

struct StoredPayment
{
    std::string attempt;
    std::string sale;
    std::optional<std::int64_t> receipt;
    std::string provider;
    std::string currency;
    std::int64_t amount = 0;
    std::int64_t net = 0;
    std::optional<std::int64_t> tendered;
    std::optional<std::int64_t> change;
    std::string state;
    std::string reason;
    std::string reference;
    std::int64_t opened = 0;
    std::optional<std::int64_t> ended;
    std::string day;

    static constexpr std::string_view table = "payments";
    static void columns(auto &&a, auto &t)
    {
        a("attempt", t.attempt);
        a("sale", t.sale);
        a("receipt", t.receipt);
        a("provider", t.provider);
        a("currency", t.currency);
        a("amount", t.amount);
        a("net", t.net);
        a("tendered", t.tendered);
        a("change", t.change);
        a("state", t.state);
        a("reason", t.reason);
        a("reference", t.reference);
        a("opened", t.opened);
        a("ended", t.ended);
        a("day", t.day);
    }
    const auto &key() const { return attempt; }
    friend bool operator==(const StoredPayment &, const StoredPayment &) = default;
};

struct StoredRefund
{
    std::string refund;
    std::string leg;
    std::string sale;
    std::optional<std::int64_t> receipt;
    std::string provider;
    std::string currency;
    std::int64_t amount = 0;
    std::string why;
    std::string person;
    std::string state;
    std::string reason;
    std::string reference;
    std::int64_t opened = 0;
    std::optional<std::int64_t> ended;
    std::string day;

    static constexpr std::string_view table = "refunds";
    static void columns(auto &&a, auto &t)
    {
        a("refund", t.refund);
        a("leg", t.leg);
        a("sale", t.sale);
        a("receipt", t.receipt);
        a("provider", t.provider);
        a("currency", t.currency);
        a("amount", t.amount);
        a("why", t.why);
        a("person", t.person);
        a("state", t.state);
        a("reason", t.reason);
        a("reference", t.reference);
        a("opened", t.opened);
        a("ended", t.ended);
        a("day", t.day);
    }
    const auto &key() const { return refund; }
    friend bool operator==(const StoredRefund &, const StoredRefund &) = default;
};

struct StoredException
{
    std::int64_t seq = 0;
    std::string attempt;
    std::string sale;
    std::string trouble;
    std::string currency;
    std::int64_t amount = 0;
    std::string reference;
    std::int64_t at = 0;
    std::optional<std::int64_t> settled;
    std::string how;
    std::string person;

    static constexpr std::string_view table = "exceptions";
    static void columns(auto &&a, auto &t)
    {
        a("seq", t.seq);
        a("attempt", t.attempt);
        a("sale", t.sale);
        a("trouble", t.trouble);
        a("currency", t.currency);
        a("amount", t.amount);
        a("reference", t.reference);
        a("at", t.at);
        a("settled", t.settled);
        a("how", t.how);
        a("person", t.person);
    }
    const auto &key() const { return seq; }
    friend bool operator==(const StoredException &, const StoredException &) = default;
};

} // namespace guitai::storage
