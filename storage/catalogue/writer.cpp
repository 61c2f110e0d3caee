// The writing side of the catalogue, on SQLite's own interface.
#include "storage/catalogue/writer.h"

#include "storage/catalogue/sought.h"

#include <sqlite3.h>

#include <algorithm>

namespace guitai::storage {

namespace {

constexpr std::size_t titlesKeptBack = 1'000'000;

void bindItem(Statement &statement, const CatalogueItem &item)
{
    statement.bind(1, item.code)
        .bind(2, item.plu)
        .bind(3, item.name)
        .bind(4, item.nameZh)
        .bind(5, item.category)
        .bind(6, item.price.minor())
        .bind(7, item.tax.code)
        .bind(8, std::int64_t(item.unit))
        .bind(9, item.picture);
}

} // namespace

bool isNumber(std::string_view code)
{
    return !code.empty() &&
           std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view withoutLeadingZeros(std::string_view code)
{
    return code.substr(std::min(code.find_first_not_of('0'), code.size()));
}

CatalogueWriter::CatalogueWriter(sqlite3 *db, Currency currency)
    : m_currency(currency)
    , m_find(db, "SELECT id, code, plu, name, name_zh, category, price, tax, unit, picture "
                 "FROM product WHERE ltrim(code, '0') = ?1 ORDER BY code = ?2 DESC, id")
    , m_findPlu(db, "SELECT code FROM product WHERE plu = ?1 AND plu <> ''")
    , m_add(db, "INSERT INTO product "
                "(code, plu, name, name_zh, category, price, tax, unit, picture) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    , m_change(db, "UPDATE product SET code = ?, plu = ?, name = ?, name_zh = ?, category = ?, "
                   "price = ?, tax = ?, unit = ?, picture = ? WHERE id = ?")
    , m_remove(db, "DELETE FROM product WHERE id = ?")
    , m_addTitle(db, "INSERT OR IGNORE INTO title (text, product) VALUES (?, ?)")
    , m_removeTitle(db, "DELETE FROM title WHERE text = ? AND product = ?")
    , m_addWords(db, "INSERT INTO word (rowid, words) VALUES (?, ?)")
    , m_removeWords(db, "INSERT INTO word (word, rowid, words) VALUES ('delete', ?, ?)")
    , m_putCategory(db, "INSERT INTO category (key, place, name, name_zh, picture) VALUES "
                        "(?1, (SELECT coalesce(max(place), 0) + 1 FROM category), ?2, ?3, ?4) "
                        "ON CONFLICT (key) DO UPDATE SET name = ?2, name_zh = ?3, picture = ?4")
    , m_hasCategory(db, "SELECT 1 FROM category WHERE key = ?")
    , m_putTax(db, "INSERT INTO tax (code, ppm) VALUES (?1, ?2) "
                   "ON CONFLICT (code) DO UPDATE SET ppm = ?2")
    , m_db(db)
{}

std::optional<KeptProduct> CatalogueWriter::kept(std::string_view code)
{
    std::optional<KeptProduct> found;
    m_find.bind(1, withoutLeadingZeros(code)).bind(2, code);
    if (m_find.step() && (m_find.text(1) == code || (isNumber(code) && isNumber(m_find.text(1))))) {
        found.emplace();
        found->id = m_find.integer(0);
        CatalogueItem &item = found->item;
        item.code = m_find.text(1);
        item.plu = m_find.text(2);
        item.name = m_find.text(3);
        item.nameZh = m_find.text(4);
        item.category = m_find.text(5);
        item.price = Money(m_find.integer(6), m_currency);
        item.tax.code = m_find.text(7);
        item.unit = Unit(m_find.integer(8));
        item.picture = m_find.text(9);
    }
    m_find.reset();
    return found;
}

std::string CatalogueWriter::codeOfPlu(std::string_view plu)
{
    std::string code;
    if (m_findPlu.bind(1, plu).step())
        code = m_findPlu.text(0);
    m_findPlu.reset();
    return code;
}

Result<std::int64_t> CatalogueWriter::add(const CatalogueItem &item)
{
    bindItem(m_add, item);
    if (const Result<void> added = m_add.run(); !added)
        return added.problem();
    const std::int64_t id = sqlite3_last_insert_rowid(m_db);
    if (const Result<void> indexed = index(id, item); !indexed)
        return indexed.problem();
    return id;
}

Result<void> CatalogueWriter::change(const KeptProduct &before, const CatalogueItem &after)
{
    bindItem(m_change, after);
    if (const Result<void> changed = m_change.bind(10, before.id).run(); !changed)
        return changed;
    if (before.item.name == after.name && before.item.nameZh == after.nameZh)
        return {};
    if (const Result<void> forgotten = forget(before); !forgotten)
        return forgotten;
    return index(before.id, after);
}

Result<void> CatalogueWriter::remove(const KeptProduct &product)
{
    if (const Result<void> forgotten = forget(product); !forgotten)
        return forgotten;
    return m_remove.bind(1, product.id).run();
}

Result<void> CatalogueWriter::put(const Category &category)
{
    return m_putCategory.bind(1, category.key)
        .bind(2, category.name)
        .bind(3, category.nameZh)
        .bind(4, category.picture)
        .run();
}

Result<void> CatalogueWriter::put(const Tax &tax)
{
    return m_putTax.bind(1, tax.code).bind(2, tax.ppm).run();
}

bool CatalogueWriter::hasCategory(std::string_view key)
{
    const bool there = m_hasCategory.bind(1, key).step();
    m_hasCategory.reset();
    return there;
}

Result<void> CatalogueWriter::finish()
{
    std::sort(m_titles.begin(), m_titles.end());
    for (const auto &[text, id] : m_titles) {
        if (const Result<void> added = m_addTitle.bind(1, text).bind(2, id).run(); !added)
            return added;
    }
    m_titles.clear();
    return {};
}

Result<void> CatalogueWriter::index(std::int64_t id, const CatalogueItem &item)
{
    for (std::string &title : titlesOf(item.name, item.nameZh))
        m_titles.emplace_back(std::move(title), id);
    if (m_titles.size() >= titlesKeptBack) {
        if (const Result<void> put = finish(); !put)
            return put;
    }
    return m_addWords.bind(1, id).bind(2, indexedWords(item.name, item.nameZh)).run();
}

// The word index keeps no text of its own: what is to be forgotten must be said to it again.
Result<void> CatalogueWriter::forget(const KeptProduct &product)
{
    if (const Result<void> put = finish(); !put)
        return put;
    const CatalogueItem &item = product.item;
    for (const std::string &title : titlesOf(item.name, item.nameZh)) {
        const Result<void> removed = m_removeTitle.bind(1, title).bind(2, product.id).run();
        if (!removed)
            return removed;
    }
    return m_removeWords.bind(1, product.id).bind(2, indexedWords(item.name, item.nameZh)).run();
}

} // namespace guitai::storage
