// First what happened, then what the slip says; the engine's own rules are told while typing.
#include "ui/pay/word_panel.h"

#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/theme/text_field.h"
#include "ui/words/amounts.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace guitai::ui {

namespace {

constexpr int fieldsWidth = 520;

bool isApprovalCode(const QString &text)
{
    return !text.isEmpty() && text.size() <= 12 &&
           std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() < 128 && c.isLetterOrNumber(); });
}

bool isFourDigits(const QString &text)
{
    return text.size() == 4 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return c >= QLatin1Char('0') && c <= QLatin1Char('9');
           });
}

} // namespace

WordPanel::WordPanel(const Fittings &fittings, const QString &objectName, Aside aside,
                     QWidget *parent)
    : QWidget(parent)
    , m_fittings(fittings)
    , m_stack(new QStackedLayout(this))
{
    setObjectName(objectName);
    m_choice = makeChoice(aside);
    m_details = makeDetails();
    m_stack->addWidget(m_choice);
    m_stack->addWidget(m_details);
    connect(&m_fittings.desk, &Desk::noticed, this, [this](const Notice &notice) {
        if (m_waiting &&
            (notice.kind == Notice::Kind::WrongPin || notice.kind == Notice::Kind::Refused)) {
            m_waiting = false;
            m_pin->clear();
            check();
            m_fault->setText(noticeText(notice));
            if (m_question.needsPin) {
                m_pin->setFocus();
            }
        }
    });
    retranslate();
}

QWidget *WordPanel::makeChoice(Aside aside)
{
    const Theme &theme = m_fittings.theme;
    auto *page = new QWidget;
    m_sign = new Picture(theme, QStringLiteral("terminal"), 112, Ink::Accent);
    m_title = new Label(theme, Type::Title);
    m_title->setObjectName(objectName() + QStringLiteral("Title"));
    m_amount = new AmountLabel(theme, objectName() + QStringLiteral("Amount"), Type::Hero);
    m_amount->setAlignment(Qt::AlignCenter);
    m_what = new Label(theme, Type::Body, Ink::Soft);
    for (Label *label : {m_title, m_what}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
    }
    m_yes = new Button(theme, objectName() + QStringLiteral("Yes"), Button::Kind::Primary);
    m_no = new Button(theme, objectName() + QStringLiteral("No"));
    m_yes->setIconName(QStringLiteral("check"));
    m_no->setIconName(QStringLiteral("cross"));
    m_yes->setKey(QKeySequence(Qt::Key_1));
    m_no->setKey(QKeySequence(Qt::Key_2));
    m_aside = new Button(theme, objectName() + QStringLiteral("Aside"), Button::Kind::Quiet);
    m_aside->setButtonSize(Button::Size::Large);
    if (aside == Aside::Park) {
        m_aside->setIconName(QStringLiteral("park"));
        m_aside->setKey(QKeySequence(Qt::Key_F7));
        connect(m_aside, &Button::clicked, this, [this] { m_fittings.desk.park({}); });
    } else {
        m_aside->setIconName(QStringLiteral("back"));
        m_aside->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
        connect(m_aside, &Button::clicked, this, &WordPanel::left);
    }
    auto *answers = new QHBoxLayout;
    answers->setSpacing(space::small);
    for (Button *button : {m_no, m_yes}) {
        button->setButtonSize(Button::Size::Hero);
        answers->addWidget(button, 1);
    }
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(space::large, space::large, space::large, space::medium);
    column->setSpacing(space::small);
    column->addStretch(2);
    column->addWidget(m_sign, 0, Qt::AlignHCenter);
    column->addSpacing(space::small);
    column->addWidget(m_title);
    column->addWidget(m_amount);
    column->addWidget(m_what);
    column->addStretch(3);
    column->addLayout(answers);
    column->addWidget(m_aside, 0, Qt::AlignHCenter);
    connect(m_yes, &Button::clicked, this, [this] { choose(true); });
    connect(m_no, &Button::clicked, this, [this] { choose(false); });
    return page;
}

QWidget *WordPanel::makeField(TextField *&field, const char *name, Label *&word)
{
    auto *room = new QWidget;
    word = new Label(m_fittings.theme, Type::Body, Ink::Soft);
    field = new TextField(m_fittings.theme, objectName() + QLatin1String(name));
    auto *column = new QVBoxLayout(room);
    column->setContentsMargins({});
    column->setSpacing(space::tiny);
    column->addWidget(word);
    column->addWidget(field);
    connect(field, &QLineEdit::textChanged, this, &WordPanel::check);
    connect(field, &QLineEdit::returnPressed, this, &WordPanel::advance);
    return room;
}

QWidget *WordPanel::makeDetails()
{
    const Theme &theme = m_fittings.theme;
    auto *page = new QWidget;
    auto *fields = new QWidget;
    fields->setMaximumWidth(fieldsWidth);
    m_detailTitle = new Label(theme, Type::Title);
    m_detailTitle->setObjectName(objectName() + QStringLiteral("DetailTitle"));
    m_detailTitle->setWordWrap(true);
    m_detailWhat = new Label(theme, Type::Body, Ink::Soft);
    m_detailWhat->setWordWrap(true);
    m_fault = new Label(theme, Type::Strong, Ink::Danger);
    m_fault->setObjectName(objectName() + QStringLiteral("Fault"));
    m_fault->setWordWrap(true);
    m_slipRoom = new QWidget;
    auto *slip = new QHBoxLayout(m_slipRoom);
    slip->setContentsMargins({});
    slip->setSpacing(space::medium);
    slip->addWidget(makeField(m_approval, "Approval", m_approvalWord), 1);
    slip->addWidget(makeField(m_digits, "Digits", m_digitsWord), 1);
    m_noteRoom = makeField(m_note, "Note", m_noteWord);
    m_pinRoom = makeField(m_pin, "Pin", m_pinWord);
    // Long enough to see that a whole card number was typed, and to say so.
    m_approval->setMaxLength(24);
    m_digits->setMaxLength(24);
    m_note->setMaxLength(120);
    m_pin->setMaxLength(12);
    m_pin->setEchoMode(QLineEdit::Password);
    m_detailBack = new Button(theme, objectName() + QStringLiteral("DetailBack"));
    m_detailBack->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    m_confirm = new Button(theme, objectName() + QStringLiteral("Confirm"), Button::Kind::Primary);
    m_confirm->setKeyHint(QStringLiteral("Enter"));
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::small);
    foot->addWidget(m_detailBack);
    foot->addWidget(m_confirm, 1);
    for (Button *button : {m_detailBack, m_confirm}) {
        button->setButtonSize(Button::Size::Large);
    }
    auto *column = new QVBoxLayout(fields);
    column->setContentsMargins({});
    column->setSpacing(space::medium);
    column->addStretch(2);
    column->addWidget(m_detailTitle);
    column->addWidget(m_detailWhat);
    column->addWidget(m_slipRoom);
    column->addWidget(m_noteRoom);
    column->addWidget(m_pinRoom);
    column->addWidget(m_fault);
    column->addLayout(foot);
    column->addStretch(3);
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(space::large, space::medium, space::large, space::medium);
    row->addStretch(1);
    row->addWidget(fields, 100);
    row->addStretch(1);
    connect(m_detailBack, &Button::clicked, this, &WordPanel::back);
    connect(m_confirm, &Button::clicked, this, &WordPanel::confirm);
    return page;
}

bool WordPanel::isTyping() const
{
    return m_stack->currentWidget() == m_details;
}

void WordPanel::ask(const WordQuestion &question)
{
    if (question != m_question) {
        askAnew(question);
    }
}

void WordPanel::askAnew(const WordQuestion &question)
{
    m_question = question;
    m_waiting = false;
    m_stack->setCurrentWidget(m_choice);
    retranslate();
    setFocus();
}

bool WordPanel::mustHaveSlip() const
{
    return m_question.byHand && m_moneyMoved && m_question.refund.empty();
}

void WordPanel::choose(bool moneyMoved)
{
    m_moneyMoved = moneyMoved;
    m_waiting = false;
    for (TextField *field : {m_approval, m_digits, m_note, m_pin}) {
        field->clear();
    }
    m_slipRoom->setVisible(moneyMoved);
    m_noteRoom->setVisible(!m_question.byHand);
    m_pinRoom->setVisible(m_question.needsPin);
    m_stack->setCurrentWidget(m_details);
    retranslate();
    check();
    if (moneyMoved) {
        m_approval->setFocus();
    } else if (!m_question.byHand) {
        m_note->setFocus();
    } else {
        setFocus();
    }
}

void WordPanel::back()
{
    m_stack->setCurrentWidget(m_choice);
    setFocus();
}

QString WordPanel::fault() const
{
    const QString approval = m_approval->text().trimmed();
    const QString digits = m_digits->text().trimmed();
    for (const QString &typed : {approval, digits, m_note->text()}) {
        if (holdsCardNumber(typed.toStdString())) {
            return refusalText(Refusal::CardNumber);
        }
    }
    if (!approval.isEmpty() && !isApprovalCode(approval)) {
        return tr("An approval code has up to 12 letters and digits.");
    }
    const bool onlyDigits = std::all_of(digits.begin(), digits.end(), [](QChar c) {
        return c >= QLatin1Char('0') && c <= QLatin1Char('9');
    });
    if (digits.size() > 4 || !onlyDigits) {
        return tr("Only the last four digits of the card.");
    }
    return {};
}

bool WordPanel::isComplete() const
{
    const QString approval = m_approval->text().trimmed();
    const QString digits = m_digits->text().trimmed();
    if (m_moneyMoved && (mustHaveSlip() || !approval.isEmpty()) && !isApprovalCode(approval)) {
        return false;
    }
    if (m_moneyMoved && (mustHaveSlip() || !digits.isEmpty()) && !isFourDigits(digits)) {
        return false;
    }
    return !m_question.needsPin || m_pin->text().size() >= 4;
}

void WordPanel::check()
{
    const QString wrong = fault();
    m_fault->setText(wrong);
    m_confirm->setEnabled(wrong.isEmpty() && isComplete() && !m_waiting);
}

// Enter walks on to what is still missing, and confirms when nothing is.
void WordPanel::advance()
{
    if (m_confirm->isEnabled()) {
        confirm();
        return;
    }
    std::vector<TextField *> fields;
    for (TextField *field : {m_approval, m_digits, m_note, m_pin}) {
        if (field->isVisible()) {
            fields.push_back(field);
        }
    }
    const auto here = std::find_if(fields.begin(), fields.end(),
                                   [](const TextField *field) { return field->hasFocus(); });
    if (here != fields.end() && here + 1 != fields.end()) {
        (*(here + 1))->setFocus();
    }
}

void WordPanel::confirm()
{
    if (!m_confirm->isEnabled()) {
        return;
    }
    PersonsWord word;
    word.attempt = m_question.attempt;
    word.refund = m_question.refund;
    word.moneyMoved = m_moneyMoved;
    if (m_moneyMoved) {
        word.approvalCode = m_approval->text().trimmed().toStdString();
        word.lastFour = m_digits->text().trimmed().toStdString();
    }
    word.note = m_note->text().trimmed().toStdString();
    const QString pin = m_question.needsPin ? m_pin->text() : QString();
    m_waiting = true;
    m_pin->clear();
    check();
    m_fittings.desk.personsWord(word, pin);
}

void WordPanel::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isTyping() && enter) {
        advance();
    } else if (!isTyping() && event->key() == Qt::Key_Escape) {
        choose(false); // where Esc leaves the panel, its button has taken the key already
    } else {
        QWidget::keyPressEvent(event);
    }
}

void WordPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        check();
    }
    QWidget::changeEvent(event);
}

void WordPanel::retranslate()
{
    const bool refund = !m_question.refund.empty();
    const bool byHand = m_question.byHand;
    const QString amount = amountText(m_question.amount);
    const QString &method = m_question.method;
    m_sign->setIcon(byHand ? QStringLiteral("terminal") : QStringLiteral("alert"),
                    byHand ? Ink::Accent : Ink::Warn);
    m_amount->setAmount(m_question.amount);
    if (byHand) {
        m_title->setText(refund ? tr("Give back on the card machine")
                                : tr("Charge on the card machine"));
        m_what->setText(tr("Type this amount there. Then say here what the machine said: "
                           "only you know."));
    } else {
        m_title->setText(refund ? tr("Was it given back?") : tr("Was it paid?"));
        m_what->setText(tr("%1 cannot tell any more. A manager looks at its slip and says what "
                           "happened.")
                            .arg(method));
    }
    m_yes->setText(refund ? tr("Given back") : byHand ? tr("Charged") : tr("Paid"));
    m_no->setText(refund ? tr("Not done") : byHand ? tr("Not charged") : tr("Not paid"));
    m_aside->setText(m_aside->keyHint() == QLatin1String("F7") ? tr("Park") : tr("Back"));

    if (m_moneyMoved) {
        m_detailTitle->setText(refund   ? tr("%1 given back").arg(amount)
                               : byHand ? tr("%1 charged").arg(amount)
                                        : tr("%1 paid").arg(amount));
        m_detailWhat->setText(mustHaveSlip() ? tr("Both stand on the slip of the card machine.")
                                             : tr("From the slip, where it says so."));
    } else {
        m_detailTitle->setText(refund   ? tr("%1 not given back").arg(amount)
                               : byHand ? tr("%1 not charged").arg(amount)
                                        : tr("%1 not paid").arg(amount));
        m_detailWhat->setText(refund ? tr("The refund is closed; it can be tried again.")
                                     : tr("The payment is closed without money; the customer pays "
                                          "another way."));
    }
    m_approvalWord->setText(tr("Approval code"));
    m_digitsWord->setText(tr("Last four digits of the card"));
    m_noteWord->setText(tr("Note"));
    m_pinWord->setText(tr("Manager's PIN"));
    m_note->setPlaceholderText(tr("What the slip says"));
    const std::pair<TextField *, Label *> names[] = {{m_approval, m_approvalWord},
                                                     {m_digits, m_digitsWord},
                                                     {m_note, m_noteWord},
                                                     {m_pin, m_pinWord}};
    for (const auto &[field, word] : names) {
        field->setAccessibleName(word->text());
    }
    m_detailBack->setText(tr("Back"));
    m_confirm->setText(m_moneyMoved ? tr("Confirm")
                       : refund     ? tr("Not given back")
                       : byHand     ? tr("Not charged")
                                    : tr("Not paid"));
}

} // namespace guitai::ui
