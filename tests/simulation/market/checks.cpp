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

// By its own clock, unless that has just been set.
void Stall::lookAtWaiting(const Attempt &open) const
{
    if (m_market.now() - m_clockSetAt > Span::minutes(2))
        m_checker.lookAtWaiting(open, m_market.now() + m_ahead);
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
        checkTerminal(books);
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

// A terminal knows nothing of our numbers: its slips are held beside our deals one by one.
void Stall::checkTerminal(const Counter &books)
{
    for (const LedgerRow &row : m_terminal->ledger()) {
        if (row.timesCharged > 1)
            m_market.violate("charged twice at the terminal: " + row.tradeNo);
    }
    const SortedSlips slips = this->slips();
    for (const Slip &slip : slips.nobodys)
        m_market.violate("a slip of the terminal of " + m_name +
                         " belongs to nothing of ours: " + slip.number);
    for (const auto &[id, checkout] : books.sales) {
        for (const Attempt &a : checkout.attempts) {
            if (a.provider.text != "zvt")
                continue;
            Money theirs(0, a.amount.currency());
            if (slips.of.contains(a.id.text))
                theirs += a.amount;
            for (const Refund &refund : checkout.refunds) {
                if (refund.leg == a.id && slips.of.contains(refund.id.text))
                    theirs -= refund.amount;
            }
            if (const Money ours = ourHold(checkout, a); ours != theirs)
                m_market.violate("books say " + ours.text() + ", the slips of the terminal of " +
                                 m_name + " say " + theirs.text() + " of " + a.id.text);
        }
    }
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
