// Late money, statements and what people ask again, in the market.
#include "tests/simulation/bookkeeper.h"
#include "tests/simulation/market/market.h"
#include "tests/simulation/market/stall.h"
#include "tests/simulation/our_hold.h"

#include <algorithm>

namespace guitai::simulation {

Evening Stall::evening()
{
    return {[this](const std::function<void(Till &)> &what) { does(what); },
            [this]() -> const Counter & { return m_till->counter(); }, m_market.chance(),
            ProviderId("manual_card")};
}

bool Stall::isAtRest() const
{
    const auto isQuiet = [](const Checkout &checkout) {
        return std::none_of(
                   checkout.attempts.begin(), checkout.attempts.end(),
                   [&](const Attempt &a) { return a.moneyMayMove() || isWatched(checkout, a); }) &&
               std::none_of(checkout.refunds.begin(), checkout.refunds.end(), [](const Refund &r) {
                   return r.stage == RefundStage::Asked || r.askedAgain;
               });
    };
    const auto &sales = m_till->counter().sales;
    return std::all_of(sales.begin(), sales.end(),
                       [&](const auto &entry) { return isQuiet(entry.second); });
}

// Of the day of the story, by what the providers' ledgers hold.
void Stall::compareStatements()
{
    const Counter books = booksOf(m_facts);
    for (const Side &side : m_market.sides()) {
        std::vector<StatementLine> lines;
        for (const auto &[id, checkout] : books.sales) {
            for (const Attempt &attempt : checkout.attempts) {
                if (attempt.provider.text != side.id)
                    continue;
                const LedgerRow row = m_market.ledgerOf(side.id, attempt.id.text);
                std::vector<std::pair<std::string, Money>> back;
                for (const LedgerRow::RefundRow &refund : row.refunds)
                    back.emplace_back(refund.number, refund.amount);
                const auto more = linesOf(attempt, row.amount, back);
                lines.insert(lines.end(), more.begin(), more.end());
            }
        }
        if (lines.empty())
            continue;
        const CalendarDay day = dayAt(books.zone, timeOf(m_facts.front()));
        const StatementCompared compared =
            comparison(ProviderId(side.id), day, books, std::move(lines), m_market.chance());
        does([&](Till &till) { till.handle(StatementRead{compared}); });
    }
}

// True: what the cashier would have done next waits for that.
bool Market::somebodyDoubts(Stall &stall, const Checkout &checkout)
{
    const SaleId sale = checkout.id;
    if (m_chance.in100(4)) {
        askAgain(stall.evening(), sale);
        return true;
    }
    if (m_chance.in100(70) && attachLateMoney(stall.evening(), sale))
        return true;
    // "It has gone through on my phone": they wait and look.
    return checkout.stage == SaleStage::Building && !checkout.moneyMayMove() &&
           !checkout.attempts.empty() &&
           checkout.attempts.back().outcome == AttemptOutcome::Cancelled && m_chance.in100(30);
}

// In the evening a person works through what needs attention.
void Market::settleByHand(bool first)
{
    if (first)
        checkAttention();
    for (const auto &stall : m_stalls) {
        stall->askPeople();
        if (first || m_chance.in100(30))
            stall->compareStatements();
        workThrough(stall->evening());
    }
}

} // namespace guitai::simulation
