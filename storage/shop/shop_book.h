// ShopBook: the facts of all tills in the shop's PostgreSQL, and the tables that reports over all
// tills read. What a till ships is believed only as far as its hashes hold.
#pragma once

#include "shop/base/time.h"
#include "storage/base/postgres_store.h"
#include "storage/journal/hash_chain.h"

#include <atomic>
#include <functional>

namespace guitai::storage {

// A row of a till's journal on its way.
struct ShippedFact
{
    std::int64_t seq = 0;
    std::int64_t at = 0;
    std::string sale, kind, body;
    int offset = 0;               // by which the till counted its day
    std::optional<Hash> previous; // of the row before; none where that is missing in the till
    Hash hash{};
};

// What a till is known by besides its number: the hash of its journal's first fact.
struct TillName
{
    std::string till;
    Hash journal{};
};

// The last fact of a till that has come.
struct ShopEnd
{
    std::int64_t seq = 0;
    Hash hash{};
};

struct Taken
{
    std::int64_t facts = 0; // that are new in the shop
    std::int64_t aside = 0; // that did not fit
};

struct KnownTill
{
    std::string till;
    std::int64_t facts = 0; // the number of the last one
    Instant lastAt;         // when it happened
    Instant seen;           // when the till was here last
    std::int64_t aside = 0; // set aside, and nobody has looked at it
    Hash hash{};            // of the last fact
};

struct SetAside
{
    std::int64_t id = 0;
    std::string till;
    std::int64_t seq = 0;
    Instant at;
    std::string sale, kind, body;
    std::string cause; // "altered", "missing", "forked", "unreadable", "misfit", "other_till"
    std::string why;   // for people
    Instant came;
    std::string looked; // what somebody wrote who has looked at it
};

struct ShopCheck
{
    std::int64_t facts = 0;
    std::string fault; // the first that does not hold; empty: all do
};

// One connection; opened, used and destroyed in one thread.
class ShopBook
{
public:
    // Makes or upgrades the tables where that is needed. isWanted: see PostgresStore.
    static Result<std::unique_ptr<ShopBook>> open(const PostgresAddress &address,
                                                  const std::atomic<bool> *isWanted = {});

    // Where the till is to go on. A Problem when another till has this number, or this journal has
    // come under another one; isRefusal() then.
    Result<ShopEnd> signIn(const TillName &name);
    bool isRefusal() const { return m_isRefusal; }
    // Takes in what follows, whole or not at all; what is there already is passed over, and what
    // does not fit is set aside.
    Result<Taken> take(const TillName &name, std::span<const ShippedFact> rows);

    // The last fact of the till up to that number, as the shop has it.
    Result<ShopEnd> endAt(const std::string &till, std::int64_t seq);
    // The last fact after that number that was set aside because it parted from what the shop has.
    Result<ShopEnd> lastForked(const std::string &till, std::int64_t after);

    Result<std::vector<KnownTill>> tills();
    Result<std::int64_t> asideOf(const std::string &till); // that nobody has looked at
    Result<std::vector<SetAside>> setAside(bool all = false);
    // What others wrote stays before it. False: nothing of that number is set aside.
    Result<bool> look(std::int64_t id, const std::string &note);
    Result<std::vector<ShippedFact>> factsAfter(const std::string &till, std::int64_t seq,
                                                int limit);
    // Walks every chain from its first fact, all as they were at one moment. A Problem: it could
    // not be walked.
    Result<ShopCheck> verify();
    // Keeps the reading tables from being made anew while the work reads them; the work begins its
    // own moment. A Problem also where they are of another version by now.
    Result<void> whileTablesStay(const std::function<Result<void>()> &work);
    // Makes the reading tables anew from the facts.
    Result<void> rebuild();

    PostgresStore &store() { return *m_store; }

private:
    explicit ShopBook(std::unique_ptr<PostgresStore> store)
        : m_store(std::move(store))
    {}

    struct Version
    {
        std::int64_t schema = 0, rule = 0;
    };

    Result<void> prepareTables();
    Result<Version> version();
    Result<std::string> faultIn(const KnownTill &till, std::int64_t &looked);
    Result<bool> isSetAside(const std::string &till, const ShopEnd &fact);
    Problem ofAnother() const;
    Result<void> makeReadingTables();
    Result<void> projectAll(const std::string &till);

    std::unique_ptr<PostgresStore> m_store;
    HashChain m_chain;
    bool m_isRefusal = false;
};

} // namespace guitai::storage
