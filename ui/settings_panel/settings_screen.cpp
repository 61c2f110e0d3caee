// Four rows of choices.
#include "ui/settings_panel/settings_screen.h"

#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace guitai::ui {

SettingsScreen::SettingsScreen(const Fittings &fittings, QWidget *parent)
    : Screen(fittings, QStringLiteral("settingsScreen"), parent)
    , m_title(new Label(theme(), Type::Title))
    , m_drawerWord(new Label(theme(), Type::Heading))
    , m_drawer(new AmountLabel(theme(), QStringLiteral("drawerExpected"), Type::Large))
    , m_back(new Button(theme(), QStringLiteral("settingsBack")))
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::huge);
    grid->setVerticalSpacing(space::large);
    grid->setColumnStretch(1, 1);
    addChoice(grid, QStringLiteral("language"),
              {[](Preferences &p) { p.language = QStringLiteral("zh_CN"); },
               [](Preferences &p) { p.language = QStringLiteral("en"); }});
    addChoice(grid, QStringLiteral("shade"),
              {[](Preferences &p) { p.shade = Shade::Light; },
               [](Preferences &p) { p.shade = Shade::Dark; }});
    addChoice(grid, QStringLiteral("textSize"),
              {[](Preferences &p) { p.textSize = 100; }, [](Preferences &p) { p.textSize = 115; },
               [](Preferences &p) { p.textSize = 130; }});
    addChoice(grid, QStringLiteral("customerWindow"),
              {[](Preferences &p) { p.customerWindow = true; },
               [](Preferences &p) { p.customerWindow = false; }});

    grid->addWidget(m_drawerWord, int(m_choices.size()), 0);
    grid->addWidget(m_drawer, int(m_choices.size()), 1, Qt::AlignLeft);
    m_back->setButtonSize(Button::Size::Large);
    m_back->setIconName(QStringLiteral("back"));
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    connect(m_back, &Button::clicked, this, [this] { Q_EMIT wanted(Place::Sale); });

    auto *card = new Card(theme());
    card->setMaximumWidth(860);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(space::huge, space::huge, space::huge, space::huge);
    column->setSpacing(space::huge);
    column->addWidget(m_title);
    column->addLayout(grid);
    column->addStretch();
    column->addWidget(m_back, 0, Qt::AlignLeft);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    row->addStretch(1);
    row->addWidget(card, 100);
    row->addStretch(1);
    retranslate();
}

void SettingsScreen::addChoice(QGridLayout *grid, const QString &name,
                               const std::vector<Change> &changes)
{
    Choice choice{new Label(theme(), Type::Heading), {}, changes};
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins({});
    row->setSpacing(space::small);
    for (std::size_t i = 0; i < changes.size(); ++i) {
        auto *button = new Button(theme(), QStringLiteral("%1Choice%2").arg(name).arg(i + 1),
                                  Button::Kind::Secondary);
        button->setCheckable(true);
        button->setButtonSize(Button::Size::Large);
        // Numbers run through: 1 to 9 from the top left.
        int number = int(i) + 1;
        for (const Choice &before : m_choices) {
            number += int(before.buttons.size());
        }
        button->setKey(QKeySequence(Qt::Key(Qt::Key_0 + number)));
        connect(button, &Button::clicked, this, [this, change = changes[i]] {
            Preferences wished = m_preferences;
            change(wished);
            setPreferences(m_preferences);
            Q_EMIT chosen(wished);
        });
        row->addWidget(button, 1);
        choice.buttons.push_back(button);
    }
    const int at = int(m_choices.size());
    grid->addWidget(choice.word, at, 0);
    grid->addWidget(box, at, 1);
    m_choices.push_back(choice);
}

void SettingsScreen::present(const CounterView &view)
{
    const bool manager = view.cashier && view.cashier->manager;
    m_drawerWord->setVisible(manager);
    m_drawer->setVisible(manager);
    m_drawer->setAmount(view.drawer);
}

void SettingsScreen::setPreferences(const Preferences &preferences)
{
    m_preferences = preferences;
    for (Choice &choice : m_choices) {
        for (std::size_t i = 0; i < choice.buttons.size(); ++i) {
            Preferences with = preferences;
            choice.changes[i](with);
            const bool chosen = with == preferences;
            choice.buttons[i]->setChecked(chosen);
            choice.buttons[i]->setKind(chosen ? Button::Kind::Tab : Button::Kind::Secondary);
            choice.buttons[i]->setIconName(chosen ? QStringLiteral("check") : QString());
        }
    }
}

void SettingsScreen::retranslate()
{
    m_title->setText(tr("Settings of this till"));
    m_back->setText(tr("Back"));
    m_choices[0].word->setText(tr("Language"));
    m_choices[0].buttons[0]->setText(QStringLiteral("中文"));
    m_choices[0].buttons[1]->setText(QStringLiteral("English"));
    m_choices[1].word->setText(tr("Look"));
    m_choices[1].buttons[0]->setText(tr("Light"));
    m_choices[1].buttons[1]->setText(tr("Dark"));
    m_choices[2].word->setText(tr("Text size"));
    m_choices[2].buttons[0]->setText(tr("Usual"));
    m_choices[2].buttons[1]->setText(tr("Large"));
    m_choices[2].buttons[2]->setText(tr("Very large"));
    m_drawerWord->setText(tr("Cash the drawer should hold"));
    m_choices[3].word->setText(tr("Customer window"));
    m_choices[3].buttons[0]->setText(tr("On"));
    m_choices[3].buttons[1]->setText(tr("Off"));
}

} // namespace guitai::ui
