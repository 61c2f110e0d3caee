// One statement a batch, so that it is one round trip and one transaction.
#include "app/relay/postgres_inside.h"

#include <algorithm>

namespace guitai::relay {

namespace {

constexpr std::int64_t numbersAtOnce = 1000; // as the sequence below
constexpr int startPatienceMs = 120'000;

// The lock lets one relay make the tables when several start at once.
constexpr const char *tables = R"sql(
BEGIN;
SELECT pg_advisory_xact_lock(7107426881);
CREATE SCHEMA IF NOT EXISTS guitai_relay;
CREATE TABLE IF NOT EXISTS guitai_relay.version(version bigint NOT NULL);
INSERT INTO guitai_relay.version SELECT 1 WHERE NOT EXISTS (SELECT FROM guitai_relay.version);
CREATE TABLE IF NOT EXISTS guitai_relay.inboxes(
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    address text NOT NULL UNIQUE,
    token bytea NOT NULL,
    revoked bigint NOT NULL DEFAULT 0,
    retention bigint NOT NULL,
    letters bigint NOT NULL,
    bytes bigint NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS inbox_names ON guitai_relay.inboxes(name) WHERE revoked = 0;
CREATE TABLE IF NOT EXISTS guitai_relay.tills(
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    inbox bigint NOT NULL REFERENCES guitai_relay.inboxes(id),
    name text NOT NULL,
    slot bigint NOT NULL CHECK(slot BETWEEN 0 AND 63),
    visit bigint NOT NULL,
    seen bigint NOT NULL,
    UNIQUE(inbox, name), UNIQUE(inbox, slot)
);
CREATE TABLE IF NOT EXISTS guitai_relay.letters(
    number bigint PRIMARY KEY,
    inbox bigint NOT NULL,
    at bigint NOT NULL,
    acked bigint NOT NULL DEFAULT 0,
    size bigint NOT NULL,
    provider text NOT NULL,
    content bytea NOT NULL
) WITH (fillfactor = 90);
CREATE INDEX IF NOT EXISTS letters_of_inbox ON guitai_relay.letters(inbox, at);
CREATE SEQUENCE IF NOT EXISTS guitai_relay.letter_numbers INCREMENT BY 1000 MINVALUE 1;
CREATE TABLE IF NOT EXISTS guitai_relay.checks(relay text PRIMARY KEY, at bigint NOT NULL);
COMMIT;
)sql";

std::int64_t wallClock()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

std::unique_ptr<Storage> postgresStorage(const std::string &url)
{
    return std::make_unique<PostgresStorage>(url);
}

Result<void> PostgresStorage::open()
{
    if (const auto connected = m_link.connect(); !connected) {
        return connected;
    }
    // Nobody waits for us yet: another relay may be making the tables.
    if (const auto patient = m_link.wait(startPatienceMs); !patient) {
        return patient;
    }
    if (const auto made = m_link.run(tables); !made) {
        return made;
    }
    if (const auto usual = m_link.wait(PostgresLink::usualPatienceMs); !usual) {
        return usual;
    }
    const auto version = ask("SELECT max(version) FROM version");
    if (!version) {
        return version.problem();
    }
    if (version->number(0, 0) > 1) {
        return Problem{
            "the PostgreSQL database was made by a newer guitai-relay: upgrade this one"};
    }
    return {};
}

// Connects again when the connection is gone, but does not keep everybody waiting with it.
Result<void> PostgresStorage::ready()
{
    if (m_link.isConnected()) {
        return {};
    }
    const auto now = std::chrono::steady_clock::now();
    if (now < m_tryAgain) {
        return Problem{"the PostgreSQL database: it could not be reached a moment ago"};
    }
    const auto connected = m_link.connect();
    m_tryAgain = std::chrono::steady_clock::now() + std::chrono::milliseconds(300);
    return connected;
}

// A connection that turns out to be gone is made anew and asked once more; every statement is such
// that running it twice does no harm.
Result<Rows> PostgresStorage::ask(const char *sql, const Values &values)
{
    if (const auto can = ready(); !can) {
        return can.problem();
    }
    auto rows = m_link.ask(sql, values);
    if (rows || m_link.isConnected()) {
        return rows;
    }
    m_link.close();
    m_tryAgain = {};
    if (const auto can = ready(); !can) {
        return can.problem();
    }
    return m_link.ask(sql, values);
}

Result<void> PostgresStorage::transact(const std::function<Result<void>()> &deed)
{
    if (const auto can = ready(); !can) {
        return can;
    }
    Result<void> done = m_link.run("BEGIN");
    if (!done && !m_link.isConnected()) {
        m_link.close();
        m_tryAgain = {};
        if (const auto can = ready(); !can) {
            return can;
        }
        done = m_link.run("BEGIN");
    }
    if (done) {
        done = deed();
    }
    if (done) {
        done = m_link.run("COMMIT");
    }
    if (!done && m_link.isConnected()) {
        static_cast<void>(m_link.run("ROLLBACK"));
    }
    return done;
}

Result<void> PostgresStorage::number(std::vector<StoredLetter> &letters)
{
    for (StoredLetter &letter : letters) {
        if (m_next == m_end) {
            const auto taken = ask("SELECT nextval('letter_numbers')");
            if (!taken) {
                return taken.problem();
            }
            m_next = taken->number(0, 0);
            m_end = m_next + numbersAtOnce;
        }
        letter.number = LetterNumber(m_next++);
    }
    return {};
}

Result<void> PostgresStorage::commit(Batch &batch)
{
    if (!batch.visits.empty()) {
        if (const auto visited = transact([&] { return visit(batch.visits); }); !visited) {
            return visited;
        }
    }
    if (batch.letters.empty() && batch.acknowledgements.empty()) {
        return {};
    }
    if (const auto numbered = number(batch.letters); !numbered) {
        return numbered;
    }
    std::vector<std::int64_t> numbers;
    std::vector<std::int64_t> inboxes;
    std::vector<std::int64_t> times;
    std::vector<std::string_view> providers;
    std::vector<std::string_view> contents;
    std::vector<std::string> news;
    for (const StoredLetter &letter : batch.letters) {
        numbers.push_back(std::int64_t(letter.number));
        inboxes.push_back(letter.inbox);
        times.push_back(letter.at.ms);
        providers.push_back(letter.provider);
        contents.push_back(letter.content);
        const std::string one = "letters " + m_self + ' ' + std::to_string(letter.inbox);
        if (std::find(news.begin(), news.end(), one) == news.end()) {
            news.push_back(one);
        }
    }
    // A row can be updated once in a statement, so several tills' bits are put together.
    std::map<std::pair<LetterNumber, InboxId>, std::uint64_t> read;
    for (const Acknowledgement &one : batch.acknowledgements) {
        read[{one.number, one.inbox}] |= one.tills;
    }
    std::vector<std::int64_t> readNumbers;
    std::vector<std::int64_t> readInboxes;
    std::vector<std::int64_t> bits;
    for (const auto &[key, tills] : read) {
        readNumbers.push_back(std::int64_t(key.first));
        readInboxes.push_back(key.second);
        bits.push_back(std::int64_t(tills));
    }
    const auto done = ask(R"sql(
        WITH stored AS (
            INSERT INTO letters(number, inbox, at, size, provider, content)
            SELECT n, i, t, octet_length(c), p, c
            FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::bytea[])
                 AS new(n, i, t, p, c)
            ON CONFLICT (number) DO NOTHING
        ), read AS (
            UPDATE letters SET acked = letters.acked | new.bits
            FROM unnest($6::bigint[], $7::bigint[], $8::bigint[]) AS new(n, i, bits)
            WHERE letters.number = new.n AND letters.inbox = new.i
        )
        SELECT pg_notify('guitai_relay', news) FROM unnest($9::text[]) AS news)sql",
                          Values()
                              .add(numbers)
                              .add(inboxes)
                              .add(times)
                              .addTexts(providers)
                              .addBytes(contents)
                              .add(readNumbers)
                              .add(readInboxes)
                              .add(bits)
                              .addTexts({news.begin(), news.end()}));
    if (!done) {
        return done.problem();
    }
    return {};
}

// Another relay's letters may come in below what has been read, as numbers do; so the place is a
// time some minutes back.
Result<Waiting> PostgresStorage::waiting(const Till &till, Place &place, std::size_t most,
                                         std::size_t mostBytes)
{
    const std::int64_t now = wallClock();
    const auto rows = ask(R"sql(
        SELECT number, at, provider, content FROM (
            SELECT *, sum(size) OVER (ORDER BY at, number)::bigint AS so_far FROM (
                SELECT number, at, provider, content, size FROM letters
                WHERE inbox = $1::bigint AND at >= $2::bigint AND acked & $3::bigint = 0
                ORDER BY at, number LIMIT $4::bigint) AS unread) AS counted
        WHERE so_far - size < $5::bigint ORDER BY at, number)sql",
                          Values()
                              .add(till.inbox)
                              .add(place.from)
                              .add(std::int64_t(till.bit()))
                              .add(std::int64_t(most + 1))
                              .add(std::int64_t(mostBytes)));
    if (!rows) {
        return rows.problem();
    }
    Waiting found;
    std::size_t bytes = 0;
    for (int row = 0; row < rows->count() && found.letters.size() < most; ++row) {
        found.letters.push_back({LetterNumber(rows->number(row, 0)),
                                 till.inbox,
                                 {rows->number(row, 1)},
                                 rows->text(row, 2),
                                 rows->text(row, 3)});
        bytes += found.letters.back().content.size();
    }
    found.more = found.letters.size() < std::size_t(rows->count()) || bytes >= mostBytes;
    const std::int64_t oldest = found.letters.empty() ? now : found.letters.front().at.ms;
    place.from = std::max<std::int64_t>(place.from, std::min(oldest, now - Span::minutes(2).ms));
    return found;
}

Result<void> PostgresStorage::check()
{
    const auto rows = ask("INSERT INTO checks VALUES($1::text, $2::bigint) ON CONFLICT (relay) "
                          "DO UPDATE SET at = excluded.at",
                          Values().add(m_self).add(wallClock()));
    if (!rows) {
        return rows.problem();
    }
    return {};
}

Result<std::vector<Total>> PostgresStorage::totals()
{
    // At the start nobody waits for us; later a count that takes too long is left for another time.
    const bool isFirst = !m_hasTotals;
    if (isFirst) {
        if (const auto can = ready(); !can) {
            return can.problem();
        }
        if (const auto patient = m_link.wait(startPatienceMs); !patient) {
            return patient.problem();
        }
    }
    const auto rows = ask("SELECT inbox, count(*), sum(size)::bigint, max(at) FROM letters "
                          "GROUP BY inbox");
    if (isFirst && m_link.isConnected()) {
        if (const auto usual = m_link.wait(PostgresLink::usualPatienceMs); !usual) {
            return usual.problem();
        }
    }
    if (!rows) {
        return rows.problem();
    }
    m_hasTotals = true;
    std::vector<Total> all;
    for (int row = 0; row < rows->count(); ++row) {
        all.push_back({rows->number(row, 0),
                       rows->number(row, 1),
                       rows->number(row, 2),
                       {rows->number(row, 3)}});
    }
    return all;
}

Result<Swept> PostgresStorage::sweep(LetterNumber from, Instant now, Span grace, bool expire)
{
    const auto rows = ask(R"sql(
        WITH slice AS (
            SELECT number, inbox, at, acked FROM letters WHERE number > $1::bigint
            ORDER BY number LIMIT 500
        ), masks AS (
            SELECT inbox, bit_or(1::bigint << slot::int) AS mask FROM tills
            WHERE name <> $5 GROUP BY inbox
        ), over AS (
            SELECT slice.number FROM slice
            LEFT JOIN masks ON masks.inbox = slice.inbox
            LEFT JOIN inboxes ON inboxes.id = slice.inbox
            WHERE ($4::bigint <> 0 AND slice.at < $2::bigint - inboxes.retention)
               OR (slice.at < $3::bigint AND slice.acked & masks.mask = masks.mask)
        ), gone AS (
            DELETE FROM letters WHERE number IN (SELECT number FROM over) RETURNING inbox, size
        )
        SELECT s.upto, s.seen, g.inbox, g.letters, g.bytes
        FROM (SELECT max(number) AS upto, count(*) AS seen FROM slice) AS s
        LEFT JOIN (SELECT inbox, count(*) AS letters, sum(size)::bigint AS bytes FROM gone
                   GROUP BY inbox) AS g ON true)sql",
                          Values()
                              .add(std::int64_t(from))
                              .add(now.ms)
                              .add((now - grace).ms)
                              .add(std::int64_t(expire))
                              .add(checkTill));
    if (!rows) {
        return rows.problem();
    }
    Swept swept;
    if (rows->number(0, 1) == 500) {
        swept.upTo = LetterNumber(rows->number(0, 0));
    }
    for (int row = 0; row < rows->count() && !rows->isNull(row, 2); ++row) {
        swept.gone.push_back(
            {rows->number(row, 2), rows->number(row, 3), rows->number(row, 4), {}});
    }
    return swept;
}

} // namespace guitai::relay
