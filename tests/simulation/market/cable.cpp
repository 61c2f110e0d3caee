// The cable between a till and its card terminal, and the people who stand there.
#include "tests/simulation/market/market.h"
#include "tests/simulation/market/stall.h"

#include <algorithm>
#include <utility>

namespace guitai::simulation {

namespace {

constexpr Span betweenGlances = Span::milliseconds(400);

} // namespace

void Stall::tell(Ticket ticket, const DeviceMessage &message)
{
    touch();
    if (!m_terminal)
        return m_market.violate("a till talks to a device that it does not have");
    if (message.fresh) {
        if (m_caller)
            dropCaller();
        m_caller = ticket;
        m_unheard.clear();
        m_terminal->deviceConnected(m_market.now());
    }
    m_listensUntil = m_market.now() + message.timeout;
    keepGlancing();
    if (m_caller != ticket) {
        deliverBytes(ticket, Silence{Reason::NetworkDown, "not connected"}, Span::seconds(1));
        return;
    }
    if (message.bytes.empty())
        return;
    const MarketWeather &weather = m_market.weather();
    if (m_market.isNarrated())
        m_market.tell(m_name + " to its terminal: " + m_terminal->callOf(message.bytes));
    // A cable breaks more seldom than a network.
    const auto happens = [&](int percent) { return m_market.happens((percent + 2) / 3); };
    if (happens(weather.loseRequest)) {
        breakDown(ticket, {});
    } else {
        m_terminal->setDeviceFault({false, happens(weather.oddAmount)});
        std::string said = m_terminal->deviceHears(message.bytes, m_market.now()).bytes;
        ++m_market.outcome().messages;
        if (happens(weather.loseReply))
            breakDown(ticket, {});
        else if (happens(weather.cut))
            breakDown(ticket, said.substr(0, said.size() / 2));
        else if (happens(weather.html))
            breakDown(ticket, "HTTP/1.1 502 Bad Gateway\r\n");
        else
            hearTerminal(ticket, said);
    }
    touch();
}

void Stall::hangUp(Ticket ticket)
{
    if (m_caller == ticket)
        dropCaller();
}

void Stall::deliverBytes(Ticket ticket, const Answer &what, Span takes)
{
    m_listensUntil.reset();
    answer(ticket, takes, what);
}

// The cable is out: noticed after a while, with so much heard before.
void Stall::breakDown(Ticket ticket, const std::string &last)
{
    dropCaller();
    if (!last.empty())
        deliverBytes(ticket, DeviceBytes{last}, Span::milliseconds(100));
    else
        deliverBytes(ticket, Silence{Reason::NetworkDown, "the cable is out"}, Span::seconds(5));
}

void Stall::dropCaller()
{
    m_caller.reset();
    m_listensUntil.reset();
    m_terminal->deviceHungUp(m_market.now());
}

void Stall::hearTerminal(Ticket ticket, const std::string &bytes)
{
    m_unheard += bytes;
    if (!m_unheard.empty() && m_listensUntil)
        deliverBytes(ticket, DeviceBytes{std::exchange(m_unheard, {})}, Span::milliseconds(100));
}

// A device lives by itself: what it has to say is looked for again and again.
void Stall::keepGlancing()
{
    m_glanceUntil = m_market.now() + Span::minutes(4);
    if (m_isGlancing)
        return;
    m_isGlancing = true;
    m_market.later(betweenGlances, [this] { glance(); });
}

void Stall::glance()
{
    m_isGlancing = false;
    const Instant now = m_market.now();
    Chance &chance = m_market.chance();
    for (const WaitingPayment &payment : m_terminal->waiting(now)) {
        if (!payment.byCard)
            continue;
        const std::string key = payment.outTradeNo + "@" + std::to_string(payment.since.ms);
        const auto [card, isNew] = m_cardAt.try_emplace(key);
        if (isNew) // some customers have no card after all
            card->second =
                now + (chance.in100(15) ? Span::hours(1)
                                        : Span::milliseconds(chance.between(800, 20'000)));
        if (now < card->second)
            continue;
        card->second = now + Span::hours(1);
        const int mood = int(chance.below(100));
        if (mood < 85)
            m_terminal->pay(payment.outTradeNo, now);
        else if (mood < 93)
            m_terminal->decline(payment.outTradeNo, now);
        else
            m_terminal->timeOut(payment.outTradeNo, now);
        m_market.tell("a card at the terminal of " + m_name);
    }
    m_terminal->setDeviceFault({false, m_market.happens(m_market.weather().oddAmount)});
    const std::string said = m_terminal->deviceDue(now).bytes;
    if (m_caller) {
        hearTerminal(*m_caller, said);
        if (m_listensUntil && *m_listensUntil <= now)
            deliverBytes(*m_caller, Silence{}, Span());
    }
    if (m_caller || now < m_glanceUntil) {
        m_isGlancing = true;
        m_market.later(betweenGlances, [this] { glance(); });
    }
}

// --- The people who stand there ------------------------------------------------------------------

void Stall::keepForSlips(const Fact &fact)
{
    const Instant now = m_market.now();
    if (const auto *opened = std::get_if<AttemptOpened>(&fact);
        opened && opened->provider.text == "zvt") {
        m_terminalDeals[opened->attempt.text] = {false, opened->amount, now, {}};
    } else if (const auto *back = std::get_if<RefundOpened>(&fact);
               back && back->provider.text == "zvt") {
        m_terminalDeals[back->refund.text] = {true, back->amount, now, {}};
    } else if (const auto *ended = std::get_if<AttemptEnded>(&fact)) {
        if (const auto deal = m_terminalDeals.find(ended->attempt.text);
            deal != m_terminalDeals.end())
            deal->second.to = now;
    } else if (const auto *gone = std::get_if<RefundEnded>(&fact)) {
        if (const auto deal = m_terminalDeals.find(gone->refund.text);
            deal != m_terminalDeals.end() && (!deal->second.to || gone->done))
            deal->second.to = now;
    }
}

SortedSlips Stall::slips() const
{
    return sorted(slipsOf(m_terminal->ledger()), m_terminalDeals);
}

// A person looks whether there is a slip of it, by the amount and the moment.
void Stall::askPeople()
{
    if (!m_terminal)
        return;
    std::optional<PersonsWord> word; // one after the other
    const SortedSlips slips = this->slips();
    for (const auto &[id, checkout] : m_till->counter().sales) {
        for (const Attempt &a : checkout.attempts) {
            const bool asks = a.provider.text == "zvt" && a.moneyMayMove() &&
                              m_till->weather(a.id).lastReason == Reason::AskThePerson;
            const bool charged = slips.of.contains(a.id.text);
            if (asks && !word)
                word = PersonsWord{a.id, {}, charged, charged ? "S1" : "", charged ? "4242" : "",
                                   {},   {}};
        }
        for (const Refund &r : checkout.refunds) {
            const bool asks = r.provider.text == "zvt" && r.stage == RefundStage::Asked &&
                              m_till->weather(r.id).lastReason == Reason::AskThePerson;
            if (asks && !word)
                word = PersonsWord{r.leg, r.id, slips.of.contains(r.id.text), {}, {}, {}, {}};
        }
    }
    if (!word)
        return;
    m_market.tell(m_name + ": a person says what the terminal did");
    does([&](Till &till) { till.handle(*word); });
}

} // namespace guitai::simulation
