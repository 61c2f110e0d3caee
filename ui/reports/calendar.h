// Calendar: Qt's calendar in the look of the house, with a span of days marked.
#pragma once

#include <QCalendarWidget>

namespace guitai::ui {

class Theme;

class Calendar : public QCalendarWidget
{
    Q_OBJECT

public:
    explicit Calendar(const Theme &theme, QWidget *parent = nullptr);
    void setToday(QDate today);
    void setBegun(QDate first); // the first day of a span whose last is still to be chosen

protected:
    void paintCell(QPainter *painter, const QRect &rect, QDate date) const override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    const Theme &m_theme;
    QDate m_today, m_begun;
};

} // namespace guitai::ui
