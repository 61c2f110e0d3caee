// CashScreen: count what the customer hands over and see the change.
#pragma once

#include "ui/screen/screen.h"

#include <optional>
#include <vector>

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

protected:
    void retranslate() override;

private:
    void refresh();
    void confirm();
    std::optional<Money> tendered() const; // nothing typed: exactly what is due
    Money due() const;

    CounterView m_view;
    Label *m_dueWord, *m_roundWord, *m_tenderedWord, *m_changeWord, *m_quickWord;
    AmountLabel *m_due, *m_round, *m_change;
    TextField *m_field;
    std::vector<Button *> m_quick;
    Button *m_back, *m_confirm;
};

} // namespace guitai::ui
