// What people ask the till to do, turned into events with fresh numbers; and what it shows.
#include "payment/till/till.h"

#include <algorithm>

namespace guitai {

Refusal Till::add(const CatalogueItem &item, Quantity quantity)
{
    OrderLine line;
    line.id = LineId(m_ports.ids.next("L"));
    line.code = item.code;
    line.name = item.name;
    line.nameZh = item.nameZh;
    line.quantity = quantity;
    line.unit = item.unit;
    line.unitPrice = item.price;
    line.tax = item.tax;
    return handle(AddLine{std::move(line), SaleId(m_ports.ids.next("S"))});
}

Refusal Till::pay(const ProviderId &method, Money amount, const std::string &authCode)
{
    return handle(PayPressed{AttemptId(m_ports.ids.next("A")), method, amount, authCode});
}

Refusal Till::takeCash(Money tendered)
{
    return handle(CashCounted{AttemptId(m_ports.ids.next("C")), tendered});
}

Refusal Till::refund(const SaleId &sale, const AttemptId &leg, Money amount, const std::string &why)
{
    if (!fetch(sale))
        return Refusal::NoSuchSale;
    return handle(RefundPressed{sale, RefundId(m_ports.ids.next("R")), leg, amount, why});
}

bool Till::fetch(const SaleId &sale)
{
    if (m_counter.sale(sale))
        return true;
    const std::vector<Fact> facts = m_ports.journal.factsOf(sale);
    if (facts.empty())
        return false;
    // What the old facts did to the screen and the drawer, they have done already.
    Counter past;
    past.drawer = Money(0, m_setup.currency);
    for (const Fact &fact : facts)
        evolve(past, fact);
    m_counter.sales[sale] = past.sales[sale];
    return true;
}

Weather Till::weather(const AttemptId &attempt) const
{
    const auto it = m_weathers.attempts.find(attempt);
    return it == m_weathers.attempts.end() ? Weather{} : it->second;
}

bool Till::isResolved() const
{
    return std::all_of(m_counter.sales.begin(), m_counter.sales.end(), [](const auto &entry) {
        const Checkout &checkout = entry.second;
        const bool refundsDone =
            std::none_of(checkout.refunds.begin(), checkout.refunds.end(),
                         [](const Refund &r) { return r.stage == RefundStage::Asked; });
        return !checkout.openAttempt() && refundsDone;
    });
}

std::vector<ProviderCard> Till::methods() const
{
    std::vector<ProviderCard> all;
    for (const ProviderId &id : m_order)
        all.push_back(m_providers.at(id)->card());
    return all;
}

CounterView Till::view() const
{
    CounterView view = viewOf(m_counter, m_weathers, m_ports.clock.now());
    view.shopName = m_setup.shopName;
    view.stopped = m_stopped;
    for (const ProviderCard &card : methods())
        view.methods.push_back({card, true, Reason::None});
    ProviderCard cash;
    cash.id = cashMethod();
    cash.name = "Cash";
    cash.nameZh = "现金";
    cash.step = CustomerStep::None;
    view.methods.push_back({cash, true, Reason::None});
    return view;
}

} // namespace guitai
