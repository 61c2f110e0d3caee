// The sale in short on the left; on the right the ways to pay, or the open payment.
#include "ui/pay/pay_screen.h"

#include "ui/entry/entry_panel.h"
#include "ui/pay/attempt_panel.h"
#include "ui/pay/method_tile.h"
#include "ui/pay/state_banner.h"
#include "ui/sale/cart_delegate.h"
#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/words/amounts.h"
#include "ui/words/sale_facts.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace guitai::ui {

PayScreen::PayScreen(const Fittings &fittings, QWidget *parent)
    : Screen(fittings, QStringLiteral("payScreen"), parent)
    , m_stack(new QStackedWidget)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    row->setSpacing(space::large);
    row->addWidget(makeSummary(), 33);
    row->addWidget(m_stack, 67);
    m_methods = makeMethods();
    m_stack->addWidget(m_methods);
    retranslate();
}

QWidget *PayScreen::makeSummary()
{
    auto *card = new Card(theme());
    card->setMinimumWidth(300);
    m_saleWord = new Label(theme(), Type::Heading);
    m_dueWord = new Label(theme(), Type::Heading, Ink::Soft);
    m_paidWord = new Label(theme(), Type::Body, Ink::Soft);
    m_partWord = new Label(theme(), Type::Body, Ink::Accent);
    m_due = new AmountLabel(theme(), QStringLiteral("payDue"), Type::Hero);
    m_paid = new AmountLabel(theme(), QStringLiteral("payPaid"), Type::Body);
    m_partAmount = new AmountLabel(theme(), QStringLiteral("payPart"), Type::Heading);
    m_partAmount->setInk(Ink::Accent);
    m_back = new Button(theme(), QStringLiteral("backToSale"));
    m_back->setButtonSize(Button::Size::Large);
    m_back->setIconName(QStringLiteral("back"));
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));

    auto *lines = new ListView(theme(), QStringLiteral("payLines"));
    lines->setModel(&m_lines);
    lines->setItemDelegate(new CartDelegate(theme(), m_lines, CartDelegate::Look::Cashier, lines));
    lines->setSelectionMode(QAbstractItemView::NoSelection);
    lines->setFocusPolicy(Qt::NoFocus);

    const auto pair = [](Label *word, AmountLabel *amount) {
        auto *row = new QHBoxLayout;
        row->addWidget(word);
        row->addWidget(amount, 1);
        return row;
    };
    auto *totals = new QVBoxLayout;
    totals->setContentsMargins(space::medium, 0, space::medium, 0);
    totals->setSpacing(2);
    totals->addLayout(pair(m_paidWord, m_paid));
    totals->addWidget(m_dueWord);
    totals->addWidget(m_due);
    totals->addLayout(pair(m_partWord, m_partAmount));

    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(space::small, space::medium, space::small, space::small);
    column->setSpacing(space::small);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::medium, 0, space::medium, 0);
    head->addWidget(m_saleWord);
    column->addLayout(head);
    column->addWidget(lines, 1);
    column->addLayout(totals);
    column->addSpacing(space::small);
    column->addWidget(m_back);
    connect(m_back, &Button::clicked, this, [this] { Q_EMIT wanted(Place::Sale); });
    return card;
}

QWidget *PayScreen::makeMethods()
{
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("methodsPage"));
    m_title = new Label(theme(), Type::Title);
    m_last = new StateBanner(theme(), QStringLiteral("lastState"));
    m_other = new Button(theme(), QStringLiteral("otherAmount"), Button::Kind::Quiet);
    m_other->setIconName(QStringLiteral("hash"));
    m_other->setKey(QKeySequence(Qt::Key_F4));
    m_grid = new QGridLayout;
    m_grid->setSpacing(space::medium);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_other);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(space::medium);
    column->addWidget(m_last);
    column->addLayout(head);
    column->addLayout(m_grid, 4);
    column->addStretch(1);
    connect(m_other, &Button::clicked, this, &PayScreen::askPart);
    return page;
}

void PayScreen::present(const CounterView &view)
{
    const bool sameSale =
        view.sale && m_view.sale && view.sale->checkout.id == m_view.sale->checkout.id;
    const bool sameDue = sameSale && view.sale->due == m_view.sale->due;
    if (!sameDue) {
        m_part.reset();
    }
    m_view = view;
    m_lines.setSale(view.sale ? &*view.sale : nullptr);
    refresh();
}

Money PayScreen::amount() const
{
    return m_part.value_or(m_view.sale ? m_view.sale->due : Money(0, m_view.currency));
}

void PayScreen::refresh()
{
    if (!m_view.sale) {
        return;
    }
    const SaleView &sale = *m_view.sale;
    m_due->setAmount(sale.due);
    m_paid->setAmount(sale.paid);
    m_paid->setVisible(sale.paid.isPositive());
    m_paidWord->setVisible(sale.paid.isPositive());
    m_partAmount->setAmount(amount());
    m_partAmount->setVisible(m_part.has_value());
    m_partWord->setVisible(m_part.has_value());
    const int lines = int(sale.checkout.order.lines.size());
    m_saleWord->setText(lines == 1 ? tr("1 line") : tr("%1 lines").arg(lines));

    const Attempt *open = openAttempt(sale.checkout);
    m_back->setVisible(open == nullptr);
    if (open != nullptr) {
        if (m_attempt == nullptr) {
            m_attempt = new AttemptPanel({desk(), theme(), [this] { return now(); }});
            m_stack->addWidget(m_attempt);
            connect(m_attempt, &AttemptPanel::turnWanted, this, &PayScreen::turnWanted);
        }
        m_attempt->present(m_view, *open);
        m_stack->setCurrentWidget(m_attempt);
        return;
    }
    refreshMethods();
    if (m_stack->currentWidget() == m_attempt) {
        m_stack->setCurrentWidget(m_methods);
        setFocus();
    }
}

void PayScreen::refreshMethods()
{
    const Checkout &checkout = m_view.sale->checkout;
    const Attempt *last = lastAttempt(checkout);
    m_last->setVisible(last != nullptr && last->id != m_seenBefore);
    if (last != nullptr) {
        const CustomerStep step = stepOf(m_view, last->provider);
        const PayPhase phase = phaseOf(*last, {}, step);
        m_last->setPhase(
            phase, payWords(phase, *last, {}, step, methodName(last->provider, m_view.methods)));
    }
    while (m_tiles.size() < m_view.methods.size()) {
        auto *tile = new MethodTile(theme());
        m_grid->addWidget(tile, int(m_tiles.size()) / 2, int(m_tiles.size()) % 2);
        connect(tile, &MethodTile::clicked, this, [this, tile] { choose(tile->method()); });
        m_tiles.push_back(tile);
    }
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        m_tiles[i]->setVisible(i < m_view.methods.size());
        if (i < m_view.methods.size()) {
            m_tiles[i]->setMethod(m_view.methods[i], int(i) + 1);
        }
    }
}

void PayScreen::choose(const MethodView &method)
{
    if (method.card.id.text == "cash") {
        Q_EMIT wanted(Place::Cash);
        return;
    }
    desk().pay(method.card.id, amount());
}

void PayScreen::askPart()
{
    if (m_entry == nullptr) {
        m_entryCard = new Card(theme());
        m_entry = new EntryPanel(theme(), QStringLiteral("partEntry"));
        auto *room = new QVBoxLayout(m_entryCard);
        room->setContentsMargins({});
        room->addWidget(m_entry);
        m_stack->addWidget(m_entryCard);
        const auto typed = [this](const QString &text) -> std::optional<Money> {
            const auto money = Money::parse(text.toStdString(), m_view.currency);
            return money && money->isPositive() && m_view.sale && *money <= m_view.sale->due
                       ? std::optional(*money)
                       : std::nullopt;
        };
        connect(m_entry, &EntryPanel::edited, this, [this, typed](const QString &text) {
            m_entry->setFault(text.isEmpty() || typed(text)
                                  ? QString()
                                  : tr("It must be more than zero and not more than is due."));
        });
        connect(m_entry, &EntryPanel::confirmed, this, [this, typed](const QString &text) {
            if (const auto part = typed(text)) {
                m_part = *part == m_view.sale->due ? std::nullopt : part;
                m_stack->setCurrentWidget(m_methods);
                setFocus();
                refresh();
            }
        });
        connect(m_entry, &EntryPanel::cancelled, this, [this] {
            m_stack->setCurrentWidget(m_methods);
            m_back->setVisible(true);
            setFocus();
        });
    }
    m_back->hide();
    m_stack->setCurrentWidget(m_entryCard);
    m_entry->setCancelWord(tr("Back"));
    m_entry->ask({tr("Take only a part"),
                  tr("The rest can be paid another way."),
                  fromUtf8(amount().text()),
                  currencySign(m_view.currency),
                  NumPad::Corner::Point,
                  tr("Take this amount"),
                  {},
                  {}});
}

void PayScreen::tick(Instant now)
{
    if (m_attempt != nullptr && m_stack->currentWidget() == m_attempt) {
        m_attempt->tick(now);
    }
}

void PayScreen::arrive()
{
    const Attempt *last = m_view.sale ? lastAttempt(m_view.sale->checkout) : nullptr;
    // Who comes back later to choose again need not read what they have read.
    if (last != nullptr && !last->moneyMayMove()) {
        m_seenBefore = last->id;
    }
    if (m_stack->currentWidget() != m_attempt) {
        m_stack->setCurrentWidget(m_methods);
    }
    setFocus();
    refresh();
}

void PayScreen::retranslate()
{
    m_dueWord->setText(tr("To pay"));
    m_paidWord->setText(tr("Already paid"));
    m_partWord->setText(tr("Take now"));
    m_back->setText(tr("Back to the sale"));
    m_title->setText(tr("How does the customer pay?"));
    m_other->setText(tr("Part of it"));
    if (m_entryCard != nullptr && m_stack->currentWidget() == m_entryCard) {
        m_stack->setCurrentWidget(m_methods);
    }
    refresh();
}

} // namespace guitai::ui
