// Inboxes and the tills that read them, in PostgreSQL.
#include "app/relay/postgres_inside.h"

#include <algorithm>

namespace guitai::relay {

namespace {

constexpr int clearSlices = 50; // at once

} // namespace

Result<std::vector<Inbox>> PostgresStorage::inboxes()
{
    // Asked before the rows: what changes meanwhile is news then.
    const auto mark = markOfInboxes();
    if (!mark) {
        return mark.problem();
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
    m_inboxesSeen = *mark;
    return all;
}

Result<std::string> PostgresStorage::markOfInboxes()
{
    const auto rows = ask("SELECT md5(coalesce(string_agg(id || ':' || revoked || ':' || "
                          "encode(token, 'hex'), ',' ORDER BY id), '')) FROM inboxes");
    if (!rows) {
        return rows.problem();
    }
    return rows->text(0, 0);
}

// It stays changed until they have been read.
Result<bool> PostgresStorage::inboxesChanged()
{
    const auto mark = markOfInboxes();
    if (!mark) {
        return mark.problem();
    }
    return *mark != m_inboxesSeen;
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

// A forgotten till's bit is free for another one, which has read nothing yet: it is taken out of
// the letters first, in slices, so that a long time of many letters keeps nobody waiting.
Result<void> PostgresStorage::seen(const std::vector<TillId> &tills, Instant now)
{
    const auto here = ask("UPDATE tills SET seen = greatest(seen, $2::bigint) WHERE id = "
                          "ANY($1::bigint[])",
                          Values().add(tills).add(now.ms));
    if (!here) {
        return here.problem();
    }
    const auto gone = ask("SELECT tills.id, tills.inbox, slot FROM tills JOIN inboxes ON "
                          "inboxes.id = tills.inbox WHERE tills.seen < $1::bigint - retention",
                          Values().add(now.ms));
    if (!gone) {
        return gone.problem();
    }
    int slices = clearSlices;
    for (int row = 0; row < gone->count(); ++row) {
        Till till;
        till.id = gone->number(row, 0);
        till.inbox = gone->number(row, 1);
        till.slot = int(gone->number(row, 2));
        const auto isClear = clear(till, slices);
        if (!isClear) {
            return isClear.problem();
        }
        if (!*isClear) {
            return {}; // goes on the next time
        }
        // It may have come back meanwhile; then it is told of these letters once more.
        const auto forgotten =
            ask("DELETE FROM tills USING inboxes WHERE tills.id = $1::bigint AND inboxes.id = "
                "tills.inbox AND tills.seen < $2::bigint - retention",
                Values().add(till.id).add(now.ms));
        if (!forgotten) {
            return forgotten.problem();
        }
    }
    return {};
}

// False: there is more than so many slices.
Result<bool> PostgresStorage::clear(const Till &till, int &slices)
{
    std::int64_t at = -1;
    std::int64_t number = -1;
    while (slices-- > 0) {
        const auto rows =
            ask(R"sql(
            WITH slice AS (
                SELECT at, number FROM letters
                WHERE inbox = $1::bigint AND (at, number) > ($3::bigint, $4::bigint)
                  AND acked & $2::bigint <> 0
                ORDER BY at, number LIMIT 2000
            ), cleared AS (
                UPDATE letters SET acked = acked & ~$2::bigint
                WHERE number IN (SELECT number FROM slice)
            )
            SELECT at, number FROM slice ORDER BY at DESC, number DESC LIMIT 1)sql",
                Values().add(till.inbox).add(std::int64_t(till.bit())).add(at).add(number));
        if (!rows) {
            return rows.problem();
        }
        if (rows->count() == 0) {
            return true;
        }
        at = rows->number(0, 0);
        number = rows->number(0, 1);
    }
    return false;
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
