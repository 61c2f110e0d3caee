// What follows from a drawer's values, and what its facts change.
#include "payment/engine/drawer.h"

#include "payment/engine/rules.h"

#include <algorithm>

namespace guitai {

CashLedger CashLedger::of(Currency currency)
{
    const Money nothing(0, currency);
    return {nothing, nothing, nothing, nothing, nothing};
}

Money amountIn(const std::vector<Money> &amounts, Currency currency)
{
    Money sum(0, currency);
    for (const Money &amount : amounts) {
        if (amount.currency() == currency)
            sum += amount;
    }
    return sum;
}

std::vector<Money> Shift::expected(Currency shop) const
{
    std::vector<Money> amounts;
    for (const auto &[code, ledger] : cash)
        amounts.push_back(ledger.expected());
    std::stable_partition(amounts.begin(), amounts.end(),
                          [&](const Money &m) { return m.currency() == shop; });
    return amounts;
}

std::vector<Money> cashOf(const Tender &tender)
{
    if (!tender.cash || !tender.cash->foreign)
        return {tender.net};
    return {tender.cash->foreign->given, -tender.cash->change};
}

std::vector<Unresolved> unresolved(const Counter &counter)
{
    std::vector<Unresolved> all;
    for (const auto &[id, checkout] : counter.sales) {
        const std::size_t before = all.size();
        for (const Attempt &a : checkout.attempts) {
            const auto open =
                std::find_if(checkout.exceptions.begin(), checkout.exceptions.end(),
                             [&](const Exception &e) { return e.attempt == a.id && !e.settled; });
            if (a.moneyMayMove() || open != checkout.exceptions.end())
                all.push_back({id,
                               a.id,
                               {},
                               a.provider,
                               open != checkout.exceptions.end() ? open->amount : a.amount});
        }
        for (const Refund &r : checkout.refunds) {
            if (r.stage == RefundStage::Asked)
                all.push_back({id, r.leg, r.id, r.provider, r.amount});
        }
        const bool unfinished =
            checkout.stage == SaleStage::Building || checkout.stage == SaleStage::Parked;
        if (unfinished && all.size() == before && !paid(checkout).isZero())
            all.push_back({id, {}, {}, {}, paid(checkout)});
    }
    return all;
}

std::string sealedText(const DayClosed &day)
{
    // A line each, and no text that people typed: nothing can be moved from one line to another.
    std::string text = "guitai day\ntill " + day.till + "\nnumber " + std::to_string(day.number) +
                       "\nat " + std::to_string(day.at.ms) + "\nhead " +
                       std::to_string(day.headSeq) + " " + day.head + "\n";
    for (const Unresolved &u : day.takenOver)
        text += "open " + u.sale.text + " " + u.attempt.text + " " + u.refund.text + " " +
                u.amount.text() + " " + u.amount.currency().code() + "\n";
    return text;
}

namespace {

struct DrawerEvolver
{
    Counter &counter;

    CashLedger *ledger(Currency currency)
    {
        if (!counter.shift)
            return nullptr;
        counter.shift->counted.clear(); // something moved: what was counted is of before
        return &counter.shift->cash.try_emplace(currency.code(), CashLedger::of(currency))
                    .first->second;
    }
    Currency shop() const { return counter.drawer.currency(); }
    void move(Money by)
    {
        if (by.currency() == shop())
            counter.drawer += by;
        else
            counter.foreignDrawer.try_emplace(by.currency().code(), Money(0, by.currency()))
                .first->second += by;
    }
    void hold(const std::vector<Money> &amounts)
    {
        counter.drawer = Money(0, shop());
        counter.foreignDrawer.clear();
        for (const Money &amount : amounts)
            move(amount);
    }

    template <typename Other>
    void operator()(const Other &)
    {}

    void operator()(const CashTaken &f)
    {
        for (const Money &amount : cashOf(f.tender)) {
            if (CashLedger *l = ledger(amount.currency()))
                l->sales += amount;
        }
    }
    void operator()(const RefundEnded &f)
    {
        const Checkout *checkout = counter.sale(f.sale);
        const Refund *refund = checkout ? checkout->refund(f.refund) : nullptr;
        if (!f.done || !refund || refund->provider != cashMethod())
            return;
        if (CashLedger *l = ledger(refund->amount.currency()))
            l->refunds += refund->amount;
    }
    void operator()(const ShiftOpened &f)
    {
        Shift shift;
        shift.id = f.shift;
        shift.openedAt = f.at;
        shift.cashier = f.cashier;
        shift.cashierName = f.cashierName;
        shift.cash.emplace(shop().code(), CashLedger::of(shop()));
        for (const Money &amount : f.opening)
            shift.cash.try_emplace(amount.currency().code(), CashLedger::of(amount.currency()))
                .first->second.opening += amount;
        counter.shift = std::move(shift);
        hold(f.opening);
    }
    void operator()(const CashMoved &f)
    {
        CashLedger *l = ledger(f.amount.currency());
        if (l && f.amount.isPositive())
            l->paidIn += f.amount;
        else if (l)
            l->paidOut -= f.amount;
        move(f.amount);
    }
    void operator()(const DrawerCounted &f)
    {
        if (counter.shift)
            counter.shift->counted = f.counted;
    }
    void operator()(const ShiftClosed &f)
    {
        counter.shift.reset();
        counter.left = f.left;
        hold(f.left);
    }
    void operator()(const DayClosed &f) { counter.lastDay = f.number; }
};

} // namespace

void evolveDrawer(Counter &counter, const Fact &fact)
{
    std::visit(DrawerEvolver{counter}, fact);
}

} // namespace guitai
