// ReconcileScreen: a day's books beside the providers' statements: what agrees, what does not, and
// what can be done about it.
#pragma once

#include "ui/reconcile/row_deeds.h"
#include "ui/screen/screen.h"

class QStackedLayout;

namespace guitai::ui {

class DaySide;
class EmptyState;
class OutcomePage;
class StatementQuestion;

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

    void take(const ReconciledDay &day);
    void forget();
    void refresh(bool isAnother);
    void show(Face face);
    void backToRows();
    void bringFile(const std::string &day, const ProviderId &provider);
    void begin(Deed deed);
    void finish(Deed deed, const QString &note);
    QString method() const;

    CounterView m_view;
    ReconciledDay m_day;
    std::string m_wantedDay;
    ProviderId m_wantedProvider;

    DaySide *m_side;
    QStackedLayout *m_faces;
    EmptyState *m_empty;
    OutcomePage *m_outcome;
    StatementQuestion *m_question;
};

} // namespace guitai::ui
