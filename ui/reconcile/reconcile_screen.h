// ReconcileScreen: a day's books beside the providers' statements: what agrees, what does not, and
// what can be done about it.
#pragma once

#include "ui/reconcile/reconcile_model.h"
#include "ui/screen/screen.h"

class QFileDialog;
class QStackedLayout;
class QVBoxLayout;

namespace guitai::ui {

class Button;
class EmptyState;
class Label;
class QuestionPanel;
class StateBanner;

class ReconcileScreen : public Screen
{
    Q_OBJECT

public:
    ReconcileScreen(const Fittings &fittings, QWidget *parent);

    void present(const CounterView &view) override;
    void arrive() override;
    // The day and provider to open when the screen comes up next; else yesterday.
    void lookAt(const std::string &day, const ProviderId &provider);

protected:
    void retranslate() override;
    void hideEvent(QHideEvent *event) override;

private:
    enum class Face
    {
        Empty,
        Outcome,
        Question
    };
    enum class Asking
    {
        Note,
        GiveBack
    };

    QWidget *makeSide();
    QWidget *makeOutcome();
    void take(const ReconciledDay &day);
    void refresh();
    void refreshTabs();
    void refreshClasses();
    void refreshChosen();
    void show(Face face);
    void step(int days);
    void import();
    void ask(Asking what);
    void agree();
    const StatementTab *tab() const;
    int chosen() const;
    QString method(const ProviderId &provider) const;

    CounterView m_view;
    ReconciledDay m_day;
    std::string m_wantedDay;
    ProviderId m_wantedProvider;
    ReconcileModel m_model;
    Asking m_asking = Asking::Note;
    std::vector<std::string> m_about; // what the question is about

    Label *m_title, *m_dayLabel;
    Button *m_earlier, *m_later, *m_fetch, *m_import, *m_back;
    QVBoxLayout *m_tabRoom;
    std::vector<Button *> m_tabs;
    QStackedLayout *m_faces;
    EmptyState *m_empty;
    StateBanner *m_banner;
    QWidget *m_classes;
    Label *m_classHead, *m_rowsHead, *m_oursHead, *m_theirsHead;
    Label *m_classNames, *m_classRows, *m_classOurs, *m_classTheirs;
    ListView *m_list;
    QWidget *m_detail;
    Label *m_advice, *m_facts, *m_ours, *m_theirs;
    Button *m_ask, *m_giveBack, *m_attach, *m_accept;
    QuestionPanel *m_question;
};

} // namespace guitai::ui
