// The shop's doors, and what its disk and its books must agree in.
#include "tests/simulation/disk/shop.h"

#include "storage/journal/fact_json.h"
#include "storage/journal/verify.h"
#include "tests/simulation/our_hold.h"

#include <sqlite3.h>

#include <algorithm>

namespace guitai::simulation {

Shop::~Shop() = default;

bool Shop::start()
{
    m_arrivals.clear();
    m_alarm.reset();
    m_till.reset();
    m_journal = std::make_unique<storage::SqliteJournal>(m_file);
    // Opened here first, so that the log can be told how long it may grow.
    if (!m_journal->open(Currency::cny()))
        return false;
    sqlite3_exec(m_journal->database()->handle(),
                 ("PRAGMA wal_autocheckpoint = " + std::to_string(m_checkpoint)).c_str(), nullptr,
                 nullptr, nullptr);
    // Something that was refused is there after all: it was on its way to the disk when the till
    // died.
    std::vector<Fact> more = onDisk();
    more.erase(more.begin(), more.begin() + std::min(m_confirmed.size(), more.size()));
    if (std::find(m_refused.begin(), m_refused.end(), more) != m_refused.end())
        confirm(more);
    m_refused.clear();
    std::vector<std::unique_ptr<Provider>> providers;
    providers.push_back(std::make_unique<BankProvider>());
    TillSetup setup;
    setup.cashStep = Money(10, Currency::cny());
    m_till = std::make_unique<Till>(std::move(setup), TillPorts{*this, *this, *this, *this, *this},
                                    std::move(providers));
    if (m_till->start())
        return true;
    m_till.reset();
    return false;
}

Result<void> Shop::append(std::span<const Fact> facts)
{
    auto written = m_journal->append(facts);
    if (!written) {
        m_refused.emplace_back(facts.begin(), facts.end());
        return written;
    }
    m_refused.clear();
    confirm(facts);
    return written;
}

void Shop::confirm(std::span<const Fact> facts)
{
    for (const Fact &fact : facts)
        m_facts.hear(fact);
    m_confirmed.insert(m_confirmed.end(), facts.begin(), facts.end());
}

void Shop::send(Ticket ticket, const HttpRequest &request)
{
    m_arrivals.push_back({m_now + Span::milliseconds(200), ticket, request.body});
}

std::string Shop::next(std::string_view prefix)
{
    return std::string(prefix) + std::to_string(100'000 + ++m_ids);
}

void Shop::pass(Span span)
{
    const Instant end = m_now + span;
    while (m_till) {
        const bool answers = !m_arrivals.empty() && m_arrivals.front().at <= end;
        const bool rings = m_alarm && *m_alarm <= end;
        if (answers && (!rings || m_arrivals.front().at <= *m_alarm)) {
            const Arrival arrival = m_arrivals.front();
            m_arrivals.pop_front();
            m_now = std::max(m_now, arrival.at);
            HttpReply reply;
            reply.status = 200;
            reply.body = m_bank.hear(arrival.body, m_now);
            m_till->answered(arrival.ticket, reply);
        } else if (rings) {
            m_now = std::max(m_now, *m_alarm);
            m_alarm.reset();
            m_till->wakeUp();
        } else {
            break;
        }
    }
    m_now = end;
}

std::vector<Fact> Shop::onDisk()
{
    std::vector<Fact> facts;
    storage::RawStatement rows(m_journal->database()->handle(),
                               "SELECT kind, body FROM facts ORDER BY seq");
    while (rows.row()) {
        auto fact = storage::factFromJson(rows.text(0), rows.text(1));
        if (!fact)
            break; // the check of the journal tells
        facts.push_back(std::move(fact).value());
    }
    return facts;
}

std::string Shop::faultOfDisk()
{
    storage::Database &database = *m_journal->database();
    const auto check = storage::verifyJournal(database);
    if (!check)
        return "the journal cannot be verified: " + check.problem().what;
    if (check->fault)
        return "row " + std::to_string(check->fault->row) + ": " + check->fault->what;
    const std::vector<Fact> facts = onDisk();
    if (facts.size() < m_confirmed.size())
        return "a fact that was confirmed is lost";
    if (facts != m_confirmed)
        return "the disk holds other facts than were confirmed";
    return {};
}

std::string Shop::faultOfBooks()
{
    const Counter books = booksOf(m_confirmed);
    m_facts.atRest(books, m_till->counter());
    if (!m_fault.empty())
        return m_fault;
    for (const auto &[id, checkout] : books.sales) {
        for (const Attempt &a : checkout.attempts) {
            const Money ours = ourHold(checkout, a);
            const auto row = m_bank.rows().find(a.id.text);
            const Money theirs =
                row == m_bank.rows().end() ? Money(0, a.amount.currency()) : row->second.held();
            if (ours != theirs)
                return "books say " + ours.text() + ", the bank holds " + theirs.text();
        }
    }
    for (const auto &[id, row] : m_bank.rows()) {
        if (row.timesCharged > 1)
            return "charged twice: " + id;
        if (row.timesCharged > 0 && !m_facts.hasOpened(id))
            return "charged without a fact on disk: " + id;
    }
    return {};
}

} // namespace guitai::simulation
