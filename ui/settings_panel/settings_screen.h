// SettingsScreen: how the till looks: light or dark, language, text size, customer window; what its
// drawer should hold; and whether all ways to pay are in order.
#pragma once

#include "ui/main_window/preferences.h"
#include "ui/screen/screen.h"

#include <vector>

class QGridLayout;
class QStackedLayout;
class QVBoxLayout;

namespace guitai::ui {

class AmountLabel;
class Button;
class Label;

class SettingsScreen : public Screen
{
    Q_OBJECT

public:
    SettingsScreen(const Fittings &fittings, QWidget *parent);

    void present(const CounterView &view) override;
    void setPreferences(const Preferences &preferences);

Q_SIGNALS:
    void chosen(const guitai::ui::Preferences &preferences);

protected:
    void retranslate() override;

private:
    using Change = std::function<void(Preferences &)>;
    // A row of buttons of which one is down.
    struct Choice
    {
        Label *word;
        std::vector<Button *> buttons;
        std::vector<Change> changes;
    };
    enum class Face
    {
        Choices,
        Check
    };
    QWidget *makeChoices();
    QWidget *makeCheck();
    void show(Face face);
    void check();
    void showRows();
    void addChoice(QGridLayout *grid, const QString &name, const std::vector<Change> &changes);

    Preferences m_preferences;
    std::vector<Choice> m_choices;
    Label *m_title;
    Label *m_drawerWord; // those who may see what the drawer should hold; others count blind
    AmountLabel *m_drawer;
    Button *m_check, *m_back;
    QStackedLayout *m_faces;
    Label *m_checkTitle, *m_checkState;
    QVBoxLayout *m_checkList;
    Button *m_checkAgain, *m_checkBack;
    std::vector<CheckRow> m_rows;
    bool m_checking = false;
    bool m_checked = false; // at least once
    CounterView m_view;
};

} // namespace guitai::ui
