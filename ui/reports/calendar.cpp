// The cells are ours; keys, weeks and languages are Qt's.
#include "ui/reports/calendar.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/words/language.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QTextCharFormat>

#include <algorithm>

namespace guitai::ui {

Calendar::Calendar(const Theme &theme, QWidget *parent)
    : QCalendarWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("calendar"));
    setNavigationBarVisible(false);
    setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    setHorizontalHeaderFormat(QCalendarWidget::ShortDayNames);
    setGridVisible(false);
    setDateEditEnabled(false);
    connect(&theme, &Theme::changed, this, &Calendar::refresh);
    refresh();
}

void Calendar::setToday(QDate today)
{
    m_today = today;
    setMaximumDate(today);
    updateCells();
}

void Calendar::setBegun(QDate first)
{
    m_begun = first;
    updateCells();
}

void Calendar::paintCell(QPainter *painter, const QRect &rect, QDate date) const
{
    const Colours &c = m_theme.colours();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(rect, c.surface);
    const QRectF ground = QRectF(rect).adjusted(3, 3, -3, -3);
    const bool isHere = date == selectedDate();
    const bool isMarked = m_begun.isValid() && std::min(m_begun, selectedDate()) <= date &&
                          date <= std::max(m_begun, selectedDate());
    const bool isOther = date.month() != monthShown() || date > maximumDate();
    if (isHere) {
        fillRound(*painter, ground, radius::medium, c.accent);
    } else if (isMarked) {
        fillRound(*painter, ground, radius::medium, c.accentSoft);
    } else if (date == m_today) {
        fillRound(*painter, ground, radius::medium, c.surface, c.accent, 1.5);
    }
    painter->setPen(isHere ? c.onAccent : isOther ? c.textDisabled : c.text);
    painter->setFont(m_theme.font(isHere || date == m_today ? Type::Strong : Type::Body));
    painter->drawText(rect, Qt::AlignCenter, QString::number(date.day()));
    painter->restore();
}

void Calendar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
    QCalendarWidget::changeEvent(event);
}

void Calendar::refresh()
{
    const QLocale locale = wordsAreChinese() ? QLocale(QLocale::Chinese, QLocale::China)
                                             : QLocale(QLocale::English, QLocale::UnitedKingdom);
    setLocale(locale);
    setFirstDayOfWeek(Qt::Monday);
    const Colours &c = m_theme.colours();
    QTextCharFormat head;
    head.setForeground(c.textSoft);
    head.setBackground(c.surface);
    head.setFont(m_theme.font(Type::Caption));
    setHeaderTextFormat(head);
    QTextCharFormat plain;
    plain.setForeground(c.textSoft);
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day) {
        setWeekdayTextFormat(Qt::DayOfWeek(day), plain);
    }
    QPalette colours = palette();
    colours.setColor(QPalette::Base, c.surface);
    colours.setColor(QPalette::AlternateBase, c.surface);
    setPalette(colours);
    setMinimumHeight(300 * m_theme.textSize() / 100);
    updateCells();
}

} // namespace guitai::ui
