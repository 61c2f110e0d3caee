// Group commit: answers and letters leave after the transaction that holds them, never before.
#include "app/relay/post_office.h"

#include <algorithm>
#include <chrono>
#include <cstring>

namespace guitai::relay {

namespace {

Parcel parcelOf(const StoredLetter &letter)
{
    auto message = std::make_shared<std::string>();
    message->reserve(64 + letter.provider.size() + letter.content.size());
    *message = "letter " + std::to_string(letter.number) + ' ' + std::to_string(letter.at.ms) +
               ' ' + letter.provider + "\r\n";
    *message += letter.content;
    return {letter.number, std::move(message)};
}

} // namespace

Clocks systemClocks()
{
    using namespace std::chrono;
    return {[] {
                return Instant{
                    duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
            },
            [] {
                return Span{
                    duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count()};
            }};
}

std::size_t PostOffice::DigestHash::operator()(const Digest &digest) const
{
    std::size_t hash = 0;
    std::memcpy(&hash, digest.data(), sizeof hash);
    return hash;
}

PostOffice::PostOffice(std::unique_ptr<Storage> storage, OfficeSettings settings, Clocks clocks,
                       Counters &counters, const Log &log)
    : m_storage(std::move(storage))
    , m_settings(settings)
    , m_clocks(std::move(clocks))
    , m_counters(counters)
    , m_log(log)
{}

PostOffice::~PostOffice()
{
    stop();
    m_storage.reset(); // it may still have news for us until it is gone
}

Result<void> PostOffice::open()
{
    if (const auto opened = m_storage->open(); !opened) {
        return opened.problem();
    }
    if (const auto learnt = learnInboxes(); !learnt) {
        return learnt.problem();
    }
    const auto totals = m_storage->totals();
    if (!totals) {
        return totals.problem();
    }
    learnTotals(*totals);
    const Span now = m_clocks.steady();
    m_nextLook = m_nextSweep = m_nextSeen = now;
    m_nextCount = now + m_settings.countEvery;
    m_expireFrom = now + m_settings.expiryPauseAtStart;
    m_wallAhead = m_clocks.wall().ms - now.ms;
    return {};
}

void PostOffice::start()
{
    m_storage->listen([this](News news) {
        const std::lock_guard lock(m_mutex);
        m_queue.news.push_back(std::move(news));
        m_wake.notify_one();
    });
    m_thread = std::thread([this] { run(); });
}

void PostOffice::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void PostOffice::forget()
{
    const std::lock_guard lock(m_mutex);
    m_queue = {};
    m_present.clear();
    m_byTill.clear();
    m_shelves.clear();
    m_out.clear();
}

// ---- From any thread

bool PostOffice::take(Callback callback)
{
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        const std::size_t bytes = callback.content.size();
        if (m_stopping || m_queuedBytes + bytes > m_settings.mostQueued) {
            return false;
        }
        m_queuedBytes += bytes;
        wasEmpty = m_queue.empty();
        m_queue.callbacks.push_back(std::move(callback));
    }
    if (wasEmpty) {
        m_wake.notify_one();
    }
    return true;
}

void PostOffice::signIn(SignIn signIn)
{
    const std::lock_guard lock(m_mutex);
    m_queue.signIns.push_back(std::move(signIn));
    m_wake.notify_one();
}

void PostOffice::signOff(std::shared_ptr<TillEnd> end)
{
    const std::lock_guard lock(m_mutex);
    m_queue.signOffs.push_back(std::move(end));
    m_wake.notify_one();
}

void PostOffice::acknowledge(std::shared_ptr<TillEnd> end, std::vector<LetterNumber> numbers)
{
    const std::lock_guard lock(m_mutex);
    m_queue.readings.push_back({std::move(end), std::move(numbers)});
    m_wake.notify_one();
}

void PostOffice::ask(std::shared_ptr<TillEnd> end, std::size_t most, bool fromTheBeginning)
{
    const std::lock_guard lock(m_mutex);
    m_queue.questions.push_back({std::move(end), most, fromTheBeginning});
    m_wake.notify_one();
}

void PostOffice::probe(std::size_t corridor, std::function<void(bool)> answer)
{
    const std::lock_guard lock(m_mutex);
    m_queue.probes.push_back({corridor, std::move(answer)});
    m_wake.notify_one();
}

// ---- The thread

void PostOffice::run()
{
    while (true) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, std::chrono::milliseconds(m_settings.lookEvery.ms),
                            [&] { return m_stopping || !m_queue.empty(); });
            if (m_stopping && m_queue.empty()) {
                return;
            }
        }
        step();
    }
}

void PostOffice::step()
{
    m_out.resize(m_corridors.size());
    Queue queue;
    {
        const std::lock_guard lock(m_mutex);
        if (m_queue.callbacks.size() <= m_settings.mostInBatch) {
            std::swap(queue, m_queue);
        } else {
            // The oldest ones; the rest has its turn next.
            const auto end = m_queue.callbacks.begin() + std::ptrdiff_t(m_settings.mostInBatch);
            std::vector<Callback> rest(std::make_move_iterator(end),
                                       std::make_move_iterator(m_queue.callbacks.end()));
            std::swap(queue, m_queue);
            queue.callbacks.resize(m_settings.mostInBatch);
            m_queue.callbacks = std::move(rest);
        }
        for (const Callback &callback : queue.callbacks) {
            m_queuedBytes -= callback.content.size();
        }
        m_counters.queued = std::int64_t(m_queuedBytes);
    }
    m_looked = false;
    if (!queue.empty()) {
        work(std::move(queue));
        flush();
    }
    keepHouse();
    flush();
}

PostOffice::Shelf *PostOffice::shelfOf(const Digest &address)
{
    auto found = m_addresses.find(address);
    if (found == m_addresses.end() && !m_looked) {
        lookForChanges();
        found = m_addresses.find(address);
    }
    return found == m_addresses.end() ? nullptr : &m_shelves[found->second];
}

bool PostOffice::hasRoom(const Shelf &shelf, std::size_t bytes) const
{
    return shelf.letters < shelf.inbox.limits.letters &&
           shelf.bytes + std::int64_t(bytes) <= shelf.inbox.limits.bytes;
}

void PostOffice::work(Queue queue)
{
    Batch batch;
    std::vector<Callback *> senders; // of the batch's letters, in their order
    for (Callback &callback : queue.callbacks) {
        Shelf *shelf = shelfOf(callback.inbox);
        if (!shelf) {
            later(callback.corridor,
                  [answer = std::move(callback.answer)] { answer(Outcome::NoInbox); });
        } else if (!hasRoom(*shelf, callback.content.size())) {
            later(callback.corridor,
                  [answer = std::move(callback.answer)] { answer(Outcome::InboxFull); });
        } else {
            ++shelf->letters;
            shelf->bytes += std::int64_t(callback.content.size());
            batch.letters.push_back({0, shelf->inbox.id, callback.at, std::move(callback.provider),
                                     std::move(callback.content)});
            senders.push_back(&callback);
        }
    }
    std::vector<SignIn *> visitors;
    for (SignIn &signIn : queue.signIns) {
        const Shelf *shelf = shelfOf(signIn.inbox);
        // Compared even when there is no such inbox, so that both take the same time.
        const bool isRight = isSame(signIn.token, shelf ? shelf->inbox.token : Digest{});
        if (!shelf || !isRight) {
            later(signIn.end->corridor, [end = signIn.end] { end->admit(Admission::Refused); });
            continue;
        }
        batch.visits.push_back({shelf->inbox.id, signIn.till, m_clocks.wall(), {}});
        visitors.push_back(&signIn);
    }
    std::uint64_t read = 0;
    for (const Reading &reading : queue.readings) {
        const auto present = m_present.find(reading.end.get());
        if (present == m_present.end()) {
            continue;
        }
        const Till &till = present->second.till;
        for (const LetterNumber number : reading.numbers) {
            batch.acknowledgements.push_back({number, till.inbox, till.bit()});
        }
        read += reading.numbers.size();
    }
    bool done = true;
    if (!batch.empty()) {
        const auto began = std::chrono::steady_clock::now();
        const Result<void> committed = m_storage->commit(batch);
        m_counters.commitMicroseconds.add(
            std::uint64_t(std::chrono::duration_cast<std::chrono::microseconds>(
                              std::chrono::steady_clock::now() - began)
                              .count()));
        done = committed.ok();
        if (!done) {
            m_counters.commitFailures.fetch_add(1);
        }
        if (m_counters.healthy.exchange(done) != done) {
            done ? m_log.info("storing_works_again")
                 : m_log.error("cannot_store", {{"why", committed.problem().what}});
        }
    }
    if (done) {
        m_counters.acknowledged.fetch_add(read);
    }
    for (std::size_t i = 0; i < senders.size(); ++i) {
        const StoredLetter &letter = batch.letters[i];
        Shelf &shelf = m_shelves[letter.inbox];
        later(senders[i]->corridor, [answer = std::move(senders[i]->answer), done] {
            answer(done ? Outcome::Stored : Outcome::Failed);
        });
        if (!done) {
            --shelf.letters;
            shelf.bytes -= std::int64_t(letter.content.size());
            continue;
        }
        m_counters.stored.fetch_add(1, std::memory_order_relaxed);
        m_counters.storedBytes.fetch_add(letter.content.size(), std::memory_order_relaxed);
        ++m_counters.waiting;
        m_counters.waitingBytes += std::int64_t(letter.content.size());
        if (m_log.wants(LogLevel::Debug)) {
            m_log.say(LogLevel::Debug, "stored",
                      {{"inbox", shortened(shelf.inbox.address)},
                       {"provider", letter.provider},
                       {"number", std::to_string(letter.number)},
                       {"bytes", std::to_string(letter.content.size())}});
        }
        if (!shelf.present.empty()) {
            sendOut(letter, shelf);
        }
    }
    if (done && !senders.empty()) {
        m_counters.batchLetters.add(senders.size());
    }
    for (std::size_t i = 0; i < visitors.size(); ++i) {
        SignIn &signIn = *visitors[i];
        if (done && batch.visits[i].till) {
            welcome(signIn, batch.visits[i]);
        } else {
            const Admission no = done ? Admission::Full : Admission::Failed;
            later(signIn.end->corridor, [end = signIn.end, no] { end->admit(no); });
        }
    }
    // The answers need not wait for what tills still want to read.
    flush();
    for (const News &news : queue.news) {
        hear(news);
    }
    for (const Question &question : queue.questions) {
        answerQuestion(question);
    }
    for (const auto &end : queue.signOffs) {
        remove(end.get());
    }
    if (!queue.probes.empty()) {
        const bool works = m_storage->check().ok();
        for (const Probe &probe : queue.probes) {
            later(probe.corridor, [answer = probe.answer, works] { answer(works); });
        }
    }
}

void PostOffice::sendOut(const StoredLetter &letter, const Shelf &shelf)
{
    const Parcel parcel = parcelOf(letter);
    for (TillEnd *end : shelf.present) {
        later(end->corridor, [to = m_present.at(end).end, parcel] { to->deliver(parcel); });
    }
}

void PostOffice::welcome(SignIn &signIn, const Visit &visit)
{
    const Till &till = *visit.till;
    if (const auto before = m_byTill.find(till.id); before != m_byTill.end()) {
        const std::shared_ptr<TillEnd> old = m_present.at(before->second).end;
        later(old->corridor, [old] { old->part(closedReplaced); });
        remove(old.get());
    }
    Shelf &shelf = m_shelves[till.inbox];
    m_present[signIn.end.get()] = {signIn.end, till, {}};
    m_byTill[till.id] = signIn.end.get();
    shelf.present.push_back(signIn.end.get());
    m_counters.signIns.fetch_add(1);
    m_counters.tills = std::int64_t(m_present.size());
    m_log.info("till_signed_in", {{"inbox", shelf.inbox.name}, {"till", till.name}});
    later(signIn.end->corridor, [end = signIn.end] { end->admit(Admission::Welcome); });
}

void PostOffice::remove(TillEnd *end)
{
    const auto found = m_present.find(end);
    if (found == m_present.end()) {
        return;
    }
    const Till &till = found->second.till;
    Shelf &shelf = m_shelves[till.inbox];
    m_log.info("till_signed_off", {{"inbox", shelf.inbox.name}, {"till", till.name}});
    std::erase(shelf.present, end);
    if (const auto named = m_byTill.find(till.id);
        named != m_byTill.end() && named->second == end) {
        m_byTill.erase(named);
    }
    m_present.erase(found);
    m_counters.tills = std::int64_t(m_present.size());
}

void PostOffice::answerQuestion(const Question &question)
{
    const auto present = m_present.find(question.end.get());
    if (present == m_present.end()) {
        return;
    }
    Present &here = present->second;
    if (question.fromTheBeginning) {
        here.place = {};
    }
    const Result<Waiting> found =
        m_storage->waiting(here.till, here.place, question.most, m_settings.fetchBytes);
    std::vector<Parcel> parcels;
    if (found) {
        for (const StoredLetter &letter : found->letters) {
            parcels.push_back(parcelOf(letter));
        }
    } else {
        m_log.warning("cannot_read", {{"why", found.problem().what}});
    }
    // Without a database the till's end asks again later.
    later(question.end->corridor, [end = question.end, parcels = std::move(parcels),
                                   more = !found || found->more] { end->fetched(parcels, more); });
}

void PostOffice::flush()
{
    for (std::size_t i = 0; i < m_out.size(); ++i) {
        if (!m_out[i].empty()) {
            m_corridors[i](std::exchange(m_out[i], {}));
        }
    }
}

} // namespace guitai::relay
