// Four faces: idle, goods, code, words.
#include "ui/customer/customer_view.h"

#include "ui/qr/qr_view.h"
#include "ui/sale/cart_delegate.h"
#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/theme/paint.h"
#include "ui/words/amounts.h"
#include "ui/words/sale_facts.h"
#include "ui/words/words.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace guitai::ui {

CustomerView::CustomerView(const Fittings &fittings, Use use, QWidget *parent)
    : QWidget(parent)
    , m_fittings(fittings)
    , m_stack(new QStackedWidget)
{
    setObjectName(QStringLiteral("customerView"));
    m_idle = makeIdle();
    m_lines = makeLines();
    m_code = makeCode();
    m_words = makeWords();
    for (QWidget *face : {m_idle, m_lines, m_code, m_words}) {
        m_stack->addWidget(face);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::huge, space::huge, space::huge, space::huge);
    column->addWidget(m_stack, 1);
    if (use == Use::TurnedRound) {
        m_back = new Button(fittings.theme, QStringLiteral("turnBack"));
        m_back->setIconName(QStringLiteral("back"));
        m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
        column->addWidget(m_back, 0, Qt::AlignLeft);
        connect(m_back, &Button::clicked, this, &CustomerView::backWanted);
    }
    retranslate();
}

QWidget *CustomerView::makeIdle()
{
    const Theme &theme = m_fittings.theme;
    auto *face = new QWidget;
    m_idleShop = new Label(theme, Type::Hero, Ink::OnBrand);
    m_idleShop->setObjectName(QStringLiteral("customerShop"));
    m_idleShop->setAlignment(Qt::AlignCenter);
    m_idleShop->setWordWrap(true);
    m_idleWord = new Label(theme, Type::Title, Ink::OnBrandSoft);
    m_idleWord->setAlignment(Qt::AlignCenter);
    m_idleClock = new Label(theme, Type::Title, Ink::OnBrandSoft);
    m_idleClock->setAlignment(Qt::AlignCenter);
    auto *column = new QVBoxLayout(face);
    column->addStretch(3);
    column->addWidget(new Picture(theme, QStringLiteral("store"), 120, Ink::OnBrand), 0,
                      Qt::AlignHCenter);
    column->addSpacing(space::large);
    column->addWidget(m_idleShop);
    column->addSpacing(space::small);
    column->addWidget(m_idleWord);
    column->addStretch(3);
    column->addWidget(m_idleClock);
    return face;
}

QWidget *CustomerView::makeLines()
{
    const Theme &theme = m_fittings.theme;
    auto *face = new QWidget;
    m_shop = new Label(theme, Type::Title);
    m_count = new Label(theme, Type::Heading, Ink::Soft);
    m_list = new ListView(theme, QStringLiteral("customerLines"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new CartDelegate(theme, m_model, CartDelegate::Look::Customer, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_totalWord = new Label(theme, Type::Title, Ink::Soft);
    m_total = new AmountLabel(theme, QStringLiteral("customerTotal"), Type::Colossal);
    m_discountWord = new Label(theme, Type::Heading, Ink::Accent);
    m_discount = new AmountLabel(theme, QStringLiteral("customerDiscount"), Type::Heading);
    m_discount->setInk(Ink::Accent);
    m_tipWord = new Label(theme, Type::Heading, Ink::Soft);
    m_tip = new AmountLabel(theme, QStringLiteral("customerTip"), Type::Heading);
    m_paidWord = new Label(theme, Type::Heading, Ink::Soft);
    m_paid = new AmountLabel(theme, QStringLiteral("customerPaid"), Type::Heading);

    auto *head = new QHBoxLayout;
    head->addWidget(m_shop, 1);
    head->addWidget(m_count);
    auto *card = new Card(theme);
    auto *inCard = new QVBoxLayout(card);
    inCard->setContentsMargins(space::small, space::small, space::small, space::small);
    inCard->addWidget(m_list);
    auto *sums = new QGridLayout;
    sums->setVerticalSpacing(space::tiny);
    sums->setColumnStretch(1, 1);
    sums->addWidget(m_discountWord, 0, 0);
    sums->addWidget(m_discount, 0, 1);
    sums->addWidget(m_tipWord, 1, 0);
    sums->addWidget(m_tip, 1, 1);
    sums->addWidget(m_paidWord, 2, 0);
    sums->addWidget(m_paid, 2, 1);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_totalWord);
    foot->addWidget(m_total, 1);
    auto *column = new QVBoxLayout(face);
    column->setContentsMargins({});
    column->setSpacing(space::medium);
    column->addLayout(head);
    column->addWidget(card, 1);
    column->addLayout(sums);
    column->addLayout(foot);
    return face;
}

QWidget *CustomerView::makeCode()
{
    const Theme &theme = m_fittings.theme;
    auto *face = new QWidget;
    m_qr = new QrView(face);
    m_qr->setObjectName(QStringLiteral("customerCode"));
    m_qr->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_codeShop = new Label(theme, Type::Title, Ink::Soft);
    m_codeShop->setWordWrap(true);
    m_codeAmount = new AmountLabel(theme, QStringLiteral("customerCodeAmount"), Type::Hero);
    m_codeAmount->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_codeMark = new Picture(theme, {}, 64, Ink::Text);
    m_codeMethod = new Label(theme, Type::Large);
    m_codeMethod->setWordWrap(true);
    m_codeHow = new Label(theme, Type::Title, Ink::Accent);
    m_codeHow->setWordWrap(true);
    m_leftWord = new Label(theme, Type::Heading, Ink::Soft);
    m_left = new AmountLabel(theme, QStringLiteral("customerTimeLeft"), Type::Large);
    m_left->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);

    auto *card = new Card(theme, nullptr, Card::Tone::Paper);
    auto *inCard = new QVBoxLayout(card);
    inCard->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    inCard->addWidget(m_qr);
    auto *side = new QVBoxLayout;
    side->setSpacing(space::small);
    side->addWidget(m_codeShop);
    side->addWidget(m_codeAmount);
    side->addStretch(1);
    side->addWidget(m_codeMark);
    side->addSpacing(space::small);
    side->addWidget(m_codeMethod);
    side->addWidget(m_codeHow);
    side->addStretch(2);
    side->addWidget(m_leftWord);
    side->addWidget(m_left);
    auto *row = new QHBoxLayout(face);
    row->setContentsMargins({});
    row->setSpacing(space::giant);
    row->addWidget(card, 60);
    row->addLayout(side, 40);
    return face;
}

QWidget *CustomerView::makeWords()
{
    const Theme &theme = m_fittings.theme;
    auto *face = new QWidget;
    m_sign = new Picture(theme, QStringLiteral("check-circle"), 140, Ink::Success);
    m_title = new Label(theme, Type::Hero);
    m_title->setObjectName(QStringLiteral("customerTitle"));
    m_what = new Label(theme, Type::Title, Ink::Soft);
    m_bigAmount = new AmountLabel(theme, QStringLiteral("customerAmount"), Type::Colossal);
    m_bigAmount->setAlignment(Qt::AlignCenter);
    m_wordsShop = new Label(theme, Type::Title, Ink::Soft);
    for (Label *label : {m_title, m_what, m_wordsShop}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    auto *column = new QVBoxLayout(face);
    column->setSpacing(space::medium);
    column->addStretch(2);
    column->addWidget(m_sign, 0, Qt::AlignHCenter);
    column->addWidget(m_title);
    column->addWidget(m_bigAmount);
    column->addWidget(m_what);
    column->addStretch(2);
    column->addWidget(m_wordsShop);
    return face;
}

void CustomerView::present(const CounterView &view)
{
    m_view = view;
    refresh();
    tick(m_fittings.now());
}

void CustomerView::tick(Instant now)
{
    m_idleClock->setText(clockText(now));
    const Attempt *open = m_view.sale ? openAttempt(m_view.sale->checkout) : nullptr;
    if (open != nullptr) {
        m_left->setText(countdownText(open->deadline - now));
    }
}

void CustomerView::refresh()
{
    m_festive = m_view.sale && m_view.cashier && m_view.sale->checkout.receipt;
    m_title->setInk(m_festive ? Ink::OnBrand : Ink::Text);
    m_bigAmount->setInk(m_festive ? Ink::OnBrand : Ink::Text);
    m_what->setInk(m_festive ? Ink::OnBrandSoft : Ink::Soft);
    m_wordsShop->setInk(m_festive ? Ink::OnBrandSoft : Ink::Soft);
    update();
    const QString shop = fromUtf8(m_view.shopName);
    for (Label *label : {m_idleShop, m_shop, m_codeShop, m_wordsShop}) {
        label->setText(shop);
    }
    if (!m_view.sale || !m_view.cashier || m_view.sale->checkout.order.empty()) {
        m_model.setSale(nullptr);
        m_stack->setCurrentWidget(m_idle);
        return;
    }
    const SaleView &sale = *m_view.sale;
    if (sale.checkout.receipt) {
        presentThanks(*sale.checkout.receipt);
    } else if (const Attempt *open = openAttempt(sale.checkout)) {
        presentAttempt(sale, *open);
    } else {
        presentLines(sale);
    }
}

void CustomerView::presentLines(const SaleView &sale)
{
    const int touched = m_model.setSale(&sale);
    const QModelIndex row = m_model.index(touched >= 0 ? touched : m_model.rowCount() - 1);
    if (touched >= 0) {
        m_list->setCurrentIndex(row);
        m_list->scrollTo(row);
    }
    const int lines = int(sale.checkout.order.lines.size());
    m_count->setText(lines == 1 ? tr("1 line") : tr("%1 lines").arg(lines));
    const bool partly = sale.paid.isPositive();
    m_totalWord->setText(partly ? tr("To pay") : tr("Total"));
    m_total->setAmount(partly ? sale.due : sale.totals.total);
    m_discount->setVisible(sale.totals.discount.isPositive());
    m_discountWord->setVisible(sale.totals.discount.isPositive());
    m_discount->setAmount(-sale.totals.discount);
    m_tip->setVisible(sale.totals.tip.has_value());
    m_tipWord->setVisible(sale.totals.tip.has_value());
    if (sale.totals.tip) {
        m_tip->setAmount(*sale.totals.tip);
    }
    m_paid->setVisible(partly);
    m_paidWord->setVisible(partly);
    m_paid->setAmount(-sale.paid);
    m_stack->setCurrentWidget(m_lines);
}

void CustomerView::presentAttempt(const SaleView &sale, const Attempt &attempt)
{
    const CustomerStep step = stepOf(m_view, attempt);
    const PayPhase phase = phaseOf(attempt, sale.weather, step);
    const QString method = methodName(attempt.provider, m_view.methods);
    m_bigAmount->setAmount(attempt.amount);
    m_bigAmount->show();
    if (phase == PayPhase::Closing) {
        say(QStringLiteral("hourglass"), Ink::Warn, tr("One moment, please"),
            tr("The payment is being cancelled. Please do not pay any more."));
    } else if (step == CustomerStep::ScanCustomerCode) {
        say(QStringLiteral("phone"), Ink::Accent, tr("Please confirm on your phone"), method);
    } else if (step == CustomerStep::PresentCard) {
        const bool quiet = sale.weather.prompt == Prompt::None;
        say(promptIcon(sale.weather.prompt), Ink::Accent,
            quiet ? tr("Your card, please") : promptText(sale.weather.prompt),
            quiet ? tr("Follow the terminal.") : fromUtf8(sale.weather.promptWords));
    } else if (step == CustomerStep::TypeApproval) {
        say(QStringLiteral("card"), Ink::Accent, tr("Your card, please"),
            tr("Follow the card machine."));
    } else if (!attempt.code.empty()) {
        m_qr->setText(fromUtf8(attempt.code));
        m_codeAmount->setAmount(attempt.amount);
        m_codeMark->setMark(methodMark(attempt.provider));
        m_codeMethod->setText(method);
        m_codeHow->setText(tr("Scan the code to pay"));
        m_stack->setCurrentWidget(m_code);
    } else {
        say(QStringLiteral("hourglass"), Ink::Soft, tr("One moment, please"),
            tr("Your code for %1 is on its way.").arg(method));
    }
}

void CustomerView::presentThanks(const Receipt &receipt)
{
    Money change(0, receipt.order.currency);
    for (const Tender &tender : receipt.tenders) {
        if (tender.cash) {
            change += tender.cash->change;
        }
    }
    m_bigAmount->setAmount(change.isPositive() ? change : receipt.totals.total + receipt.rounding);
    m_bigAmount->show();
    say(QStringLiteral("check-circle"), Ink::OnBrand,
        change.isPositive() ? tr("Your change") : tr("Paid"), tr("Thank you, see you soon!"));
}

void CustomerView::say(const QString &icon, Ink ink, const QString &title, const QString &what)
{
    m_sign->setIcon(icon, ink);
    m_title->setText(title);
    m_what->setText(what);
    m_stack->setCurrentWidget(m_words);
}

void CustomerView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_festive || m_stack->currentWidget() == m_idle) {
        drawBrandGround(painter, rect(), m_fittings.theme.colours());
    } else {
        painter.fillRect(rect(), m_fittings.theme.colours().canvas);
    }
}

void CustomerView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void CustomerView::retranslate()
{
    m_idleWord->setText(tr("Welcome!"));
    m_leftWord->setText(tr("Time left"));
    m_discountWord->setText(tr("You save"));
    m_tipWord->setText(tr("Tip, thank you"));
    m_paidWord->setText(tr("Already paid"));
    if (m_back != nullptr) {
        m_back->setText(tr("Back to the till"));
    }
    refresh();
}

} // namespace guitai::ui
