// The journal's schema: one append-only table of facts, and the reading tables made from them. The
// constraints here are the last guard, after the engine and the till.
#include "storage/journal/schema.h"

#include <array>

namespace guitai::storage {

namespace {

constexpr char factsSql[] = R"sql(
CREATE TABLE facts (
    seq  INTEGER PRIMARY KEY,
    at   INTEGER NOT NULL,
    sale TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX facts_of_sale ON facts (sale);

CREATE TRIGGER facts_in_order BEFORE INSERT ON facts
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM facts)
BEGIN SELECT raise(ABORT, 'facts are only added after the last one'); END;
CREATE TRIGGER facts_stay BEFORE UPDATE ON facts
BEGIN SELECT raise(ABORT, 'facts are never changed'); END;
CREATE TRIGGER facts_remain BEFORE DELETE ON facts
BEGIN SELECT raise(ABORT, 'facts are never deleted'); END;

-- The last fact once more: facts cut off at the end are missed by it.
CREATE TABLE head (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    seq  INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;
INSERT INTO head VALUES (1, 0, zeroblob(32));

-- How days are counted, from which fact on: seconds east of Greenwich.
CREATE TABLE day_rule (
    from_seq INTEGER PRIMARY KEY,
    offset   INTEGER NOT NULL
) STRICT;
)sql";

constexpr char readingSql[] = R"sql(
CREATE TABLE receipts (
    number       INTEGER PRIMARY KEY,
    seq          INTEGER NOT NULL UNIQUE, -- of the fact that holds it
    sale         TEXT NOT NULL UNIQUE,
    at           INTEGER NOT NULL,
    day          TEXT NOT NULL,
    till         TEXT NOT NULL,
    cashier      TEXT NOT NULL,
    cashier_name TEXT NOT NULL,
    currency     TEXT NOT NULL,
    total        INTEGER NOT NULL,
    tax          INTEGER NOT NULL,
    discount     INTEGER NOT NULL,
    rounding     INTEGER NOT NULL,
    lines        INTEGER NOT NULL,
    methods      TEXT NOT NULL,
    refunded     INTEGER NOT NULL
) STRICT;
CREATE INDEX receipts_of_day ON receipts (day);
CREATE TRIGGER receipts_without_gaps BEFORE INSERT ON receipts
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM receipts)
BEGIN SELECT raise(ABORT, 'receipt numbers rise by one, without gaps'); END;

CREATE TABLE payments (
    attempt   TEXT PRIMARY KEY,
    sale      TEXT NOT NULL,
    receipt   INTEGER,
    provider  TEXT NOT NULL,
    currency  TEXT NOT NULL,
    amount    INTEGER NOT NULL, -- asked for
    net       INTEGER NOT NULL, -- what the shop holds more than before
    tendered  INTEGER,
    change    INTEGER,
    state     TEXT NOT NULL CHECK (state IN ('open', 'closing', 'paid', 'declined', 'cancelled')),
    reason    TEXT NOT NULL,
    reference TEXT NOT NULL,
    opened    INTEGER NOT NULL,
    ended     INTEGER,
    day       TEXT NOT NULL,    -- of the end, until then of the opening
    CHECK ((ended IS NULL) = (state IN ('open', 'closing')))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_open_attempt_a_sale ON payments (sale) WHERE ended IS NULL;
CREATE INDEX payments_of_sale ON payments (sale);
CREATE INDEX payments_of_day ON payments (day);
CREATE INDEX payments_by_reference ON payments (reference) WHERE reference <> '';

CREATE TABLE refunds (
    refund    TEXT PRIMARY KEY,
    leg       TEXT NOT NULL,
    sale      TEXT NOT NULL,
    receipt   INTEGER,
    provider  TEXT NOT NULL,
    currency  TEXT NOT NULL,
    amount    INTEGER NOT NULL,
    why       TEXT NOT NULL,
    person    TEXT NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('asked', 'done', 'refused')),
    reason    TEXT NOT NULL,
    reference TEXT NOT NULL,
    opened    INTEGER NOT NULL,
    ended     INTEGER,
    day       TEXT NOT NULL,
    CHECK ((ended IS NULL) = (state = 'asked'))
) STRICT, WITHOUT ROWID;
CREATE INDEX refunds_of_sale ON refunds (sale);
CREATE INDEX refunds_of_day ON refunds (day);
CREATE INDEX refunds_open ON refunds (opened) WHERE ended IS NULL;

CREATE TABLE exceptions (
    seq       INTEGER PRIMARY KEY, -- of the fact that tells it
    attempt   TEXT NOT NULL,
    sale      TEXT NOT NULL,
    trouble   TEXT NOT NULL,
    currency  TEXT NOT NULL,
    amount    INTEGER NOT NULL,
    reference TEXT NOT NULL,
    at        INTEGER NOT NULL,
    settled   INTEGER,
    how       TEXT NOT NULL,
    person    TEXT NOT NULL
) STRICT;
CREATE INDEX exceptions_of_attempt ON exceptions (attempt);
CREATE INDEX exceptions_open ON exceptions (at) WHERE settled IS NULL;

-- The sales that are not over: what the next start takes up again.
CREATE TABLE open_sales (
    sale TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Expected cash.
CREATE TABLE drawer (
    currency TEXT PRIMARY KEY,
    amount   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// What reports read: whole receipts in the order of time, payments and refunds by their end.
constexpr char reportsSql[] = R"sql(
ALTER TABLE receipts ADD COLUMN gross INTEGER NOT NULL DEFAULT 0;
ALTER TABLE receipts ADD COLUMN tip INTEGER NOT NULL DEFAULT 0;
ALTER TABLE receipts ADD COLUMN goods TEXT NOT NULL DEFAULT '[]';   -- [code, unit, milli, gross, net] each
ALTER TABLE receipts ADD COLUMN taxes TEXT NOT NULL DEFAULT '[]';   -- [code, ppm, base, amount] each
ALTER TABLE receipts ADD COLUMN tenders TEXT NOT NULL DEFAULT '[]'; -- [provider, at, net, cash, tendered, change, foreign currency, given] each
CREATE INDEX receipts_by_time ON receipts (at);
CREATE INDEX payments_by_end ON payments (ended, state, provider, currency, net, receipt)
    WHERE ended IS NOT NULL;
CREATE INDEX refunds_by_end ON refunds (ended) WHERE ended IS NOT NULL;
CREATE INDEX exceptions_by_time ON exceptions (at);
)sql";

constexpr char drawerSql[] = R"sql(
CREATE TABLE shifts (
    shift        TEXT PRIMARY KEY,
    seq          INTEGER NOT NULL UNIQUE,
    till         TEXT NOT NULL,
    cashier      TEXT NOT NULL,
    cashier_name TEXT NOT NULL,
    before       TEXT NOT NULL,
    opened       INTEGER NOT NULL,
    day          TEXT NOT NULL,
    closed       INTEGER,
    closed_seq   INTEGER,
    handed_to    TEXT NOT NULL,
    uncounted    INTEGER NOT NULL,
    CHECK ((closed IS NULL) = (closed_seq IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_open_shift ON shifts ((closed IS NULL)) WHERE closed IS NULL;
CREATE INDEX shifts_of_day ON shifts (day);

CREATE TABLE shift_cash (
    id       TEXT PRIMARY KEY,
    shift    TEXT NOT NULL,
    currency TEXT NOT NULL,
    opening  INTEGER NOT NULL,
    sales    INTEGER NOT NULL, -- net of change
    refunds  INTEGER NOT NULL,
    paid_in  INTEGER NOT NULL,
    paid_out INTEGER NOT NULL,
    counted  INTEGER,          -- while nothing has moved since
    kept     INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX cash_of_shift ON shift_cash (shift);

CREATE TABLE drawer_moves (
    seq      INTEGER PRIMARY KEY,
    shift    TEXT NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('paid_in', 'paid_out', 'opened')),
    currency TEXT NOT NULL,
    amount   INTEGER NOT NULL,
    why      TEXT NOT NULL,
    person   TEXT NOT NULL,
    approved TEXT NOT NULL,
    at       INTEGER NOT NULL,
    day      TEXT NOT NULL
) STRICT;
CREATE INDEX moves_of_shift ON drawer_moves (shift);
CREATE INDEX moves_of_day ON drawer_moves (day);

CREATE TABLE days (
    number     INTEGER PRIMARY KEY,
    seq        INTEGER NOT NULL UNIQUE,
    at         INTEGER NOT NULL,
    day        TEXT NOT NULL,
    till       TEXT NOT NULL,
    person     TEXT NOT NULL,
    taken_over INTEGER NOT NULL
) STRICT;
CREATE TRIGGER days_without_gaps BEFORE INSERT ON days
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM days)
BEGIN SELECT raise(ABORT, 'days are numbered without gaps'); END;

CREATE TABLE audit (
    seq      INTEGER PRIMARY KEY, -- of the fact that tells it
    at       INTEGER NOT NULL,
    day      TEXT NOT NULL,
    what     TEXT NOT NULL,
    sale     TEXT NOT NULL,
    person   TEXT NOT NULL,
    approved TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount   INTEGER NOT NULL,
    detail   TEXT NOT NULL
) STRICT;
CREATE INDEX audit_of_day ON audit (day);

-- By which rule the reading tables were made; older ones are made anew when the till opens them.
CREATE TABLE projected (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    rule INTEGER NOT NULL
) STRICT;
INSERT INTO projected SELECT 1, CASE WHEN EXISTS (SELECT 1 FROM facts) THEN 2 ELSE 3 END;
)sql";

// Statements held against the books: the last comparison of each day.
constexpr char statementsSql[] = R"sql(
CREATE TABLE statements (
    id         TEXT PRIMARY KEY, -- "alipay/2026-03-01"
    provider   TEXT NOT NULL,
    day        TEXT NOT NULL,
    seq        INTEGER NOT NULL UNIQUE, -- of the fact that tells it
    at         INTEGER NOT NULL,
    rows       INTEGER NOT NULL,
    equal      INTEGER NOT NULL,
    open       INTEGER NOT NULL, -- to be done, and not accepted
    unreadable INTEGER NOT NULL,
    currency   TEXT NOT NULL,
    fees       INTEGER NOT NULL -- millionths of the major unit
) STRICT, WITHOUT ROWID;
CREATE INDEX statements_of_day ON statements (day);
CREATE INDEX statements_open ON statements (day) WHERE open > 0;

CREATE TABLE accepted_rows (
    seq       INTEGER PRIMARY KEY, -- of the fact that tells it
    statement TEXT NOT NULL,
    row       TEXT NOT NULL,
    stands    INTEGER NOT NULL -- 0: the row is not there any more, or is another difference
) STRICT;
CREATE INDEX accepted_of_statement ON accepted_rows (statement);
)sql";

constexpr std::array steps = {
    Migration{1, factsSql},  Migration{2, readingSql},    Migration{3, reportsSql},
    Migration{4, drawerSql}, Migration{5, statementsSql},
};
static_assert(numbersRise(steps), "the numbers of the journal's steps rise");

constexpr Schema schema{"journal", 0x47546a31, steps};

} // namespace

const Schema &journalSchema()
{
    return schema;
}

} // namespace guitai::storage
