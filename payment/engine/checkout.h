// Checkout: an order with everything tried to pay for it. Plain values; the state of the engine.
#pragma once

#include "payment/engine/drawer.h"
#include "payment/engine/people.h"
#include "payment/engine/statement_facts.h"
#include "shop/base/zone.h"
#include "shop/sale/receipt.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace guitai {

enum class AttemptStage
{
    Open,    // the customer may pay
    Closing, // we want it undone; money may still move until the provider confirms
    Ended    // by the provider's final word
};

enum class AttemptOutcome
{
    None,
    Paid,
    Declined,
    Cancelled
};

enum class ClosingCause
{
    None,
    CashierCancelled,
    TimeUp
};

// One try at taking one amount through one provider.
struct Attempt
{
    AttemptId id;
    ProviderId provider;
    Money amount;
    Instant openedAt;
    Instant deadline;
    Instant watchUntil; // after an end without money we go on looking until then
    std::string authCode;
    AttemptStage stage = AttemptStage::Open;
    AttemptOutcome outcome = AttemptOutcome::None;
    ClosingCause closing = ClosingCause::None;
    std::optional<Instant> closingAt;
    Reason reason = Reason::None; // of a decline
    std::string code;             // QR text, once the provider gave it
    std::string note;             // of the provider's conversation
    std::string reference;
    std::optional<CardSlip> card;
    CashierId by; // whose word ended it, where it was a person's
    std::optional<Instant> endedAt;
    bool watchOver = false;            // nothing can come of it any more, by the provider's word
    std::optional<Instant> askedAgain; // by a person, though it was over; not answered yet

    bool moneyMayMove() const { return stage != AttemptStage::Ended; }
    friend bool operator==(const Attempt &, const Attempt &) = default;
};

enum class RefundStage
{
    Asked,
    Done,
    Refused
};

// A line given back, whole or so much of it.
struct RefundedLine
{
    LineId line;
    Quantity quantity;

    friend bool operator==(const RefundedLine &, const RefundedLine &) = default;
};

// One try at giving some back, to the leg it was paid with.
struct Refund
{
    RefundId id;
    AttemptId leg; // an attempt's or a cash tender's number
    ProviderId provider;
    Money amount;
    std::string why; // typed by a person
    CashierId by;
    CashierId approvedBy;
    std::vector<RefundedLine> lines; // empty: by amount
    std::string note;                // of the provider's conversation
    RefundStage stage = RefundStage::Asked;
    Reason reason = Reason::None;
    std::string reference;
    std::optional<CardSlip> card; // of the refund itself
    Instant openedAt;
    std::optional<Instant> endedAt;
    bool early = false; // a whole leg, before the receipt: unless refused, it does not count
    std::optional<Instant> askedAgain; // by a person, though it was over; not answered yet

    friend bool operator==(const Refund &, const Refund &) = default;
};

// What a person has to look at. Kept as a fact, closed by a fact.
enum class Trouble
{
    PaidAfterEnd,    // money arrived for an attempt that had ended without
    AmountDiffers,   // the provider confirms another amount than we asked
    UndoneAfterPaid, // the provider says cancelled for what it had said was paid
    PaidTwice        // more was taken for the sale than it costs
};

struct Exception
{
    AttemptId attempt;
    Trouble trouble = Trouble::PaidAfterEnd;
    Money amount; // the amount the provider names
    std::string reference;
    Instant at;
    bool settled = false;
    std::string settledHow; // typed or chosen by the person who settled it

    friend bool operator==(const Exception &, const Exception &) = default;
};

enum class SaleStage
{
    Building,
    Parked,
    Done,
    Voided
};

struct Checkout
{
    SaleId id;
    Instant begunAt;
    CashierId cashier;
    std::string cashierName;
    std::string label; // of a parked sale
    SaleStage stage = SaleStage::Building;
    Order order;
    std::vector<Attempt> attempts;
    std::vector<Tender> cash; // cash taken for this sale
    std::vector<Refund> refunds;
    std::vector<Exception> exceptions;
    std::optional<Receipt> receipt;

    const Attempt *attempt(const AttemptId &id) const;
    // The attempt of which money may still move; at most one.
    const Attempt *openAttempt() const;
    const Refund *refund(const RefundId &id) const;
    // The leg that is being given back before the receipt; nobody knows yet whether it is.
    const Refund *openGiveBack() const;
    // A payment is open or a leg is being given back: the order stays as it is.
    bool moneyMayMove() const { return openAttempt() || openGiveBack(); }
    bool needsAttention() const;
    friend bool operator==(const Checkout &, const Checkout &) = default;
};

// The leg goes back to the customer before the receipt, or has gone: it does not count.
bool isGivenBack(const Checkout &checkout, const AttemptId &leg);
// What has been taken for the sale so far, net, by verified word: paid attempts and cash, without
// what was given back before the receipt.
std::vector<Tender> tenders(const Checkout &checkout);
Money paid(const Checkout &checkout);
// What is still owed (never negative).
Money due(const Checkout &checkout);
// How much of a line has been given back, and is being.
Quantity refundedOf(const Checkout &checkout, const LineId &line);
// What giving these lines back comes to: each line's share of what was paid for it, exact to the
// unit, so that giving back all pieces one by one gives back the line's whole price.
// Nothing when a line is not of the sale or less of it is left.
std::optional<Money> priceOf(const Checkout &checkout, const std::vector<RefundedLine> &lines);
// What can still be given back of a leg: its net less refunds asked for and done.
Money refundable(const Checkout &checkout, const AttemptId &leg);

// The method that is no provider: cash needs nobody's word.
inline ProviderId cashMethod()
{
    return ProviderId("cash");
}

// Ended, and still looked at now and then, because its provider may yet say something else.
// The watch ends by the provider's word after watchUntil, never by silence.
bool isWatched(const Checkout &checkout, const Attempt &attempt);

// Late money of the attempt can pay its sale: that still waits, and all of it is due.
bool canAttach(const Checkout &checkout, const AttemptId &attempt);

// Whose code it is, by its length and first digits; empty: no wallet's, more than one: ask.
std::vector<ProviderId> whoseCode(const std::map<ProviderId, ProviderCard> &cards,
                                  std::string_view code);
// UnionPay's customer codes begin with 62; they are taken on the card machine.
bool isUnionPayCode(std::string_view code);

struct Counter;
// A refund of so much brings what is given back of the sale above the limit.
bool needsManager(const Counter &counter, const Checkout &checkout, Money refund);
// Money of which it is not known what became of it, and sales that are paid in part.
std::vector<Unresolved> unresolved(const Counter &counter);

// Everything the till has in its hands. Finished sales leave it once nothing can come any more.
struct Counter
{
    std::string till = "T1";
    Currency currency;
    TaxMode taxMode = TaxMode::Inside;
    Money cashStep;                           // cash rounding
    std::map<std::string, Rate> rates;        // of foreign cash, by currency code
    std::optional<Money> refundLimit;         // refunds of a sale above it need a manager
    std::map<ProviderId, ProviderCard> cards; // the providers that are set up
    std::optional<Cashier> cashier;
    SaleId current; // the sale on the screen; empty: none begun
    SaleId next;    // a sale begun by scans while the current one is being paid; may be empty
    std::map<SaleId, Checkout> sales;
    std::int64_t lastReceipt = 0;
    Money drawer; // expected cash: what was put in, net cash taken less cash given back
    std::map<std::string, Money> foreignDrawer; // foreign notes taken, by currency code
    Trust trust;
    bool shiftsRequired = false; // nothing is sold without an open shift
    std::optional<Shift> shift;
    std::vector<Money> left;  // in the drawer when the last shift was closed
    std::int64_t lastDay = 0; // number of the last day closed
    Zone zone;                // of the shop
    Instant since;            // the first fact there is; zero: none
    ComparedDays compared;    // with the providers' statements, of the last weeks

    const Checkout *sale(const SaleId &id) const;
    const Checkout *currentSale() const { return sale(current); }
    // The sale that an attempt or refund belongs to, among those in hand.
    const Checkout *saleOf(const AttemptId &id) const;
    const Checkout *saleOf(const RefundId &id) const;
};

} // namespace guitai
