// Enter says yes, Esc says no.
#include "ui/entry/question_panel.h"

#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/theme/text_field.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace guitai::ui {

QuestionPanel::QuestionPanel(const Theme &theme, const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_icon(new Picture(theme, QStringLiteral("help"), 56, Ink::Soft))
    , m_title(new Label(theme, Type::Title))
    , m_what(new Label(theme, Type::Body, Ink::Soft))
    , m_fault(new Label(theme, Type::Strong, Ink::Danger))
    , m_field(new TextField(theme, objectName + QStringLiteral("Field")))
    , m_yes(new Button(theme, objectName + QStringLiteral("Yes"), Button::Kind::Primary))
    , m_no(new Button(theme, objectName + QStringLiteral("No"), Button::Kind::Secondary))
{
    setObjectName(objectName);
    m_title->setObjectName(objectName + QStringLiteral("Title"));
    m_fault->setObjectName(objectName + QStringLiteral("Fault"));
    for (Label *label : {m_title, m_what, m_fault}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
    }
    m_field->setMaxLength(40);
    m_yes->setButtonSize(Button::Size::Large);
    m_no->setButtonSize(Button::Size::Large);
    m_yes->setKey(QKeySequence(Qt::Key_Return), QStringLiteral("Enter"));
    m_no->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));

    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::small);
    foot->addWidget(m_no, 1);
    foot->addWidget(m_yes, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::huge, space::large, space::huge, space::large);
    column->setSpacing(space::medium);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_title);
    column->addWidget(m_what);
    column->addWidget(m_field);
    column->addWidget(m_fault);
    column->addLayout(foot);
    column->addStretch(3);

    connect(m_yes, &Button::clicked, this, &QuestionPanel::agreed);
    connect(m_no, &Button::clicked, this, &QuestionPanel::refused);
}

void QuestionPanel::ask(const PanelQuestion &question)
{
    m_icon->setIcon(question.icon, question.dangerous ? Ink::Danger : Ink::Accent);
    m_title->setText(question.title);
    m_what->setText(question.what);
    m_what->setVisible(!question.what.isEmpty());
    m_yes->setText(question.yes);
    m_no->setText(question.no);
    m_yes->setKind(question.dangerous ? Button::Kind::Danger : Button::Kind::Primary);
    m_field->setVisible(question.wantsText);
    m_field->setPlaceholderText(question.placeholder);
    m_field->setEchoMode(question.secret ? QLineEdit::Password : QLineEdit::Normal);
    m_fault->setText(question.fault);
    m_fault->setVisible(!question.fault.isEmpty());
    m_field->clear();
    if (question.wantsText) {
        m_field->setFocus();
    } else {
        m_no->setFocus();
    }
}

void QuestionPanel::setTitle(const QString &title)
{
    m_title->setText(title);
}

QString QuestionPanel::text() const
{
    return m_field->text().trimmed();
}

} // namespace guitai::ui
