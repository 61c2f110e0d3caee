// Facts: what has happened, as it is written into the journal. Events: what comes in. Commands:
// what is to be done once the facts are on disk.
#pragma once

#include "payment/engine/checkout.h"
#include "payment/engine/drawer_facts.h"

#include <string>
#include <variant>
#include <vector>

namespace guitai {

// ---- Facts. Every one but the cashier's names its sale. -----------------------------------------

struct CashierSignedIn
{
    Cashier cashier;
    Instant at;
    bool operator==(const CashierSignedIn &) const = default;
};
struct CashierSignedOut
{
    CashierId cashier;
    Instant at;
    bool operator==(const CashierSignedOut &) const = default;
};

struct SaleBegun
{
    SaleId sale;
    Instant at;
    CashierId cashier;
    std::string cashierName;
    Currency currency;
    TaxMode taxMode = TaxMode::Inside;
    bool asNext = false;
    bool operator==(const SaleBegun &) const = default;
};
// A new line, or a line as it is now.
struct LineSet
{
    SaleId sale;
    Instant at;
    OrderLine line;
    bool operator==(const LineSet &) const = default;
};
struct LineRemoved
{
    SaleId sale;
    Instant at;
    LineId line;
    bool operator==(const LineRemoved &) const = default;
};
struct OrderDiscountSet
{
    SaleId sale;
    Instant at;
    std::optional<Discount> discount;
    bool operator==(const OrderDiscountSet &) const = default;
};
// What the customer gives on top; zero: nothing any more.
struct TipSet
{
    SaleId sale;
    Instant at;
    Money tip;
    bool operator==(const TipSet &) const = default;
};
struct SaleParked
{
    SaleId sale;
    Instant at;
    std::string label;
    bool operator==(const SaleParked &) const = default;
};
// The sale is on the screen again (from parked, or the next customer's).
struct SaleTaken
{
    SaleId sale;
    Instant at;
    bool operator==(const SaleTaken &) const = default;
};
// A finished sale left the screen; the next customer's comes up, if there is one.
struct SaleLeft
{
    SaleId sale;
    Instant at;
    bool operator==(const SaleLeft &) const = default;
};
struct SaleVoided
{
    SaleId sale;
    Instant at;
    CashierId by;
    CashierId approvedBy = {};
    bool operator==(const SaleVoided &) const = default;
};

struct AttemptOpened
{
    SaleId sale;
    Instant at;
    AttemptId attempt;
    ProviderId provider;
    Money amount;
    Instant deadline;
    Instant watchUntil;
    std::string authCode;
    bool operator==(const AttemptOpened &) const = default;
};
struct CodeReceived
{
    SaleId sale;
    Instant at;
    AttemptId attempt;
    std::string code;
    bool operator==(const CodeReceived &) const = default;
};
// What a provider's conversation wanted on disk before it went on (see Note).
struct ProviderNoted
{
    SaleId sale;
    Instant at;
    AttemptId attempt;
    RefundId refund; // empty: the note is about the attempt
    std::string note;
    bool operator==(const ProviderNoted &) const = default;
};
struct ClosingBegun
{
    SaleId sale;
    Instant at;
    AttemptId attempt;
    ClosingCause cause = ClosingCause::None;
    bool operator==(const ClosingBegun &) const = default;
};
struct AttemptEnded
{
    SaleId sale;
    Instant at;
    AttemptId attempt;
    AttemptOutcome outcome = AttemptOutcome::None;
    Reason reason = Reason::None;
    std::string reference;
    std::string providerCode;
    std::optional<CardSlip> card = {};
    CashierId by = {};       // a person's word: whose
    std::string byNote = {}; // and what was typed with it
    bool operator==(const AttemptEnded &) const = default;
};
struct Contradicted
{
    SaleId sale;
    Instant at;
    AttemptId attempt;
    Trouble trouble = Trouble::PaidAfterEnd;
    Money amount;
    std::string reference;
    bool operator==(const Contradicted &) const = default;
};
struct ExceptionSettled
{
    SaleId sale;
    Instant at;
    AttemptId attempt;
    Trouble trouble = Trouble::PaidAfterEnd;
    std::string how;
    CashierId by;
    bool operator==(const ExceptionSettled &) const = default;
};

// The provider has said once more, after the time in which anything could still come, what we knew.
struct WatchEnded
{
    SaleId sale;
    Instant at;
    AttemptId attempt;
    bool operator==(const WatchEnded &) const = default;
};

struct CashTaken
{
    SaleId sale;
    Instant at;
    Tender tender;
    bool operator==(const CashTaken &) const = default;
};
// The sale is paid. The receipt is complete in itself.
struct SaleCompleted
{
    SaleId sale;
    Instant at;
    Receipt receipt;
    bool operator==(const SaleCompleted &) const = default;
};

struct RefundOpened
{
    SaleId sale;
    Instant at;
    RefundId refund;
    AttemptId leg;
    ProviderId provider;
    Money amount;
    std::string why;
    CashierId by;
    CashierId approvedBy = {};            // the manager who allowed it, where one had to
    std::vector<RefundedLine> lines = {}; // empty: by amount
    bool early = false;                   // see Refund
    bool operator==(const RefundOpened &) const = default;
};
struct RefundEnded
{
    SaleId sale;
    Instant at;
    RefundId refund;
    bool done = false;
    Reason reason = Reason::None;
    std::string reference;
    std::string providerCode;
    std::optional<CardSlip> card = {};
    CashierId byPerson = {}; // a person's word: whose
    bool operator==(const RefundEnded &) const = default;
};

using Fact = std::variant<
    CashierSignedIn, CashierSignedOut, SaleBegun, LineSet, LineRemoved, OrderDiscountSet, TipSet,
    SaleParked, SaleTaken, SaleLeft, SaleVoided, AttemptOpened, CodeReceived, ProviderNoted,
    ClosingBegun, AttemptEnded, Contradicted, ExceptionSettled, WatchEnded, CashTaken,
    SaleCompleted, RefundOpened, RefundEnded, ShiftOpened, CashMoved, DrawerOpened, DrawerCounted,
    ShiftClosed, DayClosed, ActAllowed, SettingsChanged, StaffChanged, PinRefused,
    StatementCompared, DifferenceAccepted, AskedAgain, AnsweredAgain, LateMoneyAttached>;

// The sale a fact belongs to; empty for the cashiers' facts.
SaleId saleOf(const Fact &fact);
Instant timeOf(const Fact &fact);

// ---- Events.
// -------------------------------------------------------------------------------------

struct SignIn
{
    Cashier cashier;
};
struct SignOut
{};
// Ids in events are made by the till from its source of ids; newSale is used when none is begun.
struct AddLine
{
    OrderLine line;
    SaleId newSale;
};
struct ChangeLine
{
    OrderLine line;
}; // by its id; the whole line as it shall be
struct RemoveLine
{
    LineId line;
};
struct SetOrderDiscount
{
    std::optional<Discount> discount;
};
struct SetTip
{
    Money tip;
};
struct ParkSale
{
    std::string label;
};
struct TakeSale
{
    SaleId sale;
};
struct VoidSale
{};
// Leaves a finished (or parked) sale and puts the next customer's on the screen.
struct NextCustomer
{};

struct PayPressed
{
    AttemptId attempt;
    ProviderId provider;
    Money amount;
    std::string authCode;
};
struct CancelPressed
{
    AttemptId attempt;
};
struct ShownDue
{
    SaleId sale;
    Money due; // exactly, not rounded for cash
};
// tendered may be in a currency that the shop has a rate for. part: how much of what is due it is
// for, when not all of it.
struct CashCounted
{
    AttemptId tender;
    Money tendered;
    std::optional<Money> part = {};
    // What the screen showed: pressed twice, it counts once, and never for the next customer.
    std::optional<ShownDue> shown = {};
};
struct RefundPressed
{
    SaleId sale;
    RefundId refund;
    AttemptId leg;
    Money amount;
    std::string why;
    std::vector<RefundedLine> lines = {};
    std::optional<Cashier> approver = {}; // a manager whose PIN was typed for this
};
// A part that was paid goes back whole before the receipt, so that the sale can be paid another way
// or voided.
struct GiveBackPressed
{
    SaleId sale;
    RefundId refund;
    AttemptId leg;
    std::string why;
    std::optional<Cashier> approver = {};
};
// What a person says about an attempt (or, with a refund's number, a refund) that nobody else can
// tell about: the separate card machine's word, or the slip of a terminal that has forgotten.
struct PersonsWord
{
    AttemptId attempt;
    RefundId refund;
    bool moneyMoved = false; // charged, or given back
    std::string approvalCode;
    std::string lastFour;
    std::string note;
    std::optional<Cashier> approver = {};
};
struct SettleException
{
    AttemptId attempt;
    Trouble trouble = Trouble::PaidAfterEnd;
    std::string how;
};

struct Heard
{
    AttemptId attempt;
    Question question = Question::Query;
    Reading reading;
    // The question was the only Charge that can ever have been sent for this attempt: the till saw
    // its opening and has asked once.
    bool onlyCharge = false;
};
struct HeardOfRefund
{
    RefundId refund;
    Question question = Question::Refund;
    Reading reading;
};
struct WokeAttempt
{
    AttemptId attempt;
};
struct WokeRefund
{
    RefundId refund;
};
struct Restarted
{};

using Event =
    std::variant<SignIn, SignOut, AddLine, ChangeLine, RemoveLine, SetOrderDiscount, SetTip,
                 ParkSale, TakeSale, VoidSale, NextCustomer, PayPressed, CancelPressed, CashCounted,
                 RefundPressed, GiveBackPressed, PersonsWord, SettleException, Heard, HeardOfRefund,
                 WokeAttempt, WokeRefund, Restarted, OpenShift, MoveCash, OpenWithoutSale,
                 CountDrawer, CloseShift, HandOver, CloseDay, SettingsEdited, StaffEdited,
                 PinFailed, StatementRead, StatementMissed, AcceptDifference, AskAgain,
                 AttachLateMoney, StatementWanted, WokeStatements>;

// ---- Commands.
// -----------------------------------------------------------------------------------

struct AskProvider
{
    AttemptId attempt;
    RefundId refund;
    Question question = Question::Query;
    bool operator==(const AskProvider &) const = default;
};
struct WakeAttempt
{
    AttemptId attempt;
    Instant at;
    bool operator==(const WakeAttempt &) const = default;
};
struct WakeRefund
{
    RefundId refund;
    Instant at;
    bool operator==(const WakeRefund &) const = default;
};
struct PrintReceipt
{
    SaleId sale;
    bool operator==(const PrintReceipt &) const = default;
};
struct OpenDrawer
{
    bool operator==(const OpenDrawer &) const = default;
};

using Command = std::variant<AskProvider, WakeAttempt, WakeRefund, PrintReceipt, OpenDrawer,
                             FetchStatement, CompareAgain, WakeStatements>;

// Why an event was refused; the state is unchanged. Screens have the words.
enum class Refusal
{
    None,
    NotSignedIn,
    NotAllowed, // needs a manager
    NothingToPay,
    PaymentOpen, // money may move: the order cannot change, the sale cannot be left
    AlreadyDone,
    NoSuchSale,
    NoSuchLine,
    BadQuantity,
    BadPrice,
    BadDiscount,
    TooManyLines,
    NoSuchMethod,
    CannotWrite, // the journal did not take the facts; nothing has happened
    BadAmount,   // more than is due, zero, negative, another currency
    NotEnoughCash,
    TooMuchCash,
    RefundTooMuch,
    NeedsManager,     // above the limit: a manager's PIN allows it
    NoRate,           // the shop has no rate for this currency
    CurrencyNotTaken, // the method does not take the shop's currency
    NotByHand,        // the provider itself will say; nobody can say it for it
    BadApproval,      // the approval code or the four digits cannot be
    CardNumber,       // a whole card number was typed: never kept
    CannotRefund,     // this method cannot give back
    MoneyTaken,       // a sale with money in it cannot be voided or emptied
    NeedsSupervisor,  // a supervisor's PIN allows it
    NoShift,          // a shift has to be opened first
    ShiftOpen,        // there is a shift already, or it has to be closed first
    CountFirst,       // the drawer has not been counted, or something moved since
    BadCount,         // no count can be so, or a currency that the drawer cannot hold
    NoReason,         // a word why is missing
    Unresolved,       // it is not known what became of some money
    CannotSign,       // the key that signs days cannot be used
    NobodyToAsk,      // the method has no provider that could be asked
    NotReadyYet,      // the day is not over, or its statement is not made yet
    SaleIsOver,       // it has its receipt or was voided: money can only go back
    NoSuchRow         // the comparison of that day has no such row
};

struct Decision
{
    std::vector<Fact> facts;
    std::vector<Command> commands;
    Refusal refusal = Refusal::None;
};

// The one law: facts first; commands only when they are on disk. approver: a person whose PIN was
// typed for this event, without signing the cashier out.
Decision decide(const Counter &counter, const Event &event, Instant now,
                const std::optional<Cashier> &approver = {});
void evolve(Counter &counter, const Fact &fact);

// None where the cashier may do it, alone or with the approver; else whose PIN is needed.
Refusal trusted(const Counter &counter, Act act, const std::optional<Cashier> &approver = {});

// Nothing more can come of it: it may leave the till's hands (and its facts be left out at a
// start).
bool isOver(const Checkout &checkout);

} // namespace guitai
