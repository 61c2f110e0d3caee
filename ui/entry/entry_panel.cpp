// A large field over a pad of figures, with a word of confirmation below.
#include "ui/entry/entry_panel.h"

#include "ui/theme/button.h"
#include "ui/theme/label.h"
#include "ui/theme/text_field.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

namespace guitai::ui {

EntryPanel::EntryPanel(const Theme &theme, const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new Label(theme, Type::Title))
    , m_what(new Label(theme, Type::Body, Ink::Soft))
    , m_unit(new Label(theme, Type::Heading, Ink::Soft))
    , m_fault(new Label(theme, Type::Body, Ink::Danger))
    , m_field(new TextField(theme, objectName + QStringLiteral("Field")))
    , m_ways(new QWidget)
    , m_first(new Button(theme, objectName + QStringLiteral("FirstWay"), Button::Kind::Tab))
    , m_second(new Button(theme, objectName + QStringLiteral("SecondWay"), Button::Kind::Tab))
    , m_quickRow(new QHBoxLayout)
    , m_pad(new NumPad(theme, NumPad::Corner::Point))
    , m_cancel(new Button(theme, objectName + QStringLiteral("Cancel"), Button::Kind::Secondary))
    , m_remove(new Button(theme, objectName + QStringLiteral("Remove"), Button::Kind::Secondary))
    , m_confirm(new Button(theme, objectName + QStringLiteral("Confirm"), Button::Kind::Primary))
{
    setObjectName(objectName);
    m_fault->setObjectName(objectName + QStringLiteral("Fault"));
    m_title->setObjectName(objectName + QStringLiteral("Title"));
    m_fault->setWordWrap(true);
    m_what->setWordWrap(true);
    m_field->setAlignment(Qt::AlignRight);
    m_field->setValidator(new QRegularExpressionValidator(
        QRegularExpression(QStringLiteral("[0-9]{0,9}([.][0-9]{0,4})?")), m_field));
    refont();
    connect(&theme, &Theme::changed, this, &EntryPanel::refont);

    auto *wayRow = new QHBoxLayout(m_ways);
    wayRow->setContentsMargins({});
    wayRow->setSpacing(space::small);
    for (Button *way : {m_first, m_second}) {
        way->setCheckable(true);
        way->setAutoExclusive(true);
        wayRow->addWidget(way, 1);
    }
    m_ways->hide();

    auto *fieldRow = new QHBoxLayout;
    fieldRow->setSpacing(space::medium);
    fieldRow->addWidget(m_field, 1);
    fieldRow->addWidget(m_unit);
    m_quickRow->setSpacing(space::small);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::small);
    foot->addWidget(m_cancel);
    foot->addWidget(m_remove);
    foot->addWidget(m_confirm, 1);

    auto *column = m_column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::small);
    column->addWidget(m_title);
    column->addWidget(m_what);
    column->addSpacing(space::small);
    column->addWidget(m_ways);
    column->addLayout(fieldRow);
    column->addWidget(m_fault);
    column->addLayout(m_quickRow);
    column->addWidget(m_pad, 1);
    column->addSpacing(space::small);
    column->addLayout(foot);

    m_first->setKey(QKeySequence(Qt::Key_F2));
    m_second->setKey(QKeySequence(Qt::Key_F3));
    m_cancel->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    m_remove->setKey(QKeySequence(Qt::CTRL | Qt::Key_Backspace), QStringLiteral("Ctrl+⌫"));
    m_confirm->setKeyHint(QStringLiteral("Enter"));
    m_confirm->setButtonSize(Button::Size::Large);
    m_cancel->setButtonSize(Button::Size::Large);
    m_remove->setButtonSize(Button::Size::Large);

    connect(m_pad, &NumPad::typed, this, [this](const QString &text) {
        m_field->insert(text);
        m_field->setFocus();
    });
    connect(m_pad, &NumPad::backPressed, m_field, &QLineEdit::backspace);
    connect(m_field, &QLineEdit::textChanged, this, &EntryPanel::edited);
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        if (m_confirm->isEnabled()) {
            Q_EMIT confirmed(text());
        }
    });
    connect(m_confirm, &Button::clicked, this, [this] { Q_EMIT confirmed(text()); });
    connect(m_cancel, &Button::clicked, this, &EntryPanel::cancelled);
    connect(m_remove, &Button::clicked, this, &EntryPanel::removed);
    connect(m_first, &Button::clicked, this, [this] { chooseWay(0); });
    connect(m_second, &Button::clicked, this, [this] { chooseWay(1); });
}

void EntryPanel::ask(const EntryQuestion &question)
{
    m_title->setText(question.title);
    m_what->setText(question.what);
    m_what->setVisible(!question.what.isEmpty());
    m_pad->setCorner(question.corner);
    m_confirm->setText(question.confirm);
    m_remove->setText(question.remove);
    m_remove->setVisible(!question.remove.isEmpty());
    setUnit(question.unit);
    setQuick(question.quick);
    setFault({});
    m_field->setText(question.value);
    m_field->selectAll();
    m_field->setFocus();
}

void EntryPanel::offerWays(const QString &first, const QString &second, int chosen)
{
    m_first->setText(first);
    m_second->setText(second);
    m_way = chosen;
    m_first->setChecked(chosen == 0);
    m_second->setChecked(chosen == 1);
    m_ways->show();
}

void EntryPanel::withoutWays()
{
    m_ways->hide();
    m_way = 0;
}

void EntryPanel::setUnit(const QString &unit)
{
    m_unit->setText(unit);
    m_unit->setVisible(!unit.isEmpty());
}

void EntryPanel::setFault(const QString &fault)
{
    m_fault->setText(fault);
    m_confirm->setEnabled(fault.isEmpty());
}

void EntryPanel::refont()
{
    m_field->setFont(m_theme.font(Type::Large));
    m_field->setFixedHeight((m_dense ? 60 : 72) * m_theme.textSize() / 100);
}

void EntryPanel::setDense()
{
    m_dense = true;
    m_title->setType(Type::Heading);
    m_column->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    m_column->setSpacing(space::tiny);
    refont();
}

void EntryPanel::setCancelWord(const QString &word)
{
    m_cancel->setText(word);
}

QString EntryPanel::text() const
{
    return m_field->text();
}

void EntryPanel::chooseWay(int way)
{
    if (way != m_way) {
        m_way = way;
        m_field->clear();
        Q_EMIT wayChosen(way);
    }
    m_field->setFocus();
}

void EntryPanel::setQuick(const std::vector<QString> &quick)
{
    while (m_quick.size() < quick.size()) {
        auto *button = new Button(
            m_theme, QStringLiteral("%1Quick%2").arg(objectName()).arg(m_quick.size() + 1));
        button->setFocusPolicy(Qt::NoFocus);
        connect(button, &Button::clicked, this, [this, button] {
            m_field->setText(button->property("figure").toString());
            m_field->setFocus();
        });
        m_quickRow->addWidget(button, 1);
        m_quick.push_back(button);
    }
    for (std::size_t i = 0; i < m_quick.size(); ++i) {
        const bool there = i < quick.size();
        m_quick[i]->setVisible(there);
        if (there) {
            // "10%" types 10, "½  23.85" types 23.85.
            QString figure = quick[i].section(QLatin1Char(' '), -1);
            figure.remove(QLatin1Char('%'));
            m_quick[i]->setProperty("figure", figure);
            m_quick[i]->setText(quick[i]);
        }
    }
}

} // namespace guitai::ui
