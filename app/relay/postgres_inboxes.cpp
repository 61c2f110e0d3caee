// Inboxes and the tills that read them, in PostgreSQL.
#include "app/relay/postgres_inside.h"

#include <algorithm>

namespace guitai::relay {

Result<std::vector<Inbox>> PostgresStorage::inboxes()
{
    if (const auto changed = inboxesChanged(); !changed) {
        return changed.problem();
    }
    const auto rows = ask("SELECT id, name, address, token, revoked, retention, letters, bytes "
                          "FROM inboxes ORDER BY id");
    if (!rows) {
        return rows.problem();
    }
    std::vector<Inbox> all;
    for (int row = 0; row < rows->count(); ++row) {
        Inbox inbox{rows->number(row, 0),
                    rows->text(row, 1),
                    rows->text(row, 2),
                    {},
                    rows->number(row, 4) != 0,
                    {{rows->number(row, 5)}, rows->number(row, 6), rows->number(row, 7)}};
        const std::string token = rows->text(row, 3);
        std::copy_n(token.begin(), std::min(token.size(), inbox.token.size()), inbox.token.begin());
        all.push_back(std::move(inbox));
    }
    return all;
}

Result<bool> PostgresStorage::inboxesChanged()
{
    const auto rows = ask("SELECT md5(coalesce(string_agg(id || ':' || revoked || ':' || "
                          "encode(token, 'hex'), ',' ORDER BY id), '')) FROM inboxes");
    if (!rows) {
        return rows.problem();
    }
    return std::exchange(m_inboxesSeen, rows->text(0, 0)) != rows->text(0, 0);
}

Result<void> PostgresStorage::addInbox(const Inbox &inbox)
{
    return transact([&]() -> Result<void> {
        const auto added = m_link.ask(
            "INSERT INTO inboxes(name, address, token, retention, letters, bytes) VALUES($1::text, "
            "$2::text, $3::bytea, $4::bigint, $5::bigint, $6::bigint)",
            Values()
                .add(inbox.name)
                .add(inbox.address)
                .add({reinterpret_cast<const char *>(inbox.token.data()), inbox.token.size()})
                .add(inbox.limits.retention.ms)
                .add(inbox.limits.letters)
                .add(inbox.limits.bytes));
        if (!added) {
            return added.problem();
        }
        return notify("inboxes " + m_self);
    });
}

Result<void> PostgresStorage::changeInbox(const Inbox &inbox)
{
    return transact([&]() -> Result<void> {
        const auto changed = m_link.ask(
            "UPDATE inboxes SET token = $2::bytea, revoked = $3::bigint WHERE id = $1::bigint",
            Values()
                .add(inbox.id)
                .add({reinterpret_cast<const char *>(inbox.token.data()), inbox.token.size()})
                .add(std::int64_t(inbox.isRevoked)));
        if (!changed) {
            return changed.problem();
        }
        return notify("inboxes " + m_self);
    });
}

Result<std::vector<Till>> PostgresStorage::tills()
{
    const auto rows = ask("SELECT id, inbox, name, slot, visit, seen FROM tills ORDER BY id");
    if (!rows) {
        return rows.problem();
    }
    std::vector<Till> all;
    for (int row = 0; row < rows->count(); ++row) {
        all.push_back({rows->number(row, 0),
                       rows->number(row, 1),
                       rows->text(row, 2),
                       int(rows->number(row, 3)),
                       rows->number(row, 4),
                       {rows->number(row, 5)}});
    }
    return all;
}

Result<void> PostgresStorage::seen(const std::vector<TillId> &tills, Instant now)
{
    // A forgotten till's bit is free for another one, which has read nothing yet.
    const auto done = ask(R"sql(
        WITH here AS (
            UPDATE tills SET seen = greatest(seen, $2::bigint) WHERE id = ANY($1::bigint[])
        ), gone AS (
            DELETE FROM tills USING inboxes
            WHERE inboxes.id = tills.inbox AND tills.seen < $2::bigint - inboxes.retention
              AND NOT tills.id = ANY($1::bigint[])
            RETURNING tills.inbox, tills.slot
        ), bits AS (
            SELECT inbox, bit_or(1::bigint << slot::int) AS mask FROM gone GROUP BY inbox
        )
        UPDATE letters SET acked = acked & ~bits.mask FROM bits WHERE letters.inbox = bits.inbox)sql",
                          Values().add(tills).add(now.ms));
    if (!done) {
        return done.problem();
    }
    return {};
}

Result<std::int64_t> PostgresStorage::waitingFor(const Till &till)
{
    const auto rows =
        ask("SELECT count(*) FROM letters WHERE inbox = $1::bigint AND acked & $2::bigint = 0",
            Values().add(till.inbox).add(std::int64_t(till.bit())));
    if (!rows) {
        return rows.problem();
    }
    return rows->number(0, 0);
}

Result<void> PostgresStorage::visit(std::vector<Visit> &visits)
{
    std::vector<std::int64_t> inboxes;
    std::vector<std::string_view> names;
    std::vector<std::int64_t> times;
    for (const Visit &visit : visits) {
        inboxes.push_back(visit.inbox);
        names.push_back(visit.name);
        times.push_back(visit.at.ms);
    }
    const auto known = m_link.ask(R"sql(
        UPDATE tills SET visit = visit + 1, seen = new.t
        FROM unnest($1::bigint[], $2::text[], $3::bigint[]) AS new(i, n, t)
        WHERE tills.inbox = new.i AND tills.name = new.n
        RETURNING tills.id, tills.inbox, tills.name, tills.slot, tills.visit)sql",
                                  Values().add(inboxes).addTexts(names).add(times));
    if (!known) {
        return known.problem();
    }
    std::map<std::pair<InboxId, std::string>, Till> found;
    for (int row = 0; row < known->count(); ++row) {
        Till till{known->number(row, 0),      known->number(row, 1), known->text(row, 2),
                  int(known->number(row, 3)), known->number(row, 4), {}};
        found[{till.inbox, till.name}] = till;
    }
    for (Visit &visit : visits) {
        const auto till = found.find({visit.inbox, visit.name});
        if (till != found.end()) {
            visit.till = till->second;
        } else if (const auto enrolled = enrol(visit); !enrolled) {
            return enrolled;
        } else if (visit.till) {
            found[{visit.inbox, visit.name}] = *visit.till;
        }
        if (visit.till) {
            const auto said = notify("visit " + m_self + ' ' + std::to_string(visit.till->id) +
                                     ' ' + std::to_string(visit.till->visit));
            if (!said) {
                return said;
            }
        }
    }
    return {};
}

// A new till takes the lowest free bit; whoever enrols in the same inbox waits for us.
Result<void> PostgresStorage::enrol(Visit &visit)
{
    const auto locked = m_link.ask("SELECT id FROM inboxes WHERE id = $1::bigint FOR UPDATE",
                                   Values().add(visit.inbox));
    if (!locked) {
        return locked.problem();
    }
    const auto added = m_link.ask(R"sql(
        INSERT INTO tills(inbox, name, slot, visit, seen)
        SELECT $1::bigint, $2::text, s, 1, $3::bigint FROM generate_series(0::bigint, 63) s
        WHERE NOT EXISTS (SELECT FROM tills WHERE inbox = $1::bigint AND slot = s)
        ORDER BY s LIMIT 1
        ON CONFLICT (inbox, name) DO UPDATE SET visit = tills.visit + 1, seen = excluded.seen
        RETURNING id, slot, visit)sql",
                                  Values().add(visit.inbox).add(visit.name).add(visit.at.ms));
    if (!added) {
        return added.problem();
    }
    visit.till.reset();
    if (added->count() == 1) {
        visit.till = Till{added->number(0, 0),      visit.inbox,         visit.name,
                          int(added->number(0, 1)), added->number(0, 2), visit.at};
    }
    return {};
}

Result<void> PostgresStorage::notify(const std::string &what)
{
    const auto said = m_link.ask("SELECT pg_notify('guitai_relay', $1::text)", Values().add(what));
    if (!said) {
        return said.problem();
    }
    return {};
}

} // namespace guitai::relay
