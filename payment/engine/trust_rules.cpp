// Who may: the table of permissions applied to events, and what is kept of what was allowed.
#include "payment/engine/rules.h"

#include <algorithm>

namespace guitai {

namespace {

CashierId here(const Ruling &r)
{
    return r.counter.cashier ? r.counter.cashier->id : CashierId();
}

// The share of the price that a discount takes, in parts of a million.
std::int64_t shareOf(const Discount &discount, Money price)
{
    if (discount.ppm != 0)
        return discount.ppm;
    if (discount.amount.isZero())
        return 0;
    return price.isPositive() ? mulDivRounded(discount.amount.minor(), 1'000'000, price.minor())
                              : 1'000'000;
}

std::string wordsOf(const Discount &discount)
{
    // "-12.5 %" or "-3.00": ten thousand ppm are one percent.
    if (discount.ppm == 0)
        return "-" + discount.amount.text();
    std::string percent = std::to_string(discount.ppm / 10'000);
    if (const std::int64_t rest = discount.ppm % 10'000; rest != 0) {
        std::string decimals = std::to_string(10'000 + rest).substr(1);
        decimals.erase(decimals.find_last_not_of('0') + 1);
        percent += "." + decimals;
    }
    return "-" + percent + " %";
}

bool mayTakeOff(Ruling &r, const Discount &discount, Money price, CashierId &approvedBy)
{
    return shareOf(discount, price) <= r.counter.trust.discountLimitPpm ||
           mayDo(r, Act::Discount, approvedBy);
}

// Of what was changed while no till was open, somebody answers who has the machine itself.
bool mayEdit(Ruling &r, Act act, std::string &by, CashierId &approvedBy)
{
    if (!by.empty())
        return true;
    if (!r.counter.cashier) {
        r.refuse(Refusal::NotSignedIn);
        return false;
    }
    by = r.counter.cashier->id.text;
    return mayDo(r, act, approvedBy);
}

// The line as it would cost without its discount.
Money grossOf(const OrderLine &line)
{
    Order alone;
    alone.currency = line.unitPrice.currency();
    alone.lines = {line};
    alone.lines[0].discount.reset();
    return totals(alone).gross;
}

} // namespace

Refusal trusted(const Counter &counter, Act act, const std::optional<Cashier> &approver)
{
    const Role needed = counter.trust.needed(act);
    if ((counter.cashier && counter.cashier->role() >= needed) ||
        (approver && approver->role() >= needed))
        return Refusal::None;
    return needed == Role::Manager ? Refusal::NeedsManager : Refusal::NeedsSupervisor;
}

bool mayDo(Ruling &r, Act act, CashierId &approvedBy)
{
    if (const Refusal refusal = trusted(r.counter, act, r.approver); refusal != Refusal::None) {
        r.refuse(refusal);
        return false;
    }
    if (!r.counter.cashier || r.counter.cashier->role() < r.counter.trust.needed(act))
        approvedBy = r.approver->id;
    return true;
}

bool mayChangeLine(Ruling &r, const SaleId &sale, const OrderLine *before, const OrderLine &after,
                   bool paymentTried)
{
    CashierId approvedBy;
    const bool less = before && after.quantity.milli < before->quantity.milli;
    if (less && paymentTried) {
        if (!mayDo(r, Act::RemoveLine, approvedBy))
            return false;
        r.fact(ActAllowed{sale, r.now, Act::RemoveLine, here(r), approvedBy,
                          grossOf(*before) - grossOf(after), after.name});
    }
    const bool newPrice =
        after.priceOverride && (!before || before->priceOverride != after.priceOverride);
    if (newPrice) {
        if (!mayDo(r, Act::PriceOverride, approvedBy))
            return false;
        r.fact(ActAllowed{
            sale, r.now, Act::PriceOverride, here(r), approvedBy, *after.priceOverride,
            after.name + ": " + after.unitPrice.text() + " -> " + after.priceOverride->text()});
    }
    const bool newDiscount = after.discount && (!before || before->discount != after.discount);
    if (newDiscount) {
        CashierId trusted;
        if (!mayTakeOff(r, *after.discount, grossOf(after), trusted))
            return false;
        r.fact(ActAllowed{sale, r.now, Act::Discount, here(r), trusted, grossOf(after),
                          after.name + ": " + wordsOf(*after.discount)});
    }
    return true;
}

bool mayDiscount(Ruling &r, const SaleId &sale, const Order &changed)
{
    if (!changed.discount)
        return true;
    Order whole = changed;
    whole.discount.reset();
    const Totals all = totals(whole);
    const Money price = all.gross - all.discount;
    CashierId approvedBy;
    if (!mayTakeOff(r, *changed.discount, price, approvedBy))
        return false;
    r.fact(ActAllowed{sale, r.now, Act::Discount, here(r), approvedBy, price,
                      wordsOf(*changed.discount)});
    return true;
}

void rule(Ruling &r, const SettingsEdited &e)
{
    std::string by = e.by;
    CashierId approvedBy;
    if (!mayEdit(r, Act::Settings, by, approvedBy))
        return;
    r.fact(SettingsChanged{r.now, by, e.what, approvedBy});
}

void rule(Ruling &r, const StaffEdited &e)
{
    std::string by = e.by;
    CashierId approvedBy;
    if (!mayEdit(r, Act::Staff, by, approvedBy))
        return;
    r.fact(StaffChanged{r.now, by, e.person, e.what, approvedBy});
}

void rule(Ruling &r, const PinFailed &e)
{
    r.fact(PinRefused{r.now, here(r), e.inARow});
}

} // namespace guitai
