// Code on the left, facts on the right, the banner above, the ways out below.
#include "ui/pay/attempt_panel.h"

#include "ui/pay/state_banner.h"
#include "ui/qr/qr_view.h"
#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/theme/paint.h"
#include "ui/words/amounts.h"
#include "ui/words/sale_facts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace guitai::ui {

CountdownBar::CountdownBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    theme.follow(this);
}

void CountdownBar::setLeft(Span left, Span whole)
{
    const qreal share = whole.ms <= 0 ? 0 : std::clamp(qreal(left.ms) / qreal(whole.ms), 0.0, 1.0);
    if (!qFuzzyCompare(share + 1, m_share + 1)) {
        m_share = share;
        update();
    }
}

QSize CountdownBar::sizeHint() const
{
    return {120, 8};
}

void CountdownBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours &c = m_theme.colours();
    fillRound(painter, rect(), 4, c.sunken);
    if (m_share > 0) {
        fillRound(painter, QRectF(0, 0, std::max(8.0, width() * m_share), height()), 4,
                  m_share < 0.15 ? c.danger : c.accent);
    }
}

AttemptPanel::AttemptPanel(const Fittings &fittings, QWidget *parent)
    : QWidget(parent)
    , m_fittings(fittings)
    , m_banner(new StateBanner(fittings.theme, QStringLiteral("payState")))
    , m_codeCard(new Card(fittings.theme, nullptr, Card::Tone::Paper))
    , m_code(new QrView(m_codeCard))
    , m_sign(new Picture(fittings.theme, QStringLiteral("card"), 160, Ink::Soft))
    , m_mark(new Picture(fittings.theme, {}, 48, Ink::Text))
    , m_prompt(new Label(fittings.theme, Type::Large))
    , m_promptWords(new Label(fittings.theme, Type::Body, Ink::Soft))
    , m_method(new Label(fittings.theme, Type::Heading))
    , m_leftWord(new Label(fittings.theme, Type::Body, Ink::Soft))
    , m_amount(new AmountLabel(fittings.theme, QStringLiteral("attemptAmount"), Type::Display))
    , m_left(new AmountLabel(fittings.theme, QStringLiteral("timeLeft"), Type::Large))
    , m_bar(new CountdownBar(fittings.theme))
    , m_cancel(new Button(fittings.theme, QStringLiteral("cancelPayment")))
    , m_turn(new Button(fittings.theme, QStringLiteral("turnToCustomer")))
    , m_park(new Button(fittings.theme, QStringLiteral("parkPayment")))
{
    setObjectName(QStringLiteral("attemptPanel"));
    m_code->setObjectName(QStringLiteral("payCode"));
    m_amount->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_left->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);

    auto *codeRoom = new QVBoxLayout(m_codeCard);
    codeRoom->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    codeRoom->addWidget(m_code, 100);
    codeRoom->addStretch();
    codeRoom->addWidget(m_sign, 0, Qt::AlignCenter);
    codeRoom->addSpacing(space::small);
    codeRoom->addWidget(m_prompt);
    codeRoom->addWidget(m_promptWords);
    codeRoom->addStretch();
    m_prompt->setObjectName(QStringLiteral("terminalPrompt"));
    m_promptWords->setObjectName(QStringLiteral("terminalWords"));
    for (Label *label : {m_prompt, m_promptWords}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
    }
    m_code->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);

    auto *side = new QVBoxLayout;
    side->setSpacing(space::small);
    side->addWidget(m_mark);
    side->addWidget(m_method);
    side->addWidget(m_amount);
    side->addStretch();
    side->addWidget(m_leftWord);
    side->addWidget(m_left);
    side->addWidget(m_bar);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(space::large);
    middle->addWidget(m_codeCard, 62);
    middle->addLayout(side, 38);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::small);
    foot->addWidget(m_cancel, 3);
    foot->addWidget(m_turn, 3);
    foot->addWidget(m_park, 1);
    for (Button *button : {m_cancel, m_turn, m_park}) {
        button->setButtonSize(Button::Size::Large);
    }
    m_cancel->setIconName(QStringLiteral("cross"));
    m_turn->setIconName(QStringLiteral("turn"));
    m_park->setIconName(QStringLiteral("park"));
    m_cancel->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    m_turn->setKey(QKeySequence(Qt::Key_F11));
    m_park->setKey(QKeySequence(Qt::Key_F7));
    m_park->setStacked(true);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::medium);
    column->addWidget(m_banner);
    column->addLayout(middle, 1);
    column->addLayout(foot);

    connect(m_cancel, &Button::clicked, this,
            [this] { m_fittings.desk.cancelPayment(m_attempt.id); });
    connect(m_turn, &Button::clicked, this, &AttemptPanel::turnWanted);
    connect(m_park, &Button::clicked, this, [this] { m_fittings.desk.park({}); });
    retranslate();
}

void AttemptPanel::present(const CounterView &view, const Attempt &attempt)
{
    m_view = view;
    m_attempt = attempt;
    refresh();
    tick(m_fittings.now());
}

void AttemptPanel::refresh()
{
    const Weather weather = m_view.sale ? m_view.sale->weather : Weather();
    const CustomerStep step = stepOf(m_view, m_attempt);
    const PayPhase phase = phaseOf(m_attempt, weather, step);
    const QString method = methodName(m_attempt.provider, m_view.methods);
    m_banner->setPhase(phase, payWords(phase, m_attempt, weather, step, method));
    if (phase == PayPhase::Waiting && step == CustomerStep::PresentCard) {
        m_banner->setState(Card::Tone::Accent, QStringLiteral("card"), m_banner->words());
    }
    m_mark->setMark(methodMark(m_attempt.provider));
    m_method->setText(method);
    m_amount->setAmount(m_attempt.amount);

    // A code that is being closed must not be scanned any more.
    const bool showCode = step != CustomerStep::ScanCustomerCode && !m_attempt.code.empty() &&
                          m_attempt.stage == AttemptStage::Open;
    m_code->setText(showCode ? fromUtf8(m_attempt.code) : QString());
    m_code->setVisible(showCode);
    m_codeCard->setTone(showCode ? Card::Tone::Paper : Card::Tone::Surface);
    m_sign->setVisible(!showCode);
    refreshSign(phase, step, weather);
    m_cancel->setEnabled(m_attempt.stage == AttemptStage::Open);
    m_turn->setEnabled(showCode);
    m_turn->setVisible(step == CustomerStep::ShowCode || step == CustomerStep::OpenPage);
    m_leftWord->setText(phase == PayPhase::Closing ? tr("Waiting for the provider")
                                                   : tr("Time left"));
    m_left->setVisible(phase != PayPhase::Closing);
    m_bar->setVisible(phase != PayPhase::Closing);
}

void AttemptPanel::refreshSign(PayPhase phase, CustomerStep step, const Weather &weather)
{
    const bool closing = phase == PayPhase::Closing;
    const bool terminal = step == CustomerStep::PresentCard;
    // While it is being undone, the terminal's own prompts still tell what happens there.
    const bool prompts = terminal && (!closing || weather.prompt != Prompt::None);
    if (prompts) {
        const bool bad = weather.prompt == Prompt::Declined || weather.prompt == Prompt::WrongPin ||
                         weather.prompt == Prompt::CardUnreadable;
        m_sign->setIcon(promptIcon(weather.prompt), bad       ? Ink::Danger
                                                    : closing ? Ink::Warn
                                                              : Ink::Accent);
        m_prompt->setText(promptText(weather.prompt));
    } else if (step == CustomerStep::ScanCustomerCode && !closing) {
        m_sign->setIcon(QStringLiteral("phone"), Ink::Accent);
        m_prompt->setText(tr("On the customer's phone"));
    } else {
        m_sign->setIcon(QStringLiteral("hourglass"), closing ? Ink::Warn : Ink::Soft);
        m_prompt->setText({});
    }
    m_promptWords->setText(prompts ? fromUtf8(weather.promptWords) : QString());
    m_prompt->setVisible(m_sign->isVisibleTo(this) && !m_prompt->text().isEmpty());
    m_promptWords->setVisible(m_prompt->isVisibleTo(this) && !m_promptWords->text().isEmpty());
}

void AttemptPanel::tick(Instant now)
{
    const Span left = m_attempt.deadline - now;
    m_left->setText(countdownText(left));
    m_left->setInk(left.ms < 30'000 ? Ink::Danger : Ink::Text);
    m_bar->setLeft(left, m_attempt.deadline - m_attempt.openedAt);
}

void AttemptPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void AttemptPanel::retranslate()
{
    m_cancel->setText(tr("Cancel payment"));
    m_turn->setText(tr("Show to customer"));
    m_park->setAccessibleName(tr("Park"));
    m_park->setToolTip(tr("Park"));
    refresh();
}

} // namespace guitai::ui
