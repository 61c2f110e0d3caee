// PayScreen: how the customer pays, and the payment while it is open.
#pragma once

#include "ui/sale/cart_model.h"
#include "ui/screen/screen.h"

#include <optional>

class QGridLayout;
class QStackedWidget;

namespace guitai::ui {

class AmountLabel;
class AttemptPanel;
class Button;
class Card;
class EntryPanel;
class Label;
class MethodTile;
class StateBanner;

class PayScreen : public Screen
{
    Q_OBJECT

public:
    PayScreen(const Fittings &fittings, QWidget *parent);

    void present(const CounterView &view) override;
    void tick(Instant now) override;
    void arrive() override;

Q_SIGNALS:
    void turnWanted();

protected:
    void retranslate() override;

private:
    QWidget *makeSummary();
    QWidget *makeMethods();
    void refresh();
    void refreshMethods();
    void choose(const MethodView &method);
    void askPart();
    Money amount() const;

    CounterView m_view;
    std::optional<Money> m_part; // less than all, as typed
    AttemptId m_seenBefore;      // an older attempt's end is not news any more
    CartModel m_lines;
    Label *m_saleWord, *m_dueWord, *m_paidWord, *m_partWord, *m_title;
    AmountLabel *m_due, *m_paid, *m_partAmount;
    Button *m_back, *m_other;
    StateBanner *m_last;
    QWidget *m_methods;
    QGridLayout *m_grid;
    std::vector<MethodTile *> m_tiles;
    QStackedWidget *m_stack;
    AttemptPanel *m_attempt = nullptr;
    EntryPanel *m_entry = nullptr;
    Card *m_entryCard = nullptr;
};

} // namespace guitai::ui
