// Lines, line keys, totals, and the one large button.
#include "ui/sale/cart_panel.h"

#include "ui/sale/cart_delegate.h"
#include "ui/theme/button.h"
#include "ui/theme/label.h"
#include "ui/words/amounts.h"
#include "ui/words/sale_facts.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace guitai::ui {

CartPanel::CartPanel(const Fittings &fittings, QWidget *parent)
    : Card(fittings.theme, parent)
    , m_fittings(fittings)
    , m_title(new Label(fittings.theme, Type::Heading))
    , m_next(new Badge(fittings.theme, QStringLiteral("nextItems")))
    , m_list(new ListView(fittings.theme, QStringLiteral("cart")))
    , m_empty(new EmptyState(fittings.theme, QStringLiteral("cartEmpty"), QStringLiteral("basket")))
    , m_stack(new QStackedWidget)
{
    setObjectName(QStringLiteral("cartPanel"));
    m_title->setObjectName(QStringLiteral("cartTitle"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(
        new CartDelegate(fittings.theme, m_model, CartDelegate::Look::Cashier, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_list);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::medium, space::small, space::medium, 0);
    head->addWidget(m_title, 1);
    head->addWidget(m_next);
    m_next->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::small, space::small, space::small, space::small);
    column->setSpacing(space::small);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    column->addLayout(makeLineKeys());
    column->addLayout(makeTotals());
    column->addLayout(makeFoot());

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                const CartRow *row = m_model.row(current.row());
                m_chosen = row != nullptr ? row->line.id : LineId();
                refresh();
            });
    connect(m_list, &ListView::doubleClicked, this, &CartPanel::quantityWanted);
    retranslate();
}

QLayout *CartPanel::makeLineKeys()
{
    const Theme &theme = m_fittings.theme;
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    const auto key = [&](const char *name, const char *icon, const QString &hint) {
        auto *button = new Button(theme, QLatin1String(name), Button::Kind::Secondary);
        button->setIconName(QLatin1String(icon));
        button->setFocusPolicy(Qt::NoFocus);
        button->setStacked(true);
        button->setKeyHint(hint);
        button->setMinimumWidth(touch);
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        row->addWidget(button, 1);
        return button;
    };
    m_minus = key("lineLess", "minus", QStringLiteral("−"));
    m_plus = key("lineMore", "plus", QStringLiteral("+"));
    m_quantity = key("lineQuantity", "hash", QStringLiteral("F3"));
    m_price = key("linePrice", "tag", QStringLiteral("F4"));
    m_discount = key("lineDiscount", "percent", QStringLiteral("F5"));
    m_remove = key("lineRemove", "trash", QStringLiteral("Del"));
    m_quantity->setKey(QKeySequence(Qt::Key_F3));
    m_price->setKey(QKeySequence(Qt::Key_F4));
    m_discount->setKey(QKeySequence(Qt::Key_F5));

    connect(m_minus, &Button::clicked, this, [this] { step(-1); });
    connect(m_plus, &Button::clicked, this, [this] { step(1); });
    connect(m_quantity, &Button::clicked, this, &CartPanel::quantityWanted);
    connect(m_price, &Button::clicked, this, &CartPanel::priceWanted);
    connect(m_discount, &Button::clicked, this, &CartPanel::lineDiscountWanted);
    connect(m_remove, &Button::clicked, this, [this] {
        if (const OrderLine *line = chosenLine()) {
            m_fittings.desk.removeLine(line->id);
        }
    });
    return row;
}

QLayout *CartPanel::makeTotals()
{
    const Theme &theme = m_fittings.theme;
    auto *grid = new QGridLayout;
    grid->setContentsMargins(space::medium, 0, space::medium, 0);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    int at = 0;
    const auto row = [&](const char *name, Type type, Label *&word, AmountLabel *&amount) {
        word = new Label(theme, type == Type::Hero ? Type::Heading : Type::Body, Ink::Soft);
        amount = new AmountLabel(theme, QLatin1String(name), type);
        grid->addWidget(word, at, 0, Qt::AlignLeft | Qt::AlignVCenter);
        grid->addWidget(amount, at, 1);
        ++at;
    };
    row("discountTotal", Type::Body, m_discountWord, m_discountAmount);
    row("taxTotal", Type::Body, m_taxWord, m_taxAmount);
    row("tipTotal", Type::Body, m_tipWord, m_tipAmount);
    row("paidTotal", Type::Body, m_paidWord, m_paidAmount);
    row("total", Type::Display, m_totalWord, m_total);
    m_totalWord->setType(Type::Heading);
    m_totalWord->setInk(Ink::Text);
    for (AmountLabel *amount : {m_discountAmount, m_taxAmount, m_tipAmount, m_paidAmount}) {
        amount->setInk(Ink::Soft);
    }
    return grid;
}

QLayout *CartPanel::makeFoot()
{
    const Theme &theme = m_fittings.theme;
    m_orderDiscount = new Button(theme, QStringLiteral("orderDiscount"));
    m_park = new Button(theme, QStringLiteral("park"));
    m_void = new Button(theme, QStringLiteral("voidSale"));
    m_pay = new Button(theme, QStringLiteral("pay"), Button::Kind::Primary);
    m_pay->setButtonSize(Button::Size::Hero);
    m_pay->setIconName(QStringLiteral("check"));
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    for (Button *button : {m_orderDiscount, m_park, m_void}) {
        button->setFocusPolicy(Qt::NoFocus);
        row->addWidget(button, 1);
    }
    m_pay->setFocusPolicy(Qt::NoFocus);
    m_orderDiscount->setKey(QKeySequence(Qt::Key_F6));
    m_park->setKey(QKeySequence(Qt::Key_F7));
    m_void->setKey(QKeySequence(Qt::Key_F11));
    m_pay->setKey(QKeySequence(Qt::Key_F12));
    auto *column = new QVBoxLayout;
    column->setSpacing(space::small);
    column->addLayout(row);
    column->addWidget(m_pay);
    connect(m_orderDiscount, &Button::clicked, this, &CartPanel::orderDiscountWanted);
    connect(m_park, &Button::clicked, this, &CartPanel::parkWanted);
    connect(m_void, &Button::clicked, this, &CartPanel::voidWanted);
    connect(m_pay, &Button::clicked, this, &CartPanel::payWanted);
    return column;
}

void CartPanel::present(const CounterView &view)
{
    m_view = view;
    const int touched = m_model.setSale(view.sale ? &*view.sale : nullptr);
    if (touched >= 0) {
        choose(touched);
    } else if (m_model.rowOf(m_chosen) < 0) {
        choose(m_model.rowCount() - 1);
    }
    refresh();
}

void CartPanel::choose(int row)
{
    const QModelIndex index = m_model.index(row);
    m_list->setCurrentIndex(index);
    if (index.isValid()) {
        m_list->scrollTo(index);
    }
}

const OrderLine *CartPanel::chosenLine() const
{
    const CartRow *row = m_model.row(m_model.rowOf(m_chosen));
    return row != nullptr ? &row->line : nullptr;
}

void CartPanel::refresh()
{
    const SaleView *sale = m_view.sale ? &*m_view.sale : nullptr;
    const bool any = m_model.rowCount() > 0;
    const bool editable = sale != nullptr && !sale->checkout.moneyMayMove();
    m_stack->setCurrentIndex(any ? 1 : 0);
    const bool hasLine = editable && chosenLine() != nullptr;
    for (Button *button : {m_minus, m_plus, m_quantity, m_price, m_discount, m_remove}) {
        button->setEnabled(hasLine);
    }
    for (Button *button : {m_orderDiscount, m_park, m_void}) {
        button->setEnabled(any);
    }
    const int lines = m_model.rowCount();
    m_title->setText(!any         ? tr("New sale")
                     : lines == 1 ? tr("Sale, 1 line")
                                  : tr("Sale, %1 lines").arg(lines));
    m_next->setVisible(m_view.nextItems > 0);
    m_next->setBadge(Badge::Tone::Accent, QStringLiteral("basket"),
                     tr("Next customer: %1").arg(m_view.nextItems));

    const Money zero(0, m_view.currency);
    const Money discount = sale != nullptr ? sale->totals.discount : zero;
    const Money tax = sale != nullptr ? sale->totals.tax : zero;
    const Money paid = sale != nullptr ? sale->paid : zero;
    m_discountWord->setVisible(discount.isPositive());
    m_discountAmount->setVisible(discount.isPositive());
    m_discountAmount->setAmount(-discount);
    m_taxWord->setVisible(any && !tax.isZero());
    m_taxAmount->setVisible(any && !tax.isZero());
    m_taxAmount->setAmount(tax);
    const std::optional<Money> tip = sale != nullptr ? sale->totals.tip : std::nullopt;
    m_tipWord->setVisible(tip.has_value());
    m_tipAmount->setVisible(tip.has_value());
    m_tipAmount->setAmount(tip.value_or(zero));
    m_paidWord->setVisible(paid.isPositive());
    m_paidAmount->setVisible(paid.isPositive());
    m_paidAmount->setAmount(-paid);
    m_total->setAmount(sale == nullptr ? zero : paid.isPositive() ? sale->due : sale->totals.total);
    m_totalWord->setText(paid.isPositive() ? tr("To pay") : tr("Total"));
    const bool inside = sale == nullptr || sale->checkout.order.taxMode == TaxMode::Inside;
    m_taxWord->setText(inside ? tr("Tax included") : tr("Tax"));
    m_pay->setEnabled(any);
}

bool CartPanel::handleKey(QKeyEvent *event)
{
    const int row = m_model.rowOf(m_chosen);
    switch (event->key()) {
    case Qt::Key_Up:
        choose(std::max(0, row - 1));
        break;
    case Qt::Key_Down:
        choose(std::min(m_model.rowCount() - 1, row + 1));
        break;
    case Qt::Key_Plus:
        m_plus->click();
        break;
    case Qt::Key_Minus:
        m_minus->click();
        break;
    case Qt::Key_Delete:
        m_remove->click();
        break;
    default:
        return false;
    }
    event->accept();
    return true;
}

void CartPanel::step(int pieces)
{
    const OrderLine *line = chosenLine();
    if (line == nullptr) {
        return;
    }
    OrderLine changed = *line;
    changed.quantity.milli += pieces * 1000;
    if (changed.quantity.milli > 0) {
        m_fittings.desk.changeLine(changed);
    } else {
        m_fittings.desk.removeLine(changed.id);
    }
}

void CartPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    Card::changeEvent(event);
}

void CartPanel::retranslate()
{
    m_empty->setWords(tr("Ready for the next customer"),
                      tr("Scan the first item, tap a tile, or start typing."));
    m_discountWord->setText(tr("Discount"));
    m_tipWord->setText(tr("Tip"));
    m_paidWord->setText(tr("Already paid"));
    m_orderDiscount->setText(tr("Discount"));
    m_park->setText(tr("Park"));
    m_void->setText(tr("Void"));
    m_pay->setText(tr("Pay"));
    const auto name = [](Button *button, const QString &text) {
        button->setAccessibleName(text);
        button->setToolTip(button->keyHint().isEmpty()
                               ? text
                               : QStringLiteral("%1  (%2)").arg(text, button->keyHint()));
    };
    name(m_minus, tr("One less"));
    name(m_plus, tr("One more"));
    name(m_quantity, tr("Quantity"));
    name(m_price, tr("Price"));
    name(m_discount, tr("Discount on the line"));
    name(m_remove, tr("Remove the line"));
    m_list->viewport()->update();
    refresh();
}

} // namespace guitai::ui
