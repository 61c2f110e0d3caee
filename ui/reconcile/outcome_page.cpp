// What is chosen stays chosen when the day is told anew.
#include "ui/reconcile/outcome_page.h"

#include "ui/pay/state_banner.h"
#include "ui/reconcile/class_table.h"
#include "ui/reconcile/day_side.h"
#include "ui/reconcile/deed_bar.h"
#include "ui/reconcile/row_detail.h"
#include "ui/theme/label.h"
#include "ui/words/amounts.h"

#include <QVBoxLayout>

namespace guitai::ui {

OutcomePage::OutcomePage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_banner(new StateBanner(theme, QStringLiteral("statementState")))
    , m_classes(new ClassTable(theme))
    , m_detail(new RowDetail(theme))
    , m_list(new ListView(theme, QStringLiteral("differences")))
    , m_advice(new Label(theme, Type::Body, Ink::Soft))
    , m_deeds(new DeedBar(theme))
{
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ReconcileDelegate(theme, m_model, m_list));
    m_list->setMinimumHeight(160);
    setFocusProxy(m_list);
    m_advice->setObjectName(QStringLiteral("groupAdvice"));
    m_advice->setWordWrap(true);
    m_advice->setContentsMargins(space::large, 0, space::large, 0);
    auto *room = new QVBoxLayout(this);
    room->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    room->setSpacing(space::medium);
    room->addWidget(m_banner);
    // The summary, or in its place the two sides of the row that is chosen.
    room->addWidget(m_classes);
    room->addWidget(m_detail);
    room->addWidget(m_list, 1);
    room->addWidget(m_advice);
    room->addWidget(m_deeds);
    room->addStretch(0);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &OutcomePage::refreshChosen);
    connect(m_deeds, &DeedBar::wanted, this, &OutcomePage::wanted);
}

int OutcomePage::chosen() const
{
    return m_list->currentIndex().row();
}

RowDeeds OutcomePage::deeds() const
{
    return m_model.deeds(chosen());
}

void OutcomePage::present(const ReconciledDay &day, const QString &method, bool isAnother)
{
    const bool isFresh = isAnother || m_model.rowCount() == 0;
    const std::optional<ReconcileModel::Spot> spot = m_model.spot(chosen());
    m_method = method;
    m_model.setDay(day);
    // Where what was chosen is gone, nothing else takes its place: a key may be on its way down.
    const int place = isFresh ? 0 : spot ? m_model.place(*spot) : -1;
    m_list->setCurrentIndex(m_model.index(place));
    if (day.compared) {
        refreshWords(day);
    }
    m_list->setVisible(m_model.rowCount() > 0);
    refreshChosen();
}

void OutcomePage::refreshWords(const ReconciledDay &day)
{
    const StatementTab *here = chosenTab(day);
    const bool allDone = day.compared->open() == 0;
    StateWords words = outcomeWords(*day.compared);
    if (here != nullptr && here->state == StatementTab::State::Asking) {
        words.doNow = tr("Comparing once more …");
    } else if (here != nullptr && here->lack) {
        words.doNow = fromUtf8(here->said);
    }
    m_banner->setState(allDone ? Card::Tone::Success : Card::Tone::Warn,
                       allDone ? QStringLiteral("check-circle") : QStringLiteral("alert"), words);
    m_classes->present(day.compared->outcome, m_method);
}

void OutcomePage::refreshChosen()
{
    const ReconcileModel::Item *item = m_model.item(chosen());
    const bool isOne = item != nullptr && !item->isHead() && item->row;
    const RowDeeds can = deeds();
    m_detail->setVisible(isOne);
    m_classes->setVisible(!isOne);
    m_advice->setVisible(item != nullptr);
    m_deeds->present(can);
    if (item == nullptr) {
        return;
    }
    // The room for the list has changed; what is chosen stays in sight.
    QMetaObject::invokeMethod(
        m_list, [this] { m_list->scrollTo(m_list->currentIndex()); }, Qt::QueuedConnection);
    const QString deed = isOne ? deedText(*item->row) : item->note;
    m_advice->setText(!deed.isEmpty()         ? deed
                      : !can.giveBack.empty() ? tr("The provider has confirmed this money.")
                                              : groupAdvice(item->group));
    if (isOne) {
        m_detail->present(item->row->difference, m_method);
    }
}

} // namespace guitai::ui
