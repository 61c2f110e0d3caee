// PostOffice: the one thread that stores. It takes everything that has come, commits once, and only
// then lets the answers and the letters go.
#pragma once

#include "app/relay/counters.h"
#include "app/relay/log.h"
#include "app/relay/storage.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace guitai::relay {

// What the clocks of the machine say: letters bear the wall's time, waiting goes by the steady one.
struct Clocks
{
    std::function<Instant()> wall;
    std::function<Span()> steady;
};
Clocks systemClocks();

using Task = std::function<void()>;
// The way to a network thread: runs the tasks there, in their order.
using Corridor = std::function<void(std::vector<Task>)>;

enum class Outcome
{
    Stored,
    NoInbox,
    InboxFull,
    Failed
};

struct Callback
{
    Digest inbox; // of its address
    Instant at;
    std::string provider;
    std::string content;
    std::size_t corridor = 0;
    std::function<void(Outcome)> answer; // in the corridor
};

// A letter on its way to a till.
struct Parcel
{
    LetterNumber number = 0;
    std::shared_ptr<const std::string> message; // as writeLetter() has it
};

enum class Admission
{
    Welcome,
    Refused, // wrong inbox or token, or revoked: nobody is told which
    Full,    // the inbox has too many tills
    Failed   // could not be looked up
};

// A till's connection, as the post office sees it. All calls come in its corridor.
class TillEnd
{
public:
    virtual ~TillEnd() = default;
    virtual void admit(Admission admission) = 0;
    // A letter that has just come in.
    virtual void deliver(const Parcel &parcel) = 0;
    // What ask() found. more: there may be others behind them.
    virtual void fetched(std::vector<Parcel> parcels, bool more) = 0;
    // There may be something that only asking finds.
    virtual void wake() = 0;
    virtual void part(int closeCode) = 0;

    std::size_t corridor = 0;
};

struct SignIn
{
    Digest inbox;
    Digest token;
    std::string till;
    std::shared_ptr<TillEnd> end;
};

struct OfficeSettings
{
    Span grace = Span::minutes(10); // what everybody has read stays this long, for a new till
    Span sweepEvery = Span::seconds(1);
    Span lookEvery = Span::milliseconds(250); // at what other processes did to the inboxes
    Span seenEvery = Span::minutes(10);
    Span countEvery = Span::minutes(1); // what is kept, when other relays store too
    Span expiryPauseAtStart = Span::minutes(2);
    Span expiryPauseAfterJump = Span::hours(1);
    std::size_t mostQueued = 64 * 1024 * 1024;
    std::size_t mostInBatch = 4096;
    std::size_t fetchBytes = 4 * 1024 * 1024;
};

class PostOffice
{
public:
    PostOffice(std::unique_ptr<Storage> storage, OfficeSettings settings, Clocks clocks,
               Counters &counters, const Log &log);
    ~PostOffice();

    // One for each network thread, before start().
    void addCorridor(Corridor corridor) { m_corridors.push_back(std::move(corridor)); }
    Result<void> open();
    void start();
    // Finishes what has come, and ends the thread.
    void stop();
    // Lets go of all tills and of what has come since; after stop(), when nobody else runs any
    // more.
    void forget();

    // For any thread. take() says false when too much is waiting already.
    bool take(Callback callback);
    void signIn(SignIn signIn);
    void signOff(std::shared_ptr<TillEnd> end);
    void acknowledge(std::shared_ptr<TillEnd> end, std::vector<LetterNumber> numbers);
    // fromTheBeginning: trust nothing that was found out before.
    void ask(std::shared_ptr<TillEnd> end, std::size_t most, bool fromTheBeginning = false);
    // Whether it stores at this moment; answered in the corridor.
    void probe(std::size_t corridor, std::function<void(bool)> answer);
    // Does once what the thread does again and again: for tests without a thread.
    void step();

private:
    struct Question
    {
        std::shared_ptr<TillEnd> end;
        std::size_t most = 0;
        bool fromTheBeginning = false;
    };
    struct Reading
    {
        std::shared_ptr<TillEnd> end;
        std::vector<LetterNumber> numbers;
    };
    struct Probe
    {
        std::size_t corridor = 0;
        std::function<void(bool)> answer;
    };
    struct Queue
    {
        std::vector<Callback> callbacks;
        std::vector<SignIn> signIns;
        std::vector<Reading> readings;
        std::vector<Question> questions;
        std::vector<std::shared_ptr<TillEnd>> signOffs;
        std::vector<Probe> probes;
        std::vector<News> news;
        bool empty() const
        {
            return callbacks.empty() && signIns.empty() && readings.empty() && questions.empty() &&
                   signOffs.empty() && probes.empty() && news.empty();
        }
    };
    struct DigestHash
    {
        std::size_t operator()(const Digest &digest) const;
    };
    struct Shelf // an inbox, as it is known here
    {
        Inbox inbox;
        std::int64_t letters = 0;
        std::int64_t bytes = 0;
        std::vector<TillEnd *> present;
    };
    struct Present
    {
        std::shared_ptr<TillEnd> end;
        Till till;
        Place place;
    };

    void run();
    void work(Queue queue);
    void keepHouse();
    Shelf *shelfOf(const Digest &address);
    Result<void> learnInboxes();
    void learnTotals(const std::vector<Total> &totals);
    void lookForChanges();
    bool hasRoom(const Shelf &shelf, std::size_t bytes) const;
    void settle(Queue &queue, Batch &batch, bool done);
    void welcome(SignIn &signIn, const Visit &visit);
    void remove(TillEnd *end);
    void hear(const News &news);
    void answerQuestion(const Question &question);
    void sendOut(const StoredLetter &letter, const Shelf &shelf);
    void sweep();
    void later(std::size_t corridor, Task task) { m_out[corridor].push_back(std::move(task)); }
    void flush();

    std::unique_ptr<Storage> m_storage;
    const OfficeSettings m_settings;
    const Clocks m_clocks;
    Counters &m_counters;
    const Log &m_log;
    std::vector<Corridor> m_corridors;
    std::vector<std::vector<Task>> m_out;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    Queue m_queue;
    std::size_t m_queuedBytes = 0;
    bool m_stopping = false;
    std::thread m_thread;

    // The thread's own.
    std::unordered_map<Digest, InboxId, DigestHash> m_addresses;
    std::map<InboxId, Shelf> m_shelves;
    std::unordered_map<TillEnd *, Present> m_present;
    std::unordered_map<TillId, TillEnd *> m_byTill;
    bool m_looked = false; // for changed inboxes, in this round
    Span m_nextLook, m_nextSweep, m_nextSeen, m_nextCount, m_expireFrom;
    LetterNumber m_swept = 0;
    std::int64_t m_wallAhead = 0; // of the steady clock
};

} // namespace guitai::relay
