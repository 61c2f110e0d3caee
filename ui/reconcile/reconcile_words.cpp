// Plain words: where the money is, and what to press.
#include "ui/reconcile/reconcile_words.h"

#include "ui/words/amounts.h"
#include "ui/words/words_tr.h"

namespace guitai::ui {

RowGroup groupOf(const ReconciledRow &row)
{
    if (row.accepted) {
        return RowGroup::Accepted;
    }
    switch (row.remedy) {
    case Remedy::GiveBack:
        return RowGroup::GiveBack;
    case Remedy::AttachToSale:
        return RowGroup::Attach;
    case Remedy::AskAgain:
        return RowGroup::AskAgain;
    case Remedy::ChargeAgain:
        return RowGroup::ChargeAgain;
    case Remedy::WaitForNext:
    case Remedy::LookDayBefore:
        return RowGroup::OtherDay;
    case Remedy::Nothing:
    case Remedy::LookAtProvider:
        break;
    }
    return RowGroup::LookAtProvider;
}

QString groupTitle(RowGroup group)
{
    switch (group) {
    case RowGroup::GiveBack:
        return Words::tr("Paid there, but its sale is over without it");
    case RowGroup::Attach:
        return Words::tr("Paid there, and its sale still waits");
    case RowGroup::AskAgain:
        return Words::tr("Not clear: ask the provider again");
    case RowGroup::ChargeAgain:
        return Words::tr("Paid here, but not there");
    case RowGroup::LookAtProvider:
        return Words::tr("To be looked at on the provider's website");
    case RowGroup::Unreadable:
        return Words::tr("Rows of the file that cannot be read");
    case RowGroup::OtherDay:
        return Words::tr("So near to midnight that another day may have it");
    case RowGroup::Accepted:
        return Words::tr("Accepted with a note");
    }
    return {};
}

QString groupAdvice(RowGroup group)
{
    switch (group) {
    case RowGroup::GiveBack:
        return Words::tr("Ask again first: what the provider confirms can be given back.");
    case RowGroup::Attach:
        return Words::tr("Ask again first: what the provider confirms can pay its sale, or go "
                         "back.");
    case RowGroup::AskAgain:
        return Words::tr("The till asks about each and books what the provider says.");
    case RowGroup::ChargeAgain:
        return Words::tr("Ask again. If the money did not come, the customer has to pay once "
                         "more.");
    case RowGroup::LookAtProvider:
        return Words::tr("They belong to no sale of ours, or the amounts differ. What is found "
                         "there goes into the note.");
    case RowGroup::Unreadable:
        return Words::tr("Nothing of them was guessed. Fetch the statement again, or accept them "
                         "with a note.");
    case RowGroup::OtherDay:
        return Words::tr("They settle themselves when the next day is compared.");
    case RowGroup::Accepted:
        return Words::tr("Nothing is to be done about them.");
    }
    return {};
}

QString className(MatchKind kind)
{
    switch (kind) {
    case MatchKind::Equal:
        return Words::tr("Equal");
    case MatchKind::MissingHere:
        return Words::tr("Only at the provider");
    case MatchKind::MissingThere:
        return Words::tr("Only in our books");
    case MatchKind::AmountDiffers:
        return Words::tr("Amount differs");
    case MatchKind::StateDiffers:
        return Words::tr("State differs");
    case MatchKind::OtherDay:
        return Words::tr("Other day");
    case MatchKind::Fee:
        return Words::tr("Fees and account movements");
    }
    return {};
}

QString sideState(const BookSide &side, bool isOurs)
{
    switch (side.state) {
    case MoveState::Done:
        return Words::tr("done");
    case MoveState::Pending:
        return isOurs ? Words::tr("not known yet") : Words::tr("pending");
    case MoveState::Failed:
        return isOurs ? Words::tr("did not happen") : Words::tr("failed");
    case MoveState::Reversed:
        return Words::tr("reversed");
    }
    return {};
}

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Paid:
        return Words::tr("paid");
    case Verdict::Declined:
        return Words::tr("declined");
    case Verdict::Cancelled:
        return Words::tr("cancelled, or given back");
    case Verdict::Refunded:
        return Words::tr("refunded");
    case Verdict::RefundRefused:
        return Words::tr("refund refused");
    case Verdict::NotFound:
        return Words::tr("it knows no such thing");
    case Verdict::Waiting:
        return Words::tr("still waiting for the customer");
    case Verdict::NotExecuted:
        return Words::tr("the question itself was refused");
    case Verdict::NoAnswer:
    case Verdict::DayClosed:
        return Words::tr("no answer");
    }
    return {};
}

QString deedText(const ReconciledRow &row)
{
    if (row.accepted) {
        return fromUtf8(row.accepted->note);
    }
    if (row.isAsking) {
        return Words::tr("Asking the provider …");
    }
    if (row.answer) {
        return Words::tr("Asked again %1: %2")
            .arg(clockText(row.answer->at), verdictText(row.answer->verdict));
    }
    return {};
}

StateWords tabWords(const StatementTab &tab, const QString &method)
{
    switch (tab.state) {
    case StatementTab::State::NotOver:
        return {Words::tr("The day is not over yet"),
                Words::tr("%1 makes its statement after midnight.").arg(method),
                {}};
    case StatementTab::State::NotCompared:
        return {Words::tr("Not compared yet"),
                tab.canFetch
                    ? Words::tr("The till fetches it by itself in the morning. You can do it now.")
                    : Words::tr("Bring the file that tells the day's total."),
                {}};
    case StatementTab::State::Asking:
        return {Words::tr("Comparing …"),
                Words::tr("It may take a minute. Selling goes on meanwhile."),
                {}};
    case StatementTab::State::Lacking: {
        const QString why = !tab.said.empty() ? fromUtf8(tab.said) : reasonText(tab.reason);
        if (tab.lack == Lack::NotReady) {
            return {Words::tr("%1 has not made its statement yet").arg(method),
                    Words::tr("The till asks again every half hour."),
                    {}};
        }
        return {Words::tr("There is no statement that could be compared"), why,
                Words::tr("Fetch it again, or bring the file you have downloaded.")};
    }
    case StatementTab::State::Compared:
        break;
    }
    return {};
}

StateWords outcomeWords(const ComparedDay &day)
{
    const StatementCompared &o = day.outcome;
    const QString compared = Words::tr("Compared %1").arg(dayClockText(o.at));
    const std::int64_t equal = o.count(MatchKind::Equal);
    StateWords words;
    words.title = o.rows() == 0 ? Words::tr("Nothing on either side")
                                : Words::tr("%1 of %2 equal").arg(equal).arg(o.rows());
    words.money = compared;
    if (o.feeMillionths != 0) {
        const ExactAmount fees(o.feeMillionths, o.oursTaken.currency());
        words.money +=
            QStringLiteral("  ·  ") +
            Words::tr("fees %1%2").arg(currencySign(fees.currency()), fromUtf8(fees.text()));
    }
    words.doNow = day.open() == 0 ? Words::tr("Nothing is to be done.")
                                  : Words::tr("Rows to look at: %1").arg(day.open());
    return words;
}

} // namespace guitai::ui
