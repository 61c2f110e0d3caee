// The title tells how many rows, or how much money.
#include "ui/reconcile/statement_question.h"

namespace guitai::ui {

StatementQuestion::StatementQuestion(const Theme &theme, QWidget *parent)
    : QuestionPanel(theme, QStringLiteral("statementQuestion"), parent)
{
    connect(this, &QuestionPanel::agreed, this, &StatementQuestion::agree);
}

QString StatementQuestion::title() const
{
    if (m_deed == Deed::GiveBack) {
        return tr("Give %1 back?").arg(sumsText(m_about.sums));
    }
    return names().size() == 1 ? tr("Let this row stand?")
                               : tr("Let these %1 rows stand?").arg(names().size());
}

void StatementQuestion::ask(Deed deed, const RowDeeds &about, const QString &method)
{
    m_deed = deed;
    m_about = about;
    m_asked = {};
    m_asked.title = title();
    m_asked.no = tr("Not now");
    if (deed == Deed::GiveBack) {
        m_asked.icon = QStringLiteral("refund");
        m_asked.what = tr("It goes to the customer through %1.").arg(method);
        m_asked.yes = tr("Give back");
    } else {
        m_asked.icon = QStringLiteral("check");
        m_asked.what = tr("The note says why. It is kept with your name.");
        m_asked.yes = tr("Accept");
        m_asked.wantsText = true;
        m_asked.placeholder = tr("Note");
    }
    QuestionPanel::ask(m_asked);
}

bool StatementQuestion::renew(const RowDeeds &left)
{
    m_about = left;
    m_asked.title = title();
    setTitle(m_asked.title);
    return !names().empty();
}

void StatementQuestion::agree()
{
    if (m_asked.wantsText && text().isEmpty()) {
        m_asked.fault = tr("Say why: without a note it is not accepted.");
        return QuestionPanel::ask(m_asked);
    }
    Q_EMIT answered(m_deed, text());
}

} // namespace guitai::ui
