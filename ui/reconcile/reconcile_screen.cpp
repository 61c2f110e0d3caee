// The day and its providers at the left, what the comparison came to at the right.
#include "ui/reconcile/reconcile_screen.h"

#include "ui/reconcile/day_side.h"
#include "ui/reconcile/outcome_page.h"
#include "ui/reconcile/statement_question.h"
#include "ui/theme/card.h"
#include "ui/words/amounts.h"

#include <QDateTime>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHideEvent>
#include <QStackedLayout>

namespace guitai::ui {

ReconcileScreen::ReconcileScreen(const Fittings &fittings, QWidget *parent)
    : Screen(fittings, QStringLiteral("reconcileScreen"), parent)
    , m_side(new DaySide(theme()))
    , m_empty(new EmptyState(theme(), QStringLiteral("noStatement"), QStringLiteral("list")))
    , m_outcome(new OutcomePage(theme()))
    , m_question(new StatementQuestion(theme()))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    row->setSpacing(space::medium);
    auto *card = new Card(theme());
    m_faces = new QStackedLayout(card);
    m_faces->addWidget(m_empty);
    m_faces->addWidget(m_outcome);
    m_faces->addWidget(m_question);
    row->addWidget(m_side, 34);
    row->addWidget(card, 66);
    for (Card *half : {static_cast<Card *>(m_side), card}) {
        half->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }

    connect(m_side, &DaySide::wanted, &desk(), &Desk::openStatements);
    connect(m_side, &DaySide::fetchWanted, &desk(), &Desk::fetchStatement);
    connect(m_side, &DaySide::fileWanted, this, &ReconcileScreen::bringFile);
    connect(m_side, &DaySide::backWanted, this, [this] { Q_EMIT wanted(Place::Sale); });
    connect(m_outcome, &OutcomePage::wanted, this, &ReconcileScreen::begin);
    connect(m_question, &StatementQuestion::answered, this, &ReconcileScreen::finish);
    connect(m_question, &StatementQuestion::refused, this, &ReconcileScreen::backToRows);
    connect(&desk(), &Desk::statementsOpened, this, &ReconcileScreen::take);
    refresh(true);
}

void ReconcileScreen::lookAt(const std::string &day, const ProviderId &provider)
{
    m_wantedDay = day;
    m_wantedProvider = provider;
}

void ReconcileScreen::arrive()
{
    desk().openStatements(std::exchange(m_wantedDay, {}), std::exchange(m_wantedProvider, {}));
    m_outcome->setFocus();
}

void ReconcileScreen::hideEvent(QHideEvent *event)
{
    Screen::hideEvent(event);
    // A window that is only put out of sight comes back as it was.
    if (!event->spontaneous()) {
        forget();
        desk().leaveStatements();
    }
}

void ReconcileScreen::present(const CounterView &view)
{
    const bool isAnother = !(view.cashier == m_view.cashier);
    m_view = view;
    // Nobody looks at what somebody else was shown.
    if (isAnother) {
        forget();
    }
}

void ReconcileScreen::forget()
{
    m_day = {};
    refresh(true);
    show(Face::Empty);
}

QString ReconcileScreen::method() const
{
    return methodName(m_day.provider, m_view.methods);
}

void ReconcileScreen::take(const ReconciledDay &day)
{
    if (!isVisible()) {
        return; // it was on its way when the screen was left
    }
    const bool isAnother = day.day != m_day.day || day.provider != m_day.provider;
    m_day = day;
    refresh(isAnother);
    const bool isAsked = m_faces->currentIndex() == int(Face::Question) && !isAnother;
    if (!isAsked) {
        show(m_day.compared ? Face::Outcome : Face::Empty);
    } else if (!m_question->renew(m_outcome->deedsOf(m_question->names()))) {
        backToRows();
    }
}

void ReconcileScreen::show(Face face)
{
    m_faces->setCurrentIndex(int(face));
    m_side->setLeavable(face != Face::Question);
}

void ReconcileScreen::backToRows()
{
    show(Face::Outcome);
    m_outcome->setFocus();
}

void ReconcileScreen::refresh(bool isAnother)
{
    m_side->present(m_day, m_view.methods, QDateTime::fromMSecsSinceEpoch(now().ms).date());
    m_outcome->present(m_day, method(), isAnother);
    const StatementTab *here = chosenTab(m_day);
    if (m_day.day.empty()) {
        m_empty->setWords(tr("The providers' statements"),
                          tr("They are shown as soon as somebody asks who may. Leave and come "
                             "again: the till asks for a PIN."));
    } else if (here == nullptr) {
        m_empty->setWords(tr("No provider makes statements"),
                          tr("Set one up in the settings, and its days are compared here."));
    } else {
        const StateWords words = tabWords(*here, method());
        m_empty->setWords(words.title, words.doNow.isEmpty()
                                           ? words.money
                                           : words.money + QLatin1Char('\n') + words.doNow);
    }
}

void ReconcileScreen::bringFile(const std::string &day, const ProviderId &provider)
{
    auto *dialog =
        new QFileDialog(this, tr("The statement of %1 you have downloaded").arg(fromUtf8(day)));
    dialog->setObjectName(QStringLiteral("statementFile"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this,
            [=, this](const QString &path) { desk().importStatement(day, provider, path); });
    dialog->open();
}

void ReconcileScreen::begin(Deed deed)
{
    const RowDeeds can = m_outcome->deeds();
    if (can.names(deed).empty()) {
        return;
    }
    switch (deed) {
    case Deed::Ask:
        return desk().askAgain({m_day.day, m_day.provider, can.ask});
    case Deed::Attach:
        return desk().attachToSale({m_day.day, m_day.provider, can.attach});
    case Deed::GiveBack:
    case Deed::Accept:
        show(Face::Question);
        return m_question->ask(deed, can, method());
    }
}

void ReconcileScreen::finish(Deed deed, const QString &note)
{
    const StatementRows rows{m_day.day, m_day.provider, m_question->names()};
    backToRows();
    if (deed == Deed::Accept) {
        desk().acceptDifferences(rows, note);
    } else {
        desk().giveBackLate(rows, tr("Late money, by the statement of %1").arg(fromUtf8(rows.day)));
    }
}

void ReconcileScreen::retranslate()
{
    refresh(false);
}

} // namespace guitai::ui
