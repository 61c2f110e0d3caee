// Provider: who takes money for us, seen as conversations that know no network, no disk, no clock.
#pragma once

#include "payment/engine/statement.h"
#include "shop/base/id.h"
#include "shop/base/money.h"
#include "shop/base/result.h"
#include "shop/base/time.h"
#include "shop/sale/card_slip.h"

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
    Greet,       // something harmless, to see that settings, keys and permissions are right
    CloseDay     // a card terminal's end of day
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
    NotExecuted,   // verified: the question itself was refused (settings, permission, malformed)
    DayClosed      // to CloseDay; Reading::amount is the terminal's total, where it names one.
                   // Of a statement: Reading::file holds it
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
    Unknown,
    TlsFailed,      // the other side's certificate is not to be trusted, or no TLS at all
    WrongHost,      // a sandbox key on the production host, or the other way round
    WrongCurrency,  // the provider or terminal does not take this currency
    AmountTooSmall, // below what the provider takes
    NumberUsed,     // the attempt's number belongs to something else at the provider
    PaymentPending, // the provider holds the payment back (review, eCheck): it is not money yet
    RefundPending,  // accepted, not carried out yet
    Disputed,       // the customer complained to the provider
    CardDeclined,   // by the bank, without more words
    CardExpired,
    CardUnreadable,
    CardNotAccepted, // this kind of card is not taken here
    WrongPin,
    PinBlocked,
    CardHeld,           // lost, stolen, pick up: the screens say no more than "declined"
    PartialApproval,    // less than asked was approved; it has been given back
    TerminalBusy,       // with somebody else, or a card is still in it
    TerminalOffline,    // the terminal or reader has no connection
    TerminalNeedsClose, // it wants its end of day first
    TerminalNeedsCare,  // paper, initialisation, diagnosis, maintenance
    NotATerminal,       // something answers there, in another protocol
    AskThePerson,       // the terminal cannot tell any more: a manager looks at its slip
    PersonSaid,         // a person gave the word
    NotSupported        // this provider cannot do that
};

// What the customer (or the cashier) sees on a card terminal right now. Shown, never kept.
enum class Prompt
{
    None,
    InsertCard,
    RemoveCard,
    EnterPin,
    WrongPin,
    LookAtTerminal,
    ConfirmAmount,
    ChooseOnTerminal, // application, language, currency
    CardUnreadable,
    TryOtherCard,
    PleaseWait,
    CallingBank,
    Approved,
    Declined,
    Reversing,
    PrintingSlip,
    ClosingDay
};

// One HTTP request, complete. Bodies are bytes; the engine never looks inside.
struct HttpRequest
{
    std::string method = "POST";
    std::string url;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    Span timeout = Span::seconds(15);
    // A longer answer is none.
    std::int64_t longestAnswer = 4 * 1024 * 1024;
    // PEM; shown to the other side when it asks who we are. Empty: we show nothing.
    std::string clientCertificate;
    std::string clientKey;

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

// Bytes for a device in the shop (a card terminal), and how long to wait for what it says next.
struct DeviceMessage
{
    std::string address; // "tcp://192.168.1.20:20007", "serial:///dev/ttyUSB0?baud=9600"
    std::string bytes;   // may be empty: only listen
    bool fresh = false;  // hang up what is open and connect anew before
    Span timeout = Span::seconds(5); // then Silence{Reason::Silence}; the connection stays
    Prompt prompt = Prompt::None;
    std::string promptWords; // the terminal's own text, UTF-8; may be empty

    friend bool operator==(const DeviceMessage &, const DeviceMessage &) = default;
};

// What a device said: some bytes, in portions of any size.
struct DeviceBytes
{
    std::string bytes;

    friend bool operator==(const DeviceBytes &, const DeviceBytes &) = default;
};

// What a conversation wants on disk before it goes on: the provider's own few words (an order's id,
// a terminal's last receipt number), at most 4 KiB. It takes the place of the note before, and
// comes back as Matter::note with every later question about the same attempt or refund.
struct Note
{
    std::string text;

    friend bool operator==(const Note &, const Note &) = default;
};

// The note is on disk. When it cannot be written, or the attempt is being undone since the
// conversation began, it hears Silence instead and must do nothing of what it wanted to note.
struct Noted
{
    friend bool operator==(const Noted &, const Noted &) = default;
};

// Said to a conversation that waits for a device: the payment is not wanted any more. It goes on
// until it knows what became of it; its Reading counts as the answer to Cancel.
struct NotWanted
{
    friend bool operator==(const NotWanted &, const NotWanted &) = default;
};

using Answer = std::variant<HttpReply, DeviceBytes, Noted, NotWanted, Silence>;

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
    Prompt prompt = Prompt::None;   // with Waiting: what a card reader shows
    std::string promptWords;
    std::optional<CardSlip> card; // with Paid and Refunded by card
    std::string file;             // a statement's bytes, for Provider::readStatement

    friend bool operator==(const Reading &, const Reading &) = default;
};

// A conversation says bytes or means something, and is fed with an answer or with silence. It lives
// until it returned a Reading; after that nobody calls it again.
using Step = std::variant<HttpRequest, DeviceMessage, Note, Reading>;

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
    TypeApproval, // a card machine of its own: the cashier types what it says
    None
};

// The codes that a wallet's customers show: all digits, so many, beginning so.
struct CodeRange
{
    int firstTwoFrom = 0, firstTwoTo = 0; // both inclusive
    int shortest = 0, longest = 0;

    bool holds(std::string_view code) const;
    friend bool operator==(const CodeRange &, const CodeRange &) = default;
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
    bool canRefund = true;
    // Nobody can be asked: a person's word ends an attempt or a refund (a separate card machine).
    bool byHand = false;
    // Works without the network (a terminal in the shop, a person's word).
    bool isLocal = false;
    std::vector<CodeRange> customerCodes; // what it charges by the customer's own code; may be none
    std::vector<std::string> currencies;  // ISO codes it takes; none named: the shop's, whatever
    Pace pace;
    Span patience = Span::minutes(5);      // from opening to "time is up"
    Span codePatience = Span::seconds(60); // the same, after the customer's code was scanned
    // How long after the end a payment can still turn up; we go on looking now and then.
    Span afterglow = Span::minutes(20);
    // How long after midnight the statement of the day before can be fetched; nothing: never.
    std::optional<Span> statementAfter;
    bool readsStatements = false; // a person can bring a file

    bool makesStatements() const { return statementAfter || readsStatements; }
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
    std::string note;      // what a conversation about this attempt or refund noted last
    // False once the attempt is being undone or is over: ask, undo, but take nothing any more.
    bool wanted = true;
    // With Refund and QueryRefund:
    RefundId refund;
    Money refundAmount;
    std::string refundReason;
    std::string attemptNote; // the note of the attempt that the refund belongs to
    std::optional<Instant> paidAt;
};

// A provider's callback that verified: which of ours it speaks about, and what it says.
struct CallbackNotice
{
    std::string id;    // the provider's number of the letter, the same when it is sent again
    AttemptId attempt; // empty: genuine, and about nothing of ours
    RefundId refund;
    Reading reading;
};

class Provider
{
public:
    virtual ~Provider() = default;
    virtual const ProviderCard &card() const = 0;
    // Never null. now goes into timestamps; nothing else may depend on it.
    virtual std::unique_ptr<Conversation> ask(const Matter &matter, Question question,
                                              Instant now) const = 0;
    // Reads a callback as it arrived. Problem says why it is not believed.
    virtual Result<CallbackNotice> read(const HttpRequest &callback, Instant now) const;

    // Fetches the statement of a day that is over: DayClosed with Reading::file; NotFound where the
    // provider has nothing for that day. Null: it has no statements that could be fetched.
    virtual std::unique_ptr<Conversation> fetchStatement(const StatementDay &day,
                                                         Instant now) const;
    // Reads what was fetched, or the file that a person downloaded. A Problem says why none of it
    // is taken: another merchant, another day, cut off, damaged, another encoding.
    virtual Result<Statement> readStatement(std::string_view file, const StatementDay &day) const;
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
