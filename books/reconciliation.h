// Reconciliation: our book of a day beside the provider's statement. Every row of both ends in
// exactly one class, with what is to be done about it.
#pragma once

#include "payment/engine/statement_facts.h"
#include "shop/base/id.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace guitai {

// A payment or refund as our journal has it.
struct OurRow
{
    enum class State
    {
        Open, // we do not know yet
        Done,
        NotDone // declined, cancelled, refused
    };

    MoveKind kind = MoveKind::Payment; // or Refund
    State state = State::Done;
    std::string ours;      // the attempt's or refund's number
    std::string order;     // of a refund: the attempt's number
    std::string reference; // the provider's number
    Money amount;          // refunds less than zero
    Instant at;            // of the end; of the opening while it is open
    SaleId sale;
    std::int64_t receipt = 0; // 0: none
    bool saleWaits = false;   // it has no receipt yet and was not voided

    friend bool operator==(const OurRow &, const OurRow &) = default;
};

struct Match
{
    MatchKind kind = MatchKind::Equal;
    Remedy remedy = Remedy::Nothing;
    std::optional<OurRow> ours;
    std::optional<StatementLine> theirs;
    bool isRepeated = false; // the provider lists ours a second time

    friend bool operator==(const Match &, const Match &) = default;
};

struct Reconciliation
{
    ProviderId provider;
    StatementDay day;
    std::vector<Match> matches; // what is to be done first, then by time
    std::vector<OddLine> odd;   // rows that could not be read: the comparison is not whole
    Money oursTaken, oursRefunded, theirsTaken, theirsRefunded; // done, of the day, all positive
    ExactAmount fees;
    // Where the provider tells a total and no rows.
    std::optional<Money> oursTotal, theirsTotal;

    int count(MatchKind kind) const;
    // Nothing is to be done, nothing was unreadable.
    bool agrees() const;
    friend bool operator==(const Reconciliation &, const Reconciliation &) = default;
};

// ours: the provider's payments and refunds of the day, and of the days around it to find what fell
// on the other side of midnight. Our clock and theirs may differ: what we did so near to midnight
// may stand in the neighbour's statement.
Reconciliation reconcile(const Statement &statement, const StatementDay &day,
                         const std::vector<OurRow> &ours, Span nearMidnight = Span::minutes(10));

} // namespace guitai
