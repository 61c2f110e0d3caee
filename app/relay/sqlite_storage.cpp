// Letters in a table by number, an index by inbox; a till's acknowledgement is a bit in the letter.
#include "app/relay/sqlite_inside.h"

#include <fcntl.h>
#include <unistd.h>

#include <map>

namespace guitai::relay {

namespace {

constexpr std::int64_t version = 1;
constexpr LetterNumber numbersAtOnce = 1'000'000;

// acked stands before content, so that sweeping and counting need not read the large part of a row.
constexpr const char *tables = R"sql(
CREATE TABLE inboxes(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    address TEXT NOT NULL UNIQUE,
    token BLOB NOT NULL,
    revoked INTEGER NOT NULL DEFAULT 0,
    retention INTEGER NOT NULL,
    letters INTEGER NOT NULL,
    bytes INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX inbox_names ON inboxes(name) WHERE revoked = 0;
CREATE TABLE tills(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    inbox INTEGER NOT NULL REFERENCES inboxes(id),
    name TEXT NOT NULL,
    slot INTEGER NOT NULL CHECK(slot BETWEEN 0 AND 63),
    visit INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    UNIQUE(inbox, name), UNIQUE(inbox, slot)
) STRICT;
CREATE TABLE letters(
    number INTEGER PRIMARY KEY,
    inbox INTEGER NOT NULL,
    at INTEGER NOT NULL,
    acked INTEGER NOT NULL DEFAULT 0,
    size INTEGER NOT NULL,
    provider TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;
CREATE INDEX letters_of_inbox ON letters(inbox, number);
CREATE TABLE numbers(next INTEGER NOT NULL) STRICT;
INSERT INTO numbers VALUES(1);
PRAGMA user_version = 1;
)sql";

} // namespace

std::unique_ptr<Storage> sqliteStorage(const std::filesystem::path &file)
{
    return std::make_unique<SqliteStorage>(file);
}

Result<void> SqliteStorage::open()
{
    // SQLite gives the files beside it the same rights.
    const int file = ::open(m_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        return Problem{"cannot open the relay's database " + m_file.string() +
                       ": is the folder there and writable?"};
    }
    ::close(file);
    if (sqlite3_open_v2(m_file.c_str(), &m_db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                        nullptr) != SQLITE_OK) {
        return problem();
    }
    sqlite3_extended_result_codes(m_db, 1);
    sqlite3_busy_timeout(m_db, 2000);
    if (!execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                 "PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864;"
                 "PRAGMA cache_size = -16384;")) {
        return problem();
    }
    // Two processes may meet an empty file at once; only one of them makes the tables.
    if (!execute("BEGIN IMMEDIATE")) {
        return problem();
    }
    std::int64_t have = -1;
    {
        Statement ask(m_db, "PRAGMA user_version");
        if (ask.step() == SQLITE_ROW) {
            have = ask.number(0);
        }
    }
    if (have == 0 && !execute(tables)) {
        const Problem why = problem();
        rollBack();
        return why;
    }
    if (!execute("COMMIT")) {
        const Problem why = problem();
        rollBack();
        return why;
    }
    if (have > version || have < 0) {
        return Problem{"the relay's database " + m_file.string() +
                       " was made by a newer guitai-relay: upgrade this one"};
    }
    m_begin = Statement(m_db, "BEGIN IMMEDIATE");
    m_commit = Statement(m_db, "COMMIT");
    m_insert = Statement(m_db, "INSERT INTO letters(number, inbox, at, size, provider, content) "
                               "VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
    m_acknowledge =
        Statement(m_db, "UPDATE letters SET acked = acked | ?1 WHERE number = ?2 AND inbox = ?3");
    m_waiting = Statement(
        m_db, "SELECT number, at, acked & ?1, provider, content FROM letters WHERE inbox = ?2 "
              "AND number >= ?3 ORDER BY number");
    m_version = Statement(m_db, "PRAGMA data_version");
    return {};
}

void SqliteStorage::close()
{
    for (Statement *statement :
         {&m_begin, &m_commit, &m_insert, &m_acknowledge, &m_waiting, &m_version}) {
        *statement = {};
    }
    sqlite3_close_v2(m_db);
    m_db = nullptr;
}

bool SqliteStorage::insertLetters(std::vector<StoredLetter> &letters)
{
    // Numbers are taken by the million and never given back: a late acknowledgement can then not
    // meet another letter, even when the last ones were removed.
    LetterNumber next = m_next;
    if (next + letters.size() > m_reserved) {
        Statement take(m_db, "UPDATE numbers SET next = next + ?1 RETURNING next - ?1");
        take.bind(1, std::int64_t(numbersAtOnce + letters.size()));
        if (take.step() != SQLITE_ROW) {
            return false;
        }
        next = LetterNumber(take.number(0));
        m_reserved = next + numbersAtOnce + letters.size();
        m_next = next;
    }
    for (StoredLetter &letter : letters) {
        letter.number = next++;
        m_insert.bind(1, std::int64_t(letter.number))
            .bind(2, letter.inbox)
            .bind(3, letter.at.ms)
            .bind(4, std::int64_t(letter.content.size()))
            .bindText(5, letter.provider)
            .bindBlob(6, letter.content.data(), letter.content.size());
        if (!m_insert.run()) {
            return false;
        }
    }
    m_next = next;
    return true;
}

bool SqliteStorage::acknowledge(const std::vector<Acknowledgement> &acknowledgements)
{
    for (const Acknowledgement &one : acknowledgements) {
        m_acknowledge.bind(1, std::int64_t(one.tills))
            .bind(2, std::int64_t(one.number))
            .bind(3, one.inbox);
        if (!m_acknowledge.run()) {
            return false;
        }
    }
    return true;
}

Result<void> SqliteStorage::commit(Batch &batch)
{
    if (batch.empty()) {
        return {};
    }
    const LetterNumber next = m_next;
    const LetterNumber reserved = m_reserved;
    const Result<void> done = transact([&] {
        if (!insertLetters(batch.letters) || !acknowledge(batch.acknowledgements)) {
            return false;
        }
        for (Visit &one : batch.visits) {
            if (!visit(one)) {
                return false;
            }
        }
        return true;
    });
    if (!done) {
        m_next = next;
        m_reserved = reserved;
    }
    return done;
}

Result<Waiting> SqliteStorage::waiting(const Till &till, Place &place, std::size_t most,
                                       std::size_t mostBytes)
{
    Waiting found;
    std::size_t bytes = 0;
    m_waiting.bind(1, std::int64_t(till.bit())).bind(2, till.inbox).bind(3, place.from);
    int status = SQLITE_DONE;
    bool isRead = true; // everything so far is acknowledged
    while ((status = m_waiting.step()) == SQLITE_ROW) {
        const std::int64_t number = m_waiting.number(0);
        if (m_waiting.number(2) != 0) {
            // Numbers only rise here, so nothing new can come in below.
            place.from = isRead ? number + 1 : place.from;
            continue;
        }
        isRead = false;
        if (found.letters.size() == most || bytes >= mostBytes) {
            found.more = true;
            break;
        }
        found.letters.push_back({LetterNumber(number),
                                 till.inbox,
                                 {m_waiting.number(1)},
                                 m_waiting.text(3),
                                 m_waiting.text(4)});
        bytes += found.letters.back().content.size();
    }
    m_waiting.reset();
    if (status != SQLITE_ROW && status != SQLITE_DONE) {
        return problem();
    }
    return found;
}

Result<void> SqliteStorage::check()
{
    return transact([&] { return execute("UPDATE numbers SET next = next"); });
}

Result<std::vector<Total>> SqliteStorage::totals()
{
    std::vector<Total> all;
    Statement ask(m_db, "SELECT inbox, count(*), sum(size), max(at) FROM letters GROUP BY inbox");
    int status = SQLITE_DONE;
    while ((status = ask.step()) == SQLITE_ROW) {
        all.push_back({ask.number(0), ask.number(1), ask.number(2), {ask.number(3)}});
    }
    if (status != SQLITE_DONE) {
        return problem();
    }
    return all;
}

Result<Swept> SqliteStorage::sweep(LetterNumber from, Instant now, Span grace, bool expire)
{
    constexpr int slice = 500;
    Swept swept;
    std::map<InboxId, Total> gone;
    int seen = 0;
    std::int64_t at = 0;
    const Result<void> done = transact([&] {
        // The tills' bits are all different, so their sum is their union. Nobody waits for the one
        // that only proves the way.
        Statement look(m_db, R"sql(
            SELECT l.number, l.inbox, l.size, l.at,
                   l.at < ?2 - i.retention,
                   l.at < ?3 AND ifnull(t.mask, 0) <> 0 AND l.acked & t.mask = t.mask
            FROM letters l LEFT JOIN inboxes i ON i.id = l.inbox
            LEFT JOIN (SELECT inbox, sum(1 << slot) AS mask FROM tills
                       WHERE name <> ?4 GROUP BY inbox) t
                   ON t.inbox = l.inbox
            WHERE l.number > ?1 ORDER BY l.number LIMIT 500)sql");
        look.bind(1, std::int64_t(from))
            .bind(2, now.ms)
            .bind(3, (now - grace).ms)
            .bindText(4, checkTill);
        std::vector<std::int64_t> numbers;
        int status = SQLITE_DONE;
        while ((status = look.step()) == SQLITE_ROW) {
            ++seen;
            swept.upTo = LetterNumber(look.number(0));
            at = look.number(3);
            if ((expire && look.number(4) != 0) || look.number(5) != 0) {
                numbers.push_back(look.number(0));
                Total &total = gone[look.number(1)];
                total.inbox = look.number(1);
                ++total.letters;
                total.bytes += look.number(2);
            }
        }
        look.reset();
        Statement remove(m_db, "DELETE FROM letters WHERE number = ?1");
        for (const std::int64_t number : numbers) {
            if (!remove.bind(1, number).run()) {
                return false;
            }
        }
        return status == SQLITE_DONE;
    });
    if (!done) {
        return done.problem();
    }
    // Those that came later are too young as well.
    if (seen < slice || at >= (now - grace).ms) {
        swept.upTo = 0;
    }
    for (const auto &[inbox, total] : gone) {
        swept.gone.push_back(total);
    }
    return swept;
}

} // namespace guitai::relay
