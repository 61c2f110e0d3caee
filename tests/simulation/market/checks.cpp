// What must be true of a till in the market: of each fact, of each screen, and in the end. The
// checkers look at the disk and at the providers' ledgers, never at the till's memory.
#include "storage/journal/fact_json.h"
#include "tests/simulation/asked_back.h"
#include "tests/simulation/market/market.h"
#include "tests/simulation/market/stall.h"

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

void Stall::checkFact(const Fact &fact)
{
    Outcome &outcome = m_market.outcome();
    if (const auto *opened = std::get_if<AttemptOpened>(&fact)) {
        if (!m_opened.insert(opened->attempt.text).second)
            m_market.violate("a number was used twice: " + opened->attempt.text);
        m_attempts.emplace(opened->attempt.text, *opened);
        if (!m_paying.insert(opened->sale.text).second)
            m_market.violate("two attempts at once: " + opened->attempt.text);
    } else if (const auto *line = std::get_if<LineSet>(&fact); line) {
        if (m_paying.count(line->sale.text) != 0)
            m_market.violate("goods changed while money could move: " + line->sale.text);
    } else if (const auto *ended = std::get_if<AttemptEnded>(&fact)) {
        const AttemptOpened &attempt = m_attempts.at(ended->attempt.text);
        if (!m_ended.emplace(ended->attempt.text, *ended).second)
            m_market.violate("an attempt ended twice: " + ended->attempt.text);
        m_paying.erase(ended->sale.text);
        if (ended->outcome == AttemptOutcome::Paid)
            ++outcome.paid;
        if (!ended->by.empty() || !hasLedger(attempt.provider.text))
            return;
        const LedgerRow row = m_market.ledgerOf(attempt.provider.text, ended->attempt.text);
        const Money theirs = held(row, attempt.amount.currency());
        if (ended->outcome == AttemptOutcome::Paid && row.timesCharged != 1)
            m_market.violate("the till says paid for money that was not taken: " +
                             ended->attempt.text);
        if (ended->outcome != AttemptOutcome::Paid && theirs.isPositive() &&
            ended->reason != Reason::AmountDiffers)
            m_market.violate("the till says not paid for money that was taken: " +
                             ended->attempt.text);
        if (ended->outcome != AttemptOutcome::Paid && ended->reason != Reason::AmountDiffers &&
            m_market.canStillBePaid(attempt.provider.text, ended->attempt.text,
                                    !attempt.authCode.empty()))
            m_market.violate("the till let go of what can still be paid: " + ended->attempt.text);
    } else if (const auto *done = std::get_if<SaleCompleted>(&fact)) {
        const Receipt &receipt = done->receipt;
        if (receipt.number != m_lastReceipt + 1)
            m_market.violate("receipt numbers have a gap or repeat");
        m_lastReceipt = receipt.number;
        Money sum(0, receipt.order.currency);
        for (const Tender &t : receipt.tenders)
            sum += t.net;
        if (sum != receipt.totals.total + receipt.rounding)
            m_market.violate("the tenders of a receipt do not add up");
        if (taken(done->sale) != receipt.totals.total)
            m_market.violate("a receipt names what was not taken: " + done->sale.text);
    } else if (const auto *cash = std::get_if<CashTaken>(&fact)) {
        m_drawer += cash->tender.net;
    } else if (const auto *asked = std::get_if<RefundOpened>(&fact)) {
        if (!m_opened.insert(asked->refund.text).second)
            m_market.violate("a number was used twice: " + asked->refund.text);
        (asked->early ? outcome.givenBack : outcome.refunds) += 1;
        checkRefund(*asked);
    } else if (const auto *refund = std::get_if<RefundEnded>(&fact); refund && refund->done) {
        for (const Fact &f : m_facts) {
            const auto *opened = std::get_if<RefundOpened>(&f);
            if (opened && opened->refund == refund->refund && opened->provider == cashMethod())
                m_drawer -= opened->amount;
        }
    } else if (std::holds_alternative<Contradicted>(fact)) {
        ++outcome.exceptions;
    }
}

void Stall::checkRefund(const RefundOpened &asked)
{
    if (leftOfLeg(m_facts, asked).isNegative())
        m_market.violate("more was asked back than was paid: " + asked.refund.text);
}

// By the facts alone: what counts for the sale.
Money Stall::taken(const SaleId &sale) const
{
    std::map<std::string, Money> legs;
    std::map<std::string, std::string> goingBack; // refund -> leg
    for (const Fact &fact : m_facts) {
        if (saleOf(fact) != sale)
            continue;
        if (const auto *ended = std::get_if<AttemptEnded>(&fact)) {
            if (ended->outcome == AttemptOutcome::Paid)
                legs[ended->attempt.text] = m_attempts.at(ended->attempt.text).amount;
        } else if (const auto *cash = std::get_if<CashTaken>(&fact)) {
            legs[cash->tender.attempt.text] = cash->tender.net - cash->tender.cash->rounding;
        } else if (const auto *back = std::get_if<RefundOpened>(&fact); back && back->early) {
            goingBack[back->refund.text] = back->leg.text;
        } else if (const auto *refund = std::get_if<RefundEnded>(&fact); refund && !refund->done) {
            goingBack.erase(refund->refund.text);
        }
    }
    for (const auto &[refund, leg] : goingBack)
        legs.erase(leg);
    Money sum(0, Currency::cny());
    for (const auto &[leg, amount] : legs)
        sum += amount;
    return sum;
}

// What people see is what is on disk.
void Stall::look()
{
    const CounterView view = m_till->view();
    ++m_market.outcome().screens;
    if (view.sale)
        lookAt(*view.sale);
    if (view.drawer != m_drawer)
        m_market.violate("the screen's cash is not what the facts say");
    if (!view.sale)
        return;
    if (const Attempt *open = view.sale->checkout.openAttempt())
        m_market.shows(*this, *open);
}

void Stall::lookAt(const SaleView &sale)
{
    const Checkout &checkout = sale.checkout;
    for (const Attempt &attempt : checkout.attempts) {
        const auto ended = m_ended.find(attempt.id.text);
        const AttemptOutcome known =
            ended == m_ended.end() ? AttemptOutcome::None : ended->second.outcome;
        if (attempt.outcome != known || m_opened.count(attempt.id.text) == 0)
            m_market.violate("the screen shows what is not on disk: " + attempt.id.text);
    }
    if (checkout.receipt && checkout.receipt->number > m_lastReceipt)
        m_market.violate("the screen shows a receipt that is not on disk");
    if (sale.paid != taken(checkout.id))
        m_market.violate("the screen says that " + sale.paid.text() + " is paid, the facts say " +
                         taken(checkout.id).text() + ": " + checkout.id.text);
}

// --- In the end ----------------------------------------------------------------------------------

void Stall::checkEnd()
{
    Counter books;
    books.drawer = Money(0, Currency::cny());
    for (const Fact &fact : m_facts)
        evolve(books, fact);
    if (books.drawer != m_drawer || m_till->counter().drawer != m_drawer)
        m_market.violate("the drawer's expected content is wrong");
    for (const auto &[id, checkout] : books.sales) {
        for (const Attempt &attempt : checkout.attempts)
            checkLeg(checkout, attempt);
        for (const Refund &refund : checkout.refunds) {
            if (refund.stage == RefundStage::Asked)
                m_market.violate("a refund never ended: " + refund.id.text);
        }
        if (checkout.stage == SaleStage::Done && !checkout.receipt)
            m_market.violate("a finished sale has no receipt");
        if (checkout.stage == SaleStage::Voided && !paid(checkout).isZero())
            m_market.violate("money stayed in a voided sale: " + id.text);
        if (checkout.receipt && checkout.receipt->tenders != tenders(checkout))
            m_market.violate("a receipt does not name what counts: " + id.text);
    }
    if (m_terminal)
        checkTerminal();
    checkChain();
}

namespace {

// By our books, with the exceptions a person has looked at.
Money ourHold(const Checkout &checkout, const Attempt &a)
{
    Money ours(0, a.amount.currency());
    bool undone = false;
    if (a.outcome == AttemptOutcome::Paid)
        ours += a.amount;
    for (const Exception &e : checkout.exceptions) {
        if (e.attempt != a.id)
            continue;
        if (e.trouble == Trouble::PaidAfterEnd)
            ours += e.amount;
        undone = undone || e.trouble == Trouble::UndoneAfterPaid;
    }
    for (const Refund &r : checkout.refunds) {
        if (r.leg == a.id && r.stage == RefundStage::Done)
            ours -= r.amount;
    }
    return undone ? Money(0, a.amount.currency()) : ours;
}

} // namespace

void Stall::checkLeg(const Checkout &checkout, const Attempt &a)
{
    if (a.moneyMayMove())
        return m_market.violate("an attempt never ended: " + a.id.text);
    for (const Exception &e : checkout.exceptions) {
        if (e.attempt == a.id && !e.settled)
            m_market.violate("an exception was left open: " + a.id.text);
    }
    const Money ours = ourHold(checkout, a);
    if (ours.isNegative())
        m_market.violate("more was given back than was paid: " + a.id.text);
    if (!hasLedger(a.provider.text))
        return;
    const LedgerRow row = m_market.ledgerOf(a.provider.text, a.id.text);
    const Money theirs = held(row, a.amount.currency());
    if (ours != theirs)
        m_market.violate("books say " + ours.text() + ", " + a.provider.text + " holds " +
                         theirs.text() + " of " + a.id.text);
}

// A terminal knows nothing of our numbers: all of it together.
Money Stall::booksHold() const
{
    Counter books;
    for (const Fact &fact : m_facts)
        evolve(books, fact);
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
