// SaleScreen: goods on the left, the sale on the right; questions take the place of the goods.
#pragma once

#include "ui/screen/screen.h"

class QStackedLayout;
class QStackedWidget;

namespace guitai::ui {

class Board;
class Card;
class CartPanel;
class EntryPanel;
class QuestionPanel;

class SaleScreen : public Screen
{
    Q_OBJECT

public:
    SaleScreen(const Fittings &fittings, QWidget *parent);

    void present(const CounterView &view) override;
    void arrive() override;
    bool takesCustomerCodes() const override { return m_asked == Asked::Nothing; }

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Asked
    {
        Nothing,
        Quantity,
        Price,
        LineDiscount,
        OrderDiscount,
        Park,
        Void
    };

    EntryPanel &entry();
    QuestionPanel &question();
    void askQuantity();
    void askPrice();
    void askLineDiscount();
    void askOrderDiscount();
    void askDiscount(const QString &title, const QString &what, const std::optional<Discount> &now);
    void askToPark();
    void askToVoid();
    void checkEntry();
    void confirmEntry(const QString &text);
    void answer();
    void backToBoard();
    // The line or order discount as typed; nullopt: not a figure yet.
    std::optional<Discount> typedDiscount(const QString &text) const;
    std::optional<OrderLine> typedLine(const QString &text) const;

    CounterView m_view;
    Asked m_asked = Asked::Nothing;
    LineId m_line; // the line a question is about
    Board *m_board;
    CartPanel *m_cart;
    Card *m_questionCard;
    QStackedWidget *m_left;
    QStackedLayout *m_questions;
    EntryPanel *m_entry = nullptr;
    QuestionPanel *m_question = nullptr;
};

} // namespace guitai::ui
