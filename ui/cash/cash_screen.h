// CashScreen: count what the customer hands over, in the shop's money or in another that it has a
// rate for, and see the change.
#pragma once

#include "ui/screen/screen.h"

#include <optional>
#include <vector>

class QHBoxLayout;

namespace guitai::ui {

class AmountLabel;
class Button;
class Label;
class TextField;

class CashScreen : public Screen
{
    Q_OBJECT

public:
    CashScreen(const Fittings &fittings, QWidget *parent);

    void present(const CounterView &view) override;
    void arrive() override;
    // How much of what is due is taken in cash; nothing: all of it.
    void setPart(const std::optional<Money> &part);

protected:
    void retranslate() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeSums();
    QLayout *makeKeys();
    void refresh();
    void refreshCurrencies();
    void confirm();
    void chooseCurrency(int index);
    std::optional<Money> tendered() const; // nothing typed: exactly what is needed
    std::optional<Money> worthOf(const Money &tendered) const; // in the shop's money
    bool isForeign() const { return m_chosen > 0; }
    Currency currency() const;
    Money due() const;    // in the shop's money, as the coins go
    Money needed() const; // the same in the currency that is handed over
    std::vector<Money> quick() const;

    CounterView m_view;
    std::optional<Money> m_part;
    bool m_isTaken = false;  // it was confirmed, and nothing has come of it yet
    bool m_keyIsHeld = true; // the key that led here may be down still
    std::vector<std::pair<Currency, Rate>> m_currencies; // the shop's own first
    int m_chosen = 0;
    QWidget *m_currencyRow;
    QHBoxLayout *m_currencyButtons;
    std::vector<Button *> m_tabs;
    Label *m_dueWord, *m_roundWord, *m_rateWord, *m_neededWord, *m_tenderedWord, *m_worthWord,
        *m_changeWord, *m_quickWord;
    AmountLabel *m_due, *m_round, *m_rate, *m_needed, *m_worth, *m_change;
    TextField *m_field;
    std::vector<Button *> m_quick;
    Button *m_back, *m_confirm;
};

} // namespace guitai::ui
