// A till's life in the market: its journal, its alarm, its messages, and its deaths.
#include "tests/simulation/market/stall.h"

#include "payment/providers/table.h"
#include "storage/journal/fact_json.h"
#include "tests/simulation/market/lies.h"
#include "tests/simulation/market/market.h"

#include <algorithm>
#include <mutex>

namespace guitai::simulation {

namespace {

constexpr Span httpPatience = Span::seconds(15);
// What a till reads is never older than so.
constexpr Span longestSleep = Span::seconds(30);

std::string terminalUrl()
{
    return "tcp://127.0.0.1:9";
}

} // namespace

std::unique_ptr<Simulator> freshSimulator(const std::string &provider)
{
    static std::mutex mutex;
    static std::map<std::string, std::string> books;
    for (const SimulatorMaker &maker : simulatorMakers()) {
        if (maker.id != provider)
            continue;
        auto simulator = maker.make();
        const std::lock_guard lock(mutex);
        std::string &saved = books[provider];
        if (saved.empty()) {
            (void)simulator->settingsFor("http://127.0.0.1:1");
            saved = simulator->save();
        }
        simulator->load(saved);
        return simulator;
    }
    return nullptr;
}

Stall::Stall(Market &market, int number, const std::vector<std::string> &methods)
    : m_market(market)
    , m_name("T" + std::to_string(number))
    , m_number(number)
    , m_methods(methods)
    , m_checker([&market](const std::string &what) { market.violate(what); })
{
    if (std::find(methods.begin(), methods.end(), "zvt") != methods.end())
        m_terminal = freshSimulator("zvt");
    m_judges = providers();
}

Stall::~Stall() = default;

// --- The till lives and dies ---------------------------------------------------------------------

void Stall::touch()
{
    if (m_market.diesHere())
        throw Crash{};
}

std::vector<std::unique_ptr<Provider>> Stall::providers()
{
    std::vector<std::unique_ptr<Provider>> all;
    for (const ProviderMaker &maker : providerMakers()) {
        if (std::find(m_methods.begin(), m_methods.end(), maker.id) == m_methods.end())
            continue;
        ProviderSettings settings;
        if (maker.id == "zvt" && m_terminal)
            settings = m_terminal->settingsFor(terminalUrl());
        for (const Side &side : m_market.sides()) {
            if (side.id == maker.id)
                settings = side.simulator->settingsFor(side.url);
        }
        auto made = maker.make(settings);
        if (made)
            all.push_back(std::move(made).value());
        else
            m_market.violate(maker.id + " cannot be set up: " + made.problem().what);
    }
    return all;
}

void Stall::begin()
{
    ++m_incarnation;
    ++m_alarms;
    m_alarm.reset();
    if (m_caller)
        dropCaller();
    TillSetup setup;
    setup.shopName = "Corner";
    setup.till = m_name;
    setup.cashStep = Money(10, Currency::cny());
    setup.refundLimit = Money(8'000, Currency::cny());
    for (const Side &side : m_market.sides())
        setup.notifyUrls[ProviderId(side.id)] = "http://127.0.0.1:2/in/box/" + side.id;
    m_till = std::make_unique<Till>(
        std::move(setup),
        TillPorts{*this, *this, *this, *this, *this, nullptr, &m_printer, &m_cashDrawer},
        providers());
    m_till->onChange([this] { look(); });
    if (!m_till->start())
        m_market.violate("the till does not start");
    m_till->relayIs(m_link);
}

void Stall::restart()
{
    while (true) {
        try {
            begin();
            return;
        } catch (const Crash &) {
            ++m_market.outcome().crashes;
            m_market.tell(m_name + " dies while it starts");
        }
    }
}

bool Stall::does(const std::function<void(Till &)> &what)
{
    try {
        what(*m_till);
        return true;
    } catch (const Crash &) {
        ++m_market.outcome().crashes;
        m_market.tell(m_name + " dies");
        restart();
        return false;
    }
}

void Stall::clockIs(Span ahead)
{
    m_ahead = ahead;
    m_clockSetAt = m_market.now();
}

void Stall::relayIs(RelayLink link)
{
    m_link = link;
    does([&](Till &till) { till.relayIs(link); });
}

// --- Journal -------------------------------------------------------------------------------------

Result<void> Stall::append(std::span<const Fact> facts)
{
    touch();
    if (m_market.happens(m_market.weather().diskFails))
        return Problem{m_market.happens(50) ? "the disk is full" : "the disk reports an error"};
    for (const Fact &fact : facts) {
        Row row;
        row.kind = storage::kindOf(fact);
        row.body = storage::toJson(fact);
        row.sale = saleOf(fact).text;
        row.at = timeOf(fact).ms;
        row.hash = m_chain.next(
            m_lastHash, {std::int64_t(m_rows.size()) + 1, row.at, row.sale, row.kind, row.body});
        m_lastHash = row.hash;
        if (!row.sale.empty())
            m_live.insert(SaleId(row.sale));
        if (m_market.isNarrated())
            m_market.tell(m_name + " fact " + row.kind + " " + row.body);
        m_rows.push_back(std::move(row));
        m_facts.push_back(fact);
        m_checker.hear(fact);
        count(m_market.outcome(), fact);
        if (m_terminal)
            keepForSlips(fact);
        if (const auto *opened = std::get_if<AttemptOpened>(&fact))
            m_attempts.emplace(opened->attempt.text, *opened);
        else if (const auto *ended = std::get_if<AttemptEnded>(&fact))
            askProvider(*ended);
    }
    touch();
    return {};
}

Result<Opening> Stall::open(Currency)
{
    touch();
    Opening opening;
    for (const Row &row : m_rows) {
        if (!row.sale.empty() && m_live.count(SaleId(row.sale)) == 0)
            continue;
        auto fact = storage::factFromJson(row.kind, row.body);
        if (!fact)
            return fact.problem();
        opening.facts.push_back(std::move(fact).value());
    }
    opening.lastReceipt = m_checker.lastReceipt();
    opening.drawer = m_checker.drawer();
    if (!m_facts.empty())
        opening.since = timeOf(m_facts.front());
    return opening;
}

std::vector<Fact> Stall::factsOf(const SaleId &sale)
{
    std::vector<Fact> facts;
    for (const Fact &fact : m_facts) {
        if (!sale.empty() && saleOf(fact) == sale)
            facts.push_back(fact);
    }
    return facts;
}

SaleId Stall::saleOfAttempt(const AttemptId &number)
{
    for (const Fact &fact : m_facts) {
        const auto *opened = std::get_if<AttemptOpened>(&fact);
        const auto *refund = std::get_if<RefundOpened>(&fact);
        if (opened && opened->attempt == number)
            return opened->sale;
        if (refund && refund->refund.text == number.text)
            return refund->sale;
    }
    return {};
}

void Stall::retire(const SaleId &sale)
{
    touch();
    m_live.erase(sale);
}

// --- Clock, alarm, numbers -----------------------------------------------------------------------

Instant Stall::now()
{
    return m_market.now() + m_ahead;
}

void Stall::wakeAt(Instant at)
{
    touch();
    m_alarm = at;
    armAlarm();
}

// As the till's own timer: the clock can jump, so it looks again every half minute.
void Stall::armAlarm()
{
    const Span wait = *m_alarm - now();
    m_market.later(std::clamp(wait, Span{}, longestSleep), [this, which = ++m_alarms] {
        if (which != m_alarms || !m_alarm)
            return;
        if (now() < *m_alarm)
            return armAlarm();
        m_alarm.reset();
        m_market.tell(m_name + " is woken");
        does([](Till &till) { till.wakeUp(); });
    });
}

std::string Stall::next(std::string_view prefix)
{
    return std::string(prefix) + std::to_string(m_number) + std::to_string(++m_ids);
}

// --- Messages ------------------------------------------------------------------------------------

void Stall::answer(Ticket ticket, Span span, Answer what)
{
    m_market.later(span, [this, ticket, incarnation = m_incarnation, what = std::move(what)] {
        if (incarnation == m_incarnation)
            does([&](Till &till) { till.answered(ticket, what); });
    });
}

void Stall::arrive(const HttpRequest &request, Span span)
{
    m_market.later(span, [this, request] {
        if (Side *side = m_market.sideAt(request.url))
            m_market.ask(*side, request, {});
    });
}

void Stall::send(Ticket ticket, const HttpRequest &request)
{
    touch();
    Side *side = m_market.sideAt(request.url);
    const MarketWeather &weather = m_market.weather();
    Chance &chance = m_market.chance();
    const auto travel = [&] {
        return m_market.happens(weather.late) ? Span::milliseconds(chance.below(60'000))
                                              : Span::milliseconds(chance.between(20, 900));
    };
    if (!side) {
        m_market.violate("a till calls somebody else: " + request.url);
        return;
    }
    if (m_market.isNarrated())
        m_market.tell(m_name + " says " + side->simulator->callOf(request) + " " + request.url);
    if (m_market.happens(weather.doubleRequest))
        arrive(request, travel());
    const Span there = travel();
    const Span back = travel();
    if (m_market.happens(weather.loseRequest)) {
        answer(ticket, httpPatience, Silence{Reason::NetworkDown, {}});
    } else if (there + back >= httpPatience || m_market.happens(weather.loseReply)) {
        arrive(request, there);
        answer(ticket, httpPatience, Silence{});
    } else if (m_market.happens(weather.busy)) {
        answer(ticket, there + back,
               HttpReply{429, {{"retry-after", "1"}}, "{\"message\":\"too many requests\"}"});
    } else if (m_market.happens(weather.html)) {
        answer(ticket, there + back,
               HttpReply{200, {{"content-type", "text/html"}}, "<html>Please sign in</html>"});
    } else {
        const bool broken = m_market.happens(weather.serverError);
        if (broken && m_market.happens(50)) {
            answer(ticket, there + back, HttpReply{502, {}, "<html>Bad Gateway</html>"});
            return;
        }
        const AnswerFault fault{m_market.happens(weather.badSignature),
                                m_market.happens(weather.oddAmount)};
        const bool cut = m_market.happens(weather.cut);
        const bool isAltered = side->signsAnswers && m_market.happens(weather.alter);
        m_market.later(there, [this, ticket, side, request, fault, cut, isAltered, broken, back,
                               incarnation = m_incarnation] {
            HttpReply reply = m_market.ask(*side, request, fault);
            if (cut)
                reply.body.resize(reply.body.size() / 2);
            if (isAltered)
                reply.body = altered(reply.body, m_market.chance());
            if (broken)
                reply = {500, {}, "<html>Internal Server Error</html>"};
            if (incarnation == m_incarnation)
                answer(ticket, back, reply);
        });
    }
    touch();
}

// --- Callbacks -----------------------------------------------------------------------------------

bool Stall::letter(const relay::Letter &letter, bool isForged)
{
    // What ought to follow from it, by somebody else's reading.
    std::string paid;
    for (const auto &judge : m_judges) {
        if (isForged || judge->card().id.text != letter.provider)
            continue;
        HttpRequest request;
        request.method = letter.method;
        request.url = letter.target;
        request.headers = letter.headers;
        request.body = letter.body;
        const auto notice = judge->read(request, letter.arrivedAt);
        const auto attempt = notice ? m_attempts.find(notice->attempt.text) : m_attempts.end();
        if (attempt != m_attempts.end() && notice->refund.empty() &&
            notice->reading.verdict == Verdict::Paid &&
            notice->reading.amount == attempt->second.amount && !m_checker.hasEnded(attempt->first))
            paid = attempt->first;
    }
    const int believed = m_till->view().relay.believed;
    const int doubted = m_till->view().relay.doubted;
    bool isTaken = false;
    const bool lives = does([&](Till &till) { isTaken = till.letter(letter); });
    if (!lives)
        return false;
    if (const RelayWeather relay = m_till->view().relay; relay.doubted != doubted)
        m_market.tell(m_name + " does not believe it: " + relay.doubt);
    if (isForged && m_till->view().relay.believed != believed)
        m_market.violate("a forged callback of " + letter.provider + " was believed");
    const bool isClosing = std::any_of(m_facts.begin(), m_facts.end(), [&](const Fact &fact) {
        const auto *closing = std::get_if<ClosingBegun>(&fact);
        return closing && closing->attempt.text == paid;
    });
    if (isTaken && !paid.empty() && !isClosing && !m_checker.hasEnded(paid))
        m_market.violate("a callback was acknowledged and what it said is not on disk: " + paid);
    return isTaken;
}

} // namespace guitai::simulation
