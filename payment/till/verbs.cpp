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

Refusal Till::takeCash(Money tendered, std::optional<Money> part, std::optional<ShownDue> shown)
{
    return handle(CashCounted{AttemptId(m_ports.ids.next("C")), tendered, part, std::move(shown)});
}

Refusal Till::refund(const SaleId &sale, const AttemptId &leg, Money amount, const std::string &why,
                     const std::optional<Cashier> &approver)
{
    if (!fetch(sale))
        return Refusal::NoSuchSale;
    return handle(
        RefundPressed{sale, RefundId(m_ports.ids.next("R")), leg, amount, why, {}, approver});
}

Refusal Till::giveBack(const SaleId &sale, const AttemptId &leg, const std::string &why,
                       const std::optional<Cashier> &approver)
{
    return handle(GiveBackPressed{sale, RefundId(m_ports.ids.next("R")), leg, why, approver});
}

Refusal Till::refundLines(const SaleId &sale, const std::vector<RefundedLine> &lines,
                          const std::string &why, const std::optional<Cashier> &approver)
{
    if (!fetch(sale))
        return Refusal::NoSuchSale;
    const Checkout &checkout = *m_counter.sale(sale);
    const std::optional<Money> price = priceOf(checkout, lines);
    if (!price)
        return Refusal::RefundTooMuch;
    if (!price->isPositive())
        return Refusal::BadAmount;
    // Asked for before the first part goes out, not between two of them.
    if (needsManager(m_counter, checkout, *price)) {
        const Role needed = m_counter.trust.needed(Act::RefundAboveLimit);
        const bool trusted = (m_counter.cashier && m_counter.cashier->role() >= needed) ||
                             (approver && approver->role() >= needed);
        if (!trusted)
            return needed == Role::Manager ? Refusal::NeedsManager : Refusal::NeedsSupervisor;
    }

    // Cash last: what was paid without cash goes back the way it came. Coins that do not exist are
    // rounded away, as they were when the money was taken.
    std::vector<RefundPressed> parts;
    Money left = *price;
    std::vector<Tender> legs = tenders(checkout);
    std::stable_partition(legs.begin(), legs.end(), [](const Tender &t) { return !t.cash; });
    for (const Tender &leg : legs) {
        const Money there = refundable(checkout, leg.attempt);
        Money part = std::min(left, there);
        left -= part;
        if (leg.cash)
            part = std::min(roundToCash(part, m_counter.cashStep), there);
        if (part.isPositive())
            parts.push_back({sale, RefundId(m_ports.ids.next("R")), leg.attempt, part, why,
                             parts.empty() ? lines : std::vector<RefundedLine>(), approver});
    }
    // Cash rounding may have taken a few cents of the price; anything more was given back before.
    if (parts.empty() ||
        left > Money(std::max<std::int64_t>(m_counter.cashStep.minor(), 0), left.currency()))
        return Refusal::RefundTooMuch;
    for (const RefundPressed &part : parts) {
        fetch(sale); // a part in cash is over at once, and the sale with it
        if (const Refusal refusal = handle(part); refusal != Refusal::None)
            return refusal;
    }
    return Refusal::None;
}

void Till::consult(const ProviderId &id, Question question,
                   std::function<void(const Reading &)> told)
{
    Provider *asked = provider(id);
    if (!asked) {
        told({.verdict = Verdict::NotExecuted, .reason = Reason::SettingsWrong});
        return;
    }
    Matter matter;
    matter.attempt = AttemptId(m_ports.ids.next("Q"));
    matter.amount = Money(0, m_setup.currency);
    matter.openedAt = m_ports.clock.now();
    matter.deadline = matter.openedAt + Span::minutes(1);
    matter.till = m_setup.till;
    const Line::Ticket ticket = ++m_lastTicket;
    Talk &talk = m_talks[ticket];
    talk.provider = id;
    talk.question = question;
    talk.told = std::move(told);
    talk.conversation = asked->ask(matter, question, m_ports.clock.now());
    advance(ticket, talk.conversation->begin());
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

Weather Till::weather(const RefundId &refund) const
{
    const auto it = m_weathers.refunds.find(refund);
    return it == m_weathers.refunds.end() ? Weather{} : it->second;
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
    view.tips = m_setup.tips;
    showRelay(view);
    showStatements(view);
    for (const ProviderCard &card : methods())
        view.methods.push_back({card, true, Reason::None});
    ProviderCard cash;
    cash.id = cashMethod();
    cash.name = "Cash";
    cash.nameZh = "现金";
    cash.step = CustomerStep::None;
    view.methods.push_back({cash, true, Reason::None});
    showHealth(view);
    return view;
}

} // namespace guitai
