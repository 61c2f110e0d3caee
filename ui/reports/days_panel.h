// DaysPanel: which days a report shall be about: a calendar for hands and keys, and the usual
// spans on keys of their own.
#pragma once

#include <QDate>
#include <QWidget>

#include <vector>

namespace guitai::ui {

class Button;
class Calendar;
class IconButton;
class Label;
class Theme;

class DaysPanel : public QWidget
{
    Q_OBJECT

public:
    explicit DaysPanel(const Theme &theme, QWidget *parent = nullptr);
    // Only the first day may be chosen where one is all that is wanted.
    void ask(QDate today, QDate chosen, bool oneDay = false);

Q_SIGNALS:
    void chosen(QDate first, QDate last);
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void pick(QDate day);
    void showMonth();
    void choose(QDate first, QDate last);

    QDate m_today, m_first;
    bool m_oneDay = false;
    Label *m_title, *m_what, *m_month;
    IconButton *m_before, *m_after;
    Calendar *m_calendar;
    std::vector<Button *> m_spans;
    Button *m_back;
};

} // namespace guitai::ui
