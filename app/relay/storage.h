// Storage: where inboxes, letters and the tills' places in them are kept.
#pragma once

#include "app/relay/secrets.h"
#include "payment/relay/letter.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace guitai::relay {

using InboxId = std::int64_t;
using TillId = std::int64_t;

// Each till has one bit of a letter's 64.
inline constexpr int mostTills = 64;

struct InboxLimits
{
    Span retention = Span::hours(7 * 24);
    std::int64_t letters = 200'000;
    std::int64_t bytes = 512LL * 1024 * 1024;

    friend bool operator==(const InboxLimits &, const InboxLimits &) = default;
};

struct Inbox
{
    InboxId id = 0;
    std::string name;    // the shop's word for it
    std::string address; // the unguessable part of "/in/<address>/alipay"
    Digest token{};
    bool isRevoked = false;
    InboxLimits limits;
};

// A till's place in an inbox.
struct Till
{
    TillId id = 0;
    InboxId inbox = 0;
    std::string name;
    int slot = 0;           // its bit in each letter
    std::int64_t visit = 0; // rises with every sign-in; only the latest one counts
    Instant lastSeen;

    std::uint64_t bit() const { return std::uint64_t(1) << slot; }
};

// A letter without what is the same in each of its copies: all from the second line on.
struct StoredLetter
{
    LetterNumber number = 0;
    InboxId inbox = 0;
    Instant at;
    std::string provider;
    std::string content; // "POST /in/...\r\nname: value\r\n\r\n<body>"
};

struct Visit
{
    InboxId inbox = 0;
    std::string name;
    Instant at;
    std::optional<Till> till; // filled by commit(); empty when the inbox has too many tills
};

struct Acknowledgement
{
    LetterNumber number = 0;
    InboxId inbox = 0;
    std::uint64_t tills = 0; // their bits
};

// What becomes durable together, or not at all.
struct Batch
{
    std::vector<StoredLetter> letters; // commit() gives each its number
    std::vector<Acknowledgement> acknowledgements;
    std::vector<Visit> visits;

    bool empty() const { return letters.empty() && acknowledgements.empty() && visits.empty(); }
};

struct Total
{
    InboxId inbox = 0;
    std::int64_t letters = 0;
    std::int64_t bytes = 0;
    Instant last; // the newest letter's arrival
};

struct Waiting
{
    std::vector<StoredLetter> letters;
    bool more = false; // there may be others behind them
};

// Where a till's unread letters begin, as far as the storage has found out; {} is the beginning.
struct Place
{
    std::int64_t from = 0;
};

struct Swept
{
    LetterNumber upTo = 0;   // where to go on; 0 at the end
    std::vector<Total> gone; // what was removed, by inbox
};

// What another relay on the same database did. Only a wake-up: the storage is asked for the rest.
struct News
{
    bool everything = false; // some may have been missed
    bool inboxesChanged = false;
    std::vector<InboxId> letters;                        // inboxes with new ones
    std::vector<std::pair<TillId, std::int64_t>> visits; // tills that signed in there
};

// One thread uses it at a time. A Problem leaves everything as it was.
class Storage
{
public:
    virtual ~Storage() = default;

    // Connects, and makes or upgrades the tables.
    virtual Result<void> open() = 0;
    virtual Result<void> commit(Batch &batch) = 0;
    // The letters that the till has not acknowledged, some at a time, the oldest numbers first.
    virtual Result<Waiting> waiting(const Till &till, Place &place, std::size_t most,
                                    std::size_t mostBytes) = 0;

    // Several relays share it: news() is called in another thread until the storage goes. After
    // open().
    virtual bool isShared() const { return false; }
    virtual void listen(std::function<void(News)> /*news*/) {}

    // Writes something small durably, to see whether that works.
    virtual Result<void> check() = 0;

    virtual Result<std::vector<Inbox>> inboxes() = 0;
    // Another process (or relay) may have changed the inboxes since the last call of inboxes().
    virtual Result<bool> inboxesChanged() = 0;
    virtual Result<void> addInbox(const Inbox &inbox) = 0;
    // Sets the token and whether it is revoked, by id.
    virtual Result<void> changeInbox(const Inbox &inbox) = 0;

    virtual Result<std::vector<Till>> tills() = 0;
    // Says that these tills were seen, and forgets those not seen since their inbox's retention.
    virtual Result<void> seen(const std::vector<TillId> &tills, Instant now) = 0;
    // How many letters each till has not acknowledged.
    virtual Result<std::int64_t> waitingFor(const Till &till) = 0;
    virtual Result<std::vector<Total>> totals() = 0;

    // Looks at some letters from a number on and removes those that every till of the inbox has
    // acknowledged and that are older than grace; with expire, also those beyond retention.
    virtual Result<Swept> sweep(LetterNumber from, Instant now, Span grace, bool expire) = 0;
};

} // namespace guitai::relay
