// PaySummary: the sale in short beside the ways to pay: its lines, the tip, what has been paid with
// each leg, and what is still to pay.
#pragma once

#include "ui/sale/cart_model.h"
#include "ui/theme/card.h"

#include <optional>

namespace guitai::ui {

class AmountLabel;
class Button;
class Label;
class LegList;

class PaySummary : public Card
{
    Q_OBJECT

public:
    explicit PaySummary(const Theme &theme, QWidget *parent = nullptr);

    // part: what is taken now, where it is not all.
    void present(const CounterView &view, const std::optional<Money> &part);
    Button &back() { return *m_back; }
    Button &giveBack() { return *m_giveBack; }
    // Whether the keys of the two are free.
    void offerActions(bool offers);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void retranslate();

    CounterView m_view;
    std::optional<Money> m_part;
    CartModel m_lines;
    Label *m_saleWord, *m_totalWord, *m_tipWord, *m_dueWord, *m_partWord, *m_restWord;
    AmountLabel *m_total, *m_tip, *m_due, *m_partAmount, *m_rest;
    LegList *m_legs;
    Button *m_giveBack, *m_back;
    bool m_offersActions = true;
};

} // namespace guitai::ui
