// Makes the view value from the counter: what is on the screen, what waits, what needs a person.
#include "payment/engine/view.h"

namespace guitai {

namespace {

// How long something may be unanswered before a person is told about it.
constexpr Span quietPatience = Span::seconds(20);

template <typename Key>
Weather weatherOf(const std::map<Key, Weather> &weathers, const Key &key)
{
    const auto it = weathers.find(key);
    return it == weathers.end() ? Weather{} : it->second;
}

SaleView saleView(const Counter &counter, const Checkout &checkout, const Weathers &weathers)
{
    SaleView view;
    view.checkout = checkout;
    view.totals = totals(checkout.order);
    view.paid = paid(checkout);
    view.due = view.totals.total - view.paid;
    if (view.due.isNegative())
        view.due = Money(0, checkout.order.currency);
    view.cashDue = roundToCash(view.due, counter.cashStep);
    view.quickAmounts = quickAmounts(view.due, counter.cashStep);
    if (const Attempt *open = checkout.openAttempt()) {
        view.weather = weatherOf(weathers.attempts, open->id);
        const auto card = counter.cards.find(open->provider);
        view.needsPersonsWord = (card != counter.cards.end() && card->second.byHand) ||
                                view.weather.lastReason == Reason::AskThePerson;
    }
    if (const Refund *back = checkout.openGiveBack()) {
        view.weather = weatherOf(weathers.refunds, back->id);
        const auto card = counter.cards.find(back->provider);
        view.needsPersonsWord = (card != counter.cards.end() && card->second.byHand) ||
                                view.weather.lastReason == Reason::AskThePerson;
    }
    return view;
}

ParkedView parkedView(const Checkout &checkout)
{
    return {checkout.id,
            checkout.label,
            checkout.begunAt,
            int(checkout.order.lines.size()),
            totals(checkout.order).total,
            checkout.moneyMayMove()};
}

void attentionTo(CounterView &view, const Counter &counter, const Checkout &checkout,
                 const Weathers &weathers, Instant now)
{
    AttentionView row;
    row.sale = checkout.id;
    row.receipt = checkout.receipt ? checkout.receipt->number : 0;
    for (const Exception &e : checkout.exceptions) {
        if (e.settled)
            continue;
        const Attempt *a = checkout.attempt(e.attempt);
        row.kind = AttentionView::Kind::Exception;
        row.attempt = e.attempt;
        row.provider = a ? a->provider : ProviderId();
        row.trouble = e.trouble;
        row.canAttach = e.trouble == Trouble::PaidAfterEnd && canAttach(checkout, e.attempt);
        row.amount = e.amount;
        row.reference = e.reference;
        row.since = e.at;
        row.weather = weatherOf(weathers.attempts, e.attempt);
        view.attention.push_back(row);
    }
    row.canAttach = false;
    const Attempt *open = checkout.openAttempt();
    const bool onScreen = checkout.id == counter.current;
    if (open && (!onScreen || (open->closingAt && now - *open->closingAt > quietPatience))) {
        row.kind = AttentionView::Kind::AttemptUnresolved;
        row.attempt = open->id;
        row.provider = open->provider;
        row.amount = open->amount;
        row.reference = open->reference;
        row.since = open->openedAt;
        row.weather = weatherOf(weathers.attempts, open->id);
        view.attention.push_back(row);
    }
    for (const Refund &refund : checkout.refunds) {
        const Weather weather = weatherOf(weathers.refunds, refund.id);
        if (refund.stage != RefundStage::Asked ||
            (weather.silences < 2 && now - refund.openedAt < quietPatience))
            continue;
        row.kind = AttentionView::Kind::RefundUnresolved;
        row.attempt = refund.leg;
        row.refund = refund.id;
        row.provider = refund.provider;
        row.amount = refund.amount;
        row.reference = refund.reference;
        row.since = refund.openedAt;
        row.weather = weather;
        view.attention.push_back(row);
    }
}

} // namespace

CounterView viewOf(const Counter &counter, const Weathers &weathers, Instant now)
{
    CounterView view;
    view.till = counter.till;
    view.currency = counter.currency;
    view.cashStep = counter.cashStep;
    view.rates = counter.rates;
    view.refundLimit = counter.refundLimit;
    view.cashier = counter.cashier;
    view.drawer = counter.drawer;
    view.shiftsRequired = counter.shiftsRequired;
    view.shift = counter.shift;
    view.left = counter.left;
    view.unsettled = unresolved(counter);
    view.lastDay = counter.lastDay;
    view.trust = counter.trust;
    if (const Checkout *here = counter.currentSale())
        view.sale = saleView(counter, *here, weathers);
    if (const Checkout *next = counter.sale(counter.next)) {
        for (const OrderLine &line : next->order.lines)
            view.nextItems += line.unit == Unit::Piece ? int(line.quantity.milli / 1000) : 1;
    }
    for (const auto &[id, checkout] : counter.sales) {
        if (checkout.stage == SaleStage::Parked)
            view.parked.push_back(parkedView(checkout));
        attentionTo(view, counter, checkout, weathers, now);
    }
    for (const auto &[key, day] : counter.compared) {
        if (day.open() == 0)
            continue;
        AttentionView row;
        row.kind = AttentionView::Kind::StatementDiffers;
        row.provider = key.first;
        row.day = key.second;
        row.since = day.outcome.at;
        row.times = int(day.open());
        view.attention.push_back(row);
    }
    return view;
}

void showShop(CounterView &view, const ShopWeather &shop, Instant now)
{
    // A shop that closes its office for the night is nobody's trouble.
    constexpr Span downBeforeShown = Span::minutes(12 * 60);
    view.shop = shop;
    const bool needsPerson = shop.link == ShopLink::Refused || shop.link == ShopLink::Behind ||
                             shop.link == ShopLink::Parted;
    const bool isLongGone = shop.link == ShopLink::Unreachable && shop.waitingSince &&
                            now - *shop.waitingSince >= downBeforeShown;
    if (needsPerson || isLongGone) {
        AttentionView row;
        row.kind = AttentionView::Kind::ShopDown;
        row.since = isLongGone ? *shop.waitingSince : shop.since;
        row.shopLink = shop.link;
        row.times = int(shop.waiting);
        row.weather.providerWords = shop.detail;
        view.attention.push_back(row);
    }
    // Those of a till that has parted are said with it.
    if (shop.setAside > 0 && shop.link != ShopLink::Parted) {
        AttentionView row;
        row.kind = AttentionView::Kind::FactsSetAside;
        row.since = shop.since;
        row.times = int(shop.setAside);
        view.attention.push_back(row);
    }
}

} // namespace guitai
