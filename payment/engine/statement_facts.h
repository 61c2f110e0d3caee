// Statements held against our books: what a comparison came to and what was done about it, as
// values, facts and events. They are part of Fact and Event.
#pragma once

#include "payment/engine/provider.h"
#include "shop/base/zone.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guitai {

enum class MatchKind
{
    Equal,
    MissingHere,  // only the provider has it
    MissingThere, // only we have it
    AmountDiffers,
    StateDiffers,
    OtherDay, // the same, on the two sides of a midnight
    Fee       // the provider's own: fees, payouts, corrections
};
inline constexpr int matchKinds = 7;

enum class Remedy
{
    Nothing,
    AskAgain,      // the provider, about this payment or refund
    GiveBack,      // paid, and its sale is over without it
    AttachToSale,  // or give it back: paid, and its sale still waits for money
    ChargeAgain,   // we think it paid, the provider says not
    WaitForNext,   // the statement of the next day may have it
    LookDayBefore, // the statement of the day before may have it
    LookAtProvider // on its website; then accept with a note
};

// ---- Values.

// What one of the two says about a payment or refund.
struct BookSide
{
    std::string number;    // ours
    std::string reference; // the provider's
    MoveState state = MoveState::Done;
    std::string words; // of the provider, as it writes the state
    Money amount;      // refunds less than zero
    Instant at;

    friend bool operator==(const BookSide &, const BookSide &) = default;
};

// A row that is not the same on both sides, with what is to be done about it.
struct Difference
{
    std::string row; // its name among the rows of the day
    MatchKind kind = MatchKind::MissingHere;
    Remedy remedy = Remedy::LookAtProvider;
    MoveKind move = MoveKind::Payment;
    std::optional<BookSide> ours, theirs;
    AttemptId attempt; // of ours; of a refund: that it belongs to
    RefundId refund;   // of ours, where it is one
    SaleId sale;
    std::int64_t receipt = 0;
    std::int64_t line = 0;   // of the file; 0: only we have it
    bool isRepeated = false; // the provider lists ours a second time

    friend bool operator==(const Difference &, const Difference &) = default;
};

// The rows of one class.
struct ClassFigures
{
    MatchKind kind = MatchKind::Equal;
    std::int64_t count = 0;
    Money ours, theirs; // what each side says, refunds less than zero

    friend bool operator==(const ClassFigures &, const ClassFigures &) = default;
};

// ---- Facts.

// One provider's statement of one day has been held against our books. The differences are what is
// to be done; all other rows agree.
struct StatementCompared
{
    ProviderId provider;
    std::string day; // of the shop's calendar, "2026-03-01"
    Instant at;
    CashierId by;       // empty: the till by itself
    std::string sha256; // of the file, hex; empty: the provider has nothing for that day
    bool isImported = false;
    Instant from, to;                  // the time that the statement is of
    std::vector<ClassFigures> classes; // that have rows
    std::int64_t unreadable = 0;
    Money oursTaken, oursRefunded, theirsTaken, theirsRefunded; // all positive
    std::int64_t feeMillionths = 0;
    // Where the provider tells a total and no rows.
    std::optional<Money> oursTotal, theirsTotal;
    std::vector<Difference> differences;
    std::vector<OddLine> odd;               // the rows that cannot be read
    std::int64_t unlisted = 0;              // differences and odd rows beyond those listed here
    std::vector<std::string> fromOtherDays; // numbers of ours that this statement has all the same

    std::int64_t count(MatchKind kind) const;
    // Theirs and ours together, each once; the unreadable ones too, the provider's own fees not.
    std::int64_t rows() const;
    bool isWhole() const { return unreadable == 0; }
    const Difference *difference(std::string_view row) const;
    bool operator==(const StatementCompared &) const = default;
};
// A person looked at a row and lets it stand.
struct DifferenceAccepted
{
    ProviderId provider;
    std::string day;
    Instant at;
    std::string row;
    std::string what; // "missing_here" ..., or "unreadable": something else in its place is news
    std::string note;
    CashierId by;
    CashierId approvedBy;
    bool operator==(const DifferenceAccepted &) const = default;
};
// The provider is asked once more about what is over.
struct AskedAgain
{
    SaleId sale;
    Instant at;
    AttemptId attempt;
    RefundId refund; // empty: about the attempt itself
    CashierId by;
    CashierId approvedBy;
    bool operator==(const AskedAgain &) const = default;
};
// Its word. What is news in it is told by facts of their own.
struct AnsweredAgain
{
    SaleId sale;
    Instant at;
    AttemptId attempt;
    RefundId refund;
    Verdict verdict = Verdict::NotFound;
    std::optional<Money> amount;
    std::string reference;
    bool operator==(const AnsweredAgain &) const = default;
};
// Money that came after its attempt had ended counts for the sale after all.
struct LateMoneyAttached
{
    SaleId sale;
    Instant at;
    AttemptId attempt;
    Money amount;
    std::string reference;
    Instant since; // when it was known that it had come
    CashierId by;
    CashierId approvedBy;
    bool operator==(const LateMoneyAttached &) const = default;
};

// ---- State.

// The last comparison of a day, and what was accepted of it.
struct ComparedDay
{
    StatementCompared outcome;
    std::vector<DifferenceAccepted> accepted;

    const DifferenceAccepted *acceptanceOf(std::string_view row) const;
    std::int64_t open() const; // still to be done
    friend bool operator==(const ComparedDay &, const ComparedDay &) = default;
};

// Every provider's days, by provider and day.
using ComparedDays = std::map<std::pair<ProviderId, std::string>, ComparedDay>;

// ---- Events.

// The outcome of a comparison; at is set by the rule.
struct StatementRead
{
    StatementCompared outcome;
};
// Why there is no statement.
enum class Lack
{
    NotReady, // the provider will have one later
    NoAnswer, // or none that can be read
    Refused   // settings or permissions are wrong
};
struct StatementMissed
{
    ProviderId provider;
    std::string day;
    Lack why = Lack::NoAnswer;
};
struct AcceptDifference
{
    ProviderId provider;
    std::string day;
    std::string row;
    std::string note;
};
struct AskAgain
{
    AttemptId attempt;
    RefundId refund;
};
struct AttachLateMoney
{
    AttemptId attempt;
};
// A person wants the statement of that day now.
struct StatementWanted
{
    ProviderId provider;
    std::string day;
};
// Time to look which statements are ready and have not been compared.
struct WokeStatements
{
    ProviderId provider;
    std::map<std::string, Instant> missed = {}; // by day: when it was asked for last, in vain
};

// ---- Commands.

// Fetch the statement of that day and compare it.
struct FetchStatement
{
    ProviderId provider;
    StatementDay day;
    CashierId by;
    bool operator==(const FetchStatement &) const = default;
};
// Compare once more with the file that is there: our side has changed.
struct CompareAgain
{
    ProviderId provider;
    std::string day;
    bool operator==(const CompareAgain &) const = default;
};
struct WakeStatements
{
    ProviderId provider;
    Instant at;
    bool operator==(const WakeStatements &) const = default;
};

// What is to be done about a row now: when the neighbour's statement has been compared, there is
// nothing to wait for.
Remedy remedyNow(const ComparedDays &days, const Zone &zone, const ComparedDay &day,
                 const Difference &difference);

// What a row that cannot be read is called among the rows of its day.
std::string rowName(const OddLine &odd);
// The row is still there, and still the same difference.
bool stands(const DifferenceAccepted &accepted, const StatementCompared &outcome);

// The name of a class in files and facts; past the last one there is none.
constexpr std::string_view nameOf(MatchKind kind)
{
    switch (kind) {
    case MatchKind::Equal:
        return "equal";
    case MatchKind::MissingHere:
        return "missing_here";
    case MatchKind::MissingThere:
        return "missing_there";
    case MatchKind::AmountDiffers:
        return "amount_differs";
    case MatchKind::StateDiffers:
        return "state_differs";
    case MatchKind::OtherDay:
        return "other_day";
    case MatchKind::Fee:
        return "fee";
    }
    return {};
}

constexpr std::string_view nameOf(Remedy remedy)
{
    switch (remedy) {
    case Remedy::Nothing:
        return "nothing";
    case Remedy::AskAgain:
        return "ask_again";
    case Remedy::GiveBack:
        return "give_back";
    case Remedy::AttachToSale:
        return "attach_to_sale";
    case Remedy::ChargeAgain:
        return "charge_again";
    case Remedy::WaitForNext:
        return "wait_for_next_day";
    case Remedy::LookDayBefore:
        return "look_day_before";
    case Remedy::LookAtProvider:
        return "look_at_provider";
    }
    return {};
}

} // namespace guitai
