// A PIN is typed twice: nobody sees it.
#include "ui/people/person_form.h"

#include "ui/theme/button.h"
#include "ui/theme/label.h"
#include "ui/theme/text_field.h"
#include "ui/words/amounts.h"
#include "ui/words/trust_words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace guitai::ui {

using Kind = PersonChange::Kind;

PersonForm::PersonForm(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_title(new Label(theme, Type::Title))
    , m_nameWord(new Label(theme, Type::Caption, Ink::Soft))
    , m_roleWord(new Label(theme, Type::Caption, Ink::Soft))
    , m_pinWord(new Label(theme, Type::Caption, Ink::Soft))
    , m_againWord(new Label(theme, Type::Caption, Ink::Soft))
    , m_fault(new Label(theme, Type::Strong, Ink::Danger))
    , m_name(new TextField(theme, QStringLiteral("personName"), QStringLiteral("user")))
    , m_pin(new TextField(theme, QStringLiteral("personPin"), QStringLiteral("lock")))
    , m_again(new TextField(theme, QStringLiteral("personPinAgain"), QStringLiteral("lock")))
    , m_roles(new QWidget)
    , m_yes(new Button(theme, QStringLiteral("personYes"), Button::Kind::Primary))
    , m_no(new Button(theme, QStringLiteral("personNo")))
{
    setObjectName(QStringLiteral("personForm"));
    m_fault->setObjectName(QStringLiteral("personFault"));
    m_fault->setWordWrap(true);
    m_title->setWordWrap(true);
    m_name->setMaxLength(40);
    for (TextField *field : {m_pin, m_again}) {
        field->setMaxLength(12);
        field->setEchoMode(QLineEdit::Password);
    }
    auto *roles = new QHBoxLayout(m_roles);
    roles->setContentsMargins({});
    roles->setSpacing(space::small);
    for (int i = 0; i < 3; ++i) {
        auto *button = new Button(theme, QStringLiteral("role%1").arg(i + 1));
        button->setButtonSize(Button::Size::Large);
        button->setFocusPolicy(Qt::NoFocus);
        button->setCheckable(true);
        button->setKey(QKeySequence(Qt::Key(Qt::Key_F2 + i)));
        connect(button, &Button::clicked, this, [this, i] { choose(Role(i)); });
        roles->addWidget(button, 1);
        m_roleButtons.push_back(button);
    }
    m_no->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    m_yes->setKey(QKeySequence(Qt::Key_Return), QStringLiteral("Enter"));
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::small);
    for (Button *button : {m_no, m_yes}) {
        button->setButtonSize(Button::Size::Large);
        button->setFocusPolicy(Qt::NoFocus);
        foot->addWidget(button, 1);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::huge, space::large, space::huge, space::large);
    column->setSpacing(space::small);
    column->addWidget(m_title);
    column->addSpacing(space::small);
    column->addWidget(m_nameWord);
    column->addWidget(m_name);
    column->addWidget(m_roleWord);
    column->addWidget(m_roles);
    column->addWidget(m_pinWord);
    column->addWidget(m_pin);
    column->addWidget(m_againWord);
    column->addWidget(m_again);
    column->addWidget(m_fault);
    column->addStretch(1);
    column->addLayout(foot);
    connect(m_yes, &Button::clicked, this, &PersonForm::agree);
    connect(m_no, &Button::clicked, this, &PersonForm::cancelled);
}

bool PersonForm::asksName() const
{
    return m_change.kind == Kind::Add || m_change.kind == Kind::Name;
}

bool PersonForm::asksRole() const
{
    return m_change.kind == Kind::Add || m_change.kind == Kind::Role;
}

bool PersonForm::asksPin() const
{
    return m_change.kind == Kind::Add || m_change.kind == Kind::Pin ||
           m_change.kind == Kind::Return;
}

void PersonForm::ask(Kind kind, const Cashier &person)
{
    m_change = {};
    m_change.kind = kind;
    m_person = person;
    m_change.person = person.id;
    m_name->setText(fromUtf8(person.name));
    m_pin->clear();
    m_again->clear();
    for (QWidget *widget : {static_cast<QWidget *>(m_nameWord), static_cast<QWidget *>(m_name)}) {
        widget->setVisible(asksName());
    }
    for (QWidget *widget : {static_cast<QWidget *>(m_roleWord), m_roles}) {
        widget->setVisible(asksRole());
    }
    for (QWidget *widget : {static_cast<QWidget *>(m_pinWord), static_cast<QWidget *>(m_pin),
                            static_cast<QWidget *>(m_againWord), static_cast<QWidget *>(m_again)}) {
        widget->setVisible(asksPin());
    }
    choose(person.role());
    setFault({});
    retranslate();
    if (asksName()) {
        m_name->setFocus();
        m_name->selectAll();
    } else if (asksPin()) {
        m_pin->setFocus();
    } else {
        setFocus();
    }
}

void PersonForm::choose(Role role)
{
    m_change.role = role;
    for (int i = 0; i < 3; ++i) {
        const bool chosen = int(role) == i;
        Button *button = m_roleButtons[std::size_t(i)];
        button->setChecked(chosen);
        button->setKind(chosen ? Button::Kind::Tab : Button::Kind::Secondary);
    }
}

void PersonForm::setFault(const QString &fault)
{
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
}

void PersonForm::agree()
{
    if (asksPin() && m_pin->text() != m_again->text()) {
        // Enter after the first field leads to the second.
        if (m_again->text().isEmpty() && !m_again->hasFocus()) {
            m_again->setFocus();
            return;
        }
        setFault(tr("The two PINs are not the same."));
        return;
    }
    m_change.name = m_name->text().trimmed().toStdString();
    m_change.pin = m_pin->text().toStdString();
    Q_EMIT agreed(m_change);
}

void PersonForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void PersonForm::retranslate()
{
    const QString name = fromUtf8(m_person.name);
    switch (m_change.kind) {
    case Kind::Add:
        m_title->setText(tr("Somebody new"));
        break;
    case Kind::Name:
        m_title->setText(tr("Another name for %1").arg(name));
        break;
    case Kind::Role:
        m_title->setText(tr("What is %1?").arg(name));
        break;
    case Kind::Pin:
        m_title->setText(tr("A new PIN for %1").arg(name));
        break;
    case Kind::Return:
        m_title->setText(tr("%1 is back").arg(name));
        break;
    case Kind::Retire:
        break;
    }
    m_nameWord->setText(tr("Name"));
    m_roleWord->setText(tr("Role"));
    m_pinWord->setText(tr("PIN, 4 to 12 digits"));
    m_againWord->setText(tr("The same PIN again"));
    for (int i = 0; i < 3; ++i) {
        m_roleButtons[std::size_t(i)]->setText(roleText(Role(i)));
    }
    m_yes->setText(m_change.kind == Kind::Add ? tr("Add") : tr("Save"));
    m_no->setText(tr("Back"));
}

} // namespace guitai::ui
