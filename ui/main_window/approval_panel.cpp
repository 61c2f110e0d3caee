// A card over the scrim with a pad for fingers.
#include "ui/main_window/approval_panel.h"

#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/theme/num_pad.h"
#include "ui/theme/text_field.h"
#include "ui/theme/theme.h"
#include "ui/words/amounts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

namespace guitai::ui {

ApprovalPanel::ApprovalPanel(const Theme &theme, QWidget *over)
    : Cover(theme, QStringLiteral("approvalPanel"), over)
    , m_title(new Label(theme, Type::Title))
    , m_what(new Label(theme, Type::Body, Ink::Soft))
    , m_fault(new Label(theme, Type::Strong, Ink::Danger))
    , m_pin(new TextField(theme, QStringLiteral("approvalPin"), QStringLiteral("shield")))
    , m_pad(new NumPad(theme, NumPad::Corner::Nothing))
    , m_no(new Button(theme, QStringLiteral("approvalNo")))
    , m_yes(new Button(theme, QStringLiteral("approvalYes"), Button::Kind::Primary))
{
    m_title->setObjectName(QStringLiteral("approvalTitle"));
    m_fault->setObjectName(QStringLiteral("approvalFault"));
    auto *card = new Card(theme);
    card->setFixedWidth(460);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(space::huge, space::large, space::huge, space::large);
    column->setSpacing(space::medium);
    for (Label *label : {m_title, m_what, m_fault}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    m_pin->setEchoMode(QLineEdit::Password);
    m_pin->setAlignment(Qt::AlignCenter);
    m_pin->setFont(theme.font(Type::Title));
    m_pin->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{0,12}")), m_pin));
    m_pad->setMinimumHeight(4 * 72);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::small);
    foot->addWidget(m_no, 1);
    foot->addWidget(m_yes, 1);
    column->addWidget(m_title);
    column->addWidget(m_what);
    column->addWidget(m_pin);
    column->addWidget(m_fault);
    column->addWidget(m_pad);
    column->addLayout(foot);
    for (Button *button : {m_no, m_yes}) {
        button->setButtonSize(Button::Size::Large);
        button->setFocusPolicy(Qt::NoFocus);
    }
    m_no->setKeyHint(QStringLiteral("Esc"));
    m_yes->setKeyHint(QStringLiteral("Enter"));
    // Not aligned: an aligned widget would not get the height that its wrapped words need.
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(card);
    middle->addStretch();
    auto *room = new QVBoxLayout(this);
    room->addStretch();
    room->addLayout(middle);
    room->addStretch();

    connect(m_pad, &NumPad::typed, this, [this](const QString &figure) {
        m_pin->insert(figure);
        m_pin->setFocus();
    });
    connect(m_pad, &NumPad::backPressed, m_pin, &QLineEdit::backspace);
    connect(m_no, &Button::clicked, this, &ApprovalPanel::dropped);
    connect(m_yes, &Button::clicked, this, &ApprovalPanel::submit);
    retranslate();
}

void ApprovalPanel::ask(const ApprovalWanted &wanted, const QString &cashier)
{
    m_wanted = wanted;
    m_cashier = cashier;
    retranslate();
    m_pin->clear();
    show();
    raise();
    m_pin->setFocus();
}

void ApprovalPanel::submit()
{
    if (!m_pin->text().isEmpty()) {
        const QString pin = m_pin->text();
        m_pin->clear();
        Q_EMIT typed(pin);
    }
}

// All keys stay in the cover, so that no shortcut below it is pressed.
void ApprovalPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT dropped();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        submit();
    }
}

void ApprovalPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    Cover::changeEvent(event);
}

void ApprovalPanel::retranslate()
{
    const bool manager = m_wanted.role == Role::Manager;
    m_title->setText(manager ? tr("A manager allows it") : tr("A supervisor allows it"));
    m_what->setText(tr("Type the PIN of somebody who may. %1 stays signed in.").arg(m_cashier));
    QString fault;
    if (m_wanted.wrongPin) {
        fault = m_wanted.wait.ms > 0
                    ? tr("Wrong PIN. Try again in %1").arg(countdownText(m_wanted.wait))
                    : tr("Wrong PIN. Try again.");
    } else if (m_wanted.notEnough) {
        fault = manager ? tr("This takes a manager.") : tr("This takes a supervisor.");
    }
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
    m_no->setText(tr("Do not"));
    m_yes->setText(tr("Allow"));
    m_pin->setAccessibleName(tr("PIN"));
}

} // namespace guitai::ui
