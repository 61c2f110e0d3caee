// OverviewScreen: the manager's first look: today beside last week, what waits for a person, how
// everybody else is doing; and the ways to all that managers do.
#pragma once

#include "ui/screen/screen.h"

namespace guitai::ui {

class AmountLabel;
class Button;
class Card;
class EmptyState;
class HealthList;
class HourChart;
class Label;

class OverviewScreen : public Screen
{
    Q_OBJECT

public:
    OverviewScreen(const Fittings &fittings, QWidget *parent);

    void present(const CounterView &view) override;
    void tick(Instant now) override;
    void arrive() override;

protected:
    void retranslate() override;

private:
    QWidget *makeSide();
    QWidget *makeFigures();
    QWidget *makeBelow();
    Button *way(const char *name, const char *icon, const QKeySequence &key, Place place);
    void ask();
    void showSheet(const OverviewSheet &sheet);
    void render();
    bool mayLook() const;

    CounterView m_view;
    OverviewSheet m_sheet;
    bool m_hasSheet = false;
    Instant m_asked; // when the figures were last asked for
    Label *m_title, *m_when;
    Button *m_report, *m_audit, *m_people, *m_rules, *m_attention, *m_again, *m_back;
    AmountLabel *m_total, *m_sales, *m_mean, *m_refunded;
    Label *m_totalWord, *m_salesWord, *m_meanWord, *m_refundedWord;
    Label *m_totalThen, *m_salesThen, *m_meanThen, *m_refundedThen;
    Label *m_hoursWord, *m_healthWord;
    HourChart *m_hours;
    HealthList *m_health;
    QWidget *m_figures;
    Card *m_noFiguresCard;
    EmptyState *m_noFigures;
};

} // namespace guitai::ui
