// The reading side of the catalogue: every question is prepared once and answered by an index.
#include "storage/catalogue/catalogue.h"

#include "storage/catalogue/fold.h"
#include "storage/catalogue/schema.h"
#include "storage/catalogue/sought.h"
#include "storage/catalogue/writer.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <algorithm>
#include <atomic>
#include <functional>

namespace guitai::storage {

namespace {

constexpr std::size_t longestTypedText = 200;
// Sorts behind every continuation of a text.
constexpr std::string_view afterAll = "\xF4\x8F\xBF\xBF";

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

std::string textOf(const QSqlQuery &row, int column)
{
    return row.value(column).toString().toStdString();
}

#define GUITAI_ITEM_COLUMNS                                                                        \
    "p.code, p.plu, p.name, p.name_zh, p.category, p.price, p.tax, coalesce(t.ppm, 0), p.unit, "   \
    "p.picture FROM product p LEFT JOIN tax t ON t.code = p.tax "

CatalogueItem itemOf(const QSqlQuery &row, Currency currency)
{
    CatalogueItem item;
    item.code = textOf(row, 0);
    item.plu = textOf(row, 1);
    item.name = textOf(row, 2);
    item.nameZh = textOf(row, 3);
    item.category = textOf(row, 4);
    item.price = Money(row.value(5).toLongLong(), currency);
    item.tax = Tax{textOf(row, 6), row.value(7).toLongLong()};
    item.unit = Unit(row.value(8).toInt());
    item.picture = textOf(row, 9);
    return item;
}

std::string_view trimmedText(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

// What a new connection is told before anything else. A reader never waits for a writer under WAL.
constexpr const char *connectionHabits = "PRAGMA journal_mode = WAL;"
                                         "PRAGMA synchronous = FULL;"
                                         "PRAGMA cache_size = -4096;"
                                         "PRAGMA journal_size_limit = 4194304;"
                                         "PRAGMA temp_store = MEMORY;";

Result<void> holdCurrency(sqlite3 *db, Currency currency)
{
    std::string held;
    {
        Statement ask(db, "SELECT value FROM kept WHERE key = 'currency'");
        if (ask.step())
            held = ask.text(0);
    }
    if (held == currency.code())
        return {};
    Statement any(db, "SELECT 1 FROM product LIMIT 1");
    if (!held.empty() && any.step())
        return Problem{"The catalogue's prices are in " + held + ", the shop's currency is " +
                       currency.code() +
                       ". Move catalogue.db away and import the products with new prices, or set "
                       "the currency back."};
    any.reset();
    const std::string code = currency.code();
    return Statement(db, "INSERT OR REPLACE INTO kept (key, value) VALUES ('currency', ?)")
        .bind(1, code)
        .run();
}

Result<void> inOneTransaction(sqlite3 *db, const std::function<Result<void>()> &work)
{
    if (const Result<void> begun = execute(db, "BEGIN IMMEDIATE"); !begun)
        return begun;
    Result<void> done = work();
    if (done)
        done = execute(db, "COMMIT");
    if (!done)
        (void)execute(db, "ROLLBACK");
    return done;
}

} // namespace

struct CatalogueStore::Questions
{
    explicit Questions(const QSqlDatabase &database)
        : byCode(ask(database, "SELECT " GUITAI_ITEM_COLUMNS "WHERE ltrim(p.code, '0') = ? "
                               "ORDER BY p.code = ? DESC, p.id LIMIT 1"))
        , byPlu(ask(database, "SELECT " GUITAI_ITEM_COLUMNS "WHERE p.plu = ? AND p.plu <> ''"))
        , byId(ask(database, "SELECT " GUITAI_ITEM_COLUMNS "WHERE p.id = ?"))
        , inCategory(ask(database,
                         "SELECT " GUITAI_ITEM_COLUMNS
                         "WHERE p.category = ? AND p.category <> '' ORDER BY p.id LIMIT ?"))
        , categories(
              ask(database, "SELECT key, name, name_zh, picture FROM category ORDER BY place"))
        , taxes(ask(database, "SELECT code, ppm FROM tax ORDER BY code"))
        , count(ask(database, "SELECT count(*) FROM product"))
        , idsByCode(ask(database, "SELECT id FROM product WHERE ltrim(code, '0') = ? "
                                  "ORDER BY code = ? DESC, id LIMIT ?"))
        , idsByPlu(ask(database, "SELECT id FROM product WHERE plu >= ? AND plu < ? AND plu <> '' "
                                 "ORDER BY plu LIMIT ?"))
        , idsByTitle(ask(database, "SELECT product FROM title WHERE text >= ? AND text < ? "
                                   "ORDER BY text, product LIMIT ?"))
        , idsByWords(ask(database, "SELECT rowid FROM word WHERE word MATCH ? "
                                   "ORDER BY rowid LIMIT ?"))
        , idsByLongerCode(ask(database, "SELECT id FROM product WHERE ltrim(code, '0') >= ? "
                                        "AND ltrim(code, '0') < ? ORDER BY ltrim(code, '0') "
                                        "LIMIT ?"))
    {}

    static QSqlQuery ask(const QSqlDatabase &database, const char *sql)
    {
        QSqlQuery query(database);
        query.setForwardOnly(true);
        query.prepare(QString::fromLatin1(sql));
        return query;
    }

    QSqlQuery byCode;
    QSqlQuery byPlu;
    QSqlQuery byId;
    QSqlQuery inCategory;
    QSqlQuery categories;
    QSqlQuery taxes;
    QSqlQuery count;
    QSqlQuery idsByCode;
    QSqlQuery idsByPlu;
    QSqlQuery idsByTitle;
    QSqlQuery idsByWords;
    QSqlQuery idsByLongerCode;
};

namespace {

// Asks with these values, hands over each row, and lets go of the read lock.
template <typename... Values>
void forEachRow(QSqlQuery &query, const std::function<void(const QSqlQuery &)> &take,
                const Values &...values)
{
    (query.addBindValue(values), ...);
    if (query.exec()) {
        while (query.next())
            take(query);
    }
    query.finish();
}

// Product numbers in the order in which they were found, each once, up to a limit.
class FoundNumbers
{
public:
    explicit FoundNumbers(int limit)
        : m_limit(std::size_t(std::max(limit, 0)))
    {}

    bool full() const { return m_ids.size() >= m_limit; }
    // Room for what is still wanted and for what was found already and will come again.
    int ask() const { return int(2 * m_limit); }
    const std::vector<qint64> &ids() const { return m_ids; }

    void take(const QSqlQuery &row)
    {
        const qint64 id = row.value(0).toLongLong();
        if (!full() && std::find(m_ids.begin(), m_ids.end(), id) == m_ids.end())
            m_ids.push_back(id);
    }

private:
    const std::size_t m_limit;
    std::vector<qint64> m_ids;
};

} // namespace

Result<std::unique_ptr<CatalogueStore>> CatalogueStore::open(const std::string &path,
                                                             Currency currency)
{
    static std::atomic<int> opened = 0;
    std::unique_ptr<CatalogueStore> store(
        new CatalogueStore("catalogue-" + std::to_string(++opened), currency));
    if (const Result<void> started = store->start(path); !started)
        return started.problem();
    return store;
}

Result<void> CatalogueStore::start(const std::string &path)
{
    QSqlDatabase database =
        QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), toQt(m_connection));
    if (!database.isValid())
        return Problem{"The catalogue needs Qt's SQLite driver (Debian: libqt6sql6-sqlite)."};
    database.setDatabaseName(toQt(path));
    if (!database.open())
        return Problem{"The catalogue " + path +
                       " cannot be opened: " + database.lastError().text().toStdString()};
    sqlite3 *db = handle();
    Result<void> done = execute(db, connectionHabits);
    if (done)
        done = bringCatalogueUpToDate(db);
    if (done)
        done = holdCurrency(db, m_currency);
    if (done)
        m_ask = std::make_unique<Questions>(database);
    return done;
}

CatalogueStore::CatalogueStore(std::string connection, Currency currency)
    : m_connection(std::move(connection))
    , m_currency(currency)
{}

CatalogueStore::~CatalogueStore()
{
    m_ask.reset();
    QSqlDatabase::database(toQt(m_connection), false).close();
    QSqlDatabase::removeDatabase(toQt(m_connection));
}

sqlite3 *CatalogueStore::handle() const
{
    const QVariant handle = QSqlDatabase::database(toQt(m_connection), false).driver()->handle();
    if (!handle.isValid() || qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    return *static_cast<sqlite3 *const *>(handle.data());
}

std::optional<CatalogueItem> CatalogueStore::byCode(std::string_view code)
{
    std::optional<CatalogueItem> found;
    if (code.empty())
        return found;
    const auto take = [&](const QSqlQuery &row) { found = itemOf(row, m_currency); };
    forEachRow(m_ask->byCode, take, toQt(withoutLeadingZeros(code)), toQt(code));
    // Zeros are without meaning in numbers only: "0A1" is not "A1".
    if (found && found->code != code && !isNumber(code))
        found.reset();
    if (!found)
        forEachRow(m_ask->byPlu, take, toQt(code));
    return found;
}

std::vector<CatalogueItem> CatalogueStore::find(std::string_view text, int limit)
{
    std::vector<CatalogueItem> items;
    const std::string_view typed = firstBytes(trimmedText(text), longestTypedText);
    FoundNumbers found(limit);
    if (typed.empty() || found.full())
        return items;
    const auto take = [&](const QSqlQuery &row) { found.take(row); };

    const QString raw = toQt(typed);
    const QString rawEnd = raw + toQt(afterAll);
    const QString number = toQt(withoutLeadingZeros(typed));
    if (!number.isEmpty())
        forEachRow(m_ask->idsByCode, take, number, raw, found.ask());
    forEachRow(m_ask->idsByPlu, take, raw, rawEnd, found.ask());

    const std::string title = foldedTitle(foldedWords(typed));
    if (!title.empty() && !found.full())
        forEachRow(m_ask->idsByTitle, take, toQt(title), toQt(title + std::string(afterAll)),
                   found.ask());
    const std::string words = wordQuery(typed);
    if (!words.empty() && !found.full())
        forEachRow(m_ask->idsByWords, take, toQt(words), found.ask());
    if (!number.isEmpty() && !found.full())
        forEachRow(m_ask->idsByLongerCode, take, number, number + toQt(afterAll), found.ask());

    items.reserve(found.ids().size());
    for (const qint64 id : found.ids())
        forEachRow(
            m_ask->byId, [&](const QSqlQuery &row) { items.push_back(itemOf(row, m_currency)); },
            id);
    return items;
}

std::vector<Category> CatalogueStore::categories()
{
    std::vector<Category> all;
    forEachRow(m_ask->categories, [&](const QSqlQuery &row) {
        all.push_back({textOf(row, 0), textOf(row, 1), textOf(row, 2), textOf(row, 3)});
    });
    return all;
}

std::vector<CatalogueItem> CatalogueStore::inCategory(std::string_view key, int limit)
{
    std::vector<CatalogueItem> items;
    forEachRow(
        m_ask->inCategory, [&](const QSqlQuery &row) { items.push_back(itemOf(row, m_currency)); },
        toQt(key), std::max(limit, 0));
    return items;
}

std::int64_t CatalogueStore::count()
{
    std::int64_t number = 0;
    forEachRow(m_ask->count, [&](const QSqlQuery &row) { number = row.value(0).toLongLong(); });
    return number;
}

std::vector<Tax> CatalogueStore::taxes()
{
    std::vector<Tax> all;
    forEachRow(m_ask->taxes, [&](const QSqlQuery &row) {
        all.push_back({textOf(row, 0), row.value(1).toLongLong()});
    });
    return all;
}

Result<void> CatalogueStore::put(const CatalogueItem &item)
{
    CatalogueWriter writer(handle(), m_currency);
    return inOneTransaction(handle(), [&]() -> Result<void> {
        if (const auto kept = writer.kept(item.code); kept && kept->item.code == item.code) {
            if (const Result<void> changed = writer.change(*kept, item); !changed)
                return changed;
        } else if (const Result<std::int64_t> added = writer.add(item); !added) {
            return added.problem();
        }
        return writer.finish();
    });
}

Result<void> CatalogueStore::put(const Category &category)
{
    return CatalogueWriter(handle(), m_currency).put(category);
}

Result<void> CatalogueStore::put(const Tax &tax)
{
    return CatalogueWriter(handle(), m_currency).put(tax);
}

Result<void> CatalogueStore::remove(std::string_view code)
{
    CatalogueWriter writer(handle(), m_currency);
    return inOneTransaction(handle(), [&]() -> Result<void> {
        const auto kept = writer.kept(code);
        if (!kept || kept->item.code != code)
            return {};
        return writer.remove(*kept);
    });
}

} // namespace guitai::storage
