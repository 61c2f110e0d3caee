// FactsChecker: what must be true of a journal, fact by fact, and of what people are shown of it.
// It goes by the facts alone: never by the till's memory, nor by what a provider holds.
#pragma once

#include "payment/engine/view.h"
#include "tests/simulation/outcome.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace guitai::simulation {

class FactsChecker
{
public:
    explicit FactsChecker(std::function<void(const std::string &)> violate);

    // Nothing may be taken in cash without a shift.
    void shiftsAreRequired() { m_shiftsRequired = true; }

    // The next fact on disk.
    void hear(const Fact &fact);
    // What a person is shown, and that somebody closes what nobody pays.
    void look(const CounterView &view) const;
    void lookAtWaiting(const Attempt &open, Instant now) const;
    // In the end, when nothing can come any more: all the facts beside what the till believes.
    void atRest(const Counter &books, const Counter &till) const;

    Money drawer() const { return m_drawer; }
    Money dollars() const { return m_dollars; }
    std::int64_t lastReceipt() const { return m_lastReceipt; }
    // The number of an attempt, of cash or of a refund is on disk.
    bool hasOpened(const std::string &number) const;
    bool hasEnded(const std::string &attempt) const;
    // What counts for the sale.
    Money taken(const SaleId &sale) const;

private:
    // An attempt, or cash.
    struct Leg
    {
        SaleId sale;
        Money amount;   // that counts for the sale when it is paid
        Money brought;  // so much came in with it, late money included
        Money goneBack; // or asked back: all but what was refused
        int early = 0;  // of these, before the receipt
        AttemptOutcome outcome = AttemptOutcome::None;
        bool isEnded = false;
        bool isAskedAgain = false;
    };
    struct Back
    {
        std::string leg;
        SaleId sale;
        Money amount;
        bool early = false;
        bool isCash = false;
        RefundStage stage = RefundStage::Asked;
        bool isAskedAgain = false;
    };
    struct Sale
    {
        std::vector<std::string> legs;
        bool isPaying = false;
        int goingBack = 0; // parts, before the receipt
        bool isOver = false;
        bool hasReceipt = false;
    };
    struct Rules; // one a fact

    void violate(const std::string &what) const { m_violate(what); }
    void hold(const std::vector<Money> &amounts);
    bool isExpected(const std::vector<Money> &amounts) const;
    void notWhileMoneyMoves(const SaleId &sale, const char *what);
    Leg *leg(const AttemptId &id);
    static bool counts(const Leg &leg);
    void restOf(const Checkout &checkout) const;

    std::function<void(const std::string &)> m_violate;
    std::map<std::string, Leg> m_legs;
    std::map<std::string, Back> m_backs;
    std::map<std::string, Sale> m_sales;
    std::set<std::string> m_unended; // attempts
    std::int64_t m_lastReceipt = 0;
    Money m_drawer;
    Money m_dollars;

    bool m_shiftsRequired = false;
    ShiftId m_openShift;
    std::vector<Money> m_lastCount;
    std::int64_t m_days = 0;
    // Rows of comparisons with statements, by provider and day.
    std::map<std::pair<std::string, std::string>, std::set<std::string>> m_rows;
};

// What happened in the story, for its outcome.
void count(Outcome &outcome, const Fact &fact);

} // namespace guitai::simulation
