// The story's time, weather and providers; and how it ends.
#include "tests/simulation/market/market.h"

#include "payment/providers/table.h"
#include "tests/simulation/market/lies.h"
#include "tests/simulation/our_hold.h"

#include <algorithm>
#include <cstdio>

namespace guitai::simulation {

namespace {

// Of a provider's clock: they refuse what is older than five minutes, and so do we.
constexpr Span mostWrong = Span::minutes(4);
constexpr Span stormy = Span::minutes(45); // then nothing fails any more

// A third of the stories is calm in each respect, so that faults also meet one at a time.
MarketWeather weatherBy(Chance &chance)
{
    const auto some = [&](int most) { return chance.in100(40) ? 0 : int(chance.below(most)); };
    MarketWeather w;
    w.loseRequest = some(25);
    w.loseReply = some(25);
    w.doubleRequest = some(20);
    w.late = some(20);
    w.cut = some(15);
    w.alter = some(15);
    w.badSignature = some(15);
    w.oddAmount = chance.in100(80) ? 0 : some(15);
    w.busy = some(15);
    w.serverError = some(20);
    w.html = some(15);
    w.diskFails = chance.in100(65) ? 0 : some(15);
    w.crashes = chance.in100(25) ? 0 : int(chance.between(1, 5));
    w.clock = chance.in100(50) ? 0 : 1;
    w.providersClocks = chance.in100(40);
    w.relay = chance.in100(85);
    w.letterLost = some(30);
    w.letterDoubled = some(30);
    w.letterLate = some(40);
    w.letterForged = some(30);
    w.letterReplayed = some(30);
    return w;
}

} // namespace

std::vector<std::string> marketProviders()
{
    std::vector<std::string> all;
    for (const SimulatorMaker &maker : simulatorMakers())
        all.push_back(maker.id);
    all.push_back("mixed");
    return all;
}

Market::Market(const std::string &provider, std::uint64_t seed, bool narrate,
               std::vector<std::uint64_t> crashAt)
    : m_narrate(narrate)
    , m_chance(seed)
    , m_weather(weatherBy(m_chance))
    , m_chanceKills(crashAt.empty())
    , m_crashAt(std::move(crashAt))
{
    const bool isMixed = provider == "mixed";
    std::vector<std::string> wallets;
    std::string terminal;
    for (const SimulatorMaker &maker : simulatorMakers()) {
        if (!isMixed && maker.id != provider)
            continue;
        auto simulator = freshSimulator(maker.id);
        if (simulator->isDevice()) {
            terminal = maker.id;
            continue;
        }
        simulator->setCallbackAddress("http://127.0.0.1:2/in/box/" + maker.id);
        const std::string url = "http://127.0.0.1:" + std::to_string(8'001 + m_sides.size());
        wallets.push_back(maker.id);
        m_sides.push_back({maker.id, url, maker.signsAnswers, {}, std::move(simulator)});
        if (m_weather.providersClocks)
            m_sides.back().ahead =
                Span::milliseconds(m_chance.between(-mostWrong.ms, mostWrong.ms));
    }
    // A mixed shop has a terminal at its first till alone.
    const int tills = int(m_chance.between(isMixed ? 2 : 1, 3));
    for (int i = 1; i <= tills; ++i) {
        std::vector<std::string> methods = wallets;
        if (!terminal.empty() && (!isMixed || i == 1))
            methods.push_back(terminal);
        if (isMixed)
            methods.push_back("manual_card");
        m_stalls.push_back(std::make_unique<Stall>(*this, i, methods));
        m_salesLeft[m_stalls.back()->name()] = int(m_chance.between(1, 3));
    }
    if (m_chanceKills) {
        for (int i = 0; i < m_weather.crashes * tills; ++i)
            m_crashAt.push_back(std::uint64_t(m_chance.between(1, 500 * tills)));
    }
}

Market::~Market() = default;

void Market::violate(const std::string &what)
{
    if (m_outcome.violation.empty()) {
        m_outcome.violation = what;
        tell("VIOLATION: " + what);
    }
}

void Market::tell(const std::string &what) const
{
    if (m_narrate)
        std::printf("%9.1f s  %s\n", double((now() - m_agenda.began()).ms) / 1000, what.c_str());
}

// Some die again while they come back.
bool Market::diesHere()
{
    ++m_touches;
    m_outcome.touches = m_touches;
    if (m_calm || std::find(m_crashAt.begin(), m_crashAt.end(), m_touches) == m_crashAt.end())
        return false;
    if (m_chanceKills && m_chance.in100(40))
        m_crashAt.push_back(m_touches + std::uint64_t(m_chance.between(1, 8)));
    return true;
}

Side *Market::sideAt(const std::string &url)
{
    for (Side &side : m_sides) {
        if (url.starts_with(side.url + "/") || url == side.url)
            return &side;
    }
    return nullptr;
}

HttpReply Market::ask(Side &side, const HttpRequest &request, AnswerFault fault)
{
    ++m_outcome.messages;
    HttpReply reply = side.simulator->handle(request, timeAt(side), fault);
    if (m_narrate)
        tell(side.id + " " + side.simulator->callOf(request) + " -> " +
             std::to_string(reply.status) + " " + reply.body.substr(0, 700));
    collectLetters();
    return reply;
}

LedgerRow Market::ledgerOf(const std::string &provider, const std::string &attempt) const
{
    LedgerRow sum;
    sum.amount = sum.refunded = Money(0, Currency::cny());
    for (const Side &side : m_sides) {
        if (side.id != provider)
            continue;
        for (const LedgerRow &row : side.simulator->ledger()) {
            if (row.outTradeNo != attempt || row.timesCharged == 0)
                continue;
            sum.timesCharged += row.timesCharged;
            sum.amount += row.amount;
            sum.refunded += row.refunded;
            sum.refunds.insert(sum.refunds.end(), row.refunds.begin(), row.refunds.end());
        }
    }
    return sum;
}

bool Market::canStillBePaid(const std::string &provider, const std::string &attempt,
                            bool byCustomersCode) const
{
    if (provider == "paypal")
        return false; // the customer only agrees: what nobody captures takes no money
    for (const Side &side : m_sides) {
        if (side.id != provider)
            continue;
        for (const WaitingPayment &payment : side.simulator->waiting(timeAt(side))) {
            // Where the customer's code was charged nobody has seen one of ours.
            if (payment.outTradeNo == attempt && (payment.scanned || !byCustomersCode))
                return true;
        }
    }
    return false;
}

void Market::clocksJump()
{
    if (m_calm)
        return;
    Stall &stall = *m_stalls[std::size_t(m_chance.below(std::int64_t(m_stalls.size())))];
    const Span most = m_chance.in100(30) ? Span::hours(3) : Span::minutes(3);
    const Span ahead = Span::milliseconds(m_chance.between(-most.ms, most.ms));
    tell("the clock of " + stall.name() + " is wrong by " + std::to_string(ahead.ms) + " ms");
    stall.clockIs(ahead);
    later(Span::milliseconds(m_chance.between(30'000, 600'000)), [this] { clocksJump(); });
}

// --- Callbacks -----------------------------------------------------------------------------------

void Market::collectLetters()
{
    for (Side &side : m_sides) {
        for (const OutgoingCallback &callback : side.simulator->callbacksDue(timeAt(side))) {
            const auto answered = [this, &side, key = callback.key](
                                      Span span, const std::optional<HttpReply> &reply) {
                later(span, [this, &side, key, reply] {
                    side.simulator->callbackAnswered(key, reply, timeAt(side));
                });
            };
            if (!m_weather.relay || happens(m_weather.letterLost)) {
                answered(Span::seconds(10),
                         happens(50) ? std::optional(HttpReply{503, {}, "busy"}) : std::nullopt);
                continue;
            }
            relay::Letter letter;
            letter.number = m_letters.size() + 1;
            letter.provider = side.id;
            letter.arrivedAt = now();
            letter.method = callback.request.method;
            letter.target = "/in/box/" + side.id;
            letter.headers = callback.request.headers;
            letter.body = callback.request.body;
            // Taken, and the provider does not hear it: the same again.
            const bool isUnheard = happens(m_weather.letterDoubled);
            answered(Span::milliseconds(300),
                     isUnheard ? std::nullopt : std::optional(HttpReply{200, {}, "success"}));
            m_letters.push_back(letter);
            for (const auto &stall : m_stalls) {
                deliver(*stall, letter,
                        happens(m_weather.letterLate) ? Span::seconds(m_chance.between(1, 1'800))
                                                      : Span::milliseconds(m_chance.below(800)),
                        false);
                if (happens(m_weather.letterDoubled))
                    deliver(*stall, letter, Span::milliseconds(m_chance.below(20'000)), false);
                if (happens(m_weather.letterReplayed))
                    deliver(*stall, letter, Span::minutes(m_chance.between(1, 24 * 60)), false);
                if (!happens(m_weather.letterForged))
                    continue;
                relay::Letter forged = letter;
                forged.body = simulation::forged(letter.body, m_chance);
                if (forged.body == letter.body)
                    continue;
                deliver(*stall, forged, Span::milliseconds(m_chance.below(5'000)), true);
            }
        }
    }
}

void Market::deliver(Stall &stall, const relay::Letter &letter, Span span, bool isForged)
{
    later(span, [this, &stall, letter, isForged] {
        ++m_outcome.letters;
        m_outcome.forged += isForged ? 1 : 0;
        if (m_narrate)
            tell("letter " + std::to_string(letter.number) + " of " + letter.provider + " for " +
                 stall.name() + (isForged ? ", forged: " : ": ") + letter.body.substr(0, 700));
        if (!stall.letter(letter, isForged))
            deliver(stall, letter, Span::seconds(60), isForged);
    });
}

// --- The whole story -----------------------------------------------------------------------------

Outcome Market::run()
{
    for (const auto &stall : m_stalls) {
        stall->restart();
        if (m_weather.relay)
            stall->relayIs(RelayLink::Connected);
        later(Span::milliseconds(m_chance.between(500, 60'000)),
              [this, &stall] { cashier(*stall); });
    }
    if (m_weather.clock > 0)
        later(Span::seconds(m_chance.between(1, 300)), [this] { clocksJump(); });
    // Providers call again by themselves.
    for (int i = 1; i <= 26 * 60; i += i < 90 ? 1 : 10)
        later(Span::minutes(i), [this] { collectLetters(); });
    later(stormy, [this] {
        m_calm = true;
        tell("from now on nothing fails");
        for (const auto &stall : m_stalls)
            stall->clockIs({});
    });
    later(Span::seconds(2), [this] { customersAtReader(); });
    for (const int hours : {5, 6, 12, 25, 26, 27})
        later(Span::hours(hours), [this, hours] { settleByHand(hours == 5); });
    for (const auto &stall : m_stalls) // also while everything fails
        later(Span::seconds(m_chance.between(60, 3'600)), [&stall] {
            stall->compareStatements();
            workOnStatements(stall->evening());
        });
    // A till that looks for statements wakes up for ever.
    const auto goesOn = [this] {
        return m_outcome.violation.empty() &&
               (now() - m_agenda.began() < Span::hours(34) || !isAtRest());
    };
    if (!m_agenda.live(Span::hours(60), goesOn))
        violate("it never comes to rest");
    if (m_outcome.violation.empty())
        checkEnd();
    return m_outcome;
}

bool Market::isAtRest() const
{
    return std::all_of(m_stalls.begin(), m_stalls.end(),
                       [](const auto &stall) { return stall->isAtRest(); });
}

// Every charge has a fact before it; nothing was charged twice, nothing given back twice.
void Market::checkEnd()
{
    for (const Side &side : m_sides) {
        std::map<std::string, int> charged;
        for (const LedgerRow &row : side.simulator->ledger()) {
            if (row.timesCharged == 0)
                continue;
            if ((charged[row.outTradeNo] += row.timesCharged) > 1)
                violate("charged twice: " + row.outTradeNo);
            if (row.refunded > row.amount)
                violate("more given back than was paid: " + row.outTradeNo);
            if (std::none_of(m_stalls.begin(), m_stalls.end(),
                             [&](const auto &stall) { return stall->hasOpened(row.outTradeNo); }))
                violate("charged without a fact on disk: " + row.outTradeNo);
        }
    }
    for (const auto &stall : m_stalls)
        stall->checkEnd();
}

// Money that a provider holds and no sale counts is on the attention panel, by name.
void Market::checkAttention()
{
    for (const auto &stall : m_stalls) {
        const Counter books = booksOf(stall->facts());
        const CounterView view = stall->till().view();
        for (const auto &[id, checkout] : books.sales) {
            for (const Attempt &a : checkout.attempts) {
                const LedgerRow row = ledgerOf(a.provider.text, a.id.text);
                if (row.timesCharged == 0 || row.amount == row.refunded ||
                    a.outcome == AttemptOutcome::Paid)
                    continue;
                const bool shown =
                    std::any_of(view.attention.begin(), view.attention.end(),
                                [&](const AttentionView &v) { return v.attempt == a.id; });
                if (!shown)
                    violate("money was taken, the screen says not paid and nobody is told: " +
                            a.id.text);
            }
        }
    }
}

} // namespace guitai::simulation
