// Inboxes and the tills that read them, in SQLite.
#include "app/relay/sqlite_inside.h"

#include <algorithm>

namespace guitai::relay {

Result<std::vector<Inbox>> SqliteStorage::inboxes()
{
    // Asked before the rows: what changes meanwhile is news then.
    std::int64_t version = m_dataVersion;
    if (m_version.step() == SQLITE_ROW) {
        version = m_version.number(0);
    }
    m_version.reset();
    std::vector<Inbox> all;
    Statement ask(m_db, "SELECT id, name, address, token, revoked, retention, letters, bytes "
                        "FROM inboxes ORDER BY id");
    int status = SQLITE_DONE;
    while ((status = ask.step()) == SQLITE_ROW) {
        Inbox inbox{ask.number(0),      ask.text(1),
                    ask.text(2),        {},
                    ask.number(4) != 0, {{ask.number(5)}, ask.number(6), ask.number(7)}};
        const std::string token = ask.text(3);
        std::copy_n(token.begin(), std::min(token.size(), inbox.token.size()), inbox.token.begin());
        all.push_back(std::move(inbox));
    }
    if (status != SQLITE_DONE) {
        return problem();
    }
    m_dataVersion = version;
    return all;
}

Result<bool> SqliteStorage::inboxesChanged()
{
    const int status = m_version.step();
    const bool changed = status == SQLITE_ROW && m_version.number(0) != m_dataVersion;
    m_version.reset();
    if (status != SQLITE_ROW) {
        return problem();
    }
    return changed;
}

Result<void> SqliteStorage::addInbox(const Inbox &inbox)
{
    return transact([&] {
        Statement add(m_db, "INSERT INTO inboxes(name, address, token, retention, letters, bytes) "
                            "VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
        add.bindText(1, inbox.name)
            .bindText(2, inbox.address)
            .bindBlob(3, inbox.token.data(), inbox.token.size())
            .bind(4, inbox.limits.retention.ms)
            .bind(5, inbox.limits.letters)
            .bind(6, inbox.limits.bytes);
        return add.run();
    });
}

Result<void> SqliteStorage::changeInbox(const Inbox &inbox)
{
    return transact([&] {
        Statement change(m_db, "UPDATE inboxes SET token = ?2, revoked = ?3 WHERE id = ?1");
        change.bind(1, inbox.id)
            .bindBlob(2, inbox.token.data(), inbox.token.size())
            .bind(3, inbox.isRevoked);
        return change.run();
    });
}

Result<std::vector<Till>> SqliteStorage::tills()
{
    std::vector<Till> all;
    Statement ask(m_db, "SELECT id, inbox, name, slot, visit, seen FROM tills ORDER BY id");
    int status = SQLITE_DONE;
    while ((status = ask.step()) == SQLITE_ROW) {
        all.push_back({ask.number(0),
                       ask.number(1),
                       ask.text(2),
                       int(ask.number(3)),
                       ask.number(4),
                       {ask.number(5)}});
    }
    if (status != SQLITE_DONE) {
        return problem();
    }
    return all;
}

Result<void> SqliteStorage::seen(const std::vector<TillId> &tills, Instant now)
{
    return transact([&] {
        Statement see(m_db, "UPDATE tills SET seen = max(seen, ?2) WHERE id = ?1");
        for (const TillId till : tills) {
            if (!see.bind(1, till).bind(2, now.ms).run()) {
                return false;
            }
        }
        std::vector<Till> gone;
        Statement old(m_db, "DELETE FROM tills WHERE seen < ?1 - (SELECT retention FROM inboxes "
                            "WHERE inboxes.id = tills.inbox) RETURNING inbox, slot");
        old.bind(1, now.ms);
        int status = SQLITE_DONE;
        while ((status = old.step()) == SQLITE_ROW) {
            Till till;
            till.inbox = old.number(0);
            till.slot = int(old.number(1));
            gone.push_back(till);
        }
        // Its bit is free for another till, which has read nothing yet.
        Statement clear(m_db, "UPDATE letters SET acked = acked & ~?1 WHERE inbox = ?2");
        for (const Till &till : gone) {
            if (!clear.bind(1, std::int64_t(till.bit())).bind(2, till.inbox).run()) {
                return false;
            }
        }
        return status == SQLITE_DONE;
    });
}

Result<std::int64_t> SqliteStorage::waitingFor(const Till &till)
{
    Statement ask(m_db, "SELECT count(*) FROM letters WHERE inbox = ?1 AND acked & ?2 = 0");
    ask.bind(1, till.inbox).bind(2, std::int64_t(till.bit()));
    if (ask.step() != SQLITE_ROW) {
        return problem();
    }
    return ask.number(0);
}

bool SqliteStorage::visit(Visit &visit)
{
    Statement known(m_db, "UPDATE tills SET visit = visit + 1, seen = ?3 WHERE inbox = ?1 AND "
                          "name = ?2 RETURNING id, slot, visit");
    known.bind(1, visit.inbox).bindText(2, visit.name).bind(3, visit.at.ms);
    int status = known.step();
    if (status == SQLITE_ROW) {
        visit.till = Till{known.number(0),      visit.inbox,     visit.name,
                          int(known.number(1)), known.number(2), visit.at};
        return true;
    }
    if (status != SQLITE_DONE) {
        return false;
    }
    std::uint64_t taken = 0;
    Statement slots(m_db, "SELECT slot FROM tills WHERE inbox = ?1");
    slots.bind(1, visit.inbox);
    while ((status = slots.step()) == SQLITE_ROW) {
        taken |= std::uint64_t(1) << slots.number(0);
    }
    if (status != SQLITE_DONE) {
        return false;
    }
    if (~taken == 0) {
        visit.till.reset();
        return true;
    }
    Till till{0, visit.inbox, visit.name, 0, 1, visit.at};
    while (taken >> till.slot & 1) {
        ++till.slot;
    }
    Statement add(m_db, "INSERT INTO tills(inbox, name, slot, visit, seen) "
                        "VALUES(?1, ?2, ?3, 1, ?4) RETURNING id");
    add.bind(1, till.inbox).bindText(2, till.name).bind(3, till.slot).bind(4, visit.at.ms);
    if (add.step() != SQLITE_ROW) {
        return false;
    }
    till.id = add.number(0);
    visit.till = till;
    return true;
}

} // namespace guitai::relay
