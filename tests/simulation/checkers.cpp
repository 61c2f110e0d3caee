// What the bank holds beside what the journal says, and the names of facts for the narration.
#include "tests/simulation/our_hold.h"
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

void World::askBank(const AttemptEnded &ended)
{
    const std::string &id = ended.attempt.text;
    const auto found = m_bank.rows().find(id);
    const BankRow *row = found == m_bank.rows().end() ? nullptr : &found->second;
    const bool isPaid = ended.outcome == AttemptOutcome::Paid;
    // A person's word: the bank knows nothing of it.
    if (!ended.by.empty())
        return;
    if (isPaid && (!row || row->timesCharged != 1))
        violate("the till says paid for money that was not taken: " + id);
    if (isPaid || !row || !m_bank.cancelKillsUnscanned || ended.reason == Reason::AmountDiffers)
        return;
    if (row->held().isPositive())
        violate("the till says not paid for money that was taken: " + id);
    if (row->state == BankState::Waiting && !row->byOrder && row->expires > now())
        violate("the till let go of what can still be paid: " + id);
}

void World::checkEnd()
{
    const Counter books = booksOf(m_journal);
    m_facts.atRest(books, m_till->counter());
    for (const auto &[id, row] : m_bank.rows()) {
        if (row.timesCharged > 1)
            violate("charged twice: " + id);
        if (row.timesCharged > 0 && !m_facts.hasOpened(id))
            violate("charged without a fact on disk: " + id);
        if (row.refunded > row.amount)
            violate("more given back than was paid: " + id);
    }
    for (const auto &[saleId, checkout] : books.sales) {
        for (const Attempt &a : checkout.attempts) {
            if (a.provider.text == "byhand")
                continue;
            const auto row = m_bank.rows().find(a.id.text);
            const Money ours = ourHold(checkout, a);
            const Money theirs =
                row == m_bank.rows().end() ? Money(0, a.amount.currency()) : row->second.held();
            if (ours != theirs)
                violate("books say " + ours.text() + ", the bank holds " + theirs.text() + " of " +
                        a.id.text);
        }
    }
}

} // namespace guitai::simulation
