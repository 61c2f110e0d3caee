// CartPanel: the sale so far, what can be done with its lines, and the way to pay.
#pragma once

#include "ui/sale/cart_model.h"
#include "ui/screen/screen.h"
#include "ui/theme/card.h"

class QKeyEvent;
class QStackedWidget;

namespace guitai::ui {

class AmountLabel;
class Button;
class Label;
class ListView;

class CartPanel : public Card
{
    Q_OBJECT

public:
    CartPanel(const Fittings &fittings, QWidget *parent = nullptr);

    void present(const CounterView &view);
    // Arrows, plus, minus and delete, from wherever the keyboard is.
    bool handleKey(QKeyEvent *event);
    const OrderLine *chosenLine() const;

Q_SIGNALS:
    void quantityWanted();
    void priceWanted();
    void lineDiscountWanted();
    void orderDiscountWanted();
    void parkWanted();
    void voidWanted();
    void payWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    QLayout *makeLineKeys();
    QLayout *makeTotals();
    QLayout *makeFoot();
    void retranslate();
    void refresh();
    void step(int pieces);
    void choose(int row);

    Fittings m_fittings;
    CartModel m_model;
    CounterView m_view;
    LineId m_chosen;
    Label *m_title;
    Badge *m_next;
    ListView *m_list;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    Button *m_minus, *m_plus, *m_quantity, *m_price, *m_discount, *m_remove;
    Label *m_discountWord, *m_taxWord, *m_tipWord, *m_paidWord, *m_totalWord;
    AmountLabel *m_discountAmount, *m_taxAmount, *m_tipAmount, *m_paidAmount, *m_total;
    Button *m_orderDiscount, *m_park, *m_void, *m_pay;
};

} // namespace guitai::ui
