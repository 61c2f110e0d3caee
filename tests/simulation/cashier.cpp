// The people of the story: a cashier who sells, cancels, parks and refunds, and a customer.
#include "tests/simulation/world.h"

namespace guitai::simulation {

void World::customerActs(const std::string &attempt)
{
    static const std::string seen = "!";
    if (!m_personEnded.emplace(seen + attempt, now()).second)
        return;
    Span thinks = m_chance.in100(10) ? Span::minutes(m_chance.between(3, 9))
                                     : Span::milliseconds(m_chance.between(500, 60'000));
    const int mood = int(m_chance.below(100));
    if (m_isLate && mood < 60)
        thinks = Span::minutes(m_chance.between(6, 24 * 60));
    if (mood < 75)
        later(thinks, [this, attempt] {
            tell("customer pays " + attempt + (m_bank.pay(attempt, now()) ? "" : " in vain"));
        });
    else if (mood < 85)
        later(thinks, [this, attempt] { m_bank.decline(attempt, now()); });
}

void World::sellOne()
{
    if (m_salesLeft == 0)
        return;
    --m_salesLeft;
    ++m_outcome.sales;
    if (!m_till->counter().cashier)
        tillDoes([](Till &till) { till.handle(SignIn{{CashierId("c1"), "Lin", true}}); });
    drawerHappens();
    const auto lines = m_chance.between(1, 3);
    for (std::int64_t i = 0; i < lines; ++i) {
        CatalogueItem item;
        item.code = std::to_string(m_chance.below(50));
        item.name = "goods";
        item.price = Money(m_chance.between(1, 5000), Currency::cny());
        item.tax = {"VAT13", 130000};
        tillDoes([&](Till &till) { till.add(item, Quantity::of(1)); });
    }
    const SaleId sale = m_till->counter().current;
    later(Span::seconds(m_chance.between(1, 5)), [this, sale] { cashierLooks(sale); });
}

void World::cashierLooks(SaleId sale)
{
    if (m_till->counter().cashier && (m_shiftsRequired || m_drawerChance.in100(30)))
        drawerHappens();
    const Counter &counter = m_till->counter();
    const auto again = [&](Span span) { later(span, [this, sale] { cashierLooks(sale); }); };
    const auto nextSale = [&] { later(Span::seconds(3), [this] { sellOne(); }); };
    if (!counter.cashier) {
        tillDoes([](Till &till) { till.handle(SignIn{{CashierId("c1"), "Lin", true}}); });
        return again(Span::seconds(1));
    }
    const Checkout *checkout = counter.sale(sale);
    if (!checkout || checkout->stage == SaleStage::Voided)
        return nextSale();
    if (checkout->stage == SaleStage::Parked || counter.current != sale) {
        if (checkout->stage != SaleStage::Done) {
            tillDoes([&](Till &till) { till.handle(TakeSale{sale}); });
            return again(Span::seconds(2));
        }
    }
    if (m_isCurious && somebodyDoubts(*checkout))
        return again(Span::seconds(m_lateChance.between(2, 120)));
    if (checkout->stage == SaleStage::Done) {
        if (m_chance.in100(25)) {
            const Tender leg = checkout->receipt->tenders.front();
            const Money all = refundable(*checkout, leg.attempt);
            const Money some =
                m_chance.in100(50) ? all : Money(m_chance.between(1, 3000), all.currency());
            if (m_chance.in100(40)) {
                const OrderLine &line = checkout->order.lines.front();
                const std::vector<RefundedLine> lines = {{line.id, Quantity::of(1)}};
                tillDoes([&](Till &till) { till.refundLines(sale, lines, "came back"); });
            } else {
                tillDoes([&](Till &till) { till.refund(sale, leg.attempt, some, "came back"); });
            }
        }
        tillDoes([](Till &till) { till.handle(NextCustomer{}); });
        return nextSale();
    }
    if (const Attempt *open = checkout->openAttempt(); open && open->provider.text == "byhand") {
        // The card machine stands beside the till: the cashier looks at it and says what it did.
        tillDoes([&, id = open->id](Till &till) {
            const bool charged = m_chance.in100(70);
            till.handle(PersonsWord{id, {}, charged, "A1", "4242", {}, {}});
        });
        return again(Span::seconds(m_chance.between(2, 20)));
    }
    if (const Attempt *open = checkout->openAttempt()) {
        m_facts.lookAtWaiting(*open, now());
        if (open->stage == AttemptStage::Open && m_chance.in100(15))
            tillDoes([id = open->id](Till &till) { till.handle(CancelPressed{id}); });
        else if (m_chance.in100(5))
            tillDoes([](Till &till) { till.handle(ParkSale{"waits"}); });
        return again(Span::seconds(m_chance.between(5, 60)));
    }
    if (const Refund *back = checkout->openGiveBack()) {
        // The card machine beside the till: it gave the money back, or it did not.
        if (back->provider.text == "byhand")
            tillDoes([&, leg = back->leg, id = back->id](Till &till) {
                till.handle(PersonsWord{leg, id, m_chance.in100(80), {}, {}, {}, {}});
            });
        else if (m_chance.in100(5))
            tillDoes([](Till &till) { till.handle(ParkSale{"waits"}); });
        return again(Span::seconds(m_chance.between(5, 60)));
    }
    if (const auto legs = tenders(*checkout); !legs.empty() && m_chance.in100(30)) {
        const AttemptId leg = legs[std::size_t(m_chance.below(std::int64_t(legs.size())))].attempt;
        tillDoes([&](Till &till) { till.giveBack(sale, leg, "another way"); });
        return again(Span::seconds(m_chance.between(2, 30)));
    }
    const Money owed = due(*checkout);
    if (checkout->order.empty())
        tillDoes([](Till &till) { till.handle(VoidSale{}); });
    else if (!m_calm && m_chance.in100(75))
        tillDoes([&](Till &till) {
            const bool part = owed.minor() > 1 && m_chance.in100(15);
            const Money amount = part ? Money(owed.minor() / 2, owed.currency()) : owed;
            const auto method = m_chance.below(100);
            till.pay(ProviderId(method < 60 ? "bank" : method < 90 ? "orders" : "byhand"), amount);
        });
    else if (m_chance.in100(15) && owed.minor() > 1)
        tillDoes(
            [&](Till &till) { till.takeCash(owed, Money(owed.minor() / 3 + 1, owed.currency())); });
    else if (m_chance.in100(15))
        tillDoes([&](Till &till) {
            const Currency dollars = Currency::fromCode("USD").value();
            till.takeCash(neededFor(owed + Money(100, owed.currency()), dollars, Rate{71, 10}));
        });
    else if (m_chance.in100(10))
        tillDoes(
            [&](Till &till) { till.handle(SetTip{Money(m_chance.below(300), owed.currency())}); });
    else if (m_chance.in100(80))
        tillDoes([&](Till &till) { till.takeCash(Money(owed.minor() + 10'000, owed.currency())); });
    else
        tillDoes([](Till &till) { till.handle(VoidSale{}); });
    again(Span::seconds(m_chance.between(2, 30)));
}

} // namespace guitai::simulation
