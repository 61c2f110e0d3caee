// ReceiptBook: what the screens and reports list: receipts, payments, refunds, what is unresolved.
#pragma once

#include "payment/engine/facts.h"
#include "storage/base/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace guitai::storage {

// A row of the list of receipts.
struct ListedReceipt
{
    std::int64_t number = 0;
    SaleId sale;
    Instant at;
    std::string day; // "2026-03-01"
    std::string till;
    std::string cashierName;
    Money total;
    Money tax;
    Money discount;
    Money rounding;
    Money refunded;
    std::vector<ProviderId> methods;
    int lines = 0;

    friend bool operator==(const ListedReceipt &, const ListedReceipt &) = default;
};

struct ListedPayment
{
    AttemptId attempt;
    SaleId sale;
    std::int64_t receipt = 0; // 0: none
    ProviderId provider;
    Money amount; // asked for
    Money net;    // what the shop holds more than before
    std::optional<Money> tendered;
    std::optional<Money> change;
    std::string state; // open, closing, paid, declined, cancelled
    Reason reason = Reason::None;
    std::string reference;
    Instant opened;
    std::optional<Instant> ended;

    friend bool operator==(const ListedPayment &, const ListedPayment &) = default;
};

struct ListedRefund
{
    RefundId refund;
    AttemptId leg;
    SaleId sale;
    std::int64_t receipt = 0;
    ProviderId provider;
    Money amount;
    std::string why;
    CashierId by;
    std::string state; // asked, done, refused
    Reason reason = Reason::None;
    std::string reference;
    Instant opened;
    std::optional<Instant> ended;

    friend bool operator==(const ListedRefund &, const ListedRefund &) = default;
};

// What contradicts, and what became of it.
struct ListedException
{
    AttemptId attempt;
    SaleId sale;
    Trouble trouble = Trouble::PaidAfterEnd;
    Money amount;
    std::string reference;
    Instant at;
    std::optional<Instant> settled;
    std::string how;
    CashierId by;

    friend bool operator==(const ListedException &, const ListedException &) = default;
};

struct ReceiptFilter
{
    // Empty: all days; then text finds only whole numbers, sales, attempts and references.
    std::string day;
    // Within a day: part of a number, amount, cashier, method, article, reference. Empty: all.
    std::string text;
    std::int64_t below = 0; // only numbers below this one, for the next page; 0: from the newest
    int limit = 100;
};

// Reads beside the journal's writing, over the journal's own connection or another one.
class ReceiptBook
{
public:
    explicit ReceiptBook(SqlStore &database)
        : m_database(database)
    {}

    // The journal's file for reading only, for other programs and threads.
    static Result<std::unique_ptr<Database>> openForReading(const std::string &path);

    Result<std::vector<ListedReceipt>> receipts(const ReceiptFilter &filter); // newest first
    Result<std::optional<Receipt>> receipt(std::int64_t number);
    Result<std::optional<Receipt>> receiptOf(const SaleId &sale);
    // All facts of one sale, in their order.
    Result<std::vector<Fact>> factsOf(const SaleId &sale);

    // By day of their end, or of their opening while they are open; oldest first.
    Result<std::vector<ListedPayment>> payments(const std::string &day);
    Result<std::vector<ListedPayment>> paymentsOf(const SaleId &sale);
    Result<std::vector<ListedPayment>> unresolvedPayments();
    Result<std::vector<ListedRefund>> refunds(const std::string &day);
    Result<std::vector<ListedRefund>> refundsOf(const SaleId &sale);
    Result<std::vector<ListedRefund>> unresolvedRefunds();
    Result<std::vector<ListedException>> openExceptions();
    Result<std::vector<ListedException>> exceptionsOf(const SaleId &sale);

private:
    template <typename Row, typename Listed>
    Result<std::vector<Listed>> list(const std::string &rest, const std::string &key);
    Result<std::optional<Receipt>> read(SqlStatement &rows);
    Result<bool> matches(const ListedReceipt &row, std::int64_t seq, const std::string &text);

    SqlStore &m_database;
};

} // namespace guitai::storage
