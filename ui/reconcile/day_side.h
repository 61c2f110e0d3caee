// DaySide: the day at the left, the providers whose statements there are of it, and the ways to a
// statement that is not there yet.
#pragma once

#include "ui/desk/desk.h"
#include "ui/theme/card.h"

#include <QDate>
#include <QKeySequence>

#include <vector>

class QVBoxLayout;

namespace guitai::ui {

class Button;
class Label;

class DaySide : public Card
{
    Q_OBJECT

public:
    explicit DaySide(const Theme &theme, QWidget *parent = nullptr);
    void present(const ReconciledDay &day, const std::vector<MethodView> &methods, QDate today);
    // While a question stands beside it, Esc belongs to the question.
    void setLeavable(bool leavable);

Q_SIGNALS:
    void wanted(const std::string &day, const guitai::ProviderId &provider);
    void fetchWanted(const std::string &day, const guitai::ProviderId &provider);
    void fileWanted(const std::string &day, const guitai::ProviderId &provider);
    void backWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    Button *action(const char *name, const char *icon, const QKeySequence &key);
    Button *makeTab(std::size_t number);
    void step(int days);
    void refresh();
    void refreshTabs();
    void retranslate();

    const Theme &m_theme;
    ReconciledDay m_day; // without its rows
    std::vector<MethodView> m_methods;
    QDate m_today;
    Label *m_title, *m_dayLabel;
    Button *m_earlier, *m_later, *m_fetch, *m_import, *m_back;
    QVBoxLayout *m_tabRoom;
    std::vector<Button *> m_tabs;
};

// The tab of the provider whose rows the day tells; nullptr: none.
const StatementTab *chosenTab(const ReconciledDay &day);

} // namespace guitai::ui
