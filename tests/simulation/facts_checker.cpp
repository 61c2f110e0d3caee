// The rules about facts, one fact after the other.
#include "tests/simulation/facts_checker.h"

#include <algorithm>
#include <utility>

namespace guitai::simulation {

namespace {

Money noMoney()
{
    return Money(0, Currency::cny());
}

} // namespace

FactsChecker::FactsChecker(std::function<void(const std::string &)> violate)
    : m_violate(std::move(violate))
    , m_drawer(noMoney())
    , m_dollars(0, Currency::fromCode("USD").value())
{}

bool FactsChecker::hasOpened(const std::string &number) const
{
    return m_legs.contains(number) || m_backs.contains(number);
}

bool FactsChecker::hasEnded(const std::string &attempt) const
{
    const auto found = m_legs.find(attempt);
    return found != m_legs.end() && found->second.isEnded;
}

FactsChecker::Leg *FactsChecker::leg(const AttemptId &id)
{
    const auto found = m_legs.find(id.text);
    return found == m_legs.end() ? nullptr : &found->second;
}

bool FactsChecker::counts(const Leg &leg)
{
    return leg.outcome == AttemptOutcome::Paid && leg.early == 0;
}

Money FactsChecker::taken(const SaleId &sale) const
{
    Money sum = noMoney();
    const auto found = m_sales.find(sale.text);
    if (found == m_sales.end())
        return sum;
    for (const std::string &number : found->second.legs) {
        if (const Leg &leg = m_legs.at(number); counts(leg))
            sum += leg.amount;
    }
    return sum;
}

void FactsChecker::notWhileMoneyMoves(const SaleId &id, const char *what)
{
    const Sale &sale = m_sales[id.text];
    if (sale.isPaying)
        violate(std::string(what) + " while money could move: " + id.text);
    if (sale.goingBack > 0)
        violate(std::string(what) + " while a part was being given back: " + id.text);
}

void FactsChecker::hold(const std::vector<Money> &amounts)
{
    m_drawer = amountIn(amounts, m_drawer.currency());
    m_dollars = amountIn(amounts, m_dollars.currency());
}

bool FactsChecker::isExpected(const std::vector<Money> &amounts) const
{
    return amountIn(amounts, m_drawer.currency()) == m_drawer &&
           amountIn(amounts, m_dollars.currency()) == m_dollars;
}

struct FactsChecker::Rules
{
    FactsChecker &my;

    void violate(const std::string &what) const { my.violate(what); }
    void isFresh(const std::string &number) const
    {
        if (my.hasOpened(number))
            violate("a number was used twice: " + number);
    }

    template <typename F>
    void operator()(const F &) const
    {}

    // ---- The sale.

    void operator()(const LineSet &f) const { my.notWhileMoneyMoves(f.sale, "goods changed"); }
    void operator()(const LineRemoved &f) const { my.notWhileMoneyMoves(f.sale, "goods changed"); }
    void operator()(const OrderDiscountSet &f) const
    {
        my.notWhileMoneyMoves(f.sale, "the price changed");
    }
    void operator()(const TipSet &f) const { my.notWhileMoneyMoves(f.sale, "the price changed"); }
    void operator()(const SaleVoided &f) const
    {
        my.notWhileMoneyMoves(f.sale, "a sale was voided");
        if (!my.taken(f.sale).isZero())
            violate("a sale was voided with money in it: " + f.sale.text);
        my.m_sales[f.sale.text].isOver = true;
    }
    void operator()(const SaleCompleted &f) const
    {
        my.notWhileMoneyMoves(f.sale, "a sale was finished");
        const Receipt &receipt = f.receipt;
        if (receipt.number != my.m_lastReceipt + 1)
            violate("receipt numbers have a gap or repeat");
        my.m_lastReceipt = receipt.number;
        Sale &sale = my.m_sales[f.sale.text];
        if (sale.isOver)
            violate("a sale was finished twice: " + f.sale.text);
        sale.isOver = sale.hasReceipt = true;
        Money sum(0, receipt.order.currency);
        for (const Tender &t : receipt.tenders) {
            sum += t.net;
            const Leg *leg = my.leg(t.attempt);
            if (!leg || !counts(*leg))
                violate("a receipt names what was not taken: " + f.sale.text);
        }
        if (sum != receipt.totals.total + receipt.rounding)
            violate("the tenders of a receipt do not add up");
        if (my.taken(f.sale) != receipt.totals.total)
            violate("a receipt names what was not taken: " + f.sale.text);
    }

    // ---- Money.

    void operator()(const AttemptOpened &f) const
    {
        isFresh(f.attempt.text);
        my.notWhileMoneyMoves(f.sale, "an attempt was opened");
        Sale &sale = my.m_sales[f.sale.text];
        sale.isPaying = true;
        sale.legs.push_back(f.attempt.text);
        Leg &leg = my.m_legs[f.attempt.text];
        leg.sale = f.sale;
        leg.amount = f.amount;
        leg.brought = leg.goneBack = Money(0, f.amount.currency());
        my.m_unended.insert(f.attempt.text);
    }
    void operator()(const AttemptEnded &f) const
    {
        Leg *leg = my.leg(f.attempt);
        if (!leg)
            return violate("what was never opened has ended: " + f.attempt.text);
        if (std::exchange(leg->isEnded, true))
            violate("an attempt ended twice: " + f.attempt.text);
        leg->outcome = f.outcome;
        if (f.outcome == AttemptOutcome::Paid)
            leg->brought = leg->amount;
        my.m_sales[f.sale.text].isPaying = false;
        my.m_unended.erase(f.attempt.text);
    }
    void operator()(const Contradicted &f) const
    {
        Leg *leg = my.leg(f.attempt);
        if (!leg || f.trouble != Trouble::PaidAfterEnd)
            return;
        if (!leg->isEnded || leg->outcome == AttemptOutcome::Paid)
            violate("money is called late that is not: " + f.attempt.text);
        leg->brought = f.amount;
    }
    void operator()(const LateMoneyAttached &f) const
    {
        my.notWhileMoneyMoves(f.sale, "late money was attached");
        Leg *leg = my.leg(f.attempt);
        if (!leg || leg->sale != f.sale || !leg->isEnded || leg->outcome == AttemptOutcome::Paid)
            return violate("what was attached is not late money: " + f.attempt.text);
        if (my.m_sales[f.sale.text].isOver)
            violate("late money was attached to a sale that is over: " + f.sale.text);
        if (leg->brought != leg->amount || f.amount != leg->amount || !leg->goneBack.isZero())
            violate("late money was attached that is not there: " + f.attempt.text);
        leg->outcome = AttemptOutcome::Paid;
    }
    void operator()(const CashTaken &f) const
    {
        const Tender &tender = f.tender;
        isFresh(tender.attempt.text);
        my.notWhileMoneyMoves(f.sale, "cash was taken");
        if (my.m_shiftsRequired && my.m_openShift.empty())
            violate("cash was taken without a shift: " + tender.attempt.text);
        my.m_lastCount.clear();
        my.m_sales[f.sale.text].legs.push_back(tender.attempt.text);
        Leg &leg = my.m_legs[tender.attempt.text];
        leg.sale = f.sale;
        leg.amount = tender.net - tender.cash->rounding;
        leg.brought = tender.net;
        leg.goneBack = Money(0, tender.net.currency());
        leg.outcome = AttemptOutcome::Paid;
        leg.isEnded = true;
        if (tender.cash->foreign) {
            my.m_dollars += tender.cash->foreign->given;
            my.m_drawer -= tender.cash->change;
        } else {
            my.m_drawer += tender.net;
        }
    }

    // ---- What goes back.

    void operator()(const RefundOpened &f) const
    {
        isFresh(f.refund.text);
        Leg *leg = my.leg(f.leg);
        if (!leg || leg->sale != f.sale)
            return violate("something is asked back that never came: " + f.refund.text);
        my.m_backs[f.refund.text] = {f.leg.text, f.sale, f.amount, f.early,
                                     f.provider == cashMethod()};
        leg->goneBack += f.amount;
        if (leg->goneBack > leg->brought)
            violate("more was asked back than was paid: " + f.refund.text);
        if (!f.early)
            return;
        if (my.m_sales[f.sale.text].isOver)
            violate("a part of a sale that is over was given back: " + f.refund.text);
        my.notWhileMoneyMoves(f.sale, "a part was given back");
        ++leg->early;
        ++my.m_sales[f.sale.text].goingBack;
    }
    void operator()(const RefundEnded &f) const
    {
        const auto found = my.m_backs.find(f.refund.text);
        if (found == my.m_backs.end())
            return violate("what was never asked back has ended: " + f.refund.text);
        Back &back = found->second;
        Leg &leg = my.m_legs.at(back.leg);
        const bool isNews = back.stage == RefundStage::Refused && f.done;
        if (back.stage != RefundStage::Asked && !isNews)
            violate("a refund ended twice: " + f.refund.text);
        if (isNews) {
            leg.goneBack += back.amount;
            leg.early += back.early ? 1 : 0;
            if (leg.goneBack > leg.brought)
                violate("more went back than was paid: " + f.refund.text);
        } else if (back.early) {
            --my.m_sales[f.sale.text].goingBack;
        }
        back.stage = f.done ? RefundStage::Done : RefundStage::Refused;
        if (!f.done) {
            leg.goneBack -= back.amount;
            leg.early -= back.early ? 1 : 0;
        } else if (back.isCash) {
            my.m_drawer -= back.amount;
        }
    }

    // ---- Statements, and what a person asked because of them.

    void operator()(const AskedAgain &f) const
    {
        bool *isAsked = asked(f);
        if (!isAsked)
            return violate("a person asks about what never was: " + f.attempt.text);
        if (std::exchange(*isAsked, true))
            violate("a person's question was put twice: " + f.attempt.text);
    }
    void operator()(const AnsweredAgain &f) const
    {
        bool *isAsked = asked(f);
        if (!isAsked || !std::exchange(*isAsked, false))
            violate("an answer to no person's question: " + f.attempt.text);
    }
    template <typename F>
    bool *asked(const F &f) const
    {
        if (f.refund.empty()) {
            Leg *leg = my.leg(f.attempt);
            return leg ? &leg->isAskedAgain : nullptr;
        }
        const auto back = my.m_backs.find(f.refund.text);
        return back == my.m_backs.end() ? nullptr : &back->second.isAskedAgain;
    }
    void operator()(const StatementCompared &f) const
    {
        auto &rows = my.m_rows[{f.provider.text, f.day}];
        rows.clear();
        for (const Difference &difference : f.differences)
            rows.insert(difference.row);
        for (const OddLine &odd : f.odd)
            rows.insert(rowName(odd));
    }
    void operator()(const DifferenceAccepted &f) const
    {
        const auto rows = my.m_rows.find({f.provider.text, f.day});
        if (rows == my.m_rows.end() || !rows->second.contains(f.row))
            violate("a row was accepted that no statement has: " + f.row);
    }

    // ---- The drawer.

    void operator()(const ShiftOpened &f) const
    {
        if (!my.m_openShift.empty())
            violate("two shifts are open at once");
        my.m_openShift = f.shift;
        my.hold(f.opening);
    }
    void operator()(const CashMoved &f) const
    {
        if (f.shift != my.m_openShift || my.m_openShift.empty())
            violate("cash moved in a shift that is not open");
        const bool isOurs = f.amount.currency() == my.m_drawer.currency();
        (isOurs ? my.m_drawer : my.m_dollars) += f.amount;
    }
    void operator()(const DrawerCounted &f) const
    {
        if (!my.isExpected(f.expected))
            violate("a count names another expected cash than the facts add up to");
        my.m_lastCount = f.counted;
    }
    void operator()(const ShiftClosed &f) const
    {
        if (f.shift != my.m_openShift)
            violate("a shift was closed that was not open");
        if (!my.isExpected(f.expected))
            violate("a shift was closed over another cash than the facts add up to");
        if (!f.counted.empty() && f.counted != my.m_lastCount)
            violate("a shift was closed over a count that is not the last");
        my.m_openShift = {};
        my.hold(f.left);
    }
    void operator()(const DayClosed &f) const
    {
        if (f.number != ++my.m_days)
            violate("the numbers of days have a gap or repeat");
        if (!my.m_openShift.empty())
            violate("a day was closed over an open shift");
        for (const std::string &open : my.m_unended) {
            const bool isNamed =
                std::any_of(f.takenOver.begin(), f.takenOver.end(),
                            [&](const Unresolved &u) { return u.attempt.text == open; });
            if (!isNamed)
                violate("a day was closed over money nobody named: " + open);
        }
    }
};

void FactsChecker::hear(const Fact &fact)
{
    std::visit(Rules{*this}, fact);
}

} // namespace guitai::simulation
