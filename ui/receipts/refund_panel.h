// RefundPanel: gives money back the way it was paid: which goods or how much of which leg, why, and
// who allows it.
#pragma once

#include "ui/receipts/refund_lines.h"
#include "ui/screen/screen.h"

#include <functional>
#include <vector>

class QGridLayout;
class QStackedWidget;

namespace guitai::ui {

class AmountLabel;
class Button;
class EntryPanel;
class Label;
class QuestionPanel;

class RefundPanel : public QWidget
{
    Q_OBJECT

public:
    RefundPanel(const Fittings &fittings, QWidget *parent = nullptr);

    void ask(const CounterView &view, const Checkout &checkout);

Q_SIGNALS:
    void done();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeGoods();
    QWidget *makeAmount();
    void chooseWay(bool byGoods);
    void refreshGoods();
    void confirmGoods();
    void showLegs();
    void chooseLeg(int leg);
    void check(const QString &text);
    void confirm(const QString &text);
    // Gives at once, or asks for a manager's PIN first. give: with that PIN.
    void giveOrAsk(const Money &amount, std::function<void(const QString &pin)> give);
    void askPin(const QString &fault);
    void heard(const Notice &notice);
    Money left() const;
    const ProviderCard *cardOf(const ProviderId &provider) const;
    bool wholeOnly() const;
    QString why() const;
    void retranslate();

    Fittings m_fittings;
    CounterView m_view;
    Checkout m_checkout;
    RefundLinesModel m_lines;
    std::vector<Tender> m_legs;
    int m_leg = 0;
    bool m_byGoods = true;
    bool m_waiting = false; // asked with a PIN, not heard yet
    Money m_amount;
    std::function<void(const QString &pin)> m_give;
    QStackedWidget *m_stack;
    QWidget *m_head, *m_why, *m_goods, *m_byAmount;
    QGridLayout *m_legGrid;
    std::vector<Button *> m_legButtons, m_reasons;
    Button *m_goodsTab, *m_amountTab, *m_back, *m_all, *m_refund;
    ListView *m_list;
    Label *m_sumWord, *m_route;
    AmountLabel *m_sum;
    EntryPanel *m_entry;
    QuestionPanel *m_question;
};

} // namespace guitai::ui
