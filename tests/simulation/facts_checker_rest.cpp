// What a FactsChecker says of screens, and in the end of everything.
#include "tests/simulation/facts_checker.h"
#include "tests/simulation/our_hold.h"

namespace guitai::simulation {

namespace {

// An attempt that nobody pays is closed so long after its time at the latest.
constexpr Span mostOverdue = Span::minutes(2);

} // namespace

void FactsChecker::look(const CounterView &view) const
{
    if (view.drawer != m_drawer)
        violate("the screen's cash is not what the facts say");
    if (!view.sale)
        return;
    const Checkout &shown = view.sale->checkout;
    for (const Attempt &attempt : shown.attempts) {
        const auto known = m_legs.find(attempt.id.text);
        if (known == m_legs.end() || attempt.outcome != known->second.outcome)
            violate("the screen shows what is not on disk: " + attempt.id.text);
    }
    const auto sale = m_sales.find(shown.id.text);
    if (shown.receipt && (sale == m_sales.end() || !sale->second.hasReceipt))
        violate("the screen shows a receipt that is not on disk: " + shown.id.text);
    if (const Money known = taken(shown.id); view.sale->paid != known)
        violate("the screen says that " + view.sale->paid.text() + " is paid, the facts say " +
                known.text() + ": " + shown.id.text);
}

void FactsChecker::lookAtWaiting(const Attempt &open, Instant now) const
{
    if (open.stage == AttemptStage::Open && now - open.deadline > mostOverdue)
        violate("nobody closes what nobody pays: " + open.id.text);
}

void FactsChecker::atRest(const Counter &books, const Counter &till) const
{
    if (books.drawer != m_drawer || till.drawer != m_drawer)
        violate("the drawer's expected content is wrong");
    const auto foreign = till.foreignDrawer.find("USD");
    if (foreign == till.foreignDrawer.end() ? !m_dollars.isZero() : foreign->second != m_dollars)
        violate("the drawer's expected dollars are wrong");
    if (till.shift != books.shift)
        violate("the till's shift is not what the facts say");
    if (books.shift &&
        amountIn(books.shift->expected(m_drawer.currency()), m_drawer.currency()) != m_drawer)
        violate("the shift's expected cash is wrong");
    if (books.lastReceipt != m_lastReceipt || till.lastReceipt != m_lastReceipt)
        violate("the till's last receipt is not what the facts say");
    for (const auto &[id, checkout] : books.sales)
        restOf(checkout);
}

void FactsChecker::restOf(const Checkout &checkout) const
{
    for (const Attempt &attempt : checkout.attempts) {
        if (attempt.moneyMayMove())
            violate("an attempt never ended: " + attempt.id.text);
        if (attempt.askedAgain)
            violate("a person's question was never answered: " + attempt.id.text);
        if (ourHold(checkout, attempt).isNegative())
            violate("more was given back than was paid: " + attempt.id.text);
    }
    for (const Exception &e : checkout.exceptions) {
        if (!e.settled)
            violate("an exception was left open: " + e.attempt.text);
    }
    for (const Refund &refund : checkout.refunds) {
        if (refund.stage == RefundStage::Asked)
            violate("a refund never ended: " + refund.id.text);
        if (refund.askedAgain)
            violate("a person's question was never answered: " + refund.id.text);
    }
    if (checkout.stage == SaleStage::Done && !checkout.receipt)
        violate("a finished sale has no receipt");
    if (checkout.stage == SaleStage::Voided && !paid(checkout).isZero())
        violate("money stayed in a voided sale: " + checkout.id.text);
    if (checkout.receipt && checkout.receipt->tenders != tenders(checkout))
        violate("a receipt does not name what counts: " + checkout.id.text);
}

void count(Outcome &outcome, const Fact &fact)
{
    if (const auto *ended = std::get_if<AttemptEnded>(&fact))
        outcome.paid += ended->outcome == AttemptOutcome::Paid ? 1 : 0;
    else if (const auto *back = std::get_if<RefundOpened>(&fact))
        ++(back->early ? outcome.givenBack : outcome.refunds);
    else if (std::holds_alternative<Contradicted>(fact))
        ++outcome.exceptions;
    else if (std::holds_alternative<ShiftOpened>(fact))
        ++outcome.shifts;
    else if (std::holds_alternative<LateMoneyAttached>(fact))
        ++outcome.attached;
    else if (std::holds_alternative<AskedAgain>(fact))
        ++outcome.askedAgain;
    else if (std::holds_alternative<DifferenceAccepted>(fact))
        ++outcome.accepted;
}

} // namespace guitai::simulation
