// Late money in the story, statements, and what people ask again. Its dice are its own.
#include "tests/simulation/bookkeeper.h"
#include "tests/simulation/our_hold.h"
#include "tests/simulation/world.h"

namespace guitai::simulation {

Evening World::evening()
{
    return {[this](const std::function<void(Till &)> &what) { tillDoes(what); },
            [this]() -> const Counter & { return m_till->counter(); }, m_lateChance,
            ProviderId("byhand")};
}

// True: what the cashier would have done next waits for that.
bool World::somebodyDoubts(const Checkout &checkout)
{
    const SaleId sale = checkout.id;
    if (m_lateChance.in100(4)) {
        askAgain(evening(), sale);
        return true;
    }
    if (m_lateChance.in100(70) && attachLateMoney(evening(), sale))
        return true;
    // "It has gone through on my phone": they wait and look.
    const bool isUnpaid = checkout.stage == SaleStage::Building && !checkout.moneyMayMove() &&
                          !checkout.attempts.empty() &&
                          checkout.attempts.back().outcome == AttemptOutcome::Cancelled;
    return isUnpaid && m_lateChance.in100(70) && ++m_waited[sale.text] < 6;
}

void World::compareStatements()
{
    const Counter books = booksOf(m_journal);
    for (const char *provider : {"bank", "orders"}) {
        std::vector<StatementLine> lines;
        for (const auto &[id, checkout] : books.sales) {
            for (const Attempt &attempt : checkout.attempts) {
                const auto row = m_bank.rows().find(attempt.id.text);
                if (attempt.provider.text != provider || row == m_bank.rows().end() ||
                    row->second.timesCharged == 0)
                    continue;
                const auto &refunds = row->second.refunds;
                std::vector<std::pair<std::string, Money>> back(refunds.begin(), refunds.end());
                if (row->second.state == BankState::Undone)
                    back.emplace_back("undone " + attempt.id.text, row->second.amount);
                const auto more = linesOf(attempt, row->second.amount, back);
                lines.insert(lines.end(), more.begin(), more.end());
            }
        }
        if (lines.empty())
            continue;
        const StatementCompared compared =
            comparison(ProviderId(provider), dayAt(books.zone, m_agenda.began()), books,
                       std::move(lines), m_lateChance);
        tillDoes([&](Till &till) { till.handle(StatementRead{compared}); });
    }
}

} // namespace guitai::simulation
