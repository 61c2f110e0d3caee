// Facts by hand, step by step; the reading tables from the description of their rows.
#include "storage/shop/shop_schema.h"

#include "storage/journal/drawer_rows.h"
#include "storage/journal/reading_rows.h"
#include "storage/journal/statement_rows.h"

#include <cstdint>
#include <optional>

namespace guitai::storage {

namespace {

constexpr const char *truthSql = R"sql(
CREATE SCHEMA guitai;
CREATE SCHEMA guitai_till;

CREATE TABLE guitai.version (
    id     bigint PRIMARY KEY CHECK (id = 1),
    schema bigint NOT NULL,
    rule   bigint NOT NULL -- by which the reading tables were made
);
INSERT INTO guitai.version VALUES (1, 1, 0);

CREATE TABLE guitai.tills (
    till    text PRIMARY KEY,
    journal bytea NOT NULL UNIQUE, -- hash of its first fact: which journal it is
    seq     bigint NOT NULL,       -- of the last fact that came
    hash    bytea NOT NULL,
    last_at bigint NOT NULL,       -- when that happened
    seen    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE guitai.facts (
    till       text NOT NULL,
    seq        bigint NOT NULL,
    at         bigint NOT NULL,
    sale       text NOT NULL,
    kind       text NOT NULL,
    body       text NOT NULL,
    day_offset bigint NOT NULL, -- seconds east of Greenwich, for the days of the reading tables
    previous   bytea NOT NULL CHECK (length(previous) = 32),
    hash       bytea NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (till, seq)
);
CREATE INDEX facts_of_sale ON guitai.facts (till, sale);

CREATE FUNCTION guitai.facts_stay() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'facts are never changed or deleted'; END $$;
CREATE TRIGGER facts_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON guitai.facts
    FOR EACH STATEMENT EXECUTE FUNCTION guitai.facts_stay();

CREATE VIEW guitai_till.facts AS SELECT seq, at, sale, kind, body, hash FROM guitai.facts
    WHERE till = current_setting('guitai.till');

-- What did not fit: kept as it came, counted nowhere, shown until somebody has looked at it.
CREATE TABLE guitai.set_aside (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    till     text NOT NULL,
    seq      bigint NOT NULL,
    at       bigint NOT NULL,
    sale     bytea NOT NULL,
    kind     bytea NOT NULL,
    body     bytea NOT NULL,
    previous bytea NOT NULL,
    hash     bytea NOT NULL,
    cause    text NOT NULL,
    why      text NOT NULL,
    came     timestamptz NOT NULL DEFAULT now(),
    looked   text NOT NULL DEFAULT '', -- what somebody wrote who has looked at it
    UNIQUE (till, seq, hash)
);
)sql";

struct RowShape
{
    std::string columns; // "number bigint NOT NULL, ..."
    std::string names;   // "number, seq, ..."
    std::string key;
    bool hasTill = false;

    void add(std::string_view name, const char *type)
    {
        columns += std::string(name) + ' ' + type + ", ";
        names += (names.empty() ? "" : ", ") + std::string(name);
        hasTill = hasTill || name == "till";
        if (key.empty())
            key = name;
    }
    void operator()(std::string_view name, std::int64_t &) { add(name, "bigint NOT NULL"); }
    void operator()(std::string_view name, std::optional<std::int64_t> &) { add(name, "bigint"); }
    void operator()(std::string_view name, std::string &) { add(name, "text NOT NULL"); }
};

struct Table
{
    std::string name, sql;
};

template <typename Row>
Table tableOf()
{
    RowShape shape;
    Row row;
    Row::columns(shape, row);
    const std::string name(Row::table);
    const std::string till =
        shape.hasTill ? "" : "till text NOT NULL DEFAULT current_setting('guitai.till'), ";
    return {name, "CREATE TABLE guitai." + name + " (" + till + shape.columns +
                      "PRIMARY KEY (till, " + shape.key + "));\nCREATE VIEW guitai_till." + name +
                      " AS SELECT " + shape.names + " FROM guitai." + name +
                      " WHERE till = current_setting('guitai.till');\n"};
}

// Every kind of row that projection writes, but for the till's own notes (open sales, the drawer).
const std::vector<Table> &allTables()
{
    static const std::vector<Table> tables = {
        tableOf<StoredReceipt>(),    tableOf<StoredPayment>(),    tableOf<StoredRefund>(),
        tableOf<StoredException>(),  tableOf<StoredShift>(),      tableOf<StoredShiftCash>(),
        tableOf<StoredDrawerMove>(), tableOf<StoredDay>(),        tableOf<StoredAudit>(),
        tableOf<StoredStatement>(),  tableOf<StoredAcceptance>(),
    };
    return tables;
}

constexpr const char *indexesSql = R"sql(
CREATE UNIQUE INDEX receipts_of_sale ON guitai.receipts (till, sale);
CREATE INDEX receipts_by_time ON guitai.receipts (till, at);
CREATE INDEX receipts_by_fact ON guitai.receipts (till, seq);
CREATE INDEX receipts_of_day ON guitai.receipts (day);
CREATE INDEX payments_by_end ON guitai.payments (till, ended) WHERE ended IS NOT NULL;
CREATE INDEX payments_open ON guitai.payments (till) WHERE ended IS NULL;
CREATE INDEX payments_of_sale ON guitai.payments (till, sale);
CREATE INDEX payments_of_day ON guitai.payments (till, day);
CREATE INDEX refunds_by_end ON guitai.refunds (till, ended) WHERE ended IS NOT NULL;
CREATE INDEX refunds_open ON guitai.refunds (till) WHERE ended IS NULL;
CREATE INDEX refunds_of_sale ON guitai.refunds (till, sale);
CREATE INDEX refunds_of_day ON guitai.refunds (till, day);
CREATE INDEX exceptions_by_time ON guitai.exceptions (till, at);
CREATE INDEX exceptions_of_attempt ON guitai.exceptions (till, attempt);
CREATE INDEX shifts_of_day ON guitai.shifts (till, day);
CREATE INDEX cash_of_shift ON guitai.shift_cash (till, shift);
CREATE INDEX moves_of_shift ON guitai.drawer_moves (till, shift);
CREATE INDEX audit_of_day ON guitai.audit (till, day);
)sql";

} // namespace

const char *shopStep(int number)
{
    return number == 1 ? truthSql : "";
}

std::vector<std::string> readingTables()
{
    std::vector<std::string> names;
    for (const Table &table : allTables())
        names.push_back(table.name);
    return names;
}

std::string readingTablesSql()
{
    std::string sql;
    for (const Table &table : allTables())
        sql += "DROP TABLE IF EXISTS guitai." + table.name + " CASCADE;\n";
    for (const Table &table : allTables())
        sql += table.sql;
    return sql + indexesSql;
}

} // namespace guitai::storage
