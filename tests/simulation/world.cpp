// The story itself: the till, its doors to the world, and how it dies.
#include "tests/simulation/world.h"

#include "tests/simulation/our_hold.h"

#include <algorithm>
#include <cstdio>

namespace guitai::simulation {

namespace {

constexpr Span patience = Span::seconds(15); // of the line

} // namespace

World::World(std::uint64_t seed, bool narrate, const std::vector<std::uint64_t> &crashAt)
    : m_narrate(narrate)
    , m_chance(seed)
    , m_looks(seed % 16 == 0 || !crashAt.empty())
    , m_isLate(seed % 500 == 7)
    , m_lateChance(seed ^ 0x1A7Eull)
    , m_isCurious(seed % 4 == 0)
    , m_drawerChance(seed ^ 0xD4A3E5ull)
    , m_hasDrawerStory(seed % 5 != 0)
    , m_shiftsRequired(m_hasDrawerStory && m_drawerChance.in100(40))
{
    // A third of the stories is calm in each respect, so that faults also meet one at a time.
    const auto some = [&](int most) { return m_chance.in100(33) ? 0 : int(m_chance.below(most)); };
    m_weather.loseRequest = some(30);
    m_weather.loseReply = some(30);
    m_weather.doubleRequest = some(20);
    m_weather.garbleReply = some(20);
    m_weather.oddAmount = m_chance.in100(80) ? 0 : some(20);
    m_weather.lateMessage = some(30);
    m_weather.diskFails = m_chance.in100(70) ? 0 : some(15);
    m_weather.crashes = m_chance.in100(25) ? 0 : int(m_chance.between(1, 4));
    m_bank.cancelKillsUnscanned = !m_chance.in100(15);
    if (m_isCurious && m_lateChance.in100(40))
        m_bank.cancelKillsUnscanned = false;
    for (int i = 0; i < m_weather.crashes; ++i)
        m_crashAt.push_back(std::uint64_t(m_chance.between(1, 150)));
    m_salesLeft = int(m_chance.between(1, 3));
    if (!crashAt.empty())
        m_crashAt = crashAt;
    if (m_shiftsRequired)
        m_facts.shiftsAreRequired();
    if (m_isLate) {
        m_bank.life = Span::hours(25);
        m_bank.cancelKillsUnscanned = false;
    }
}

World::~World() = default;

void World::violate(const std::string &what)
{
    if (m_outcome.violation.empty())
        m_outcome.violation = what;
}

void World::tell(const std::string &what) const
{
    if (m_narrate)
        std::printf("%8.1f s  %s\n", double((m_agenda.now() - m_agenda.began()).ms) / 1000,
                    what.c_str());
}

// --- Ports -------------------------------------------------------------------------------------

void World::touch()
{
    m_outcome.touches = ++m_touches;
    if (!m_calm && std::find(m_crashAt.begin(), m_crashAt.end(), m_touches) != m_crashAt.end())
        throw Crash{};
}

Result<void> World::append(std::span<const Fact> facts)
{
    touch();
    if (!m_calm && m_chance.in100(m_weather.diskFails))
        return Problem{"disk full"};
    for (const Fact &fact : facts) {
        m_journal.push_back(fact);
        if (const SaleId sale = saleOf(fact); !sale.empty())
            m_live.insert(sale);
        if (m_narrate)
            tell("fact " + nameOf(fact));
        m_facts.hear(fact);
        count(m_outcome, fact);
        if (const auto *ended = std::get_if<AttemptEnded>(&fact))
            askBank(*ended);
    }
    touch();
    return {};
}

Result<Opening> World::open(Currency)
{
    touch();
    Opening opening;
    for (const Fact &fact : m_journal) {
        const SaleId sale = saleOf(fact);
        if (sale.empty() || m_live.contains(sale))
            opening.facts.push_back(fact);
    }
    opening.lastReceipt = m_facts.lastReceipt();
    opening.drawer = m_facts.drawer();
    if (!m_facts.dollars().isZero())
        opening.foreignDrawer["USD"] = m_facts.dollars();
    const Counter books = booksOf(m_journal);
    opening.since = books.since;
    opening.shift = books.shift;
    opening.left = books.left;
    opening.lastDay = books.lastDay;
    return opening;
}

std::vector<Fact> World::factsOf(const SaleId &sale)
{
    std::vector<Fact> facts;
    for (const Fact &fact : m_journal) {
        if (saleOf(fact) == sale)
            facts.push_back(fact);
    }
    return facts;
}

SaleId World::saleOfAttempt(const AttemptId &attempt)
{
    for (const Fact &fact : m_journal) {
        if (const auto *opened = std::get_if<AttemptOpened>(&fact);
            opened && opened->attempt == attempt)
            return opened->sale;
    }
    return {};
}

void World::retire(const SaleId &sale)
{
    touch();
    m_live.erase(sale);
}

void World::wakeAt(Instant at)
{
    touch();
    m_alarm = at;
    later(at > now() ? at - now() : Span{}, [this, at, incarnation = m_incarnation] {
        if (incarnation != m_incarnation || m_alarm != at)
            return;
        m_alarm.reset();
        tillDoes([](Till &till) { till.wakeUp(); });
    });
}

std::string World::next(std::string_view prefix)
{
    return std::string(prefix) + std::to_string(++m_ids);
}

void World::send(Ticket ticket, const HttpRequest &request)
{
    touch();
    const int incarnation = m_incarnation;
    const auto answer = [this, incarnation, ticket](Span span, Answer what) {
        later(span, [this, incarnation, ticket, what = std::move(what)] {
            if (incarnation == m_incarnation)
                tillDoes([&](Till &till) { till.answered(ticket, what); });
        });
    };
    const bool calm = m_calm;
    const auto happens = [&](int percent) { return !calm && m_chance.in100(percent); };
    const auto travel = [&] {
        return happens(m_weather.lateMessage) ? Span::milliseconds(m_chance.below(120'000))
                                              : Span::milliseconds(m_chance.between(20, 900));
    };
    const auto arrive = [this](Span span, std::string body) {
        later(span, [this, body = std::move(body)] {
            const std::string said = m_bank.hear(body, now());
            if (m_narrate)
                tell("bank " + body + " -> " + said + " (not heard)");
        });
    };
    if (m_narrate)
        tell("till says " + request.body);

    if (happens(m_weather.doubleRequest))
        arrive(travel(), request.body);
    if (happens(m_weather.loseRequest)) {
        answer(patience, Silence{Reason::NetworkDown, {}});
    } else if (const Span there = travel(), back = travel();
               there + back >= patience || happens(m_weather.loseReply)) {
        arrive(there, request.body);
        answer(patience, Silence{});
    } else {
        const bool garbled = happens(m_weather.garbleReply);
        const bool odd = happens(m_weather.oddAmount);
        later(there, [this, answer, back, garbled, odd, body = request.body] {
            HttpReply reply;
            reply.status = 200;
            reply.body = m_bank.hear(body, now());
            if (m_narrate)
                tell("bank " + body + " -> " + reply.body);
            if (garbled)
                reply.body = "<html>502</html>";
            else if (odd && reply.body.starts_with("PAID|"))
                reply.body = "PAID|1|";
            answer(back, reply);
        });
    }
    touch();
}

// --- The till lives and dies ---------------------------------------------------------------------

void World::tillDoes(const std::function<void(Till &)> &what)
{
    try {
        what(*m_till);
    } catch (const Crash &) {
        ++m_outcome.crashes;
        tell("crash");
        restart();
    }
}

void World::restart()
{
    while (true) {
        try {
            ++m_incarnation;
            m_alarm.reset();
            std::vector<std::unique_ptr<Provider>> providers;
            providers.push_back(
                std::make_unique<BankProvider>(m_isLate ? Span::hours(26) : Span::minutes(20)));
            providers.push_back(std::make_unique<OrderBankProvider>());
            providers.push_back(std::make_unique<HandProvider>());
            TillSetup setup;
            setup.cashStep = Money(10, Currency::cny());
            setup.rates["USD"] = Rate{71, 10};
            setup.shiftsRequired = m_shiftsRequired;
            m_till = std::make_unique<Till>(
                std::move(setup),
                TillPorts{*this, *this, *this, *this, *this, nullptr, &m_printer, &m_cashDrawer},
                std::move(providers));
            // The customer acts on what the screen shows.
            m_till->onChange([this] {
                if (m_looks) {
                    ++m_outcome.screens;
                    m_facts.look(m_till->view());
                }
                const Checkout *here = m_till->counter().currentSale();
                const Attempt *open = here ? here->openAttempt() : nullptr;
                if (open && !open->code.empty())
                    customerActs(open->code.substr(open->code.find(':') + 1));
            });
            if (!m_till->start())
                violate("the till does not start");
            return;
        } catch (const Crash &) {
            ++m_outcome.crashes;
        }
    }
}

Outcome World::run()
{
    restart();
    later(Span::seconds(1), [this] { sellOne(); });
    later(Span::minutes(25), [this] { m_calm = true; });
    const auto comesEvening = [this] {
        if (m_isCurious)
            compareStatements();
        workThrough(evening());
    };
    if (m_isCurious) {
        for (int times = int(m_lateChance.below(3)); times > 0; --times)
            later(Span::seconds(m_lateChance.between(30, 24 * 60)), [this] {
                compareStatements();
                workOnStatements(evening());
            });
    }
    for (const int minutes : {90, 130})
        later(Span::minutes(minutes), comesEvening);
    if (m_isLate) {
        for (const int hours : {26, 27, 28})
            later(Span::hours(hours), comesEvening);
    }
    if (!m_agenda.live(Span::hours(m_isLate ? 60 : 24),
                       [this] { return m_outcome.violation.empty(); }))
        violate("it never comes to rest");
    if (m_outcome.violation.empty())
        checkEnd();
    return m_outcome;
}

} // namespace guitai::simulation
