// CustomerView: what the customer sees: the goods as they are scanned, the total, the code, thanks.
#pragma once

#include "ui/sale/cart_model.h"
#include "ui/screen/screen.h"

class QStackedWidget;

namespace guitai::ui {

class AmountLabel;
class Button;
class Label;
class ListView;
class Picture;
class QrView;

class CustomerView : public QWidget
{
    Q_OBJECT

public:
    enum class Use
    {
        SecondWindow,
        TurnedRound
    };

    CustomerView(const Fittings &fittings, Use use, QWidget *parent = nullptr);

    void present(const CounterView &view);
    void tick(Instant now);

Q_SIGNALS:
    void backWanted(); // turned round only

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeIdle();
    QWidget *makeLines();
    QWidget *makeCode();
    QWidget *makeWords();
    void presentLines(const SaleView &sale);
    void presentAttempt(const SaleView &sale, const Attempt &attempt);
    void presentThanks(const Receipt &receipt);
    void say(const QString &icon, Ink ink, const QString &title, const QString &what);
    void retranslate();
    void refresh();

    Fittings m_fittings;
    CounterView m_view;
    CartModel m_model;
    bool m_festive = false; // paid: on the brand's ground
    QStackedWidget *m_stack;
    QWidget *m_idle, *m_lines, *m_code, *m_words;
    Label *m_idleShop, *m_idleWord, *m_idleClock;
    Label *m_shop, *m_count, *m_totalWord, *m_discountWord, *m_tipWord, *m_paidWord;
    ListView *m_list;
    AmountLabel *m_total, *m_discount, *m_tip, *m_paid;
    QrView *m_qr;
    Label *m_codeShop, *m_codeHow, *m_codeMethod, *m_leftWord;
    Picture *m_codeMark;
    AmountLabel *m_codeAmount, *m_left;
    Picture *m_sign;
    Label *m_title, *m_what, *m_wordsShop;
    AmountLabel *m_bigAmount;
    Button *m_back = nullptr;
};

} // namespace guitai::ui
