// CounterView: all that the screens show of the till at one moment, as plain values.
#pragma once

#include "payment/engine/facts.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace guitai {

// A way to pay, as a button.
struct MethodView
{
    ProviderCard card; // id "cash" for cash
    bool available = true;
    Reason why = Reason::None; // when not available, or when it could not be reached of late

    friend bool operator==(const MethodView &a, const MethodView &b)
    {
        return a.card.id == b.card.id && a.available == b.available && a.why == b.why;
    }
};

// What we last heard about an attempt that is not over; none of it is a fact.
struct Weather
{
    Reason lastReason = Reason::None; // of the last answer that was no answer
    std::string providerCode;
    std::string providerWords;
    int silences = 0;             // in a row
    Prompt prompt = Prompt::None; // on the card terminal, now
    std::string promptWords;
    bool asking = false;

    friend bool operator==(const Weather &, const Weather &) = default;
};

// How the way to the shop's relay is.
enum class RelayLink
{
    NotSetUp,
    Connecting,
    Connected,
    Unreachable, // no network, no such host, nobody answers
    TlsFailed,   // its certificate is not to be trusted
    Refused,     // it does not know the inbox, or the token is not valid any more
    Replaced     // another till signed in by this till's name
};

// What came by the relay since the start; none of it is a fact.
struct RelayWeather
{
    RelayLink link = RelayLink::NotSetUp;
    std::string detail; // for the log
    Instant since;      // of the link as it is
    int believed = 0;   // callbacks that verified
    std::optional<Instant> lastBelieved;
    int doubted = 0; // callbacks that did not verify; nothing of them was used
    ProviderId lastDoubted;
    std::string doubt; // why, of the last one
    std::optional<Instant> lastDoubtedAt;

    friend bool operator==(const RelayWeather &, const RelayWeather &) = default;
};

enum class ShopLink
{
    NotSetUp,
    Connecting,  // nothing is known yet
    Connected,   // facts are shipped as they come
    Unreachable, // tried again by itself; the till sells on
    Refused,     // another till has this number there, or the address is refused
    Behind,      // the shop has facts that this till has lost
    Parted       // and it has gone on since: what it does now is set aside there
};

// How the till's facts come to the shop's database.
struct ShopWeather
{
    ShopLink link = ShopLink::NotSetUp;
    std::string detail;
    Instant since;                       // of the link as it is
    std::int64_t waiting = 0;            // facts that the shop does not have yet
    std::optional<Instant> waitingSince; // when the oldest of them happened
    std::int64_t setAside = 0; // of this till, shown there until somebody has looked at them

    friend bool operator==(const ShopWeather &, const ShopWeather &) = default;
};

// How a provider answered of late; none of it is a fact. Counted since the till's start.
struct ProviderHealth
{
    ProviderId provider;
    std::optional<Instant> lastCallback; // of those that verified
    std::optional<Instant> lastAnswer;   // to a question of ours
    std::optional<Instant> lastFailure;
    Reason lastReason = Reason::None; // of that
    int asked = 0;                    // of the last hundred questions
    int failed = 0;                   // so many of them had no answer, or were refused as such

    friend bool operator==(const ProviderHealth &, const ProviderHealth &) = default;
};

// What became of the last thing that was printed.
struct PrinterWeather
{
    bool isSetUp = false; // else what is printed is kept as a file
    std::optional<Instant> lastPrinted;
    std::optional<Instant> lastFailed;
    std::string problem; // of the last failure

    bool isWell() const { return !lastFailed || (lastPrinted && *lastPrinted > *lastFailed); }
    friend bool operator==(const PrinterWeather &, const PrinterWeather &) = default;
};

struct ParkedView
{
    SaleId sale;
    std::string label;
    Instant since;
    int lines = 0;
    Money total;
    bool paymentOpen = false;

    friend bool operator==(const ParkedView &, const ParkedView &) = default;
};

// One line of the attention panel.
struct AttentionView
{
    enum class Kind
    {
        Exception,
        AttemptUnresolved,
        RefundUnresolved,
        RelayDown,        // callbacks do not come in; relayLink says why
        CallbacksDoubted, // times callbacks in a provider's name did not verify
        ShopDown,         // facts do not come to the shop's database; shopLink says why
        FactsSetAside,    // times facts did not fit there
        StatementDiffers, // times rows of a day are still to be looked at
        StatementLacking  // a day's statement does not come; weather says why
    };

    Kind kind = Kind::Exception;
    SaleId sale;
    std::int64_t receipt = 0; // 0: none yet
    AttemptId attempt;
    RefundId refund;
    ProviderId provider;
    Trouble trouble = Trouble::PaidAfterEnd;
    Money amount;
    std::string reference;
    Instant since;
    Weather weather;
    RelayLink relayLink = RelayLink::NotSetUp;
    ShopLink shopLink = ShopLink::NotSetUp;
    int times = 0;
    std::string day;        // of a statement
    bool canAttach = false; // late money that its sale still waits for

    bool isOfShop() const { return kind == Kind::ShopDown || kind == Kind::FactsSetAside; }
    // Of the relay or the shop's database, not of money.
    bool isOfRelay() const
    {
        return kind == Kind::RelayDown || kind == Kind::CallbacksDoubted || isOfShop();
    }
    bool isOfStatement() const
    {
        return kind == Kind::StatementDiffers || kind == Kind::StatementLacking;
    }

    friend bool operator==(const AttentionView &, const AttentionView &) = default;
};

struct SaleView
{
    Checkout checkout; // with its order, attempts, cash, receipt
    Totals totals;
    Money paid;
    Money due;
    Money cashDue;                   // due, rounded for cash
    std::vector<Money> quickAmounts; // for the cash screen
    Weather weather;                 // of the open attempt, or of the part that is being given back
    // Only a person's word can end that now (a manager's, unless its method is by hand).
    bool needsPersonsWord = false;

    friend bool operator==(const SaleView &, const SaleView &) = default;
};

struct CounterView
{
    std::string shopName;
    std::string till;
    Currency currency;
    Money cashStep;
    std::map<std::string, Rate> rates; // of foreign cash, by currency code
    std::optional<Money> refundLimit;
    bool tips = false; // the shop takes tips
    std::optional<Cashier> cashier;
    std::optional<SaleView> sale; // the one on the screen
    int nextItems = 0;            // pieces already scanned for the next customer
    std::vector<ParkedView> parked;
    std::vector<AttentionView> attention;
    std::vector<MethodView> methods;
    Money drawer; // expected cash
    RelayWeather relay;
    ShopWeather shop;
    std::vector<ProviderHealth> health; // in the order of the methods; cash has none
    PrinterWeather printer;
    bool shiftsRequired = false;
    std::optional<Shift> shift;
    std::vector<Money> left;           // in the drawer when the last shift was closed
    std::vector<Unresolved> unsettled; // what keeps a day from being closed just so
    std::int64_t lastDay = 0;
    Trust trust;
    // Not empty: the till cannot write (disk full, read-only ...). Selling has stopped before any
    // money moved; the text says what to do.
    std::string stopped;

    friend bool operator==(const CounterView &, const CounterView &) = default;
};

// What the till last heard, by attempt and by refund.
struct Weathers
{
    std::map<AttemptId, Weather> attempts;
    std::map<RefundId, Weather> refunds;
};

// The view of a counter; shopName and methods are the caller's to fill in.
CounterView viewOf(const Counter &counter, const Weathers &weathers, Instant now);

// How the facts come to the shop's database, and what of it a person should know.
void showShop(CounterView &view, const ShopWeather &shop, Instant now);

} // namespace guitai
