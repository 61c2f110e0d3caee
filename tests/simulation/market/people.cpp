// The people of the market: cashiers who sell, cancel, park, refund and settle, and customers who
// pay at once, late, in vain or never.
#include "tests/simulation/market/market.h"

#include <algorithm>

namespace guitai::simulation {

namespace {

const Cashier lin{CashierId("c1"), "Lin", true};

Money fen(std::int64_t minor)
{
    return Money(minor, Currency::cny());
}

CatalogueItem goods(Chance &chance)
{
    CatalogueItem item;
    item.code = std::to_string(chance.below(50));
    item.name = "goods";
    item.price = fen(chance.between(100, 5'000));
    item.tax = {"VAT13", 130000};
    return item;
}

const Checkout *parkedIn(const Counter &counter)
{
    for (const auto &[id, checkout] : counter.sales) {
        if (checkout.stage == SaleStage::Parked)
            return &checkout;
    }
    return nullptr;
}

} // namespace

// --- Customers -----------------------------------------------------------------------------------

void Market::shows(Stall &stall, const Attempt &attempt)
{
    if (attempt.code.empty() || attempt.stage != AttemptStage::Open)
        return;
    if (!m_cards.emplace("shown " + attempt.code, now()).second)
        return;
    for (Side &side : m_sides) {
        if (side.id == attempt.provider.text) {
            tell(stall.name() + " shows " + attempt.code);
            customerAtCode(side, attempt.code);
        }
    }
}

void Market::customerAtCode(Side &side, const std::string &code)
{
    const auto does = [this, &side, code](Span span,
                                          bool (Simulator::*deed)(std::string_view, Instant),
                                          const char *name) {
        later(span, [this, &side, code, deed, name] {
            const bool done = (side.simulator.get()->*deed)(code, timeAt(side));
            tell(std::string("customer: ") + name + " " + code + (done ? "" : " in vain"));
            collectLetters();
        });
    };
    const int mood = int(m_chance.below(100));
    Span thinks = Span::milliseconds(m_chance.between(500, 40'000));
    if (mood < 12) // late, up to a whole day
        thinks = m_chance.in100(70) ? Span::seconds(m_chance.between(60, 1'800))
                                    : Span::minutes(m_chance.between(30, 24 * 60));
    if (mood < 82) {
        const Span pays = thinks + Span::milliseconds(m_chance.between(300, 9'000));
        does(thinks, &Simulator::scan, "scans");
        does(pays, &Simulator::pay, "pays");
        if (m_chance.in100(15)) // twice, for luck
            does(pays + Span::milliseconds(m_chance.below(30'000)), &Simulator::pay, "pays again");
    } else if (mood < 90) {
        does(thinks, &Simulator::scan, "scans");
    } else if (mood < 95) {
        does(thinks, &Simulator::decline, "declines");
    }
}

// At a card reader that its provider drives there is no code: whoever stands there looks at it.
void Market::customersAtReader()
{
    for (Side &side : m_sides) {
        for (const WaitingPayment &payment : side.simulator->waiting(timeAt(side))) {
            if (!payment.byCard)
                continue;
            const auto [card, isNew] = m_cards.try_emplace(side.id + payment.outTradeNo);
            if (isNew) {
                card->second = now() + Span::milliseconds(m_chance.between(500, 40'000));
                if (m_chance.in100(15))
                    card->second = now() + Span::hours(100);
            }
            if (now() < card->second)
                continue;
            const int mood = int(m_chance.below(100));
            const bool done = mood < 85 ? side.simulator->pay(payment.outTradeNo, timeAt(side))
                              : mood < 93
                                  ? side.simulator->decline(payment.outTradeNo, timeAt(side))
                                  : side.simulator->timeOut(payment.outTradeNo, timeAt(side));
            tell("a card at the reader for " + payment.outTradeNo + (done ? "" : " in vain"));
            collectLetters();
        }
    }
    if (now() - m_agenda.began() < Span::hours(2))
        later(Span::seconds(2), [this] { customersAtReader(); });
}

// --- Cashiers ------------------------------------------------------------------------------------

void Market::cashier(Stall &stall)
{
    if (now() - m_agenda.began() > Span::hours(24))
        return;
    const auto again = [&](std::int64_t least, std::int64_t most) {
        later(Span::seconds(m_chance.between(least, most)), [this, &stall] { cashier(stall); });
    };
    const Counter &counter = stall.till().counter();
    if (!counter.cashier) {
        stall.does([](Till &till) { till.handle(SignIn{lin}); });
        return again(1, 3);
    }
    const Checkout *here = counter.currentSale();
    if (!here) {
        const Checkout *parked = parkedIn(counter);
        int &left = m_salesLeft[stall.name()];
        if (parked && (left == 0 || m_chance.in100(40)))
            stall.does([id = parked->id](Till &till) { till.handle(TakeSale{id}); });
        else if (left > 0)
            sellSomething(stall);
        else
            return; // home
        return again(1, 8);
    }
    if (const Attempt *open = here->openAttempt(); open && open->provider.text != "manual_card")
        stall.lookAtWaiting(*open);
    if (somebodyDoubts(stall, *here))
        return again(2, 90);
    if (here->stage == SaleStage::Done) {
        afterwards(stall, *here);
        stall.does([](Till &till) { till.handle(NextCustomer{}); });
        return again(1, 10);
    }
    if (here->moneyMayMove()) {
        const auto view = stall.till().view();
        const Attempt *open = here->openAttempt();
        const Refund *back = here->openGiveBack();
        if (open && open->provider.text == "manual_card") {
            stall.does([&, id = open->id](Till &till) {
                till.handle(PersonsWord{id, {}, m_chance.in100(70), "A1", "4242", {}, {}});
            });
        } else if (back && back->provider.text == "manual_card") {
            stall.does([&, leg = back->leg, id = back->id](Till &till) {
                till.handle(PersonsWord{leg, id, m_chance.in100(80), {}, {}, {}, {}});
            });
        } else if (view.sale && view.sale->needsPersonsWord) {
            stall.askPeople();
        } else if (m_chance.in100(6)) { // the next customer's goods
            stall.does([&](Till &till) { till.add(goods(m_chance)); });
        } else if (open && m_chance.in100(6)) { // once more, and once more
            const ProviderId method = open->provider;
            const Money amount = due(*here);
            stall.does([&](Till &till) { till.pay(method, amount); });
        } else if (open && open->stage == AttemptStage::Open && m_chance.in100(12)) {
            stall.does([id = open->id](Till &till) { till.handle(CancelPressed{id}); });
        } else if (m_chance.in100(m_salesLeft[stall.name()] > 0 ? 20 : 3)) {
            stall.does([](Till &till) { till.handle(ParkSale{"waits"}); });
        }
        return again(5, 60);
    }
    payOrGiveUp(stall, *here);
    again(2, 30);
}

void Market::sellSomething(Stall &stall)
{
    --m_salesLeft[stall.name()];
    ++m_outcome.sales;
    const auto lines = m_chance.between(1, 3);
    for (std::int64_t i = 0; i < lines; ++i)
        stall.does([&](Till &till) { till.add(goods(m_chance)); });
}

void Market::payOrGiveUp(Stall &stall, const Checkout &checkout)
{
    const SaleId sale = checkout.id;
    if (checkout.order.empty()) {
        stall.does([](Till &till) { till.handle(VoidSale{}); });
        return;
    }
    const auto legs = tenders(checkout);
    if (!legs.empty() && m_chance.in100(20)) {
        const AttemptId leg = legs[std::size_t(m_chance.below(std::int64_t(legs.size())))].attempt;
        stall.does([&](Till &till) { till.giveBack(sale, leg, "another way"); });
        return;
    }
    const Money owed = due(checkout);
    const auto &methods = stall.methods();
    if (!m_calm && m_chance.in100(82)) {
        const ProviderId method(methods[std::size_t(m_chance.below(std::int64_t(methods.size())))]);
        const bool inPart = owed.minor() > 400 && m_chance.in100(25);
        const Money amount = inPart ? fen(owed.minor() / 2) : owed;
        std::string code;
        for (Side &side : m_sides) {
            const auto &card = stall.till().counter().cards.at(method);
            if (side.id == method.text && !card.customerCodes.empty() && m_chance.in100(30))
                code = side.simulator->customerCode(CodeMood(m_chance.below(4)), timeAt(side));
        }
        if (!code.empty()) {
            later(Span::seconds(m_chance.between(2, 50)), [this, method] { // a password is typed
                for (Side &side : m_sides) {
                    for (const WaitingPayment &p : side.simulator->waiting(timeAt(side))) {
                        if (side.id == method.text && p.scanned && m_chance.in100(70))
                            side.simulator->pay(p.outTradeNo, timeAt(side));
                    }
                }
                collectLetters();
            });
        }
        stall.does([&](Till &till) { till.pay(method, amount, code); });
    } else if (m_chance.in100(20) && owed.minor() > 1) {
        stall.does([&](Till &till) { till.takeCash(owed, fen(owed.minor() / 3 + 1)); });
    } else if (m_chance.in100(85)) {
        stall.does([&](Till &till) { till.takeCash(fen(owed.minor() + 10'000)); });
    } else {
        stall.does([](Till &till) { till.handle(VoidSale{}); });
    }
}

// Goods come back: at once, or of a sale from before, sometimes more often than is right.
void Market::afterwards(Stall &stall, const Checkout &checkout)
{
    std::vector<SaleId> &done = m_done[stall.name()];
    done.push_back(checkout.id);
    if (!m_chance.in100(45))
        return;
    const SaleId sale = done[std::size_t(m_chance.below(std::int64_t(done.size())))];
    stall.does([&](Till &till) { till.fetch(sale); });
    const Checkout *known = stall.till().counter().sale(sale);
    if (!known || !known->receipt)
        return;
    const Tender leg = known->receipt->tenders.front();
    const LineId line = known->order.lines.front().id;
    const Money all = refundable(*known, leg.attempt);
    const auto card = stall.till().counter().cards.find(leg.provider);
    const bool inPart = card == stall.till().counter().cards.end() || card->second.canRefundInPart;
    const int times = m_chance.in100(30) ? 2 : 1;
    for (int i = 0; i < times; ++i) {
        if (m_chance.in100(40)) {
            stall.does([&](Till &till) {
                till.refundLines(sale, {{line, Quantity::of(1)}}, "came back");
            });
        } else {
            const Money some = m_chance.in100(20) ? fen(all.minor() + 1)
                               : !inPart || m_chance.in100(50)
                                   ? all
                                   : fen(m_chance.between(1, all.minor() + 1));
            stall.does([&](Till &till) { till.refund(sale, leg.attempt, some, "came back"); });
        }
    }
}

} // namespace guitai::simulation
