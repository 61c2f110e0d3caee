// The first Enter (or touch) begins the span, the second ends it.
#include "ui/reports/days_panel.h"

#include "ui/reports/calendar.h"
#include "ui/theme/button.h"
#include "ui/theme/label.h"
#include "ui/words/language.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace guitai::ui {

DaysPanel::DaysPanel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_title(new Label(theme, Type::Title))
    , m_what(new Label(theme, Type::Body, Ink::Soft))
    , m_month(new Label(theme, Type::Heading))
    , m_before(new IconButton(theme, QStringLiteral("monthBefore"), QStringLiteral("back")))
    , m_after(new IconButton(theme, QStringLiteral("monthAfter"), QStringLiteral("next")))
    , m_calendar(new Calendar(theme))
    , m_back(new Button(theme, QStringLiteral("daysBack")))
{
    setObjectName(QStringLiteral("daysPanel"));
    m_what->setObjectName(QStringLiteral("daysWhat"));
    m_month->setAlignment(Qt::AlignCenter);
    auto *head = new QHBoxLayout;
    head->addWidget(m_before);
    head->addWidget(m_month, 1);
    head->addWidget(m_after);
    auto *days = new QVBoxLayout;
    days->setSpacing(space::small);
    days->addLayout(head);
    days->addWidget(m_calendar, 1);

    auto *spans = new QVBoxLayout;
    spans->setSpacing(space::small);
    for (int i = 0; i < 5; ++i) {
        auto *button = new Button(theme, QStringLiteral("span%1").arg(i + 1));
        button->setButtonSize(Button::Size::Large);
        button->setLeftAligned(true);
        button->setFocusPolicy(Qt::NoFocus);
        button->setKey(QKeySequence(Qt::Key(Qt::Key_1 + i)));
        spans->addWidget(button);
        m_spans.push_back(button);
    }
    spans->addStretch(1);
    m_back->setIconName(QStringLiteral("back"));
    m_back->setButtonSize(Button::Size::Large);
    m_back->setFocusPolicy(Qt::NoFocus);
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    spans->addWidget(m_back);

    auto *across = new QHBoxLayout;
    across->setSpacing(space::huge);
    across->addLayout(days, 62);
    across->addLayout(spans, 38);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::huge, space::large, space::huge, space::large);
    column->setSpacing(space::medium);
    column->addWidget(m_title);
    column->addWidget(m_what);
    column->addLayout(across, 1);

    connect(m_before, &IconButton::clicked, m_calendar, &QCalendarWidget::showPreviousMonth);
    connect(m_after, &IconButton::clicked, m_calendar, &QCalendarWidget::showNextMonth);
    connect(m_calendar, &QCalendarWidget::currentPageChanged, this, &DaysPanel::showMonth);
    connect(m_calendar, &QCalendarWidget::activated, this, &DaysPanel::pick);
    connect(m_calendar, &QCalendarWidget::clicked, this, &DaysPanel::pick);
    connect(m_calendar, &QCalendarWidget::selectionChanged, this,
            [this] { m_calendar->setBegun(m_first); });
    connect(m_spans[0], &Button::clicked, this, [this] { choose(m_today, m_today); });
    connect(m_spans[1], &Button::clicked, this,
            [this] { choose(m_today.addDays(-1), m_today.addDays(-1)); });
    connect(m_spans[2], &Button::clicked, this,
            [this] { choose(m_today.addDays(1 - m_today.dayOfWeek()), m_today); });
    connect(m_spans[3], &Button::clicked, this,
            [this] { choose(m_today.addDays(1 - m_today.day()), m_today); });
    connect(m_spans[4], &Button::clicked, this, [this] {
        const QDate end = m_today.addDays(-m_today.day());
        choose(end.addDays(1 - end.day()), end);
    });
    connect(m_back, &Button::clicked, this, &DaysPanel::cancelled);
    retranslate();
}

void DaysPanel::ask(QDate today, QDate chosen, bool oneDay)
{
    m_today = today;
    m_first = QDate();
    m_oneDay = oneDay;
    m_calendar->setToday(today);
    m_calendar->setBegun({});
    m_calendar->setSelectedDate(chosen);
    for (std::size_t i = 2; i < m_spans.size(); ++i) {
        m_spans[i]->setVisible(!oneDay);
    }
    retranslate();
    showMonth();
    m_calendar->setFocus();
}

// A day touched twice is a span of one.
void DaysPanel::pick(QDate day)
{
    if (day > m_today) {
        return;
    }
    if (m_oneDay) {
        choose(day, day);
    } else if (!m_first.isValid()) {
        m_first = day;
        m_calendar->setBegun(day);
        retranslate();
    } else {
        choose(std::min(m_first, day), std::max(m_first, day));
    }
}

void DaysPanel::choose(QDate first, QDate last)
{
    Q_EMIT chosen(first, last);
}

void DaysPanel::showMonth()
{
    const QDate month(m_calendar->yearShown(), m_calendar->monthShown(), 1);
    m_month->setText(m_calendar->locale().toString(
        month, wordsAreChinese() ? QStringLiteral("yyyy年M月") : QStringLiteral("MMMM yyyy")));
    m_after->setEnabled(month.addMonths(1) <= m_today);
}

void DaysPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showMonth();
    }
    QWidget::changeEvent(event);
}

void DaysPanel::retranslate()
{
    m_title->setText(m_oneDay ? tr("Which day?") : tr("Which days?"));
    m_what->setText(m_oneDay            ? tr("Choose it with the arrows and Enter.")
                    : m_first.isValid() ? tr("Now choose the last day.")
                                        : tr("Choose the first day with the arrows and Enter, "
                                             "then the last."));
    m_before->setName(tr("Month before"));
    m_after->setName(tr("Month after"));
    m_spans[0]->setText(tr("Today"));
    m_spans[1]->setText(tr("Yesterday"));
    m_spans[2]->setText(tr("This week"));
    m_spans[3]->setText(tr("This month"));
    m_spans[4]->setText(tr("Last month"));
    m_back->setText(tr("Back"));
}

} // namespace guitai::ui
