// ApprovalPanel: somebody who is trusted types a PIN over the window; the cashier stays signed in.
#pragma once

#include "ui/desk/desk.h"
#include "ui/main_window/help_panel.h"

namespace guitai::ui {

class NumPad;
class TextField;

class ApprovalPanel : public Cover
{
    Q_OBJECT

public:
    ApprovalPanel(const Theme &theme, QWidget *over);

    void ask(const ApprovalWanted &wanted, const QString &cashier);

Q_SIGNALS:
    void typed(const QString &pin);
    void dropped();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void submit();

    ApprovalWanted m_wanted;
    QString m_cashier;
    Label *m_title, *m_what, *m_fault;
    TextField *m_pin;
    NumPad *m_pad;
    Button *m_no, *m_yes;
};

} // namespace guitai::ui
