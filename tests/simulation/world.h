// World: one story of a till, a bank, a cashier and customers under faults, in virtual time.
#pragma once

#include "payment/till/till.h"
#include "tests/simulation/agenda.h"
#include "tests/simulation/bank.h"
#include "tests/simulation/chance.h"
#include "tests/simulation/evening.h"
#include "tests/simulation/facts_checker.h"
#include "tests/simulation/outcome.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace guitai::simulation {

// How likely each trouble is in this story, in percent of the occasions.
struct Weathering
{
    int loseRequest = 0, loseReply = 0, doubleRequest = 0, garbleReply = 0, oddAmount = 0;
    int lateMessage = 0; // by up to two minutes
    int diskFails = 0;
    int crashes = 0; // how many crash points are planted in the story
};

// "AttemptEnded S1 A2 outcome 1", for the narration.
std::string nameOf(const Fact &fact);

class World : private Journal, private Line, private Clock, private Alarm, private Ids
{
public:
    // narrate: every fact and every word to and from the bank goes to standard output.
    // crashAt: the till dies at these touches of the world, and not where chance has it.
    explicit World(std::uint64_t seed, bool narrate = false,
                   const std::vector<std::uint64_t> &crashAt = {});
    ~World() override;

    Outcome run();

private:
    // Journal
    Result<void> append(std::span<const Fact> facts) override;
    Result<Opening> open(Currency currency) override;
    std::vector<Fact> factsOf(const SaleId &sale) override;
    SaleId saleOfAttempt(const AttemptId &attempt) override;
    void retire(const SaleId &sale) override;
    // Line
    void send(Ticket ticket, const HttpRequest &request) override;
    void tell(Ticket, const DeviceMessage &) override {}
    void hangUp(Ticket) override {}
    // Clock, Alarm, Ids
    Instant now() override { return m_agenda.now(); }
    void wakeAt(Instant at) override;
    std::string next(std::string_view prefix) override;

    // The printer and the drawer do nothing but be places where the till may die.
    struct Printer : ReceiptPrinter
    {
        World &world;
        explicit Printer(World &w)
            : world(w)
        {}
        void print(const Receipt &) override { world.touch(); }
    };
    struct Drawer : CashDrawer
    {
        World &world;
        explicit Drawer(World &w)
            : world(w)
        {}
        void open() override { world.touch(); }
    };

    void later(Span span, std::function<void()> what) { m_agenda.after(span, std::move(what)); }
    void touch(); // the till touches the world: it may die here
    void tillDoes(const std::function<void(Till &)> &what);
    void restart();
    void sellOne();
    void cashierLooks(SaleId sale);
    void customerActs(const std::string &attempt);
    void deliver(Ticket ticket, int incarnation, const std::string &request);
    // What a person is asked to do about money: late, doubted, in a statement.
    Evening evening();
    bool somebodyDoubts(const Checkout &checkout);
    void compareStatements();
    // Shifts, now and then.
    void drawerHappens();
    void openShift();
    void countDrawer();
    void closeDay();
    void violate(const std::string &what);
    void tell(const std::string &what) const;

    // The bank's ledger beside each fact, and beside the books in the end.
    void askBank(const AttemptEnded &ended);
    void checkEnd();

    bool m_narrate;
    Agenda m_agenda;
    Chance m_chance;
    Weathering m_weather;
    std::uint64_t m_ids = 0;

    std::vector<Fact> m_journal;
    std::set<SaleId> m_live;
    FactsChecker m_facts{[this](const std::string &what) { violate(what); }};
    bool m_looks;  // at every screen
    bool m_isLate; // cancels kill nothing, codes live for a day, and customers take their time
    std::map<std::string, Instant> m_personEnded;

    Bank m_bank;
    Printer m_printer{*this};
    Drawer m_cashDrawer{*this};
    std::unique_ptr<Till> m_till;
    int m_incarnation = 0;
    std::optional<Instant> m_alarm;
    std::uint64_t m_touches = 0;
    std::vector<std::uint64_t> m_crashAt;
    bool m_calm = false; // the last hours: no more faults
    int m_salesLeft = 0;
    SaleId m_lastSale;

    Chance m_lateChance;
    bool m_isCurious; // people look for late money, ask again, and compare statements early
    std::map<std::string, int> m_waited; // for money that the customer says has gone, by sale
    Chance m_drawerChance;
    bool m_hasDrawerStory = false;
    bool m_shiftsRequired = false;
    Outcome m_outcome;
};

} // namespace guitai::simulation
