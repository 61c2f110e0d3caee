// Provider: who takes money for us, seen as conversations that know no network, no disk, no clock.
#pragma once

#include "shop/base/id.h"
#include "shop/base/money.h"
#include "shop/base/time.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace guitai {

// What the engine can ask a provider about an attempt or a refund.
enum class Question
{
    Charge,      // begin (or begin again, same number): show a code, charge a code, wake a terminal
    Query,       // what became of it?
    Cancel,      // undo it, paid or not
    Refund,      // give back (same refund number: cannot give back twice)
    QueryRefund, // what became of the refund?
    Greet        // something harmless, to see that settings, keys and permissions are right
};

// What a provider's word means. Only Paid, Declined, Cancelled, Refunded and RefundRefused are
// final.
enum class Verdict
{
    NoAnswer,  // silence, garbled, not verifiable, "system error": we do not know
    NotFound,  // the provider says it has no such thing (yet)
    Waiting,   // it has it; the customer has not paid yet
    Paid,      // money taken; Reading::amount is what the provider confirms
    Declined,  // this attempt will never be paid
    Cancelled, // closed unpaid, or undone and the money given back
    Refunded,
    RefundRefused, // this refund will never happen
    NotExecuted    // verified: the question itself was refused (settings, permission, malformed)
};

// Why; the screens turn it into plain words with what to do. Providers map their tables onto it.
enum class Reason
{
    None,
    CustomerCancelled,
    NotEnoughMoney,
    CodeInvalid, // the customer's code is stale, used, or not this wallet's
    LimitExceeded,
    RiskRefused,
    BuyerAccount, // the customer's account cannot pay here
    TimedOut,     // the provider closed it because nobody paid in time
    AlreadyClosed,
    SettingsWrong, // app id, serial, malformed request
    KeyWrong,      // signature of ours refused
    NotPermitted,  // product not signed, account blocked
    ClockWrong,
    ForbiddenWord,
    ProviderBusy,   // called too often
    ProviderDown,   // 5xx, "system error"
    NetworkDown,    // no connection, name not found
    Silence,        // connected, no answer in time
    Garbled,        // an answer that cannot be read
    SignatureWrong, // an answer that does not verify
    AmountDiffers,
    RefundTooMuch,
    RefundTooLate,
    ShopBalance, // the shop's balance at the provider does not cover the refund
    Unknown
};

// One HTTP request, complete. Bodies are bytes; the engine never looks inside.
struct HttpRequest
{
    std::string method = "POST";
    std::string url;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    Span timeout = Span::seconds(15);

    friend bool operator==(const HttpRequest &, const HttpRequest &) = default;
};

struct HttpReply
{
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers; // names in lower case
    std::string body;

    friend bool operator==(const HttpReply &, const HttpReply &) = default;
};

// Why there was no reply. Whatever it says, the message may have arrived.
struct Silence
{
    Reason reason = Reason::Silence; // NetworkDown, Silence, or Garbled (TLS)
    std::string detail;              // for the log

    friend bool operator==(const Silence &, const Silence &) = default;
};

using Answer = std::variant<HttpReply, Silence>;

// What a conversation came to.
struct Reading
{
    Verdict verdict = Verdict::NoAnswer;
    Reason reason = Reason::None;
    std::optional<Money> amount;    // confirmed by the provider; needed with Paid and Refunded
    std::string reference;          // the provider's own number (trade_no ...)
    std::string code;               // exact text of the QR to show, after a Charge
    std::string providerCode;       // "ACQ.TRADE_HAS_CLOSE", for managers and the log
    std::string providerWords;      // sub_msg, as sent
    std::optional<Instant> at;      // the provider's time of payment
    std::optional<Span> clockAhead; // our clock minus the provider's, where the answer tells

    friend bool operator==(const Reading &, const Reading &) = default;
};

// A conversation says bytes or means something, and is fed with an answer or with silence. It lives
// until it returned a Reading; after that nobody calls it again.
using Step = std::variant<HttpRequest, Reading>;

class Conversation
{
public:
    virtual ~Conversation() = default;
    virtual Step begin() = 0;
    virtual Step hear(const Answer &answer) = 0;
};

// What the customer has to do.
enum class CustomerStep
{
    ShowCode,
    ScanCustomerCode,
    PresentCard,
    OpenPage,
    None
};

// How often to ask: every first until firstFor has passed since the attempt was opened, then every
// then until thenFor has passed, then every later.
struct Pace
{
    Span first = Span::seconds(2), firstFor = Span::seconds(20);
    Span then = Span::seconds(3), thenFor = Span::seconds(60);
    Span later = Span::seconds(5);
};

// What a provider is and can do.
struct ProviderCard
{
    ProviderId id;
    std::string name;   // "Alipay"
    std::string nameZh; // "支付宝"
    CustomerStep step = CustomerStep::ShowCode;
    bool canRefundInPart = true;
    Pace pace;
    Span patience = Span::minutes(5); // from opening to "time is up"
    // How long after the end a payment can still turn up; we go on looking now and then.
    Span afterglow = Span::minutes(20);
};

// Everything a provider may know about what is asked.
struct Matter
{
    AttemptId attempt;
    Money amount;
    Instant openedAt;
    Instant deadline;
    std::string subject; // "Guitai Demo 00012", already free of control characters
    std::string till;    // "T1"
    std::string cashier;
    std::string authCode;  // the customer's code, where one was scanned
    std::string notifyUrl; // empty: no callbacks
    std::string reference; // the provider's number, once known
    // With Refund and QueryRefund:
    RefundId refund;
    Money refundAmount;
    std::string refundReason;
};

class Provider
{
public:
    virtual ~Provider() = default;
    virtual const ProviderCard &card() const = 0;
    // Never null. now goes into timestamps; nothing else may depend on it.
    virtual std::unique_ptr<Conversation> ask(const Matter &matter, Question question,
                                              Instant now) const = 0;
};

// A provider's settings: keys as in the settings file ("app_id"), file contents instead of paths.
using ProviderSettings = std::map<std::string, std::string>;

struct SettingField
{
    std::string key;
    bool secret = false;
    bool file = false; // the settings file names a path, ProviderSettings holds its content
    bool required = true;
};

// One row of the table of makers, a folder in payment/providers each.
struct ProviderMaker
{
    std::string id;
    std::vector<SettingField> fields;
    // Problem names the wrong key and says what to do.
    Result<std::unique_ptr<Provider>> (*make)(const ProviderSettings &settings);
};

} // namespace guitai
