// LittleWorld: a till and a provider's simulator in virtual time, with a wire that can be cut.
#pragma once

#include "payment/providers/table.h"
#include "payment/till/till.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace guitai::test {

// What happens to the next messages.
enum class Wire
{
    Fine,
    RequestLost,
    ReplyLost,
    ReplyGarbled,
    ReplyForged,
    OddAmount,
    ServerError
};

class LittleWorld : private Journal, private Line, private Clock, private Alarm, private Ids
{
public:
    explicit LittleWorld(const std::string &provider)
        : m_provider(provider)
    {
        for (const SimulatorMaker &maker : simulatorMakers()) {
            if (maker.id == provider) {
                simulator = maker.make();
                simulator->load(freshBooks(maker));
            }
        }
        start();
    }
    // With a simulator of special manners.
    explicit LittleWorld(const std::string &provider, std::unique_ptr<Simulator> special)
        : simulator(std::move(special))
        , m_provider(provider)
    {
        start();
    }

    // A new till on the same journal, as after a power cut: what was on its way is not heard.
    void start()
    {
        ++m_incarnation;
        m_alarm.reset();
        m_deadline.reset();
        if (m_caller)
            dropCaller();
        till.reset();
        std::vector<std::unique_ptr<Provider>> providers;
        for (const ProviderMaker &maker : providerMakers()) {
            if (maker.id == m_provider)
                providers.push_back(maker
                                        .make(simulator
                                                  ? simulator->settingsFor("http://127.0.0.1:1")
                                                  : ProviderSettings{})
                                        .value());
        }
        TillSetup setup{.shopName = "Corner"};
        setup.notifyUrls[ProviderId(m_provider)] = callbackAddress;
        if (simulator)
            simulator->setCallbackAddress(callbackAddress);
        setup.zone = {{{0}, chinaOffset}};
        TillPorts ports{*this, *this, *this, *this, *this};
        ports.bookkeeper = bookkeeper;
        till = std::make_unique<Till>(std::move(setup), ports, std::move(providers));
        (void)till->start();
    }

    // One bottle of water of 2.00, and the customer wants to pay by the provider.
    AttemptId beginSale(const std::string &authCode = {}, std::optional<Money> part = {})
    {
        till->handle(SignIn{{CashierId("lin"), "Lin", false}});
        CatalogueItem water;
        water.code = "water";
        water.name = "Water";
        water.price = Money(200, Currency::cny());
        water.tax = {"VAT13", 130000};
        till->add(water);
        sale = till->counter().current;
        till->pay(ProviderId(m_provider), part.value_or(water.price), authCode);
        return attempt().id;
    }

    const Checkout &checkout()
    {
        till->fetch(sale);
        return *till->counter().sale(sale);
    }
    const Attempt &attempt() { return checkout().attempts.back(); }

    // Lets virtual time pass.
    void pass(Span span)
    {
        const Instant end = m_now + span;
        while (true) {
            std::optional<Instant> next;
            if (m_alarm && *m_alarm <= end)
                next = m_alarm;
            if (!m_answers.empty() && m_answers.front().at <= end &&
                (!next || m_answers.front().at <= *next))
                next = m_answers.front().at;
            // A device lives by itself; what it has to say is looked for as often.
            if (simulator && simulator->isDevice()) {
                const Instant glance = m_now + Span::milliseconds(200);
                if (glance <= end && (!next || glance < *next)) {
                    m_now = glance;
                    lookAtDevice();
                    continue;
                }
            }
            if (!next)
                break;
            m_now = std::max(m_now, *next);
            if (!m_answers.empty() && m_answers.front().at <= m_now) {
                const Arrival arrival = m_answers.front();
                m_answers.pop_front();
                if (arrival.incarnation == m_incarnation)
                    till->answered(arrival.ticket, arrival.answer);
            } else {
                m_alarm.reset();
                till->wakeUp();
            }
        }
        m_now = end;
    }

    // A terminal knows the attempt by a number of its own.
    LedgerRow ledgerOf(const AttemptId &id)
    {
        const Attempt *known = checkout().attempt(id);
        for (const LedgerRow &row : simulator->ledger()) {
            if (row.outTradeNo == id.text ||
                (known && !known->reference.empty() && row.tradeNo == known->reference))
                return row;
        }
        return {};
    }
    // How many payments the provider holds, whatever it calls them.
    int charges() const
    {
        int sum = 0;
        for (const LedgerRow &row : simulator->ledger())
            sum += row.timesCharged;
        return sum;
    }

    // The customer can pay: a code is shown, or a terminal waits for the card.
    bool isOffered() { return !attempt().code.empty() || cardWaits(); }
    bool cardWaits() const
    {
        const auto waiting = simulator->waiting(m_now);
        return std::any_of(waiting.begin(), waiting.end(),
                           [](const WaitingPayment &payment) { return payment.byCard; });
    }
    bool customerPays()
    {
        if (!attempt().code.empty()) {
            simulator->scan(attempt().code, m_now);
            return simulator->pay(attempt().code, m_now);
        }
        for (const WaitingPayment &payment : simulator->waiting(m_now)) {
            if (payment.byCard)
                return simulator->pay(payment.outTradeNo, m_now);
        }
        return false;
    }

    // The provider's callbacks that are due, as the relay hands them over; the provider is told
    // that they have arrived.
    std::vector<relay::Letter> letters()
    {
        std::vector<relay::Letter> list;
        for (const OutgoingCallback &callback : simulator->callbacksDue(m_now)) {
            relay::Letter letter;
            letter.number = ++m_letters;
            letter.provider = m_provider;
            letter.arrivedAt = m_now;
            letter.method = callback.request.method;
            letter.target = "/in/box/" + m_provider;
            letter.headers = callback.request.headers;
            letter.body = callback.request.body;
            list.push_back(std::move(letter));
            simulator->callbackAnswered(callback.key, HttpReply{200, {}, "success"}, m_now);
        }
        return list;
    }

    void next(Wire wire, int times = 1) { m_wires.insert(m_wires.end(), std::size_t(times), wire); }
    void clearWires() { m_wires.clear(); }
    void diskIs(bool full) { m_full = full; }
    Instant time() const { return m_now; }
    const std::vector<Fact> &facts() const { return m_facts; }

    std::unique_ptr<Simulator> simulator;
    std::unique_ptr<Till> till;
    Bookkeeper *bookkeeper = nullptr; // from the next start on
    SaleId sale;
    std::vector<std::string> calls; // what the provider was asked, in order
    // At a terminal: the customer holds the card to it whenever it waits for one.
    bool customerIsQuick = false;

private:
    // Empty books with keys, made once a run: keys take a while.
    static const std::string &freshBooks(const SimulatorMaker &maker)
    {
        static std::map<std::string, std::string> books;
        std::string &saved = books[maker.id];
        if (saved.empty()) {
            const auto fresh = maker.make();
            (void)fresh->settingsFor("http://127.0.0.1:1");
            saved = fresh->save();
        }
        return saved;
    }

    struct Arrival
    {
        Instant at;
        Ticket ticket;
        int incarnation;
        Answer answer;
    };

    Result<void> append(std::span<const Fact> facts) override
    {
        if (m_full)
            return Problem{"the disk is full"};
        m_facts.insert(m_facts.end(), facts.begin(), facts.end());
        for (const Fact &fact : facts)
            m_retired.erase(saleOf(fact));
        return {};
    }
    Result<Opening> open(Currency currency) override
    {
        Opening opening;
        std::copy_if(m_facts.begin(), m_facts.end(), std::back_inserter(opening.facts),
                     [&](const Fact &fact) { return m_retired.count(saleOf(fact)) == 0; });
        opening.drawer = Money(0, currency);
        if (!m_facts.empty())
            opening.since = timeOf(m_facts.front());
        for (const Fact &fact : m_facts) {
            if (const auto *done = std::get_if<SaleCompleted>(&fact))
                opening.lastReceipt = done->receipt.number;
        }
        return opening;
    }
    std::vector<Fact> factsOf(const SaleId &wanted) override
    {
        std::vector<Fact> found;
        std::copy_if(m_facts.begin(), m_facts.end(), std::back_inserter(found),
                     [&](const Fact &fact) { return saleOf(fact) == wanted; });
        return found;
    }
    SaleId saleOfAttempt(const AttemptId &wanted) override
    {
        for (const Fact &fact : m_facts) {
            const auto *attempt = std::get_if<AttemptOpened>(&fact);
            const auto *refund = std::get_if<RefundOpened>(&fact);
            if ((attempt && attempt->attempt == wanted) ||
                (refund && refund->refund.text == wanted.text))
                return saleOf(fact);
        }
        return {};
    }
    void retire(const SaleId &over) override { m_retired.insert(over); }

    void send(Ticket ticket, const HttpRequest &request) override
    {
        const Wire wire = nextWire();
        calls.push_back(simulator->callOf(request));
        Answer answer = Silence{};
        Span takes = Span::seconds(15);
        if (wire != Wire::RequestLost) {
            HttpReply reply = simulator->handle(
                request, m_now, {wire == Wire::ReplyForged, wire == Wire::OddAmount});
            if (wire == Wire::ReplyGarbled)
                reply.body.resize(reply.body.size() / 2);
            if (wire == Wire::ServerError)
                reply = {502, {}, "<html>Bad Gateway</html>"};
            if (wire != Wire::ReplyLost) {
                answer = reply;
                takes = Span::milliseconds(100);
            }
        }
        m_answers.push_back({m_now + takes, ticket, m_incarnation, answer});
        std::stable_sort(m_answers.begin(), m_answers.end(),
                         [](const Arrival &a, const Arrival &b) { return a.at < b.at; });
    }
    void tell(Ticket ticket, const DeviceMessage &message) override
    {
        if (message.fresh) {
            if (m_caller)
                dropCaller();
            m_caller = ticket;
            m_unheard.clear();
            simulator->deviceConnected(m_now);
        }
        m_deadline = m_now + message.timeout;
        if (m_caller != ticket) {
            deliver(ticket, Silence{Reason::NetworkDown, "not connected"}, Span::seconds(1));
            return;
        }
        if (message.bytes.empty())
            return;
        const Wire wire = nextWire();
        calls.push_back(simulator->callOf(message.bytes));
        if (wire == Wire::RequestLost)
            return breakDown(ticket, {});
        simulator->setDeviceFault({false, wire == Wire::OddAmount});
        std::string said = simulator->deviceHears(message.bytes, m_now).bytes;
        if (wire == Wire::ReplyLost)
            return breakDown(ticket, {});
        if (wire == Wire::ReplyGarbled)
            return breakDown(ticket, said.substr(0, said.size() / 2));
        if (wire == Wire::ServerError)
            return breakDown(ticket, "HTTP/1.1 502 Bad Gateway\r\n");
        hear(ticket, said);
    }
    void hangUp(Ticket ticket) override
    {
        if (m_caller == ticket)
            dropCaller();
    }

    Wire nextWire()
    {
        if (m_wires.empty())
            return Wire::Fine;
        const Wire wire = m_wires.front();
        m_wires.pop_front();
        return wire;
    }
    void deliver(Ticket ticket, const Answer &answer, Span takes)
    {
        m_deadline.reset();
        m_answers.push_back({m_now + takes, ticket, m_incarnation, answer});
        std::stable_sort(m_answers.begin(), m_answers.end(),
                         [](const Arrival &a, const Arrival &b) { return a.at < b.at; });
    }
    // The cable is out: noticed after a while, with so much heard before.
    void breakDown(Ticket ticket, const std::string &last)
    {
        dropCaller();
        if (!last.empty())
            deliver(ticket, DeviceBytes{last}, Span::milliseconds(100));
        else
            deliver(ticket, Silence{Reason::NetworkDown, "the cable is out"}, Span::seconds(5));
    }
    void dropCaller()
    {
        m_caller.reset();
        m_deadline.reset();
        simulator->deviceHungUp(m_now);
    }
    void hear(Ticket ticket, const std::string &bytes)
    {
        m_unheard += bytes;
        if (!m_unheard.empty() && m_deadline)
            deliver(ticket, DeviceBytes{std::exchange(m_unheard, {})}, Span::milliseconds(100));
    }
    void lookAtDevice()
    {
        if (customerIsQuick && cardWaits())
            customerPays();
        const std::string said = simulator->deviceDue(m_now).bytes;
        if (!m_caller)
            return;
        hear(*m_caller, said);
        if (m_deadline && *m_deadline <= m_now)
            deliver(*m_caller, Silence{}, Span());
    }
    Instant now() override { return m_now; }
    void wakeAt(Instant at) override { m_alarm = at; }
    std::string next(std::string_view prefix) override
    {
        // Six characters at least: some providers refuse shorter numbers.
        return std::string(prefix) + std::to_string(100'000 + ++m_ids);
    }

    static constexpr const char *callbackAddress = "http://127.0.0.1:2/in/box/provider";

    std::string m_provider;
    relay::LetterNumber m_letters = 0;
    Instant m_now{1'770'000'000'000};
    std::vector<Fact> m_facts;
    std::set<SaleId> m_retired; // do not come back at a start
    std::deque<Arrival> m_answers;
    std::deque<Wire> m_wires;
    std::optional<Instant> m_alarm;
    std::optional<Ticket> m_caller;    // whose connection the device has
    std::optional<Instant> m_deadline; // of what is listened for
    std::string m_unheard;
    int m_incarnation = 0;
    int m_ids = 0;
    bool m_full = false;
};

} // namespace guitai::test
