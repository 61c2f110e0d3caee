// Stall: one till of the market with a disk, a clock and wires of its own, all of which fail.
#pragma once

#include "payment/providers/simulator.h"
#include "payment/till/till.h"
#include "storage/journal/hash_chain.h"
#include "tests/simulation/evening.h"
#include "tests/simulation/facts_checker.h"
#include "tests/simulation/market/slips.h"
#include "tests/simulation/outcome.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace guitai::simulation {

class Market;
struct Side;

class Stall : private Journal, private Line, private Clock, private Alarm, private Ids
{
public:
    Stall(Market &market, int number, const std::vector<std::string> &methods);
    ~Stall() override;

    const std::string &name() const { return m_name; }
    const std::vector<std::string> &methods() const { return m_methods; }
    Till &till() { return *m_till; }
    const std::vector<Fact> &facts() const { return m_facts; }
    bool hasOpened(const std::string &number) const { return m_checker.hasOpened(number); }

    // The till dies and comes back; also when it dies of that.
    void restart();
    // False: it died of it.
    bool does(const std::function<void(Till &)> &what);
    void clockIs(Span ahead);
    void relayIs(RelayLink link);
    // Hands over a callback; true: it need not come again.
    bool letter(const relay::Letter &letter, bool isForged);
    // A person looks at the card terminal and at its slips, and says what it did.
    void askPeople();
    // The sale on the screen: somebody closes what nobody pays.
    void lookAtWaiting(const Attempt &open) const;
    void compareStatements();
    Evening evening();
    // Nothing can come any more of what it has in hand.
    bool isAtRest() const;
    // Somebody's card is wanted: a person holds one to the terminal, or walks away.
    Simulator *terminal() { return m_terminal.get(); }

    void checkEnd();

private:
    // Journal
    Result<void> append(std::span<const Fact> facts) override;
    Result<Opening> open(Currency currency) override;
    std::vector<Fact> factsOf(const SaleId &sale) override;
    SaleId saleOfAttempt(const AttemptId &attempt) override;
    void retire(const SaleId &sale) override;
    // Line
    void send(Ticket ticket, const HttpRequest &request) override;
    void tell(Ticket ticket, const DeviceMessage &message) override;
    void hangUp(Ticket ticket) override;
    // Clock, Alarm, Ids
    Instant now() override;
    void wakeAt(Instant at) override;
    std::string next(std::string_view prefix) override;

    struct Printer : ReceiptPrinter
    {
        Stall &stall;
        explicit Printer(Stall &s)
            : stall(s)
        {}
        void print(const Receipt &) override { stall.touch(); }
    };
    struct Drawer : CashDrawer
    {
        Stall &stall;
        explicit Drawer(Stall &s)
            : stall(s)
        {}
        void open() override { stall.touch(); }
    };
    // A fact as the journal keeps it.
    struct Row
    {
        std::string kind, body, sale;
        std::int64_t at = 0;
        storage::Hash hash{};
    };

    void touch();
    void begin();
    std::vector<std::unique_ptr<Provider>> providers();
    void armAlarm();
    void answer(Ticket ticket, Span span, Answer what);
    void arrive(const HttpRequest &request, Span span);
    void look();
    // The provider's ledger beside each fact, and beside the books in the end.
    void askProvider(const AttemptEnded &ended);
    // The cable to the terminal.
    void deliverBytes(Ticket ticket, const Answer &answer, Span takes);
    void breakDown(Ticket ticket, const std::string &last);
    void dropCaller();
    void hearTerminal(Ticket ticket, const std::string &bytes);
    void keepGlancing();
    void glance();
    void checkLeg(const Checkout &checkout, const Attempt &attempt);
    void checkTerminal(const Counter &books);
    void keepForSlips(const Fact &fact);
    SortedSlips slips() const;
    void checkChain();

    Market &m_market;
    std::string m_name;
    int m_number;
    std::vector<std::string> m_methods;
    Span m_ahead; // of the true time
    Instant m_clockSetAt;
    int m_ids = 100'000;

    std::vector<Fact> m_facts;
    std::vector<Row> m_rows;
    storage::HashChain m_chain;
    storage::Hash m_lastHash{};
    std::set<SaleId> m_live;
    FactsChecker m_checker;
    std::map<std::string, AttemptOpened> m_attempts;

    Printer m_printer{*this};
    Drawer m_cashDrawer{*this};
    std::unique_ptr<Till> m_till;
    std::vector<std::unique_ptr<Provider>> m_judges; // read callbacks as the till ought to
    int m_incarnation = 0;
    std::uint64_t m_alarms = 0;
    std::optional<Instant> m_alarm;
    RelayLink m_link = RelayLink::NotSetUp;

    std::unique_ptr<Simulator> m_terminal;
    std::optional<Ticket> m_caller;
    std::optional<Instant> m_listensUntil;
    std::string m_unheard;
    Instant m_glanceUntil;
    bool m_isGlancing = false;
    TerminalDeals m_terminalDeals;           // by the true time
    std::map<std::string, Instant> m_cardAt; // when the customer's card comes, by payment
};

// Fresh books with keys, made once a run: keys take a while.
std::unique_ptr<Simulator> freshSimulator(const std::string &provider);

} // namespace guitai::simulation
