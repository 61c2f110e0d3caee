// LittleWorld: a till and a provider's simulator in virtual time, with a wire that can be cut.
#pragma once

#include "payment/providers/table.h"
#include "payment/till/till.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

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

    // A new till on the same journal, as after a power cut: what was on its way is not heard.
    void start()
    {
        ++m_incarnation;
        m_alarm.reset();
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
        till = std::make_unique<Till>(TillSetup{.shopName = "Corner"},
                                      TillPorts{*this, *this, *this, *this, *this},
                                      std::move(providers));
        (void)till->start();
    }

    // One bottle of water of 2.00, and the customer wants to pay by the provider.
    AttemptId beginSale(const std::string &authCode = {})
    {
        till->handle(SignIn{{CashierId("lin"), "Lin", false}});
        CatalogueItem water;
        water.code = "water";
        water.name = "Water";
        water.price = Money(200, Currency::cny());
        water.tax = {"VAT13", 130000};
        till->add(water);
        sale = till->counter().current;
        till->pay(ProviderId(m_provider), water.price, authCode);
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

    LedgerRow ledgerOf(const AttemptId &id) const
    {
        for (const LedgerRow &row : simulator->ledger()) {
            if (row.outTradeNo == id.text)
                return row;
        }
        return {};
    }

    void next(Wire wire, int times = 1) { m_wires.insert(m_wires.end(), std::size_t(times), wire); }
    void clearWires() { m_wires.clear(); }
    void diskIs(bool full) { m_full = full; }
    Instant time() const { return m_now; }
    const std::vector<Fact> &facts() const { return m_facts; }

    std::unique_ptr<Simulator> simulator;
    std::unique_ptr<Till> till;
    SaleId sale;
    std::vector<std::string> calls; // what the provider was asked, in order

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
        return {};
    }
    Result<Opening> open(Currency currency) override
    {
        Opening opening;
        opening.facts = m_facts;
        opening.drawer = Money(0, currency);
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
    SaleId saleOfAttempt(const AttemptId &) override { return sale; }
    void retire(const SaleId &) override {}

    void send(Ticket ticket, const HttpRequest &request) override
    {
        Wire wire = Wire::Fine;
        if (!m_wires.empty()) {
            wire = m_wires.front();
            m_wires.pop_front();
        }
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
    void tell(Ticket, const DeviceMessage &) override {}
    void hangUp(Ticket) override {}
    Instant now() override { return m_now; }
    void wakeAt(Instant at) override { m_alarm = at; }
    std::string next(std::string_view prefix) override
    {
        // Six characters at least: some providers refuse shorter numbers.
        return std::string(prefix) + std::to_string(100'000 + ++m_ids);
    }

    std::string m_provider;
    Instant m_now{1'770'000'000'000};
    std::vector<Fact> m_facts;
    std::deque<Arrival> m_answers;
    std::deque<Wire> m_wires;
    std::optional<Instant> m_alarm;
    int m_incarnation = 0;
    int m_ids = 0;
    bool m_full = false;
};

} // namespace guitai::test
