// The checkers: they compare what the journal says with what the bank holds, and know no faults.
#include "tests/simulation/asked_back.h"
#include "tests/simulation/world.h"

#include <type_traits>

namespace guitai::simulation {

namespace {

template <typename F>
std::string numbersIn(const F &f)
{
    std::string text;
    if constexpr (requires { f.sale.text; })
        text += " " + f.sale.text;
    if constexpr (requires { f.attempt.text; })
        text += " " + f.attempt.text;
    if constexpr (requires { f.refund.text; })
        text += " " + f.refund.text;
    if constexpr (requires { f.outcome; })
        text += " outcome " + std::to_string(int(f.outcome));
    if constexpr (requires { f.trouble; })
        text += " trouble " + std::to_string(int(f.trouble));
    return text;
}

} // namespace

std::string nameOf(const Fact &fact)
{
    static const char *const names[] = {"CashierSignedIn",
                                        "CashierSignedOut",
                                        "SaleBegun",
                                        "LineSet",
                                        "LineRemoved",
                                        "OrderDiscountSet",
                                        "TipSet",
                                        "SaleParked",
                                        "SaleTaken",
                                        "SaleLeft",
                                        "SaleVoided",
                                        "AttemptOpened",
                                        "CodeReceived",
                                        "ProviderNoted",
                                        "ClosingBegun",
                                        "AttemptEnded",
                                        "Contradicted",
                                        "ExceptionSettled",
                                        "WatchEnded",
                                        "CashTaken",
                                        "SaleCompleted",
                                        "RefundOpened",
                                        "RefundEnded",
                                        "ShiftOpened",
                                        "CashMoved",
                                        "DrawerOpened",
                                        "DrawerCounted",
                                        "ShiftClosed",
                                        "DayClosed",
                                        "ActAllowed",
                                        "SettingsChanged",
                                        "StaffChanged",
                                        "PinRefused",
                                        "StatementCompared",
                                        "DifferenceAccepted",
                                        "AskedAgain",
                                        "AnsweredAgain",
                                        "LateMoneyAttached"};
    static_assert(std::size(names) == std::variant_size_v<Fact>);
    return names[fact.index()] + std::visit([](const auto &f) { return numbersIn(f); }, fact);
}

void World::checkFact(const Fact &fact)
{
    checkDrawer(fact);
    const auto &rows = m_bank.rows();
    if (const auto *opened = std::get_if<AttemptOpened>(&fact)) {
        m_opened.insert(opened->attempt.text);
        checkNothingGoesBack(opened->sale);
        if (!m_paying.insert(opened->sale.text).second)
            violate("two attempts at once: " + opened->attempt.text);
    } else if (const auto *line = std::get_if<LineSet>(&fact); line) {
        if (m_paying.count(line->sale.text) != 0)
            violate("goods changed while money could move: " + line->sale.text);
    } else if (const auto *ended = std::get_if<AttemptEnded>(&fact)) {
        const auto row = rows.find(ended->attempt.text);
        m_paying.erase(ended->sale.text);
        if (ended->by.empty() && ended->outcome != AttemptOutcome::Paid && row != rows.end() &&
            row->second.state == BankState::Waiting && !row->second.byOrder &&
            row->second.expires > m_now && m_bank.cancelKillsUnscanned &&
            ended->reason != Reason::AmountDiffers)
            violate("the till let go of what can still be paid: " + ended->attempt.text);
        if (!ended->by.empty()) {
            // A person's word: the bank knows nothing of it.
        } else if (ended->outcome == AttemptOutcome::Paid) {
            ++m_outcome.paid;
            if (row == rows.end() || row->second.timesCharged != 1)
                violate("the till says paid for money that was not taken: " + ended->attempt.text);
        } else if (row != rows.end() && row->second.held().isPositive() &&
                   m_bank.cancelKillsUnscanned && ended->reason != Reason::AmountDiffers) {
            violate("the till says not paid for money that was taken: " + ended->attempt.text);
        }
    } else if (const auto *done = std::get_if<SaleCompleted>(&fact)) {
        const Receipt &receipt = done->receipt;
        checkNothingGoesBack(done->sale);
        if (receipt.number != m_lastReceipt + 1)
            violate("receipt numbers have a gap or repeat");
        m_lastReceipt = receipt.number;
        Money sum(0, receipt.order.currency);
        for (const Tender &t : receipt.tenders)
            sum += t.net;
        if (sum != receipt.totals.total + receipt.rounding)
            violate("the tenders of a receipt do not add up");
    } else if (const auto *cash = std::get_if<CashTaken>(&fact)) {
        checkNothingGoesBack(cash->sale);
        if (cash->tender.cash->foreign) {
            m_dollars += cash->tender.cash->foreign->given;
            m_drawer -= cash->tender.cash->change;
        } else {
            m_drawer += cash->tender.net;
        }
    } else if (const auto *refund = std::get_if<RefundEnded>(&fact); refund && refund->done) {
        for (const Fact &f : m_journal) {
            const auto *asked = std::get_if<RefundOpened>(&f);
            if (asked && asked->refund == refund->refund && asked->provider == cashMethod())
                m_drawer -= asked->amount;
        }
    } else if (const auto *back = std::get_if<RefundOpened>(&fact)) {
        ++(back->early ? m_outcome.givenBack : m_outcome.refunds);
        checkRefund(*back);
    } else if (std::holds_alternative<Contradicted>(fact)) {
        ++m_outcome.exceptions;
    }
}

void World::checkRefund(const RefundOpened &asked)
{
    if (leftOfLeg(m_journal, asked).isNegative())
        violate("more was asked back than was paid: " + asked.refund.text);
}

// While a part is being given back nobody takes money for the sale, and it is not finished.
void World::checkNothingGoesBack(const SaleId &sale)
{
    std::set<std::string> asked;
    for (const Fact &f : m_journal) {
        if (const auto *opened = std::get_if<RefundOpened>(&f);
            opened && opened->early && opened->sale == sale)
            asked.insert(opened->refund.text);
        if (const auto *ended = std::get_if<RefundEnded>(&f))
            asked.erase(ended->refund.text);
    }
    if (!asked.empty())
        violate("money moved while a part was being given back: " + sale.text);
}

// What people see is what is on disk.
void World::checkScreen()
{
    const CounterView view = m_till->view();
    ++m_outcome.screens;
    if (view.drawer != m_drawer)
        violate("the screen's cash is not what the facts say");
    if (!view.sale)
        return;
    const Checkout &shown = view.sale->checkout;
    std::map<std::string, AttemptOutcome> outcomes;
    std::map<std::string, Money> legs;
    std::map<std::string, std::string> goingBack; // refund -> leg
    bool hasReceipt = false;
    for (const Fact &fact : m_journal) {
        if (saleOf(fact) != shown.id)
            continue;
        if (const auto *opened = std::get_if<AttemptOpened>(&fact)) {
            outcomes[opened->attempt.text] = AttemptOutcome::None;
            legs[opened->attempt.text] = opened->amount;
        } else if (const auto *ended = std::get_if<AttemptEnded>(&fact)) {
            outcomes[ended->attempt.text] = ended->outcome;
        } else if (const auto *cash = std::get_if<CashTaken>(&fact)) {
            outcomes[cash->tender.attempt.text] = AttemptOutcome::Paid;
            legs[cash->tender.attempt.text] = cash->tender.net - cash->tender.cash->rounding;
        } else if (const auto *back = std::get_if<RefundOpened>(&fact); back && back->early) {
            goingBack[back->refund.text] = back->leg.text;
        } else if (const auto *refund = std::get_if<RefundEnded>(&fact); refund && !refund->done) {
            goingBack.erase(refund->refund.text);
        } else {
            hasReceipt = hasReceipt || std::holds_alternative<SaleCompleted>(fact);
        }
    }
    for (const auto &[refund, leg] : goingBack)
        legs.erase(leg);
    Money taken(0, shown.order.currency);
    for (const auto &[leg, amount] : legs)
        taken += outcomes[leg] == AttemptOutcome::Paid ? amount : Money(0, taken.currency());
    for (const Attempt &attempt : shown.attempts) {
        const auto known = outcomes.find(attempt.id.text);
        if (known == outcomes.end() || attempt.outcome != known->second)
            violate("the screen shows what is not on disk: " + attempt.id.text);
    }
    if (shown.receipt && !hasReceipt)
        violate("the screen shows a receipt that is not on disk: " + shown.id.text);
    if (view.sale->paid != taken)
        violate("the screen says that " + view.sale->paid.text() + " is paid, the facts say " +
                taken.text() + ": " + shown.id.text);
}

void World::checkEnd()
{
    Counter books;
    books.drawer = Money(0, Currency::cny());
    for (const Fact &fact : m_journal)
        evolve(books, fact);
    if (books.drawer != m_drawer || m_till->counter().drawer != m_drawer)
        violate("the drawer's expected content is wrong");
    const auto &foreign = m_till->counter().foreignDrawer;
    if (foreign.contains("USD") ? foreign.at("USD") != m_dollars : !m_dollars.isZero())
        violate("the drawer's expected dollars are wrong");

    if (m_till->counter().shift != books.shift)
        violate("the till's shift is not what the facts say");
    if (books.shift &&
        amountIn(books.shift->expected(m_drawer.currency()), m_drawer.currency()) != m_drawer)
        violate("the shift's expected cash is wrong");

    for (const auto &[id, row] : m_bank.rows()) {
        if (row.timesCharged > 1)
            violate("charged twice: " + id);
        if (row.timesCharged > 0 && !m_opened.contains(id))
            violate("charged without a fact on disk: " + id);
        if (row.refunded > row.amount)
            violate("more given back than was paid: " + id);
    }
    for (const auto &[saleId, checkout] : books.sales) {
        for (const Attempt &a : checkout.attempts) {
            if (a.moneyMayMove()) {
                violate("an attempt never ended: " + a.id.text);
                continue;
            }
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
                if (!e.settled)
                    violate("an exception was left open: " + a.id.text);
            }
            for (const Refund &r : checkout.refunds) {
                if (r.leg != a.id)
                    continue;
                if (r.stage == RefundStage::Asked)
                    violate("a refund never ended: " + r.id.text);
                if (r.stage == RefundStage::Done)
                    ours -= r.amount;
            }
            if (undone)
                ours = Money(0, a.amount.currency());
            if (a.provider.text == "byhand") {
                if (ours.isNegative())
                    violate("more given back than was paid: " + a.id.text);
                continue;
            }
            const auto row = m_bank.rows().find(a.id.text);
            const Money theirs =
                row == m_bank.rows().end() ? Money(0, a.amount.currency()) : row->second.held();
            if (ours != theirs)
                violate("books say " + ours.text() + ", the bank holds " + theirs.text() + " of " +
                        a.id.text);
        }
        if (checkout.stage == SaleStage::Done && !checkout.receipt)
            violate("a finished sale has no receipt");
        if (checkout.stage == SaleStage::Voided && !paid(checkout).isZero())
            violate("money stayed in a voided sale: " + saleId.text);
        if (checkout.receipt && checkout.receipt->tenders != tenders(checkout))
            violate("a receipt does not name what counts: " + saleId.text);
    }
}

} // namespace guitai::simulation
