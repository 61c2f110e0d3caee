// The outbox reads the journal through a connection of its own; the till never waits for it.
#include "storage/shop/outbox.h"

#include "storage/journal/day_rules.h"
#include "storage/journal/receipts.h"
#include "storage/shop/shop_address.h"

#include <algorithm>
#include <fstream>

namespace guitai::storage {

namespace {

constexpr int batchRows = 500;
constexpr std::size_t bytesAtOnce = 4 * 1024 * 1024;

// Where the shipping stood, for what is shown before the shop's database has answered.
std::string positionFile(const std::string &folder)
{
    return folder + "/shop-position";
}

} // namespace

Span shopPause(int failures, std::uint64_t chance)
{
    const Span whole =
        failures > 8 ? Span::minutes(5) : Span::seconds(std::int64_t(1) << std::max(failures, 0));
    return Span::milliseconds(whole.ms / 2 +
                              std::int64_t(chance % std::uint64_t(whole.ms / 2 + 1)));
}

Outbox::Outbox(std::string folder, std::string till, ShopDatabaseSettings settings,
               const std::atomic<bool> *isWanted)
    : m_folder(std::move(folder))
    , m_settings(std::move(settings))
    , m_isWanted(isWanted)
{
    m_name.till = std::move(till);
    m_weather.link = ShopLink::Connecting;
    std::ifstream(positionFile(m_folder)) >> m_position;
}

Outbox::~Outbox() = default;

Result<bool> Outbox::ship(Instant now)
{
    const auto unread = [&](const Problem &problem) {
        m_isCounted = false;
        show(ShopLink::Unreachable, problem.what, now);
        return problem;
    };
    if (auto opened = openJournal(); !opened)
        return unread(opened.problem());
    const bool wasConnected = m_book && m_book->store().isConnected();
    auto more = shipOnce(now);
    // A connection that has been idle may be gone without anybody knowing: that is no failure yet.
    if (!more && wasConnected && !m_book->store().isConnected() && (!m_isWanted || *m_isWanted))
        more = shipOnce(now);
    if (auto counted = count(); !counted)
        return unread(counted.problem());
    if (more) {
        show(m_standing, m_standingWhy, now);
        return more;
    }
    const bool isRefused = m_book && m_book->isRefusal();
    // The next try looks anew: the tables may have been upgraded meanwhile.
    m_book.reset();
    show(isRefused ? ShopLink::Refused : ShopLink::Unreachable, more.problem().what, now);
    return more;
}

Result<void> Outbox::openJournal()
{
    if (m_journal)
        return {};
    auto opened = ReceiptBook::openForReading(m_folder + "/journal.db");
    if (!opened)
        return opened.problem();
    m_journal = std::move(opened).value();
    return {};
}

Result<bool> Outbox::shipOnce(Instant)
{
    if (auto connected = connect(); !connected)
        return connected.problem();
    if (auto counted = count(); !counted)
        return counted.problem();
    if (m_last == 0)
        return false;
    if (!m_isIn) {
        if (auto placed = takePlace(); !placed)
            return placed.problem();
    }
    const auto batch = batchAfter(m_position);
    if (!batch)
        return batch.problem();
    if (!batch->empty()) {
        const auto taken = m_book->take(m_name, *batch);
        if (!taken)
            return taken.problem();
        m_shipped += taken->facts;
        m_position = batch->back().seq;
        keepPosition();
    }
    const auto aside = m_book->asideOf(m_name.till);
    if (!aside)
        return aside.problem();
    m_weather.setAside = *aside;
    if (m_standing == ShopLink::Behind && !batch->empty())
        m_standing = ShopLink::Parted;
    return m_position < m_last;
}

Result<void> Outbox::connect()
{
    if (m_book && m_book->store().isConnected())
        return {};
    m_isIn = false;
    m_book.reset();
    const auto address = shopAddress(m_settings);
    if (!address)
        return address.problem();
    auto book = ShopBook::open(*address, m_isWanted);
    if (!book)
        return book.problem();
    m_book = std::move(book).value();
    return {};
}

// Where the shop's database stands with this till, and whether both tell the same.
Result<void> Outbox::takePlace()
{
    const auto first = hashAt(1);
    if (!first)
        return first.problem();
    if (!*first)
        return Problem{m_journal->path() +
                       " has lost its first fact: run guitaictl journal verify, then restore a "
                       "backup"};
    m_name.journal = **first;
    const auto end = m_book->signIn(m_name);
    if (!end)
        return end.problem();
    const auto common = lastCommon(*end);
    if (!common)
        return common.problem();
    m_position = *common;
    m_standing = ShopLink::Connected;
    m_standingWhy.clear();
    if (*common < end->seq) {
        if (auto parted = standApart(*end, *common); !parted)
            return parted;
    }
    m_isIn = true;
    keepPosition();
    return {};
}

// The shop has facts of this till that the journal does not have.
Result<void> Outbox::standApart(const ShopEnd &end, std::int64_t common)
{
    m_standingWhy = "the shop's database has " + std::to_string(end.seq) +
                    " facts of this till, this till has the first " + std::to_string(common) +
                    " of them: its data folder was restored from an older copy";
    m_standing = m_last > common ? ShopLink::Parted : ShopLink::Behind;
    // What has gone the other way since was set aside there once.
    const auto forked = m_book->lastForked(m_name.till, common);
    if (!forked)
        return forked.problem();
    const auto ours = forked->seq > 0 ? hashAt(forked->seq) : std::optional<Hash>();
    if (!ours)
        return ours.problem();
    if (*ours && **ours == forked->hash)
        m_position = forked->seq;
    return {};
}

// The highest number up to which the journal and the shop have the same facts. Hashes are chained:
// where one is the same, all before are.
Result<std::int64_t> Outbox::lastCommon(const ShopEnd &end)
{
    if (end.seq == 0)
        return std::int64_t(0);
    const auto ours = hashAt(end.seq);
    if (!ours)
        return ours.problem();
    if (*ours && **ours == end.hash)
        return end.seq;
    std::int64_t low = 0, high = std::min(end.seq, m_last);
    while (low < high) {
        const std::int64_t middle = low + (high - low + 1) / 2;
        const auto theirs = m_book->endAt(m_name.till, middle);
        if (!theirs)
            return theirs.problem();
        const auto here = hashAt(theirs->seq);
        if (!here)
            return here.problem();
        if (theirs->seq == 0 || (*here && **here == theirs->hash))
            low = middle;
        else
            high = theirs->seq - 1;
    }
    return low;
}

Result<std::optional<Hash>> Outbox::hashAt(std::int64_t seq)
{
    std::optional<Hash> hash;
    RawStatement &row = m_journal->statement("SELECT hash FROM facts WHERE seq = ?");
    if (row.bind(seq).row())
        hash = hashFrom(row.blob(0));
    if (row.failed())
        return m_journal->problem();
    row.reset();
    return hash;
}

Result<std::vector<ShippedFact>> Outbox::batchAfter(std::int64_t seq)
{
    const auto rules = DayRules::read(*m_journal);
    if (!rules)
        return rules.problem();
    auto before = hashAt(seq);
    if (!before)
        return before.problem();
    std::optional<Hash> previous = seq == 0 ? std::optional(Hash{}) : *before;
    std::vector<ShippedFact> batch;
    std::size_t bytes = 0;
    RawStatement &rows = m_journal->statement("SELECT seq, at, sale, kind, body, hash FROM facts "
                                              "WHERE seq > ? ORDER BY seq LIMIT ?");
    rows.bind(seq).bind(batchRows);
    while (bytes < bytesAtOnce && rows.row()) {
        ShippedFact fact;
        fact.seq = rows.integer(0);
        fact.at = rows.integer(1);
        fact.sale = rows.text(2);
        fact.kind = rows.text(3);
        fact.body = rows.text(4);
        fact.hash = hashFrom(rows.blob(5));
        fact.offset = rules->offsetAt(fact.seq);
        const std::int64_t last = batch.empty() ? seq : batch.back().seq;
        if (fact.seq == last + 1)
            fact.previous = previous;
        previous = fact.hash;
        bytes += fact.body.size();
        batch.push_back(std::move(fact));
    }
    if (rows.failed())
        return m_journal->problem();
    rows.reset();
    return batch;
}

Result<void> Outbox::count()
{
    RawStatement &last = m_journal->statement("SELECT coalesce(max(seq), 0) FROM facts");
    if (!last.row())
        return m_journal->problem();
    m_last = last.integer(0);
    last.reset();
    m_isCounted = true;
    m_weather.waiting = std::max<std::int64_t>(0, m_last - m_position);
    m_weather.waitingSince.reset();
    RawStatement &first =
        m_journal->statement("SELECT at FROM facts WHERE seq > ? ORDER BY seq LIMIT 1");
    if (first.bind(m_position).row())
        m_weather.waitingSince = Instant{first.integer(0)};
    first.reset();
    return {};
}

void Outbox::show(ShopLink link, const std::string &detail, Instant now)
{
    if (m_weather.link != link)
        m_weather.since = now;
    m_weather.link = link;
    m_weather.detail = detail;
}

// Only shown, never believed: losing it costs nothing.
void Outbox::keepPosition()
{
    std::ofstream(positionFile(m_folder), std::ios::trunc) << m_position << '\n';
}

} // namespace guitai::storage
