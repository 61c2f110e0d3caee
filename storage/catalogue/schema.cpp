// The steps, in their order. A step that has left the house is never changed: a new one is added.
#include "storage/catalogue/schema.h"

#include "storage/catalogue/statement.h"

#include <iterator>
#include <string>

namespace guitai::storage {

namespace {

struct CatalogueStep
{
    int number;
    const char *sql;
};

// product_code: a GTIN is the same with and without its leading zeros (a UPC-A is an EAN-13 that
// begins with 0), so codes are looked up without them; the second column keeps every spelling
// apart. title: each way in which a product's whole name begins to be typed. word: the words of
// its names, already folded and cut (see sought.h), hence the plainest tokenizer; ready lists for
// short beginnings, because joining the words that begin with "c" would take 10 ms.
constexpr CatalogueStep catalogueSteps[] = {
    {1, R"(
CREATE TABLE kept (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE tax (
    code TEXT PRIMARY KEY,
    ppm  INTEGER NOT NULL CHECK (ppm BETWEEN 0 AND 1000000)
) STRICT, WITHOUT ROWID;
CREATE TABLE category (
    key     TEXT PRIMARY KEY,
    place   INTEGER NOT NULL,
    name    TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    picture TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE product (
    id       INTEGER PRIMARY KEY,
    code     TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 32),
    plu      TEXT NOT NULL,
    name     TEXT NOT NULL CHECK (name <> ''),
    name_zh  TEXT NOT NULL,
    category TEXT NOT NULL,
    price    INTEGER NOT NULL CHECK (price >= 0),
    tax      TEXT NOT NULL,
    unit     INTEGER NOT NULL CHECK (unit BETWEEN 0 AND 3),
    picture  TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX product_code ON product (ltrim(code, '0'), code);
CREATE UNIQUE INDEX product_plu ON product (plu) WHERE plu <> '';
CREATE INDEX product_category ON product (category, id) WHERE category <> '';
CREATE TABLE title (
    text    TEXT NOT NULL,
    product INTEGER NOT NULL,
    PRIMARY KEY (text, product)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE word USING fts5 (
    words, content = '', columnsize = 0, tokenize = 'ascii', prefix = '1 2 3 4 5 6 7 8 9'
);
)"},
};

constexpr bool catalogueStepsRise()
{
    int before = 0;
    for (const CatalogueStep &step : catalogueSteps) {
        if (step.number != before + 1)
            return false;
        before = step.number;
    }
    return true;
}
static_assert(catalogueStepsRise(), "the steps are numbered 1, 2, 3 ... in their order");

constexpr int newestCatalogueStep = catalogueSteps[std::size(catalogueSteps) - 1].number;

Result<int> catalogueStepOf(sqlite3 *db)
{
    Statement ask(db, "PRAGMA user_version");
    if (!ask.step())
        return Problem{"The catalogue cannot be read: " + ask.trouble()};
    return int(ask.integer(0));
}

} // namespace

Result<void> bringCatalogueUpToDate(sqlite3 *db)
{
    // Looked at before the lock is taken, so that a till opens without writing.
    if (const Result<int> step = catalogueStepOf(db); !step)
        return step.problem();
    else if (*step == newestCatalogueStep)
        return {};
    if (const Result<void> begun = execute(db, "BEGIN IMMEDIATE"); !begun)
        return begun;
    const Result<int> step = catalogueStepOf(db);
    if (!step || *step > newestCatalogueStep) {
        (void)execute(db, "ROLLBACK");
        if (!step)
            return step.problem();
        return Problem{"The catalogue was written by a newer version of this program (its step " +
                       std::to_string(*step) + ", here " + std::to_string(newestCatalogueStep) +
                       "). Install the newer version."};
    }
    for (const CatalogueStep &next : catalogueSteps) {
        if (next.number <= *step)
            continue;
        const std::string mark = "PRAGMA user_version = " + std::to_string(next.number);
        Result<void> done = execute(db, next.sql);
        if (done)
            done = execute(db, mark.c_str());
        if (!done) {
            (void)execute(db, "ROLLBACK");
            return done;
        }
    }
    return execute(db, "COMMIT");
}

} // namespace guitai::storage
