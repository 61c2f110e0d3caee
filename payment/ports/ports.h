// The doors to the world: each has a real and a simulated one.
#pragma once

#include "payment/engine/facts.h"
#include "payment/engine/provider.h"
#include "shop/sale/item.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace guitai {

// What a till needs from its journal to begin where it stopped.
struct Opening
{
    std::vector<Fact> facts; // of every sale that is not over, in their order, the last
                             // cashier's fact, and the comparisons of the last weeks
    std::int64_t lastReceipt = 0;
    Money drawer;                               // expected cash so far
    std::map<std::string, Money> foreignDrawer; // by currency code
    std::optional<Shift> shift;                 // the one that is open
    std::vector<Money> left;                    // in the drawer when the last one was closed
    std::int64_t lastDay = 0;                   // number of the last day closed
    Instant since;                              // of the first fact; zero: there is none
};

// The last fact on disk and its hash (hex), over everything before it.
struct ChainHead
{
    std::int64_t seq = 0;
    std::string hash;
};

// Where the facts are kept. append() returns only when they are on disk, all of them or none.
class Journal
{
public:
    virtual ~Journal() = default;
    virtual Result<void> append(std::span<const Fact> facts) = 0;
    virtual Result<Opening> open(Currency currency) = 0;
    // All facts of one sale, finished or not; empty when there is none.
    virtual std::vector<Fact> factsOf(const SaleId &sale) = 0;
    // The sale of an attempt or refund number that a provider named; empty: not ours.
    virtual SaleId saleOfAttempt(const AttemptId &attempt) = 0;
    // The sale is over: it need not come back at the next start.
    virtual void retire(const SaleId &sale) = 0;
    virtual Result<ChainHead> head() { return ChainHead{}; }
};

// The way to the providers. The answer comes back through Till::answered with the same ticket,
// exactly once, unless the program ends before.
class Line
{
public:
    using Ticket = std::uint64_t;

    virtual ~Line() = default;
    virtual void send(Ticket ticket, const HttpRequest &request) = 0;
    // To a device in the shop. A connection belongs to its ticket; what the device says comes back
    // through Till::answered in portions, until the message's time is over: then Silence. A new
    // message for the same ticket ends the waiting of the one before.
    virtual void tell(Ticket ticket, const DeviceMessage &message) = 0;
    // The conversation is over: the ticket's connection is closed, nothing more is heard of it.
    virtual void hangUp(Ticket ticket) = 0;
};

class Clock
{
public:
    virtual ~Clock() = default;
    virtual Instant now() = 0;
};

// Calls Till::wakeUp no earlier than asked. A new time for the same key replaces the old one.
class Alarm
{
public:
    virtual ~Alarm() = default;
    virtual void wakeAt(Instant at) = 0; // one alarm: the earliest thing the till waits for
};

// Numbers that nobody has used before, of letters and digits, 32 at most.
class Ids
{
public:
    virtual ~Ids() = default;
    virtual std::string next(std::string_view prefix) = 0;
};

class Catalogue
{
public:
    virtual ~Catalogue() = default;
    // By barcode, the shop's own code, or PLU; leading zeros of GTINs do not matter.
    virtual std::optional<CatalogueItem> byCode(std::string_view code) = 0;
    // Search as you type: barcode prefix, words anywhere in the name, Chinese, pinyin, initials,
    // PLU.
    virtual std::vector<CatalogueItem> find(std::string_view text, int limit) = 0;
    virtual std::vector<Category> categories() = 0;
    virtual std::vector<CatalogueItem> inCategory(std::string_view key, int limit) = 0;
};

class ReceiptPrinter
{
public:
    virtual ~ReceiptPrinter() = default;
    virtual void print(const Receipt &receipt) = 0;
};

// A provider's file of a day, to be held against our books.
struct StatementFile
{
    ProviderId provider;
    StatementDay day;
    std::string bytes;
    bool isEmptyDay = false; // the provider has nothing for that day
    bool isImported = false; // a person gave it
    CashierId by;            // empty: the till by itself
};

// Reads statements and compares them, beside the till's work. What came of it goes to
// Till::compared, once for each call and never from within it.
class Bookkeeper
{
public:
    virtual ~Bookkeeper() = default;
    virtual void compare(StatementFile file) = 0;
    // With the file that was compared last.
    virtual void compareAgain(const ProviderId &provider, const StatementDay &day) = 0;
};

// Signs the days that are closed, with a key of its own.
class DaySeal
{
public:
    struct Signature
    {
        std::string publicKey; // hex
        std::string bytes;     // hex
    };

    virtual ~DaySeal() = default;
    virtual Result<Signature> sign(std::string_view text) = 0;
};

class CashDrawer
{
public:
    virtual ~CashDrawer() = default;
    virtual void open() = 0;
};

} // namespace guitai
