// ReportsScreen: the settlement of a day, of the present shift or of a span, and its ways to paper
// and files.
#pragma once

#include "ui/screen/screen.h"

#include <QDate>

class QStackedWidget;

namespace guitai::ui {

class Badge;
class Button;
class DaysPanel;
class EmptyState;
class IconButton;
class Label;
class ReportView;
class SavePanel;

class ReportsScreen : public Screen
{
    Q_OBJECT

public:
    ReportsScreen(const Fittings &fittings, QWidget *parent);

    void present(const CounterView &view) override;
    void arrive() override;

protected:
    void retranslate() override;

private:
    QWidget *makeHead();
    Button *action(const char *name, const char *icon, const QKeySequence &key);
    void want(const SettlementWish &wish);
    void wantDays(QDate first, QDate last);
    void show(QWidget *face);
    void showSheet(const SettlementSheet &sheet);
    void render();
    void refreshActions();
    void askToSave(SettlementFile as);
    QDate today() const;

    CounterView m_view;
    SettlementSheet m_sheet;
    SettlementWish m_wish; // the last one
    bool m_hasSheet = false;
    bool m_isWished = false; // what is shown is what was asked for last
    QWidget *m_head;
    Label *m_title, *m_span;
    Badge *m_verdict;
    IconButton *m_before, *m_after;
    Button *m_today, *m_shift, *m_choose, *m_print, *m_pdf, *m_csv, *m_back;
    QStackedWidget *m_faces;
    EmptyState *m_none;
    ReportView *m_report;
    DaysPanel *m_days;
    SavePanel *m_save;
};

} // namespace guitai::ui
