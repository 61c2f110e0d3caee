// What may happen to the drawer: shifts, cash paid in and out, counts, handing over, closing a day.
#include "payment/engine/rules.h"

#include <algorithm>

namespace guitai {

namespace {

// More of one kind than this in a drawer is a slip of the hand.
constexpr std::int64_t mostPieces = 100'000;

bool isBlank(const std::string &text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

bool mayHold(const Counter &counter, Currency currency)
{
    const std::string code = currency.code();
    return currency == counter.currency || counter.rates.contains(code) ||
           (counter.shift && counter.shift->cash.contains(code)) ||
           !amountIn(counter.left, currency).isZero();
}

// None negative, none twice, none that the drawer cannot hold.
bool areSound(const Counter &counter, const std::vector<Money> &amounts)
{
    for (auto it = amounts.begin(); it != amounts.end(); ++it) {
        const bool again = std::any_of(
            amounts.begin(), it, [&](const Money &m) { return m.currency() == it->currency(); });
        if (it->isNegative() || again || !mayHold(counter, it->currency()))
            return false;
    }
    return true;
}

bool names(const std::vector<Money> &amounts, Currency currency)
{
    return std::any_of(amounts.begin(), amounts.end(),
                       [&](const Money &m) { return m.currency() == currency; });
}

// Somebody is there, a shift is open, and it is theirs or they are trusted with it.
bool hasOwnShift(Ruling &r, CashierId &approvedBy)
{
    if (!r.counter.cashier) {
        r.refuse(Refusal::NotSignedIn);
        return false;
    }
    if (!r.counter.shift) {
        r.refuse(Refusal::NoShift);
        return false;
    }
    return r.counter.shift->cashier == r.counter.cashier->id ||
           mayDo(r, Act::OthersShift, approvedBy);
}

bool isPaying(const Counter &counter)
{
    const Checkout *here = counter.currentSale();
    return here && here->openAttempt();
}

} // namespace

bool hasShift(Ruling &r)
{
    if (!r.counter.shiftsRequired || r.counter.shift)
        return true;
    r.refuse(Refusal::NoShift);
    return false;
}

void rule(Ruling &r, const OpenShift &e)
{
    CashierId approvedBy;
    if (!r.counter.cashier)
        return r.refuse(Refusal::NotSignedIn);
    if (r.counter.shift)
        return r.refuse(Refusal::ShiftOpen);
    if (!areSound(r.counter, e.opening) || !names(e.opening, r.counter.currency))
        return r.refuse(Refusal::BadAmount);
    if (!mayDo(r, Act::OpenShift, approvedBy))
        return;
    r.fact(ShiftOpened{e.shift,
                       r.now,
                       r.counter.till,
                       r.counter.cashier->id,
                       r.counter.cashier->name,
                       e.opening,
                       r.counter.left,
                       {},
                       approvedBy});
}

void rule(Ruling &r, const MoveCash &e)
{
    CashierId approvedBy;
    if (!hasOwnShift(r, approvedBy))
        return;
    if (e.amount.isZero() || !mayHold(r.counter, e.amount.currency()))
        return r.refuse(Refusal::BadAmount);
    if (isBlank(e.why))
        return r.refuse(Refusal::NoReason);
    Act act = Act::PayIn;
    if (e.amount.isNegative()) {
        const std::optional<Money> &limit = r.counter.trust.payOutLimit;
        const auto &cash = r.counter.shift->cash;
        const auto ledger = cash.find(e.amount.currency().code());
        const Money there =
            ledger == cash.end() ? Money(0, e.amount.currency()) : ledger->second.expected();
        const bool above = limit && limit->currency() == e.amount.currency() && -e.amount > *limit;
        act = above || -e.amount > there ? Act::PayOutAboveLimit : Act::PayOut;
    }
    if (!mayDo(r, act, approvedBy))
        return;
    r.fact(
        CashMoved{r.counter.shift->id, r.now, e.amount, e.why, r.counter.cashier->id, approvedBy});
    r.command(OpenDrawer{});
}

void rule(Ruling &r, const OpenWithoutSale &e)
{
    CashierId approvedBy;
    if (!r.counter.cashier)
        return r.refuse(Refusal::NotSignedIn);
    if (isBlank(e.why))
        return r.refuse(Refusal::NoReason);
    if (!mayDo(r, Act::OpenDrawer, approvedBy))
        return;
    r.fact(DrawerOpened{r.counter.shift ? r.counter.shift->id : ShiftId(), r.now, e.why,
                        r.counter.cashier->id, approvedBy});
    r.command(OpenDrawer{});
}

void rule(Ruling &r, const CountDrawer &e)
{
    CashierId approvedBy;
    if (!hasOwnShift(r, approvedBy))
        return;
    std::vector<Money> counted = {Money(0, r.counter.currency)};
    bool shopsOwn = false;
    const auto put = [&](const Money &amount) {
        shopsOwn = shopsOwn || amount.currency() == r.counter.currency;
        const auto same = std::find_if(counted.begin(), counted.end(), [&](const Money &m) {
            return m.currency() == amount.currency();
        });
        if (same == counted.end())
            counted.push_back(amount);
        else
            *same += amount;
    };
    const Money most(1'000'000'000'000, {}); // ten thousand million: no drawer holds it
    for (const Pile &pile : e.piles) {
        if (!pile.unit.isPositive() || pile.pieces < 0 || pile.pieces > mostPieces ||
            pile.unit.minor() > most.minor() / mostPieces ||
            !mayHold(r.counter, pile.unit.currency()))
            return r.refuse(Refusal::BadCount);
        put(pile.unit * pile.pieces);
    }
    for (const Money &amount : e.amounts) {
        if (amount.isNegative() || amount.minor() > most.minor() ||
            !mayHold(r.counter, amount.currency()))
            return r.refuse(Refusal::BadCount);
        put(amount);
    }
    if (!shopsOwn)
        return r.refuse(Refusal::BadCount);
    // What should be there and was not counted is not there.
    const std::vector<Money> expected = r.counter.shift->expected(r.counter.currency);
    for (const Money &wanted : expected)
        put(Money(0, wanted.currency()));
    r.fact(DrawerCounted{r.counter.shift->id, r.now, r.counter.cashier->id, e.piles, counted,
                         expected});
}

void rule(Ruling &r, const CloseShift &e)
{
    CashierId approvedBy;
    if (!hasOwnShift(r, approvedBy))
        return;
    if (isPaying(r.counter))
        return r.refuse(Refusal::PaymentOpen);
    const Shift &shift = *r.counter.shift;
    if (shift.counted.empty())
        return r.refuse(Refusal::CountFirst);
    if (e.left && !areSound(r.counter, *e.left))
        return r.refuse(Refusal::BadAmount);
    if (e.left) {
        for (const Money &left : *e.left) {
            if (left > amountIn(shift.counted, left.currency()))
                return r.refuse(Refusal::BadAmount);
        }
    }
    if (!mayDo(r, Act::CloseShift, approvedBy))
        return;
    r.fact(ShiftClosed{shift.id,
                       r.now,
                       r.counter.cashier->id,
                       approvedBy,
                       shift.expected(r.counter.currency),
                       shift.counted,
                       e.left.value_or(shift.counted),
                       {}});
}

void rule(Ruling &r, const HandOver &e)
{
    CashierId approvedBy;
    if (!hasOwnShift(r, approvedBy))
        return;
    if (isPaying(r.counter))
        return r.refuse(Refusal::PaymentOpen);
    const Shift &shift = *r.counter.shift;
    if (e.to.id.empty() || e.to.id == shift.cashier)
        return r.refuse(Refusal::AlreadyDone);
    if (!e.uncounted && shift.counted.empty())
        return r.refuse(Refusal::CountFirst);
    if (!mayDo(r, Act::CloseShift, approvedBy))
        return;
    const std::vector<Money> expected = shift.expected(r.counter.currency);
    const std::vector<Money> counted = e.uncounted ? std::vector<Money>() : shift.counted;
    const std::vector<Money> &left = e.uncounted ? expected : counted;
    r.fact(ShiftClosed{shift.id, r.now, r.counter.cashier->id, approvedBy, expected, counted, left,
                       e.to.id});
    r.fact(ShiftOpened{e.next, r.now, r.counter.till, e.to.id, e.to.name, left, left, shift.id,
                       approvedBy});
    r.fact(CashierSignedIn{e.to, r.now});
}

void rule(Ruling &r, const CloseDay &e)
{
    CashierId approvedBy;
    if (!r.counter.cashier)
        return r.refuse(Refusal::NotSignedIn);
    if (r.counter.shift)
        return r.refuse(Refusal::ShiftOpen);
    const std::vector<Unresolved> open = unresolved(r.counter);
    const bool allNamed = std::all_of(open.begin(), open.end(), [&](const Unresolved &u) {
        return std::find(e.takeOver.begin(), e.takeOver.end(), u) != e.takeOver.end();
    });
    if (!allNamed)
        return r.refuse(Refusal::Unresolved);
    if (!mayDo(r, Act::CloseDay, approvedBy))
        return;
    CashierId byAnother;
    if (!open.empty() && !mayDo(r, Act::TakeOverUnresolved, byAnother))
        return;
    DayClosed day;
    day.number = r.counter.lastDay + 1;
    day.at = r.now;
    day.till = r.counter.till;
    day.by = r.counter.cashier->id;
    day.byName = r.counter.cashier->name;
    day.approvedBy = approvedBy;
    day.takenOver = open;
    if (!open.empty())
        day.takenOverBy = byAnother.empty() ? r.counter.cashier->id : byAnother;
    r.fact(std::move(day));
}

} // namespace guitai
