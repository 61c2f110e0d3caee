// DrawerScreen: the shift and the cash in the drawer: float, paying in and out, counting, X and Z.
#pragma once

#include "ui/screen/screen.h"

class QScrollArea;
class QStackedWidget;

namespace guitai::ui {

class AmountLabel;
class Button;
class CountPanel;
class EmptyState;
class EntryPanel;
class Label;
class MovePanel;
class QuestionPanel;
class ReportPaper;
class ResultPanel;

class DrawerScreen : public Screen
{
    Q_OBJECT

public:
    DrawerScreen(const Fittings &fittings, QWidget *parent);

    void present(const CounterView &view) override;
    void arrive() override;

protected:
    void retranslate() override;

private:
    // What the question is about.
    enum class Asking
    {
        Nothing,
        HandOver,
        HandOverCounted,
        OpenDrawer,
        CloseDay
    };

    QWidget *makeSide();
    QWidget *makeFaces();
    QWidget *makePaper();
    Button *action(const char *name, const char *icon, Qt::Key key);
    void refresh();
    void show(QWidget *face);
    void rest(); // nothing is asked
    void askFloat();
    void count();
    void ask(Asking what, const QString &fault = {});
    void agree();
    void heard(const Notice &notice);
    void showReport(const DrawerReport &report);
    void renderReport();

    CounterView m_view;
    DrawerReport m_report;
    Asking m_asking = Asking::Nothing;
    bool m_counting = false;  // a count is on its way
    bool m_isOpening = false; // a shift is: selling begins when it is open

    QWidget *m_side;
    Label *m_title, *m_who, *m_openingWord;
    AmountLabel *m_opening;
    Button *m_open, *m_payIn, *m_payOut, *m_count, *m_handOver, *m_x, *m_noSale, *m_closeDay,
        *m_statements, *m_back;
    QStackedWidget *m_faces;
    EmptyState *m_rest;
    EntryPanel *m_float;
    MovePanel *m_move;
    CountPanel *m_countPanel;
    ResultPanel *m_result;
    QuestionPanel *m_question;
    QWidget *m_paperFace;
    ReportPaper *m_paper;
    Button *m_print, *m_paperBack;
};

} // namespace guitai::ui
