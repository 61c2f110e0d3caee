// What the classes and remedies of a comparison mean to a person.
#pragma once

#include "ui/desk/desk.h"
#include "ui/words/words.h"

namespace guitai::ui {

// The rows about which the same is to be done.
enum class RowGroup
{
    GiveBack,
    Attach,
    AskAgain,
    ChargeAgain,
    LookAtProvider,
    Unreadable,
    OtherDay,
    Accepted
};

RowGroup groupOf(const ReconciledRow &row);
QString groupTitle(RowGroup group);
QString groupAdvice(RowGroup group);
QString className(MatchKind kind);

// "12 Mar", "in our books: paid"
QString sideState(const BookSide &side, bool isOurs);
// What has been done about it; empty: nothing yet.
QString deedText(const ReconciledRow &row);
QString verdictText(Verdict verdict);

// Where the statement itself is.
StateWords tabWords(const StatementTab &tab, const QString &method);
StateWords outcomeWords(const ComparedDay &day);

} // namespace guitai::ui
