// Four rows of choices, and a page on which each way to pay says how it is.
#include "ui/settings_panel/settings_screen.h"

#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/words/check_words.h"
#include "ui/words/sale_facts.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace guitai::ui {

SettingsScreen::SettingsScreen(const Fittings &fittings, QWidget *parent)
    : Screen(fittings, QStringLiteral("settingsScreen"), parent)
    , m_title(new Label(theme(), Type::Title))
    , m_drawerWord(new Label(theme(), Type::Heading))
    , m_drawer(new AmountLabel(theme(), QStringLiteral("drawerExpected"), Type::Large))
    , m_check(new Button(theme(), QStringLiteral("checkSettings")))
    , m_back(new Button(theme(), QStringLiteral("settingsBack")))
    , m_faces(new QStackedLayout)
    , m_checkTitle(new Label(theme(), Type::Title))
    , m_checkState(new Label(theme(), Type::Body, Ink::Soft))
    , m_checkList(new QVBoxLayout)
    , m_checkAgain(new Button(theme(), QStringLiteral("checkAgain"), Button::Kind::Primary))
    , m_checkBack(new Button(theme(), QStringLiteral("checkBack")))
{
    auto *card = new Card(theme());
    card->setMaximumWidth(860);
    card->setLayout(m_faces);
    m_faces->addWidget(makeChoices());
    m_faces->addWidget(makeCheck());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    row->addStretch(1);
    row->addWidget(card, 100);
    row->addStretch(1);
    connect(&desk(), &Desk::settingsChecked, this,
            [this](const std::vector<CheckRow> &rows, bool finished) {
                m_rows = rows;
                m_checking = !finished;
                m_checked = true;
                showRows();
            });
    retranslate();
    show(Face::Choices);
}

QWidget *SettingsScreen::makeChoices()
{
    auto *page = new QWidget;
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
    for (Button *button : {m_back, m_check}) {
        button->setButtonSize(Button::Size::Large);
    }
    m_back->setIconName(QStringLiteral("back"));
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    m_check->setIconName(QStringLiteral("shield"));
    m_check->setKey(QKeySequence(Qt::Key_F6));
    connect(m_back, &Button::clicked, this, [this] { Q_EMIT wanted(Place::Sale); });
    connect(m_check, &Button::clicked, this, &SettingsScreen::check);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::small);
    foot->addWidget(m_back);
    foot->addStretch();
    foot->addWidget(m_check);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(space::huge, space::huge, space::huge, space::huge);
    column->setSpacing(space::huge);
    column->addWidget(m_title);
    column->addLayout(grid);
    column->addStretch();
    column->addLayout(foot);
    return page;
}

QWidget *SettingsScreen::makeCheck()
{
    auto *page = new QWidget;
    m_checkState->setObjectName(QStringLiteral("checkState"));
    m_checkList->setSpacing(space::medium);
    for (Button *button : {m_checkBack, m_checkAgain}) {
        button->setButtonSize(Button::Size::Large);
    }
    m_checkBack->setIconName(QStringLiteral("back"));
    m_checkBack->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    m_checkAgain->setIconName(QStringLiteral("turn"));
    m_checkAgain->setKey(QKeySequence(Qt::Key_F6));
    connect(m_checkBack, &Button::clicked, this, [this] { show(Face::Choices); });
    connect(m_checkAgain, &Button::clicked, this, &SettingsScreen::check);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_checkBack);
    foot->addStretch();
    foot->addWidget(m_checkAgain);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(space::huge, space::huge, space::huge, space::huge);
    column->setSpacing(space::large);
    column->addWidget(m_checkTitle);
    column->addWidget(m_checkState);
    column->addLayout(m_checkList);
    column->addStretch();
    column->addLayout(foot);
    return page;
}

// Esc and F6 belong to one face at a time.
void SettingsScreen::show(Face face)
{
    for (Button *button : {m_back, m_check}) {
        button->setVisible(face == Face::Choices);
    }
    for (Button *button : {m_checkBack, m_checkAgain}) {
        button->setVisible(face == Face::Check);
    }
    m_faces->setCurrentIndex(int(face));
}

void SettingsScreen::check()
{
    // It may have to be allowed first: what is heard says that it has begun.
    if (!m_checking) {
        m_rows.clear();
        desk().checkSettings();
    }
    show(Face::Check);
    showRows();
}

void SettingsScreen::showRows()
{
    while (QLayoutItem *item = m_checkList->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int wrong = 0;
    for (const CheckRow &row : m_rows) {
        auto *line = new QWidget;
        auto *icon =
            new Picture(theme(), row.ok ? QStringLiteral("check-circle") : QStringLiteral("alert"),
                        28, row.ok ? Ink::Success : Ink::Danger);
        auto *name = new Label(theme(), Type::Strong);
        name->setText(checkedName(row, m_view.methods));
        auto *words = new Label(theme(), Type::Body, row.ok ? Ink::Soft : Ink::Text);
        words->setText(checkText(row));
        words->setWordWrap(true);
        name->setMinimumWidth(140);
        auto *across = new QHBoxLayout(line);
        across->setContentsMargins({});
        across->setSpacing(space::medium);
        across->addWidget(icon, 0, Qt::AlignTop);
        across->addWidget(name, 0, Qt::AlignTop);
        across->addWidget(words, 1, Qt::AlignTop);
        m_checkList->addWidget(line);
        wrong += row.ok ? 0 : 1;
    }
    m_checkAgain->setEnabled(!m_checking);
    m_checkState->setText(m_checking       ? tr("Each is asked something harmless; no money moves.")
                          : !m_checked     ? QString()
                          : m_rows.empty() ? tr("No provider is set up; cash needs none.")
                          : wrong == 0     ? tr("All is well.")
                                           : tr("To be mended: %1").arg(wrong));
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
    m_view = view;
    const bool sees = isTrusted(view, Act::SeeExpected);
    m_drawerWord->setVisible(sees);
    m_drawer->setVisible(sees);
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
    m_check->setText(tr("Check ways to pay"));
    m_checkTitle->setText(tr("Are all ways to pay in order?"));
    m_checkBack->setText(tr("Back"));
    m_checkAgain->setText(tr("Check again"));
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
    showRows();
}

} // namespace guitai::ui
