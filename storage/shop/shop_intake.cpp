// The judgement of shipped rows. Nothing is guessed: a row whose hash does not follow is not
// counted.
#include "storage/shop/shop_intake.h"

#include "shop/base/text.h"
#include "storage/journal/fact_json.h"
#include "storage/journal/projection.h"
#include "storage/shop/shop_tables.h"

namespace guitai::storage {

namespace {

std::span<const unsigned char> blobOf(std::string_view text)
{
    return {reinterpret_cast<const unsigned char *>(text.data()), text.size()};
}

// What PostgreSQL takes as text.
bool isText(std::string_view text)
{
    return isValidUtf8(text) && text.find('\0') == std::string_view::npos;
}

// The number of the till that the fact itself names, if it does.
std::string tillIn(const Fact &fact)
{
    return std::visit(
        [](const auto &f) -> std::string {
            if constexpr (requires { f.receipt.till; })
                return f.receipt.till;
            else if constexpr (requires { f.till; })
                return f.till;
            else
                return {};
        },
        fact);
}

bool columnsFit(const Fact &fact, const ShippedFact &row)
{
    return std::visit(
        [&row](const auto &f) {
            if constexpr (requires { f.sale; }) {
                if (f.sale.text != row.sale)
                    return false;
            }
            return f.at.ms == row.at;
        },
        fact);
}

constexpr std::size_t rowsAtOnce = 64;

std::string insertFacts(std::size_t rows)
{
    std::string sql = "INSERT INTO guitai.facts (till, seq, at, sale, kind, body, day_offset, "
                      "previous, hash) VALUES ";
    for (std::size_t i = 0; i < rows; ++i)
        sql += i == 0 ? "(?, ?, ?, ?, ?, ?, ?, ?, ?)" : ", (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    return sql;
}

} // namespace

Result<Taken> ShopIntake::take(std::span<const ShippedFact> rows)
{
    m_good.clear();
    m_taken = {};
    for (const ShippedFact &row : rows) {
        if (auto judged = judge(row); !judged)
            return judged.problem();
    }
    std::vector<Readable> readable;
    std::vector<Good> kept;
    for (const Good &good : m_good) {
        const ShippedFact &row = *good.row;
        if (!isText(row.sale) || !isText(row.kind) || !isText(row.body)) {
            if (auto done = setAside(row, "unreadable", "it is not text that a database takes");
                !done)
                return done.problem();
            continue;
        }
        kept.push_back(good);
        if (auto done = read(row, readable); !done)
            return done.problem();
    }
    if (auto done = keep(kept); !done)
        return done.problem();
    m_taken.facts = std::int64_t(kept.size());
    if (auto done = projectReadable(readable); !done)
        return done.problem();
    return m_taken;
}

Result<Taken> ShopIntake::project(std::span<const ShippedFact> rows)
{
    m_taken = {};
    std::vector<Readable> readable;
    for (const ShippedFact &row : rows) {
        if (auto done = read(row, readable); !done)
            return done.problem();
    }
    if (auto done = projectReadable(readable); !done)
        return done.problem();
    m_taken.facts = std::int64_t(rows.size());
    return m_taken;
}

Result<void> ShopIntake::judge(const ShippedFact &row)
{
    if (row.seq <= m_end.seq) {
        const auto known = isKnown(row.seq, row.hash);
        if (!known)
            return known.problem();
        if (*known)
            return {};
        m_branch = row.hash;
        return setAside(row, "forked",
                        "the shop has another fact of this number: the till was restored from an "
                        "older copy and has gone on from there");
    }
    const bool isNext = row.seq == m_end.seq + 1;
    const JournalRow content{row.seq, row.at, row.sale, row.kind, row.body};
    if (isNext && m_chain.next(m_end.hash, content) == row.hash) {
        m_good.push_back({&row, m_end.hash});
        moveTo(row);
        return {};
    }
    if (isNext && row.previous == m_end.hash) {
        moveTo(row);
        return setAside(row, "altered",
                        "its text is not the one its hash was made of: it was changed afterwards");
    }
    const auto parted = isOnBranch(row);
    if (!parted)
        return parted.problem();
    if (*parted || isNext) {
        m_branch = row.hash;
        return setAside(row, "forked",
                        "it follows a fact that the shop does not have: the till was restored from "
                        "an older copy and has gone on from there");
    }
    ShippedFact gap;
    gap.seq = m_end.seq + 1;
    gap.at = row.at;
    const std::string missing =
        row.seq == gap.seq + 1
            ? "fact " + std::to_string(gap.seq) + " is"
            : "facts " + std::to_string(gap.seq) + " to " + std::to_string(row.seq - 1) + " are";
    const std::string why = missing + " missing in the till's journal";
    if (auto done = setAside(gap, "missing", why); !done)
        return done;
    moveTo(row);
    return setAside(row, "missing", why + ", so it cannot be checked");
}

void ShopIntake::moveTo(const ShippedFact &row)
{
    m_end = {row.seq, row.hash};
    m_lastAt = row.at;
}

Result<bool> ShopIntake::isKnown(std::int64_t seq, const Hash &hash)
{
    SqlStatement &rows = m_store.statement(
        "SELECT 1 FROM guitai.facts WHERE till = ?1 AND seq = ?2 AND hash = ?3 UNION ALL SELECT 1 "
        "FROM guitai.set_aside WHERE till = ?1 AND seq = ?2 AND hash = ?3");
    const bool found = rows.bind(std::string_view(m_till)).bind(seq).bind(hash).row();
    if (rows.failed())
        return m_store.problem();
    rows.reset();
    return found;
}

Result<bool> ShopIntake::isOnBranch(const ShippedFact &row)
{
    if (!row.previous)
        return false;
    if (m_branch == row.previous)
        return true;
    SqlStatement &rows = m_store.statement("SELECT 1 FROM guitai.set_aside WHERE till = ? AND seq "
                                           "= ? AND hash = ? AND cause = 'forked'");
    const bool found =
        rows.bind(std::string_view(m_till)).bind(row.seq - 1).bind(*row.previous).row();
    if (rows.failed())
        return m_store.problem();
    rows.reset();
    return found;
}

Result<void> ShopIntake::setAside(const ShippedFact &row, const char *cause, const std::string &why)
{
    const bool isReal = !row.kind.empty();
    const auto bytes = [](const Hash &hash) { return std::span<const unsigned char>(hash); };
    SqlStatement &insert = m_store.statement(
        "INSERT INTO guitai.set_aside (till, seq, at, sale, kind, body, previous, hash, cause, "
        "why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (till, seq, hash) DO NOTHING");
    insert.bind(std::string_view(m_till)).bind(row.seq).bind(row.at);
    insert.bind(blobOf(row.sale)).bind(blobOf(row.kind)).bind(blobOf(row.body));
    insert.bind(row.previous ? bytes(*row.previous) : blobOf({}));
    insert.bind(isReal ? bytes(row.hash) : blobOf({}));
    insert.bind(std::string_view(cause)).bind(std::string_view(why));
    if (!insert.run())
        return m_store.problem();
    m_taken.aside += insert.changed();
    return {};
}

Result<void> ShopIntake::keep(std::span<const Good> rows)
{
    while (!rows.empty()) {
        const std::size_t count = rows.size() >= rowsAtOnce ? rowsAtOnce : 1;
        static const std::string many = insertFacts(rowsAtOnce), one = insertFacts(1);
        SqlStatement &insert = m_store.statement(count == 1 ? one : many);
        for (const Good &good : rows.first(count)) {
            const ShippedFact &row = *good.row;
            insert.bind(std::string_view(m_till)).bind(row.seq).bind(row.at);
            insert.bind(std::string_view(row.sale)).bind(std::string_view(row.kind));
            insert.bind(std::string_view(row.body)).bind(row.offset);
            insert.bind(good.previous).bind(row.hash);
        }
        if (!insert.run())
            return m_store.problem();
        rows = rows.subspan(count);
    }
    return {};
}

Result<void> ShopIntake::read(const ShippedFact &row, std::vector<Readable> &readable)
{
    Result<Fact> fact = factFromJson(row.kind, row.body);
    if (!fact)
        return setAside(row, "unreadable", fact.problem().what);
    if (!columnsFit(*fact, row))
        return setAside(row, "misfit", "its columns say something else than its text");
    const std::string till = tillIn(*fact);
    if (!till.empty() && till != m_till)
        return setAside(row, "other_till",
                        "it is of till " + till + ", but was shipped by " + m_till);
    readable.push_back({&row, std::move(fact).value()});
    return {};
}

// One after the other only where all together did not fit.
Result<void> ShopIntake::projectReadable(std::span<const Readable> rows)
{
    std::string why;
    auto fit = projectThese(rows, why);
    if (!fit)
        return fit.problem();
    if (*fit)
        return {};
    for (const Readable &row : rows) {
        fit = projectThese({&row, 1}, why);
        if (!fit)
            return fit.problem();
        if (*fit)
            continue;
        if (auto done = setAside(*row.row, "misfit", why); !done)
            return done;
    }
    return {};
}

// False, and all as before, when one of them does not fit what is there.
Result<bool> ShopIntake::projectThese(std::span<const Readable> rows, std::string &why)
{
    if (auto begun = m_store.run("SAVEPOINT facts"); !begun)
        return begun.problem();
    ShopTables tables(m_store);
    const auto fits = [&](const Result<void> &written) {
        why = written ? tables.why() : written.problem().what;
        return why.empty();
    };
    bool isGood = true;
    for (std::size_t i = 0; i < rows.size() && isGood; ++i) {
        storage::project(tables, rows[i].fact, rows[i].row->seq, rows[i].row->offset);
        isGood = fits(tables.takeProblem());
    }
    if (!isGood || !fits(tables.flush())) {
        // A full disk or a server that ends says nothing about the fact.
        if (m_store.isFailed() && !m_store.refusedData())
            return m_store.problem();
        if (auto undone = m_store.run("ROLLBACK TO SAVEPOINT facts"); !undone)
            return undone.problem();
        return false;
    }
    if (auto done = m_store.run("RELEASE SAVEPOINT facts"); !done)
        return done.problem();
    return true;
}

} // namespace guitai::storage
