// TipBar: what the customer gives on top: a share of the goods, an amount of its own, or nothing.
#pragma once

#include "payment/engine/view.h"

#include <QWidget>

#include <vector>

namespace guitai::ui {

class Button;
class Label;
class Theme;

// A share of what the goods cost, rounded to the currency's unit.
Money tipOf(const Totals &totals, int percent);

class TipBar : public QWidget
{
    Q_OBJECT

public:
    explicit TipBar(const Theme &theme, QWidget *parent = nullptr);
    void present(const SaleView &sale);

Q_SIGNALS:
    void chosen(const guitai::Money &tip); // zero: none
    void ownWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void retranslate();

    SaleView m_sale;
    Label *m_word;
    std::vector<Button *> m_shares;
    Button *m_own, *m_none;
};

} // namespace guitai::ui
