// Statement: a provider's own list of what it moved for us in a day, row by row, to compare our
// books with. Read whole or not at all; a row that cannot be read is shown and never guessed.
#pragma once

#include "shop/base/exact_amount.h"
#include "shop/base/id.h"
#include "shop/base/time.h"

#include <optional>
#include <string>
#include <vector>

namespace guitai {

// Which day is wanted: the shop's, with the moments of its beginning and its end.
struct StatementDay
{
    std::string day; // "2026-03-01"
    Instant from, to;
    Currency currency; // the shop's

    friend bool operator==(const StatementDay &, const StatementDay &) = default;
};

enum class MoveKind
{
    Payment,
    Refund,
    Fee,  // charged apart from payments
    Other // moves the account: payout, correction, exchange
};

enum class MoveState
{
    Done,
    Pending,
    Failed,  // never moved, or came back
    Reversed // undone after it was done
};

struct StatementLine
{
    int line = 0; // of the file, from 1; of a list of pages: the place in it
    MoveKind kind = MoveKind::Payment;
    MoveState state = MoveState::Done;
    std::string stateWords; // as the provider writes it
    std::string ours;       // the attempt's number, of a refund the refund's; empty: not said
    std::string order;      // of a refund: the attempt's number, where it is said
    std::string theirs;     // the provider's number of this row
    std::string parent;     // the provider's number of the payment that it belongs to
    // From where the shop stands: payments more than zero, refunds less. What the customer's order
    // comes to, coupons included: the same as we asked for.
    Money amount;
    std::optional<ExactAmount> fee; // what it cost the shop; less than zero: given back
    std::optional<ExactAmount> net; // what reaches the account
    Instant at;

    friend bool operator==(const StatementLine &, const StatementLine &) = default;
};

// A row that cannot be read, for a person to look at.
struct OddLine
{
    std::int64_t line = 0;
    std::string text; // as it stands there
    std::string why;

    friend bool operator==(const OddLine &, const OddLine &) = default;
};

struct Statement
{
    ProviderId provider;
    std::string account; // whose it says it is
    // Of which time it is, where the provider's days are not the shop's.
    std::optional<Instant> from, until;
    std::vector<StatementLine> lines;
    std::vector<OddLine> odd;
    // Of statements without rows (a terminal's end of day): the sum of what it moved.
    std::optional<Money> onlyTotal;

    bool isWhole() const { return odd.empty(); }
    friend bool operator==(const Statement &, const Statement &) = default;
};

} // namespace guitai
