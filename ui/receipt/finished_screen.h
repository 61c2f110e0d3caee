// FinishedScreen: the sale is paid: the change, the receipt, and on to the next customer.
#pragma once

#include "ui/screen/screen.h"

namespace guitai::ui {

class AmountLabel;
class Button;
class Label;
class Picture;
class ReceiptPaper;

class FinishedScreen : public Screen
{
    Q_OBJECT

public:
    FinishedScreen(const Fittings &fittings, QWidget *parent);

    void present(const CounterView &view) override;
    void arrive() override;

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refresh();

    CounterView m_view;
    Label *m_title, *m_how, *m_word;
    AmountLabel *m_amount;
    Button *m_next, *m_print, *m_receipts;
    ReceiptPaper *m_paper;
};

} // namespace guitai::ui
