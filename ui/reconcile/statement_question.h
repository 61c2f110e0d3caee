// StatementQuestion: what is asked before rows are accepted, or before their money goes back.
#pragma once

#include "ui/entry/question_panel.h"
#include "ui/reconcile/row_deeds.h"

namespace guitai::ui {

class StatementQuestion : public QuestionPanel
{
    Q_OBJECT

public:
    explicit StatementQuestion(const Theme &theme, QWidget *parent = nullptr);
    // method: the provider's name.
    void ask(Deed deed, const RowDeeds &about, const QString &method);
    // The day has changed: it is about what is left of its rows. False: nothing is.
    bool renew(const RowDeeds &left);
    const std::vector<std::string> &names() const { return m_about.names(m_deed); }

Q_SIGNALS:
    void answered(guitai::ui::Deed deed, const QString &note);

private:
    QString title() const;
    void agree();

    Deed m_deed = Deed::Accept;
    RowDeeds m_about;
    PanelQuestion m_asked;
};

} // namespace guitai::ui
