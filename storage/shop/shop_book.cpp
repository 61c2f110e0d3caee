// The shop's book on PostgreSQL.
#include "storage/shop/shop_book.h"

#include "storage/journal/projection.h"
#include "storage/shop/shop_intake.h"
#include "storage/shop/shop_schema.h"

#include <algorithm>

namespace guitai::storage {

namespace {

// Lets one till make the tables when several start at once.
constexpr const char *tablesLock = "SELECT pg_advisory_xact_lock(7107426882)";
constexpr const char *keepTables = "SELECT pg_advisory_lock_shared(7107426882)";
constexpr const char *letTablesGo = "SELECT pg_advisory_unlock_shared(7107426882)";
constexpr const char *shareTables = "SELECT pg_advisory_xact_lock_shared(7107426882)";
constexpr int walkRows = 1000;

} // namespace

Result<std::unique_ptr<ShopBook>> ShopBook::open(const PostgresAddress &address,
                                                 const std::atomic<bool> *isWanted)
{
    auto store = PostgresStore::connect(address, isWanted);
    if (!store)
        return store.problem();
    std::unique_ptr<ShopBook> book(new ShopBook(std::move(store).value()));
    if (auto prepared = book->prepareTables(); !prepared)
        return prepared.problem();
    if (auto set = book->m_store->run("SET search_path = guitai_till, guitai"); !set)
        return set.problem();
    return book;
}

// Of both nothing where there are no tables yet.
Result<ShopBook::Version> ShopBook::version()
{
    // to_regclass() would still answer from before, when another till has made them while we waited
    // for the lock.
    SqlStatement &there = m_store->statement("SELECT count(*) FROM pg_catalog.pg_tables WHERE "
                                             "schemaname = 'guitai' AND tablename = 'version'");
    const bool isNew = there.row() && there.integer(0) == 0;
    if (there.failed())
        return m_store->problem();
    there.reset();
    if (isNew)
        return Version();
    SqlStatement &read = m_store->statement("SELECT schema, rule FROM guitai.version");
    if (!read.row())
        return m_store->problem();
    const Version found{read.integer(0), read.integer(1)};
    read.reset();
    return found;
}

Result<void> ShopBook::prepareTables()
{
    const auto before = version();
    if (!before)
        return before.problem();
    if (before->schema == shopSchemaNumber && before->rule == projectionRule)
        return {};
    return m_store->inTransaction([&]() -> Result<void> {
        if (auto locked = m_store->run(tablesLock); !locked)
            return locked;
        const auto now = version();
        if (!now)
            return now.problem();
        if (now->schema > shopSchemaNumber || now->rule > projectionRule)
            return ofAnother();
        for (std::int64_t number = now->schema + 1; number <= shopSchemaNumber; ++number) {
            if (auto made = m_store->run(shopStep(int(number))); !made)
                return made;
        }
        return now->rule < projectionRule ? makeReadingTables() : Result<void>();
    });
}

// The lock is taken before the moment begins: a moment from before would see the tables that are
// gone by then, and they would look empty.
Result<void> ShopBook::whileTablesStay(const std::function<Result<void>()> &work)
{
    if (auto locked = m_store->run(keepTables); !locked)
        return locked;
    const auto now = version();
    Result<void> done;
    if (!now)
        done = now.problem();
    else if (now->schema != shopSchemaNumber || now->rule != projectionRule)
        done = ofAnother();
    else
        done = work();
    // Without a connection there is no lock any more.
    if (m_store->isConnected())
        static_cast<void>(m_store->run(letTablesGo));
    return done;
}

Problem ShopBook::ofAnother() const
{
    return {m_store->path() +
            " was made by a newer Guitai: upgrade this till. Until then its facts "
            "wait here"};
}

Result<void> ShopBook::makeReadingTables()
{
    if (auto made = m_store->run(readingTablesSql() +
                                 // What was not understood then may be now.
                                 "DELETE FROM guitai.set_aside WHERE looked = '' AND (till, seq, "
                                 "hash) IN (SELECT till, seq, hash FROM guitai.facts);"
                                 "UPDATE guitai.version SET rule = " +
                                 std::to_string(projectionRule));
        !made)
        return made;
    if (auto set = m_store->run("SET LOCAL search_path = guitai_till, guitai"); !set)
        return set;
    const auto all = tills();
    if (!all)
        return all.problem();
    for (const KnownTill &till : *all) {
        if (auto done = projectAll(till.till); !done)
            return done;
    }
    return {};
}

Result<void> ShopBook::rebuild()
{
    return m_store->inTransaction([this]() -> Result<void> {
        if (auto locked = m_store->run(tablesLock); !locked)
            return locked;
        return makeReadingTables();
    });
}

Result<void> ShopBook::projectAll(const std::string &till)
{
    if (auto turned = m_store->turnTo(till); !turned)
        return turned;
    ShopIntake intake(*m_store, m_chain, till, {});
    std::int64_t seq = 0;
    while (true) {
        const auto rows = factsAfter(till, seq, walkRows);
        if (!rows)
            return rows.problem();
        if (rows->empty())
            return {};
        if (auto done = intake.project(*rows); !done)
            return done.problem();
        seq = rows->back().seq;
    }
}

Result<ShopEnd> ShopBook::signIn(const TillName &name)
{
    m_isRefusal = false;
    const auto refusal = [this](const std::string &what) {
        m_isRefusal = true;
        return Problem{m_store->path() + ": " + what};
    };
    if (!m_store
             ->statement("INSERT INTO guitai.tills (till, journal, seq, hash, last_at) VALUES (?, "
                         "?, 0, ?, 0) ON CONFLICT DO NOTHING")
             .bind(std::string_view(name.till))
             .bind(name.journal)
             .bind(Hash{})
             .run())
        return m_store->problem();
    SqlStatement &row =
        m_store->statement("UPDATE guitai.tills SET seen = now() WHERE till = ? AND "
                           "journal = ? RETURNING seq, hash");
    if (row.bind(std::string_view(name.till)).bind(name.journal).row()) {
        const ShopEnd end{row.integer(0), hashFrom(row.blob(1))};
        row.reset();
        return end;
    }
    if (row.failed())
        return m_store->problem();
    row.reset();
    SqlStatement &other = m_store->statement("SELECT till FROM guitai.tills WHERE journal = ?");
    std::string known;
    if (other.bind(name.journal).row())
        known = other.text(0);
    if (other.failed())
        return m_store->problem();
    other.reset();
    if (!known.empty())
        return refusal("the facts of this till are known there as till " + known + ", not " +
                       name.till + ": set till.id to " + known + " again");
    return refusal("another till is " + name.till +
                   " there: give this one a number of its own in the settings (till.id) before it "
                   "sells, and start it with a new data folder if it has sold already");
}

Result<Taken> ShopBook::take(const TillName &name, std::span<const ShippedFact> rows)
{
    Taken taken;
    const auto done = m_store->inTransaction([&]() -> Result<void> {
        // Against an upgrade meanwhile: what the new tables refuse is no fault of the facts.
        if (auto locked = m_store->run(shareTables); !locked)
            return locked;
        // The lock makes two programs on one journal ship one after the other.
        SqlStatement &till = m_store->statement(
            "SELECT seq, hash, (SELECT schema FROM guitai.version), (SELECT rule FROM "
            "guitai.version) FROM guitai.tills WHERE till = ? AND journal = ? FOR UPDATE");
        if (!till.bind(std::string_view(name.till)).bind(name.journal).row())
            return till.failed() ? m_store->problem()
                                 : Problem{m_store->path() + " does not know this till any more"};
        const ShopEnd end{till.integer(0), hashFrom(till.blob(1))};
        const bool isOurs =
            till.integer(2) == shopSchemaNumber && till.integer(3) == projectionRule;
        till.reset();
        if (!isOurs)
            return ofAnother();
        if (auto turned = m_store->turnTo(name.till); !turned)
            return turned;
        ShopIntake intake(*m_store, m_chain, name.till, end);
        const auto took = intake.take(rows);
        if (!took)
            return took.problem();
        taken = *took;
        if (intake.end().seq == end.seq)
            return {};
        if (!m_store
                 ->statement("UPDATE guitai.tills SET seq = ?, hash = ?, last_at = ?, seen = now() "
                             "WHERE till = ?")
                 .bind(intake.end().seq)
                 .bind(intake.end().hash)
                 .bind(intake.lastAt())
                 .bind(std::string_view(name.till))
                 .run())
            return m_store->problem();
        return {};
    });
    if (!done)
        return done.problem();
    return taken;
}

Result<ShopEnd> ShopBook::endAt(const std::string &till, std::int64_t seq)
{
    SqlStatement &row = m_store->statement(
        "SELECT seq, hash FROM guitai.facts WHERE till = ? AND seq <= ? ORDER BY seq DESC LIMIT 1");
    ShopEnd end;
    if (row.bind(std::string_view(till)).bind(seq).row())
        end = {row.integer(0), hashFrom(row.blob(1))};
    if (row.failed())
        return m_store->problem();
    row.reset();
    return end;
}

Result<ShopEnd> ShopBook::lastForked(const std::string &till, std::int64_t after)
{
    SqlStatement &row = m_store->statement(
        "SELECT seq, hash FROM guitai.set_aside WHERE till = ? AND seq > ? AND cause = 'forked' "
        "ORDER BY id DESC LIMIT 1");
    ShopEnd end;
    if (row.bind(std::string_view(till)).bind(after).row())
        end = {row.integer(0), hashFrom(row.blob(1))};
    if (row.failed())
        return m_store->problem();
    row.reset();
    return end;
}

Result<std::vector<KnownTill>> ShopBook::tills()
{
    SqlStatement &rows = m_store->statement(
        "SELECT t.till, t.seq, t.last_at, (extract(epoch FROM t.seen) * 1000)::bigint, (SELECT "
        "count(*) FROM guitai.set_aside AS a WHERE a.till = t.till AND a.looked = ''), t.hash "
        "FROM guitai.tills AS t ORDER BY t.till");
    std::vector<KnownTill> all;
    while (rows.row())
        all.push_back({std::string(rows.text(0)),
                       rows.integer(1),
                       {rows.integer(2)},
                       {rows.integer(3)},
                       rows.integer(4),
                       hashFrom(rows.blob(5))});
    if (rows.failed())
        return m_store->problem();
    return all;
}

Result<std::int64_t> ShopBook::asideOf(const std::string &till)
{
    SqlStatement &row =
        m_store->statement("SELECT count(*) FROM guitai.set_aside WHERE till = ? AND looked = ''");
    if (!row.bind(std::string_view(till)).row())
        return m_store->problem();
    const std::int64_t count = row.integer(0);
    row.reset();
    return count;
}

Result<std::vector<SetAside>> ShopBook::setAside(bool all)
{
    SqlStatement &rows = m_store->statement(
        "SELECT id, till, seq, at, sale, kind, body, cause, why, (extract(epoch FROM came) * "
        "1000)::bigint, looked FROM guitai.set_aside WHERE looked = '' OR ? <> 0 ORDER BY id");
    rows.bind(all ? 1 : 0);
    const auto textOf = [&rows](int column) {
        const auto bytes = rows.blob(column);
        return std::string(bytes.begin(), bytes.end());
    };
    std::vector<SetAside> found;
    while (rows.row())
        found.push_back({rows.integer(0),
                         std::string(rows.text(1)),
                         rows.integer(2),
                         {rows.integer(3)},
                         textOf(4),
                         textOf(5),
                         textOf(6),
                         std::string(rows.text(7)),
                         std::string(rows.text(8)),
                         {rows.integer(9)},
                         std::string(rows.text(10))});
    if (rows.failed())
        return m_store->problem();
    return found;
}

Result<bool> ShopBook::look(std::int64_t id, const std::string &note)
{
    SqlStatement &mark = m_store->statement(
        "UPDATE guitai.set_aside SET looked = looked || CASE WHEN looked = '' THEN '' ELSE '; ' "
        "END || ? WHERE id = ?");
    if (!mark.bind(std::string_view(note)).bind(id).run())
        return m_store->problem();
    return mark.changed() == 1;
}

Result<std::vector<ShippedFact>> ShopBook::factsAfter(const std::string &till, std::int64_t seq,
                                                      int limit)
{
    SqlStatement &rows = m_store->statement(
        "SELECT seq, at, sale, kind, body, day_offset, previous, hash FROM guitai.facts WHERE till "
        "= ? AND seq > ? ORDER BY seq LIMIT ?");
    rows.bind(std::string_view(till)).bind(seq).bind(limit);
    std::vector<ShippedFact> facts;
    while (rows.row()) {
        ShippedFact fact;
        fact.seq = rows.integer(0);
        fact.at = rows.integer(1);
        fact.sale = rows.text(2);
        fact.kind = rows.text(3);
        fact.body = rows.text(4);
        fact.offset = int(rows.integer(5));
        fact.previous = hashFrom(rows.blob(6));
        fact.hash = hashFrom(rows.blob(7));
        facts.push_back(std::move(fact));
    }
    if (rows.failed())
        return m_store->problem();
    return facts;
}

Result<ShopCheck> ShopBook::verify()
{
    ShopCheck check;
    // Tills go on shipping meanwhile.
    const auto walked = m_store->atOneMoment([&]() -> Result<void> {
        const auto all = tills();
        if (!all)
            return all.problem();
        for (const KnownTill &till : *all) {
            auto fault = faultIn(till, check.facts);
            if (!fault)
                return fault.problem();
            if (fault->empty())
                continue;
            check.fault = m_store->path() + ": till " + till.till + *fault;
            return {};
        }
        return {};
    });
    if (!walked)
        return walked.problem();
    return check;
}

// The first of its facts that does not hold; empty: all do.
Result<std::string> ShopBook::faultIn(const KnownTill &till, std::int64_t &looked)
{
    ShopEnd last;
    while (true) {
        const auto rows = factsAfter(till.till, last.seq, walkRows);
        if (!rows)
            return rows.problem();
        if (rows->empty())
            break;
        for (const ShippedFact &row : *rows) {
            const JournalRow content{row.seq, row.at, row.sale, row.kind, row.body};
            const std::string here = ", fact " + std::to_string(row.seq) + ": ";
            if (m_chain.next(*row.previous, content) != row.hash)
                return here + "its hash does not follow from its text";
            // Between two facts there may be what was set aside.
            if (row.seq == last.seq + 1 && row.previous != last.hash)
                return here + "it does not follow the fact before it";
            if (row.seq != last.seq + 1) {
                const auto aside = isSetAside(till.till, {row.seq - 1, *row.previous});
                if (!aside)
                    return aside.problem();
                if (!*aside)
                    return here + "facts are missing before it";
            }
            last = {row.seq, row.hash};
            ++looked;
        }
    }
    if (last.seq > till.facts)
        return std::string(" has facts after its last one");
    if (last.seq == till.facts)
        return std::string();
    const auto aside = isSetAside(till.till, {till.facts, till.hash});
    if (!aside)
        return aside.problem();
    return *aside
               ? std::string()
               : ": facts are missing at the end: the last one was " + std::to_string(till.facts);
}

Result<bool> ShopBook::isSetAside(const std::string &till, const ShopEnd &fact)
{
    SqlStatement &aside = m_store->statement(
        "SELECT 1 FROM guitai.set_aside WHERE till = ? AND seq = ? AND hash = ?");
    const bool isThere = aside.bind(std::string_view(till)).bind(fact.seq).bind(fact.hash).row();
    if (aside.failed())
        return m_store->problem();
    aside.reset();
    return isThere;
}

} // namespace guitai::storage
