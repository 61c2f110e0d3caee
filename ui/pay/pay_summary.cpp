// Every sum stands with its word; what does not apply is not there.
#include "ui/pay/pay_summary.h"

#include "ui/pay/leg_list.h"
#include "ui/sale/cart_delegate.h"
#include "ui/theme/button.h"
#include "ui/theme/label.h"
#include "ui/words/amounts.h"
#include "ui/words/words.h"

#include <QEvent>
#include <QGridLayout>
#include <QVBoxLayout>

namespace guitai::ui {

namespace {

QString legDetail(const Tender &leg)
{
    if (leg.cash && leg.cash->foreign) {
        return amountText(leg.cash->foreign->given);
    }
    if (leg.card) {
        const QString number = fromUtf8(leg.card->maskedNumber).right(4);
        return (fromUtf8(leg.card->brand) + QLatin1Char(' ') + number).trimmed();
    }
    return {};
}

// What a leg takes off what is to pay: cash rounding is no debt.
Money settledBy(const Tender &leg)
{
    return leg.cash ? leg.net - leg.cash->rounding : leg.net;
}

} // namespace

PaySummary::PaySummary(const Theme &theme, QWidget *parent)
    : Card(theme, parent)
    , m_saleWord(new Label(theme, Type::Heading))
    , m_totalWord(new Label(theme, Type::Body, Ink::Soft))
    , m_tipWord(new Label(theme, Type::Body, Ink::Soft))
    , m_dueWord(new Label(theme, Type::Heading, Ink::Soft))
    , m_partWord(new Label(theme, Type::Strong, Ink::Accent))
    , m_restWord(new Label(theme, Type::Body, Ink::Soft))
    , m_total(new AmountLabel(theme, QStringLiteral("payTotal"), Type::Body))
    , m_tip(new AmountLabel(theme, QStringLiteral("payTip"), Type::Body))
    , m_due(new AmountLabel(theme, QStringLiteral("payDue"), Type::Hero))
    , m_partAmount(new AmountLabel(theme, QStringLiteral("payPart"), Type::Heading))
    , m_rest(new AmountLabel(theme, QStringLiteral("payRest"), Type::Body))
    , m_legs(new LegList(theme, QStringLiteral("payLegs")))
    , m_giveBack(new Button(theme, QStringLiteral("giveBackPart"), Button::Kind::Quiet))
    , m_back(new Button(theme, QStringLiteral("backToSale")))
{
    setMinimumWidth(300);
    m_partAmount->setInk(Ink::Accent);
    m_rest->setInk(Ink::Soft);
    m_back->setButtonSize(Button::Size::Large);
    m_back->setIconName(QStringLiteral("back"));
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));

    m_giveBack->setIconName(QStringLiteral("refund"));
    m_giveBack->setKey(QKeySequence(Qt::Key_Delete), QStringLiteral("Del"));

    auto *lines = new ListView(theme, QStringLiteral("payLines"));
    lines->setModel(&m_lines);
    lines->setItemDelegate(new CartDelegate(theme, m_lines, CartDelegate::Look::Cashier, lines));
    lines->setSelectionMode(QAbstractItemView::NoSelection);
    lines->setFocusPolicy(Qt::NoFocus);

    auto *totals = new QGridLayout;
    totals->setContentsMargins(space::medium, 0, space::medium, 0);
    totals->setVerticalSpacing(2);
    totals->setColumnStretch(1, 1);
    int at = 0;
    const auto pair = [&](Label *word, AmountLabel *amount) {
        totals->addWidget(word, at, 0);
        totals->addWidget(amount, at++, 1);
    };
    pair(m_totalWord, m_total);
    pair(m_tipWord, m_tip);
    totals->addWidget(m_legs, at++, 0, 1, 2);
    totals->addWidget(m_giveBack, at++, 0, 1, 2, Qt::AlignRight);
    totals->addWidget(m_dueWord, at++, 0, 1, 2);
    totals->addWidget(m_due, at++, 0, 1, 2);
    pair(m_partWord, m_partAmount);
    pair(m_restWord, m_rest);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::medium, 0, space::medium, 0);
    head->addWidget(m_saleWord);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::small, space::medium, space::small, space::small);
    column->setSpacing(space::small);
    column->addLayout(head);
    column->addWidget(lines, 1);
    column->addLayout(totals);
    column->addSpacing(space::small);
    column->addWidget(m_back);
    retranslate();
}

void PaySummary::present(const CounterView &view, const std::optional<Money> &part)
{
    m_view = view;
    m_part = part;
    m_lines.setSale(view.sale ? &*view.sale : nullptr);
    refresh();
}

void PaySummary::refresh()
{
    if (!m_view.sale) {
        return;
    }
    const SaleView &sale = *m_view.sale;
    const int lines = int(sale.checkout.order.lines.size());
    m_saleWord->setText(lines == 1 ? tr("1 line") : tr("%1 lines").arg(lines));

    const std::optional<Money> &tip = sale.totals.tip;
    const bool partly = sale.paid.isPositive();
    const auto show = [](Label *word, AmountLabel *amount, bool seen) {
        word->setVisible(seen);
        amount->setVisible(seen);
    };
    show(m_totalWord, m_total, partly || tip);
    m_totalWord->setText(tip ? tr("Goods") : tr("Total"));
    m_total->setText(plainAmountText(tip ? sale.totals.total - *tip : sale.totals.total));
    show(m_tipWord, m_tip, tip.has_value());
    m_tip->setText(tip ? plainAmountText(*tip) : QString());

    std::vector<LegRow> legs;
    for (const Tender &leg : tenders(sale.checkout)) {
        legs.push_back({methodMark(leg.provider), methodName(leg.provider, m_view.methods),
                        legDetail(leg), settledBy(leg)});
    }
    if (const Refund *back = sale.checkout.openGiveBack()) {
        legs.push_back({methodMark(back->provider), methodName(back->provider, m_view.methods),
                        tr("on its way back"), back->amount, true});
    }
    m_legs->setLegs(legs);
    m_legs->setVisible(!legs.empty());

    m_giveBack->setVisible(m_offersActions && partly);
    m_dueWord->setText(partly ? tr("Still to pay") : tr("To pay"));
    m_due->setAmount(sale.due);
    show(m_partWord, m_partAmount, m_part.has_value());
    show(m_restWord, m_rest, m_part.has_value());
    if (m_part) {
        m_partAmount->setAmount(*m_part);
        m_rest->setAmount(sale.due - *m_part);
    }
}

void PaySummary::offerActions(bool offers)
{
    m_offersActions = offers;
    m_back->setVisible(offers);
    m_giveBack->setVisible(offers && m_view.sale && m_view.sale->paid.isPositive());
}

void PaySummary::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    Card::changeEvent(event);
}

void PaySummary::retranslate()
{
    m_tipWord->setText(tr("Tip"));
    m_partWord->setText(tr("Take now"));
    m_restWord->setText(tr("Rest"));
    m_giveBack->setText(tr("Give a part back"));
    m_back->setText(tr("Back to the sale"));
    refresh();
}

} // namespace guitai::ui
