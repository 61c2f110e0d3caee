// PIN pad on the right, the shop on the left.
#include "ui/sign_in/sign_in_screen.h"

#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/theme/num_pad.h"
#include "ui/theme/paint.h"
#include "ui/words/amounts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace guitai::ui {

namespace {
constexpr int longestPin = 12;
constexpr int shownDots = 6;
constexpr int padWidth = 376;
} // namespace

PinDots::PinDots(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("pinDots"));
    theme.follow(this);
}

void PinDots::setCount(int count)
{
    m_count = count;
    update();
}

QSize PinDots::sizeHint() const
{
    return {240, 40};
}

void PinDots::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours &c = m_theme.colours();
    const int dots = qMax(shownDots, m_count);
    const int step = qMin(32, width() / dots);
    const int left = (width() - step * dots) / 2 + step / 2;
    for (int i = 0; i < dots; ++i) {
        const qreal size = i < m_count ? 16 : 12;
        const QRectF dot(left + i * step - size / 2, height() / 2.0 - size / 2, size, size);
        fillRound(painter, dot, size / 2, i < m_count ? c.accent : QColor(Qt::transparent),
                  i < m_count ? QColor() : c.lineStrong, 1.5);
    }
}

SignInScreen::SignInScreen(const Fittings &fittings, QWidget *parent)
    : Screen(fittings, QStringLiteral("signInScreen"), parent)
    , m_dots(new PinDots(theme()))
    , m_shop(new Label(theme(), Type::Display, Ink::OnBrand))
    , m_till(new Label(theme(), Type::Heading, Ink::OnBrandSoft))
    , m_title(new Label(theme(), Type::Title))
    , m_state(new Label(theme(), Type::Body, Ink::Soft))
    , m_clock(new AmountLabel(theme(), QStringLiteral("signInClock"), Type::Colossal))
    , m_pad(new NumPad(theme(), NumPad::Corner::Nothing))
    , m_enter(new Button(theme(), QStringLiteral("signIn"), Button::Kind::Primary))
{
    setFocusPolicy(Qt::StrongFocus);
    m_shop->setObjectName(QStringLiteral("signInShop"));
    m_shop->setWordWrap(true);
    m_state->setObjectName(QStringLiteral("signInState"));
    m_title->setAlignment(Qt::AlignCenter);
    m_state->setAlignment(Qt::AlignCenter);
    m_clock->setInk(Ink::OnBrand);
    m_clock->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);

    auto *left = new QVBoxLayout;
    auto *mark = new Picture(theme(), {}, 72, Ink::Text);
    mark->setMark(QStringLiteral("mark-guitai"));
    left->setSpacing(space::small);
    left->addWidget(mark);
    left->addSpacing(space::medium);
    left->addWidget(m_shop);
    left->addWidget(m_till);
    left->addStretch();
    left->addWidget(m_clock);

    auto *pad = new QWidget;
    pad->setFixedWidth(padWidth);
    auto *column = new QVBoxLayout(pad);
    column->setContentsMargins({});
    column->setSpacing(space::medium);
    column->addStretch();
    column->addWidget(m_title);
    column->addWidget(m_dots);
    column->addWidget(m_state);
    m_pad->setMinimumHeight(4 * 88);
    column->addWidget(m_pad, 1);
    column->addWidget(m_enter);
    column->addStretch();
    m_enter->setButtonSize(Button::Size::Large);
    m_enter->setKeyHint(QStringLiteral("Enter"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::giant, space::giant, space::giant, space::giant);
    row->setSpacing(space::giant);
    row->addLayout(left, 1);
    row->addSpacing(space::giant);
    row->addWidget(pad, 0, Qt::AlignVCenter);

    connect(m_pad, &NumPad::typed, this, &SignInScreen::type);
    connect(m_pad, &NumPad::backPressed, this, &SignInScreen::rub);
    connect(m_enter, &Button::clicked, this, &SignInScreen::submit);
    retranslate();
}

void SignInScreen::present(const CounterView &view)
{
    m_shop->setText(fromUtf8(view.shopName));
    m_till->setText(tr("Till %1").arg(fromUtf8(view.till)));
    tick(now());
}

void SignInScreen::tick(Instant now)
{
    m_clock->setText(clockText(now));
    refresh();
}

void SignInScreen::arrive()
{
    m_pin.clear();
    m_wrong = false;
    setFocus();
    refresh();
}

void SignInScreen::refusePin(Span wait)
{
    m_pin.clear();
    m_wrong = true;
    m_until = now() + wait;
    refresh();
}

void SignInScreen::retranslate()
{
    m_title->setText(tr("Who is at the till?"));
    m_enter->setText(tr("Sign in"));
    refresh();
}

void SignInScreen::refresh()
{
    const Span wait = m_until - now();
    const bool waiting = wait.ms > 0;
    m_dots->setCount(int(m_pin.size()));
    m_pad->setEnabled(!waiting);
    m_enter->setEnabled(!waiting && !m_pin.isEmpty());
    if (waiting) {
        m_state->setInk(Ink::Danger);
        m_state->setText(tr("Wrong PIN. Try again in %1").arg(countdownText(wait)));
    } else if (m_wrong) {
        m_state->setInk(Ink::Danger);
        m_state->setText(tr("Wrong PIN. Try again."));
    } else {
        m_state->setInk(Ink::Soft);
        m_state->setText(tr("Type your PIN"));
    }
}

void SignInScreen::type(const QString &figure)
{
    if ((m_until - now()).ms > 0 || m_pin.size() >= longestPin) {
        return;
    }
    m_wrong = false;
    m_pin += figure;
    refresh();
}

void SignInScreen::rub()
{
    m_pin.chop(1);
    refresh();
}

void SignInScreen::submit()
{
    if (m_pin.isEmpty() || (m_until - now()).ms > 0) {
        return;
    }
    const QString pin = m_pin;
    m_pin.clear();
    refresh();
    desk().signIn(pin);
}

void SignInScreen::keyPressEvent(QKeyEvent *event)
{
    const QString text = event->text();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        submit();
    } else if (event->key() == Qt::Key_Backspace) {
        rub();
    } else if (event->key() == Qt::Key_Escape) {
        m_pin.clear();
        refresh();
    } else if (text.size() == 1 && text[0] >= QLatin1Char('0') && text[0] <= QLatin1Char('9')) {
        type(text);
    } else {
        Screen::keyPressEvent(event);
    }
}

void SignInScreen::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().colours().canvas);
    drawBrandGround(painter, rect().adjusted(0, 0, -padWidth - 2 * space::giant, 0),
                    theme().colours());
}

} // namespace guitai::ui
