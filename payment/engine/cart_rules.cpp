// What may happen to goods and sales before money moves, and what may not while it can.
#include "payment/engine/rules.h"

#include <algorithm>

namespace guitai {

namespace {

Refusal refusalOf(OrderFault fault)
{
    switch (fault) {
    case OrderFault::None:
        return Refusal::None;
    case OrderFault::QuantityNotPositive:
    case OrderFault::QuantityAbsurd:
        return Refusal::BadQuantity;
    case OrderFault::PriceNegative:
    case OrderFault::PriceAbsurd:
    case OrderFault::CurrencyDiffers:
        return Refusal::BadPrice;
    case OrderFault::DiscountAbsurd:
        return Refusal::BadDiscount;
    case OrderFault::TooManyLines:
        return Refusal::TooManyLines;
    }
    return Refusal::BadPrice;
}

// Why the sale on the screen cannot be changed now; None if it can.
Refusal frozen(const Counter &counter, const Checkout *checkout)
{
    if (!counter.cashier)
        return Refusal::NotSignedIn;
    if (!checkout)
        return Refusal::NoSuchSale;
    if (checkout->moneyMayMove())
        return Refusal::PaymentOpen;
    if (checkout->stage != SaleStage::Building)
        return Refusal::AlreadyDone;
    return Refusal::None;
}

// Refuses an order that cannot be, or that costs less than what has been paid for it already.
Refusal unfit(const Checkout &checkout, const Order &changed)
{
    if (const Refusal why = refusalOf(faultOf(changed)); why != Refusal::None)
        return why;
    const Money taken = paid(checkout);
    if (taken.isPositive() && totals(changed).total < taken)
        return Refusal::MoneyTaken;
    return Refusal::None;
}

bool sameGoods(const OrderLine &a, const OrderLine &b)
{
    return a.code == b.code && a.unitPrice == b.unitPrice && a.unit == b.unit && a.tax == b.tax &&
           a.name == b.name && !a.priceOverride && !b.priceOverride && !a.discount && !b.discount &&
           a.unit == Unit::Piece;
}

bool sameId(const OrderLine &line, const LineId &id)
{
    return line.id == id;
}

} // namespace

void rule(Ruling &r, const AddLine &e)
{
    const Counter &counter = r.counter;
    if (!counter.cashier)
        return r.refuse(Refusal::NotSignedIn);
    if (const Refusal why = refusalOf(faultOf(e.line, counter.currency)); why != Refusal::None)
        return r.refuse(why);

    // Goods scanned while money may move belong to the next customer: they wait in a sale of
    // their own.
    const Checkout *here = counter.currentSale();
    const bool forNext = here && here->moneyMayMove();
    const Checkout *target = forNext ? counter.sale(counter.next)
                             : here && here->stage == SaleStage::Building ? here
                                                                          : nullptr;
    if (!target && !hasShift(r))
        return;
    if (!mayChangeLine(r, target ? target->id : e.newSale, nullptr, e.line, false))
        return;
    if (!target) {
        r.fact(SaleBegun{e.newSale, r.now, counter.cashier->id, counter.cashier->name,
                         counter.currency, counter.taxMode, forNext});
        r.fact(LineSet{e.newSale, r.now, e.line});
        return;
    }
    OrderLine line = e.line;
    const auto &lines = target->order.lines;
    const auto same = std::find_if(lines.rbegin(), lines.rend(),
                                   [&](const OrderLine &l) { return sameGoods(l, line); });
    if (same != lines.rend()) {
        line = *same;
        line.quantity.milli += e.line.quantity.milli;
        if (const Refusal why = refusalOf(faultOf(line, counter.currency)); why != Refusal::None)
            return r.refuse(why);
    } else if (lines.size() >= 500) {
        return r.refuse(Refusal::TooManyLines);
    }
    r.fact(LineSet{target->id, r.now, line});
}

void rule(Ruling &r, const ChangeLine &e)
{
    const Checkout *here = r.counter.currentSale();
    if (const Refusal why = frozen(r.counter, here); why != Refusal::None)
        return r.refuse(why);
    Order changed = here->order;
    const auto line = std::find_if(changed.lines.begin(), changed.lines.end(),
                                   [&](const OrderLine &l) { return sameId(l, e.line.id); });
    if (line == changed.lines.end())
        return r.refuse(Refusal::NoSuchLine);
    const OrderLine before = *line;
    *line = e.line;
    if (const Refusal why = unfit(*here, changed); why != Refusal::None)
        return r.refuse(why);
    if (!mayChangeLine(r, here->id, &before, e.line, !here->attempts.empty()))
        return;
    r.fact(LineSet{here->id, r.now, e.line});
}

void rule(Ruling &r, const RemoveLine &e)
{
    const Checkout *here = r.counter.currentSale();
    if (const Refusal why = frozen(r.counter, here); why != Refusal::None)
        return r.refuse(why);
    Order changed = here->order;
    const auto line = std::find_if(changed.lines.begin(), changed.lines.end(),
                                   [&](const OrderLine &l) { return sameId(l, e.line); });
    if (line == changed.lines.end())
        return r.refuse(Refusal::NoSuchLine);
    OrderLine none = *line;
    none.quantity = Quantity{0};
    if (!mayChangeLine(r, here->id, &*line, none, !here->attempts.empty()))
        return;
    changed.lines.erase(line);
    const bool takesDiscountAlong =
        changed.discount && faultOf(changed) == OrderFault::DiscountAbsurd;
    if (takesDiscountAlong)
        changed.discount.reset(); // it was more than what is left costs
    if (const Refusal why = unfit(*here, changed); why != Refusal::None)
        return r.refuse(why);
    r.fact(LineRemoved{here->id, r.now, e.line});
    if (takesDiscountAlong)
        r.fact(OrderDiscountSet{here->id, r.now, {}});
}

void rule(Ruling &r, const SetOrderDiscount &e)
{
    const Checkout *here = r.counter.currentSale();
    if (const Refusal why = frozen(r.counter, here); why != Refusal::None)
        return r.refuse(why);
    Order changed = here->order;
    changed.discount = e.discount;
    if (const Refusal why = unfit(*here, changed); why != Refusal::None)
        return r.refuse(why);
    if (!mayDiscount(r, here->id, changed))
        return;
    r.fact(OrderDiscountSet{here->id, r.now, e.discount});
}

void rule(Ruling &r, const SetTip &e)
{
    const Checkout *here = r.counter.currentSale();
    if (const Refusal why = frozen(r.counter, here); why != Refusal::None)
        return r.refuse(why);
    if (here->order.empty())
        return r.refuse(Refusal::NothingToPay);
    Order changed = here->order;
    changed.tip.reset();
    // A tip of more than the goods cost is a slip of the hand.
    if (e.tip.currency() != r.counter.currency || e.tip.isNegative() ||
        e.tip > totals(changed).total)
        return r.refuse(Refusal::BadAmount);
    if (!e.tip.isZero())
        changed.tip = e.tip;
    if (const Refusal why = unfit(*here, changed); why != Refusal::None)
        return r.refuse(why);
    r.fact(TipSet{here->id, r.now, e.tip});
}

void rule(Ruling &r, const ParkSale &e)
{
    const Checkout *here = r.counter.currentSale();
    if (!r.counter.cashier)
        return r.refuse(Refusal::NotSignedIn);
    if (!here || here->order.empty())
        return r.refuse(Refusal::NoSuchSale);
    if (here->stage != SaleStage::Building)
        return r.refuse(Refusal::AlreadyDone);
    r.fact(SaleParked{here->id, r.now, e.label});
}

void rule(Ruling &r, const TakeSale &e)
{
    const Checkout *wanted = r.counter.sale(e.sale);
    if (!r.counter.cashier)
        return r.refuse(Refusal::NotSignedIn);
    if (!wanted || wanted->stage == SaleStage::Voided)
        return r.refuse(Refusal::NoSuchSale);
    if (e.sale == r.counter.current)
        return;
    if (const Checkout *here = r.counter.currentSale();
        here && here->stage == SaleStage::Building && !here->order.empty())
        r.fact(SaleParked{here->id, r.now, {}});
    r.fact(SaleTaken{e.sale, r.now});
}

void rule(Ruling &r, const VoidSale &)
{
    const Checkout *here = r.counter.currentSale();
    if (const Refusal why = frozen(r.counter, here); why != Refusal::None)
        return r.refuse(why);
    if (paid(*here).isPositive())
        return r.refuse(Refusal::MoneyTaken);
    CashierId approvedBy;
    if (!mayDo(r, Act::VoidSale, approvedBy))
        return;
    r.fact(SaleVoided{here->id, r.now, r.counter.cashier->id, approvedBy});
}

void rule(Ruling &r, const NextCustomer &)
{
    const Checkout *here = r.counter.currentSale();
    if (!here)
        return;
    if (here->moneyMayMove())
        return r.refuse(Refusal::PaymentOpen);
    if (here->stage == SaleStage::Building)
        return; // park it or void it; it cannot just be left
    r.fact(SaleLeft{here->id, r.now});
}

} // namespace guitai
