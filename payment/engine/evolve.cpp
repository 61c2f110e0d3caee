// evolve: what the till knows after one more fact. It decides nothing and forgets nothing.
#include "payment/engine/rules.h"

#include <algorithm>
#include <cassert>
#include <type_traits>

namespace guitai {

namespace {

Attempt &attemptIn(Checkout &checkout, const AttemptId &id)
{
    const auto it = std::find_if(checkout.attempts.begin(), checkout.attempts.end(),
                                 [&](const Attempt &a) { return a.id == id; });
    assert(it != checkout.attempts.end());
    return *it;
}

Refund *refundIn(Checkout &checkout, const RefundId &id)
{
    const auto it = std::find_if(checkout.refunds.begin(), checkout.refunds.end(),
                                 [&](const Refund &r) { return r.id == id; });
    return it == checkout.refunds.end() ? nullptr : &*it;
}

void leaveScreen(Counter &counter, const SaleId &sale)
{
    if (counter.current != sale)
        return;
    counter.current = counter.next;
    counter.next = {};
}

// Only the sale on the screen is paid or parked: the one before it has left, and perhaps the facts
// of that are not in hand any more.
void wasOnScreen(Counter &counter, const SaleId &sale)
{
    if (counter.next != sale)
        return;
    counter.current = sale;
    counter.next = {};
}

struct Evolver
{
    Counter &counter;

    Checkout &sale(const SaleId &id) { return counter.sales[id]; }

    void operator()(const CashierSignedIn &f) { counter.cashier = f.cashier; }
    void operator()(const CashierSignedOut &) { counter.cashier.reset(); }

    void operator()(const SaleBegun &f)
    {
        Checkout &checkout = sale(f.sale);
        checkout.id = f.sale;
        checkout.begunAt = f.at;
        checkout.cashier = f.cashier;
        checkout.cashierName = f.cashierName;
        checkout.order.currency = f.currency;
        checkout.order.taxMode = f.taxMode;
        (f.asNext ? counter.next : counter.current) = f.sale;
    }
    void operator()(const LineSet &f)
    {
        auto &lines = sale(f.sale).order.lines;
        const auto it = std::find_if(lines.begin(), lines.end(),
                                     [&](const OrderLine &l) { return l.id == f.line.id; });
        if (it == lines.end())
            lines.push_back(f.line);
        else
            *it = f.line;
    }
    void operator()(const LineRemoved &f)
    {
        auto &lines = sale(f.sale).order.lines;
        std::erase_if(lines, [&](const OrderLine &l) { return l.id == f.line; });
    }
    void operator()(const OrderDiscountSet &f) { sale(f.sale).order.discount = f.discount; }
    void operator()(const TipSet &f)
    {
        sale(f.sale).order.tip = f.tip.isZero() ? std::nullopt : std::optional(f.tip);
    }
    void operator()(const SaleParked &f)
    {
        Checkout &checkout = sale(f.sale);
        checkout.stage = SaleStage::Parked;
        checkout.label = f.label;
        wasOnScreen(counter, f.sale);
        leaveScreen(counter, f.sale);
    }
    void operator()(const SaleTaken &f)
    {
        Checkout &checkout = sale(f.sale);
        if (checkout.stage == SaleStage::Parked)
            checkout.stage = SaleStage::Building;
        if (counter.next == f.sale)
            counter.next = {};
        counter.current = f.sale;
    }
    void operator()(const SaleLeft &f) { leaveScreen(counter, f.sale); }
    void operator()(const SaleVoided &f)
    {
        sale(f.sale).stage = SaleStage::Voided;
        leaveScreen(counter, f.sale);
        if (counter.next == f.sale)
            counter.next = {};
    }

    void operator()(const AttemptOpened &f)
    {
        Attempt attempt;
        wasOnScreen(counter, f.sale);
        attempt.id = f.attempt;
        attempt.provider = f.provider;
        attempt.amount = f.amount;
        attempt.openedAt = f.at;
        attempt.deadline = f.deadline;
        attempt.watchUntil = f.watchUntil;
        attempt.authCode = f.authCode;
        sale(f.sale).attempts.push_back(std::move(attempt));
    }
    void operator()(const CodeReceived &f) { attemptIn(sale(f.sale), f.attempt).code = f.code; }
    void operator()(const ProviderNoted &f)
    {
        Checkout &checkout = sale(f.sale);
        if (f.refund.empty()) {
            attemptIn(checkout, f.attempt).note = f.note;
            return;
        }
        for (Refund &r : checkout.refunds) {
            if (r.id == f.refund)
                r.note = f.note;
        }
    }
    void operator()(const ClosingBegun &f)
    {
        Attempt &attempt = attemptIn(sale(f.sale), f.attempt);
        attempt.stage = AttemptStage::Closing;
        attempt.closing = f.cause;
        attempt.closingAt = f.at;
    }
    void operator()(const AttemptEnded &f)
    {
        Attempt &attempt = attemptIn(sale(f.sale), f.attempt);
        attempt.stage = AttemptStage::Ended;
        attempt.outcome = f.outcome;
        attempt.reason = f.reason;
        attempt.reference = f.reference;
        attempt.card = f.card;
        attempt.by = f.by;
        attempt.endedAt = f.at;
    }
    void operator()(const Contradicted &f)
    {
        auto &exceptions = sale(f.sale).exceptions;
        const Exception exception{f.attempt, f.trouble, f.amount, f.reference, f.at, false, {}};
        const auto same =
            std::find_if(exceptions.begin(), exceptions.end(), [&](const Exception &e) {
                return e.attempt == f.attempt && e.trouble == f.trouble;
            });
        if (same == exceptions.end())
            exceptions.push_back(exception);
        else
            *same = exception; // the later word counts, and needs a person again
    }
    void operator()(const ExceptionSettled &f)
    {
        for (Exception &e : sale(f.sale).exceptions) {
            if (e.attempt == f.attempt && e.trouble == f.trouble && !e.settled) {
                e.settled = true;
                e.settledHow = f.how;
            }
        }
    }

    void operator()(const WatchEnded &f) { attemptIn(sale(f.sale), f.attempt).watchOver = true; }

    void operator()(const CashTaken &f)
    {
        wasOnScreen(counter, f.sale);
        sale(f.sale).cash.push_back(f.tender);
        if (!f.tender.cash || !f.tender.cash->foreign) {
            counter.drawer += f.tender.net;
            return;
        }
        const Money given = f.tender.cash->foreign->given;
        counter.drawer -= f.tender.cash->change;
        counter.foreignDrawer.try_emplace(given.currency().code(), Money(0, given.currency()))
            .first->second += given;
    }
    void operator()(const SaleCompleted &f)
    {
        Checkout &checkout = sale(f.sale);
        checkout.stage = SaleStage::Done;
        checkout.receipt = f.receipt;
        counter.lastReceipt = std::max(counter.lastReceipt, f.receipt.number);
    }

    void operator()(const RefundOpened &f)
    {
        Refund refund;
        refund.id = f.refund;
        refund.leg = f.leg;
        refund.provider = f.provider;
        refund.amount = f.amount;
        refund.why = f.why;
        refund.by = f.by;
        refund.approvedBy = f.approvedBy;
        refund.lines = f.lines;
        refund.openedAt = f.at;
        refund.early = f.early;
        sale(f.sale).refunds.push_back(std::move(refund));
    }
    // evolveDrawer() knows these; what was allowed or changed elsewhere is only kept.
    void operator()(const ShiftOpened &) {}
    void operator()(const CashMoved &) {}
    void operator()(const DrawerOpened &) {}
    void operator()(const DrawerCounted &) {}
    void operator()(const ShiftClosed &) {}
    void operator()(const DayClosed &) {}
    void operator()(const ActAllowed &) {}
    void operator()(const SettingsChanged &) {}
    void operator()(const StaffChanged &) {}
    void operator()(const PinRefused &) {}

    void operator()(const StatementCompared &f)
    {
        ComparedDay &day = counter.compared[{f.provider, f.day}];
        day.outcome = f;
        // What was accepted stays so as long as it is the same.
        std::erase_if(day.accepted, [&](const DifferenceAccepted &a) { return !stands(a, f); });
    }
    void operator()(const DifferenceAccepted &f)
    {
        if (const auto day = counter.compared.find({f.provider, f.day});
            day != counter.compared.end())
            day->second.accepted.push_back(f);
    }
    void operator()(const AskedAgain &f)
    {
        if (f.refund.empty())
            attemptIn(sale(f.sale), f.attempt).askedAgain = f.at;
        else if (Refund *refund = refundIn(sale(f.sale), f.refund))
            refund->askedAgain = f.at;
    }
    void operator()(const AnsweredAgain &f)
    {
        if (f.refund.empty())
            attemptIn(sale(f.sale), f.attempt).askedAgain.reset();
        else if (Refund *refund = refundIn(sale(f.sale), f.refund))
            refund->askedAgain.reset();
    }
    void operator()(const LateMoneyAttached &f)
    {
        Attempt &attempt = attemptIn(sale(f.sale), f.attempt);
        attempt.outcome = AttemptOutcome::Paid;
        attempt.reference = f.reference;
        attempt.endedAt = f.since;
        for (Exception &e : sale(f.sale).exceptions) {
            if (e.attempt == f.attempt && e.trouble == Trouble::PaidAfterEnd && !e.settled) {
                e.settled = true;
                e.settledHow = "attached to the sale";
            }
        }
    }

    void operator()(const RefundEnded &f)
    {
        for (Refund &r : sale(f.sale).refunds) {
            if (r.id != f.refund)
                continue;
            r.stage = f.done ? RefundStage::Done : RefundStage::Refused;
            r.reason = f.reason;
            r.reference = f.reference;
            r.card = f.card;
            r.endedAt = f.at;
            if (f.done && r.provider == cashMethod())
                counter.drawer -= r.amount;
        }
    }
};

} // namespace

void evolve(Counter &counter, const Fact &fact)
{
    evolveDrawer(counter, fact); // first: a refund that ended is still known as asked for
    std::visit(Evolver{counter}, fact);
}

SaleId saleOf(const Fact &fact)
{
    return std::visit(
        [](const auto &f) -> SaleId {
            if constexpr (requires { f.sale; })
                return f.sale;
            else
                return {};
        },
        fact);
}

Instant timeOf(const Fact &fact)
{
    return std::visit([](const auto &f) { return f.at; }, fact);
}

bool isOver(const Checkout &checkout)
{
    if (checkout.stage != SaleStage::Done && checkout.stage != SaleStage::Voided)
        return false;
    if (checkout.needsAttention())
        return false;
    for (const Attempt &a : checkout.attempts) {
        if (a.moneyMayMove())
            return false;
        if (isWatched(checkout, a))
            return false;
    }
    return std::none_of(checkout.refunds.begin(), checkout.refunds.end(), [](const Refund &r) {
        return r.stage == RefundStage::Asked || r.askedAgain;
    });
}

bool isWatched(const Checkout &checkout, const Attempt &attempt)
{
    if (attempt.stage != AttemptStage::Ended)
        return false;
    if (attempt.askedAgain)
        return true;
    for (const Exception &e : checkout.exceptions) {
        if (e.attempt == attempt.id && !e.settled)
            return true;
    }
    if (attempt.watchOver || attempt.watchUntil <= attempt.openedAt)
        return false;
    // Paid while we were closing: a cancel of ours that was held up may still undo it.
    return attempt.outcome != AttemptOutcome::Paid || attempt.closing != ClosingCause::None;
}

} // namespace guitai
