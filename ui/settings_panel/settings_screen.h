// SettingsScreen: how the till looks: light or dark, language, text size, customer window; and what
// its drawer should hold.
#pragma once

#include "ui/main_window/preferences.h"
#include "ui/screen/screen.h"

#include <vector>

class QGridLayout;

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
    void addChoice(QGridLayout *grid, const QString &name, const std::vector<Change> &changes);

    Preferences m_preferences;
    std::vector<Choice> m_choices;
    Label *m_title;
    Label *m_drawerWord; // managers see what the drawer should hold; cashiers count blind
    AmountLabel *m_drawer;
    Button *m_back;
};

} // namespace guitai::ui
