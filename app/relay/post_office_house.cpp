// The post office's housekeeping: what other processes and relays did, what can be thrown away.
#include "app/relay/post_office.h"

#include <cstdlib>

namespace guitai::relay {

Result<void> PostOffice::learnInboxes()
{
    m_looked = true;
    const auto inboxes = m_storage->inboxes();
    if (!inboxes) {
        return inboxes.problem();
    }
    m_addresses.clear();
    for (const Inbox &inbox : *inboxes) {
        Shelf &shelf = m_shelves[inbox.id];
        const bool isOver = inbox.isRevoked || !isSame(inbox.token, shelf.inbox.token);
        shelf.inbox = inbox;
        if (!inbox.isRevoked) {
            m_addresses[digestOf(inbox.address)] = inbox.id;
        }
        if (isOver) {
            for (TillEnd *end : std::vector<TillEnd *>(shelf.present)) {
                later(end->corridor, [to = m_present.at(end).end] { to->part(closedRevoked); });
                remove(end);
            }
        }
    }
    return {};
}

void PostOffice::learnTotals(const std::vector<Total> &totals)
{
    for (auto &[id, shelf] : m_shelves) {
        shelf.letters = shelf.bytes = 0;
    }
    std::int64_t letters = 0;
    std::int64_t bytes = 0;
    for (const Total &total : totals) {
        Shelf &shelf = m_shelves[total.inbox];
        shelf.letters = total.letters;
        shelf.bytes = total.bytes;
        letters += total.letters;
        bytes += total.bytes;
    }
    m_counters.waiting = letters;
    m_counters.waitingBytes = bytes;
}

void PostOffice::lookForChanges()
{
    m_looked = true;
    if (const auto changed = m_storage->inboxesChanged(); changed && *changed) {
        if (const auto learnt = learnInboxes(); !learnt) {
            m_log.warning("cannot_read", {{"why", learnt.problem().what}});
        }
    }
}

void PostOffice::keepHouse()
{
    const Span now = m_clocks.steady();
    if (now >= m_nextLook) {
        m_nextLook = now + m_settings.lookEvery * (m_storage->isShared() ? 8 : 1);
        lookForChanges();
    }
    if (now >= m_nextSweep) {
        sweep();
    }
    if (m_storage->isShared() && now >= m_nextCount) {
        m_nextCount = now + m_settings.countEvery;
        if (const auto totals = m_storage->totals()) {
            learnTotals(*totals);
        }
    }
    if (now >= m_nextSeen) {
        m_nextSeen = now + m_settings.seenEvery;
        std::vector<TillId> here;
        for (const auto &[end, present] : m_present) {
            here.push_back(present.till.id);
        }
        if (now >= m_expireFrom) {
            if (const auto seen = m_storage->seen(here, m_clocks.wall()); !seen) {
                m_log.warning("cannot_store", {{"why", seen.problem().what}});
            }
        }
    }
}

void PostOffice::sweep()
{
    const Span now = m_clocks.steady();
    // The wall's clock decides what is beyond retention. When somebody moves it, nothing is thrown
    // away for a while: perhaps it is put right again.
    const std::int64_t ahead = m_clocks.wall().ms - now.ms;
    if (std::abs(ahead - m_wallAhead) > Span::minutes(10).ms) {
        m_log.warning("clock_moved", {{"by_ms", std::to_string(ahead - m_wallAhead)}});
        m_expireFrom = now + m_settings.expiryPauseAfterJump;
    }
    m_wallAhead = ahead;
    const auto swept =
        m_storage->sweep(m_swept, m_clocks.wall(), m_settings.grace, now >= m_expireFrom);
    m_nextSweep = now + m_settings.sweepEvery;
    if (!swept) {
        return;
    }
    m_swept = swept->upTo;
    std::int64_t removed = 0;
    for (const Total &total : swept->gone) {
        Shelf &shelf = m_shelves[total.inbox];
        shelf.letters -= total.letters;
        shelf.bytes -= total.bytes;
        m_counters.waiting -= total.letters;
        m_counters.waitingBytes -= total.bytes;
        removed += total.letters;
    }
    m_counters.removed.fetch_add(std::uint64_t(removed));
    if (removed > 100) {
        m_nextSweep = now; // as long as there is much to do, with every round a little
    }
}

// Another relay on this database stored letters, or took over a till.
void PostOffice::hear(const News &news)
{
    if (news.inboxesChanged) {
        lookForChanges();
    }
    const auto wake = [&](TillEnd *end) {
        later(end->corridor, [to = m_present.at(end).end] { to->wake(); });
    };
    if (news.everything) {
        for (const auto &[end, present] : m_present) {
            wake(end);
        }
    }
    for (const InboxId inbox : news.letters) {
        const auto shelf = m_shelves.find(inbox);
        if (shelf != m_shelves.end()) {
            for (TillEnd *end : shelf->second.present) {
                wake(end);
            }
        }
    }
    std::vector<std::pair<TillId, std::int64_t>> visits = news.visits;
    if (news.everything) {
        if (const auto tills = m_storage->tills()) {
            for (const Till &till : *tills) {
                visits.emplace_back(till.id, till.visit);
            }
        }
    }
    for (const auto &[till, visit] : visits) {
        const auto named = m_byTill.find(till);
        if (named == m_byTill.end()) {
            continue;
        }
        const Present &present = m_present.at(named->second);
        if (present.till.visit < visit) {
            later(present.end->corridor, [end = present.end] { end->part(closedReplaced); });
            remove(present.end.get());
        }
    }
}

} // namespace guitai::relay
