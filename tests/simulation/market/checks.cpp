// What the providers hold beside what a till in the market says: of each end, and in the end.
#include "storage/journal/fact_json.h"
#include "tests/simulation/market/market.h"
#include "tests/simulation/market/stall.h"
#include "tests/simulation/our_hold.h"

#include <algorithm>

namespace guitai::simulation {

namespace {

Money held(const LedgerRow &row, Currency currency)
{
    return row.timesCharged > 0 ? row.amount - row.refunded : Money(0, currency);
}

bool hasLedger(const std::string &provider)
{
    return provider != "zvt" && provider != "manual_card";
}

} // namespace

void Stall::askProvider(const AttemptEnded &ended)
{
    const std::string &id = ended.attempt.text;
    const AttemptOpened &attempt = m_attempts.at(id);
    if (!ended.by.empty() || !hasLedger(attempt.provider.text))
        return;
    const LedgerRow row = m_market.ledgerOf(attempt.provider.text, id);
    const bool isPaid = ended.outcome == AttemptOutcome::Paid;
    if (isPaid && row.timesCharged != 1)
        m_market.violate("the till says paid for money that was not taken: " + id);
    if (isPaid || ended.reason == Reason::AmountDiffers)
        return;
    if (held(row, attempt.amount.currency()).isPositive())
        m_market.violate("the till says not paid for money that was taken: " + id);
    if (m_market.canStillBePaid(attempt.provider.text, id, !attempt.authCode.empty()))
        m_market.violate("the till let go of what can still be paid: " + id);
}

// What people see is what is on disk.
void Stall::look()
{
    const CounterView view = m_till->view();
    ++m_market.outcome().screens;
    m_checker.look(view);
    if (!view.sale)
        return;
    if (const Attempt *open = view.sale->checkout.openAttempt())
        m_market.shows(*this, *open);
}

// --- In the end ----------------------------------------------------------------------------------

void Stall::checkEnd()
{
    const Counter books = booksOf(m_facts);
    m_checker.atRest(books, m_till->counter());
    for (const auto &[id, checkout] : books.sales) {
        for (const Attempt &attempt : checkout.attempts)
            checkLeg(checkout, attempt);
    }
    if (m_terminal)
        checkTerminal();
    checkChain();
}

void Stall::checkLeg(const Checkout &checkout, const Attempt &a)
{
    if (!hasLedger(a.provider.text))
        return;
    const Money ours = ourHold(checkout, a);
    const LedgerRow row = m_market.ledgerOf(a.provider.text, a.id.text);
    const Money theirs = held(row, a.amount.currency());
    if (ours != theirs)
        m_market.violate("books say " + ours.text() + ", " + a.provider.text + " holds " +
                         theirs.text() + " of " + a.id.text);
}

// A terminal knows nothing of our numbers: all of it together.
Money Stall::booksHold() const
{
    const Counter books = booksOf(m_facts);
    Money ours(0, Currency::cny());
    for (const auto &[id, checkout] : books.sales) {
        for (const Attempt &a : checkout.attempts) {
            if (a.provider.text == "zvt")
                ours += ourHold(checkout, a);
        }
    }
    return ours;
}

Money Stall::terminalHolds() const
{
    Money theirs(0, Currency::cny());
    for (const LedgerRow &row : m_terminal->ledger()) {
        if (row.timesCharged > 1)
            m_market.violate("charged twice at the terminal: " + row.tradeNo);
        theirs += held(row, Currency::cny());
    }
    return theirs;
}

void Stall::checkTerminal()
{
    if (booksHold() != terminalHolds())
        m_market.violate("books say " + booksHold().text() + ", the terminal of " + m_name +
                         " holds " + terminalHolds().text());
}

void Stall::checkChain()
{
    storage::Hash hash{};
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        hash = m_chain.next(hash, {std::int64_t(i) + 1, row.at, row.sale, row.kind, row.body});
        const auto fact = storage::factFromJson(row.kind, row.body);
        if (hash != row.hash || !fact || *fact != m_facts[i])
            return m_market.violate("the journal's chain is broken at row " +
                                    std::to_string(i + 1));
    }
}

} // namespace guitai::simulation
