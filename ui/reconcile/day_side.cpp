// F2 and F3 turn the days, Alt with a figure the providers.
#include "ui/reconcile/day_side.h"

#include "ui/theme/button.h"
#include "ui/theme/label.h"
#include "ui/words/amounts.h"
#include "ui/words/words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace guitai::ui {

namespace {

QDate statementDate(const std::string &day)
{
    return QDate::fromString(fromUtf8(day), Qt::ISODate);
}

// "405/412", or in one sign why there are no rows.
QString shortState(const StatementTab &tab)
{
    switch (tab.state) {
    case StatementTab::State::NotOver:
    case StatementTab::State::NotCompared:
        return QStringLiteral("–");
    case StatementTab::State::Asking:
        return QStringLiteral("…");
    case StatementTab::State::Lacking:
        return QStringLiteral("!");
    case StatementTab::State::Compared:
        break;
    }
    return QStringLiteral("%1/%2").arg(tab.equal).arg(tab.rows);
}

} // namespace

const StatementTab *chosenTab(const ReconciledDay &day)
{
    const auto found = std::find_if(day.tabs.begin(), day.tabs.end(), [&](const StatementTab &tab) {
        return tab.provider == day.provider;
    });
    return found == day.tabs.end() ? nullptr : &*found;
}

DaySide::DaySide(const Theme &theme, QWidget *parent)
    : Card(theme, parent)
    , m_theme(theme)
    , m_title(new Label(theme, Type::Title))
    , m_dayLabel(new Label(theme, Type::Heading))
    , m_tabRoom(new QVBoxLayout)
{
    m_dayLabel->setObjectName(QStringLiteral("statementDay"));
    m_earlier = action("dayEarlier", "", QKeySequence(Qt::Key_F2));
    m_later = action("dayLater", "", QKeySequence(Qt::Key_F3));
    m_fetch = action("fetchStatement", "globe", QKeySequence(Qt::Key_F4));
    m_import = action("importStatement", "list", QKeySequence(Qt::Key_F5));
    m_back = action("statementsBack", "back", QKeySequence());
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    QSizePolicy room = m_back->sizePolicy();
    room.setRetainSizeWhenHidden(true); // the others stay where they are
    m_back->setSizePolicy(room);
    auto *days = new QHBoxLayout;
    days->setSpacing(space::small);
    days->addWidget(m_earlier, 1);
    days->addWidget(m_later, 1);
    m_tabRoom->setSpacing(space::tiny);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::small);
    column->addWidget(m_title);
    column->addWidget(m_dayLabel);
    column->addLayout(days);
    column->addSpacing(space::small);
    column->addLayout(m_tabRoom);
    column->addStretch(1);
    for (Button *button : {m_fetch, m_import, m_back}) {
        button->setLeftAligned(true);
        column->addWidget(button);
    }
    connect(m_earlier, &Button::clicked, this, [this] { step(-1); });
    connect(m_later, &Button::clicked, this, [this] { step(1); });
    connect(m_fetch, &Button::clicked, this,
            [this] { Q_EMIT fetchWanted(m_day.day, m_day.provider); });
    connect(m_import, &Button::clicked, this,
            [this] { Q_EMIT fileWanted(m_day.day, m_day.provider); });
    connect(m_back, &Button::clicked, this, &DaySide::backWanted);
    retranslate();
}

Button *DaySide::action(const char *name, const char *icon, const QKeySequence &key)
{
    auto *button = new Button(m_theme, QLatin1String(name));
    button->setIconName(QLatin1String(icon));
    button->setButtonSize(Button::Size::Large);
    button->setFocusPolicy(Qt::NoFocus);
    button->setKey(key);
    return button;
}

Button *DaySide::makeTab(std::size_t number)
{
    auto *button =
        new Button(m_theme, QStringLiteral("statementTab%1").arg(number), Button::Kind::Tab);
    button->setButtonSize(Button::Size::Large);
    button->setLeftAligned(true);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::NoFocus);
    if (number <= 9) {
        button->setKey(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_0 + int(number))),
                       QStringLiteral("Alt %1").arg(number));
    }
    connect(button, &Button::clicked, this, [this, number] {
        if (number <= m_day.tabs.size()) {
            Q_EMIT wanted(m_day.day, m_day.tabs[number - 1].provider);
        }
    });
    return button;
}

void DaySide::present(const ReconciledDay &day, const std::vector<MethodView> &methods, QDate today)
{
    m_day.day = day.day;
    m_day.provider = day.provider;
    m_day.tabs = day.tabs;
    m_methods = methods;
    m_today = today;
    refresh();
}

void DaySide::setLeavable(bool leavable)
{
    m_back->setVisible(leavable);
}

void DaySide::step(int days)
{
    const QDate date = statementDate(m_day.day).addDays(days);
    if (date.isValid()) {
        Q_EMIT wanted(date.toString(Qt::ISODate).toStdString(), m_day.provider);
    }
}

void DaySide::refresh()
{
    const QDate date = statementDate(m_day.day);
    m_dayLabel->setText(
        date.isValid() ? QLocale(tr("en_GB")).toString(date, tr("dddd, d MMMM yyyy")) : QString());
    m_earlier->setEnabled(date.isValid());
    m_later->setEnabled(date.isValid() && date < m_today);
    refreshTabs();
    const StatementTab *here = chosenTab(m_day);
    const bool isAsking = here != nullptr && here->state == StatementTab::State::Asking;
    const bool isOver = here != nullptr && here->state != StatementTab::State::NotOver;
    m_fetch->setEnabled(isOver && !isAsking && here->canFetch);
    m_import->setEnabled(here != nullptr && !isAsking);
}

void DaySide::refreshTabs()
{
    while (m_tabs.size() > m_day.tabs.size()) {
        delete m_tabs.back();
        m_tabs.pop_back();
    }
    while (m_tabs.size() < m_day.tabs.size()) {
        m_tabs.push_back(makeTab(m_tabs.size() + 1));
        m_tabRoom->addWidget(m_tabs.back());
    }
    for (std::size_t i = 0; i < m_tabs.size(); ++i) {
        const StatementTab &tab = m_day.tabs[i];
        m_tabs[i]->setText(methodName(tab.provider, m_methods));
        m_tabs[i]->setMark(methodMark(tab.provider));
        m_tabs[i]->setChecked(tab.provider == m_day.provider);
        m_tabs[i]->setTrailing(shortState(tab));
    }
}

void DaySide::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    Card::changeEvent(event);
}

void DaySide::retranslate()
{
    m_title->setText(tr("Reconcile"));
    m_earlier->setText(tr("Earlier"));
    m_later->setText(tr("Later"));
    m_fetch->setText(tr("Fetch it now"));
    m_import->setText(tr("Bring a file"));
    m_back->setText(tr("Back"));
    refresh();
}

} // namespace guitai::ui
