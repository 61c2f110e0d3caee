// Three shares with what they come to, and two more buttons.
#include "ui/pay/tip_bar.h"

#include "ui/theme/button.h"
#include "ui/theme/label.h"
#include "ui/words/amounts.h"

#include <QEvent>
#include <QHBoxLayout>

#include <algorithm>

namespace guitai::ui {

namespace {
constexpr int percents[] = {5, 10, 15};
} // namespace

Money tipOf(const Totals &totals, int percent)
{
    const Money goods = totals.tip ? totals.total - *totals.tip : totals.total;
    return {mulDivRounded(goods.minor(), percent, 100), goods.currency()};
}

TipBar::TipBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_word(new Label(theme, Type::Heading, Ink::Soft))
    , m_own(new Button(theme, QStringLiteral("tipOwn")))
    , m_none(new Button(theme, QStringLiteral("tipNone"), Button::Kind::Quiet))
{
    setObjectName(QStringLiteral("tipBar"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(space::small);
    row->addWidget(m_word);
    row->addSpacing(space::small);
    for (int i = 0; i < 3; ++i) {
        auto *button = new Button(theme, QStringLiteral("tip%1").arg(percents[i]));
        button->setKey(QKeySequence(Qt::Key_F5 + i));
        button->setCheckable(true);
        connect(button, &Button::clicked, this, [this, i] {
            refresh(); // the sale says which is chosen, not the press
            Q_EMIT chosen(tipOf(m_sale.totals, percents[i]));
        });
        row->addWidget(button, 1);
        m_shares.push_back(button);
    }
    m_own->setKey(QKeySequence(Qt::Key_F3));
    m_own->setCheckable(true);
    m_none->setKey(QKeySequence(Qt::Key_Delete), QStringLiteral("Del"));
    row->addWidget(m_own, 1);
    row->addWidget(m_none);
    connect(m_own, &Button::clicked, this, [this] {
        refresh();
        Q_EMIT ownWanted();
    });
    connect(m_none, &Button::clicked, this,
            [this] { Q_EMIT chosen(Money(0, m_sale.checkout.order.currency)); });
    retranslate();
}

void TipBar::present(const SaleView &sale)
{
    m_sale = sale;
    refresh();
}

void TipBar::refresh()
{
    const std::optional<Money> &tip = m_sale.totals.tip;
    bool isShare = false;
    for (std::size_t i = 0; i < m_shares.size(); ++i) {
        const Money share = tipOf(m_sale.totals, percents[i]);
        const bool here = tip && *tip == share && !isShare;
        isShare = isShare || here;
        m_shares[i]->setChecked(here);
        m_shares[i]->setKind(here ? Button::Kind::Tab : Button::Kind::Secondary);
        m_shares[i]->setText(QStringLiteral("%1%").arg(percents[i]));
        m_shares[i]->setAccessibleName(
            tr("Tip %1, %2").arg(m_shares[i]->text(), amountText(share)));
        m_shares[i]->setToolTip(amountText(share));
        m_shares[i]->setEnabled(share.isPositive());
    }
    const bool own = tip && !isShare;
    m_own->setChecked(own);
    m_own->setKind(own ? Button::Kind::Tab : Button::Kind::Secondary);
    m_own->setText(own ? amountText(*tip) : tr("Other"));
    m_none->setEnabled(tip.has_value());
}

void TipBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void TipBar::retranslate()
{
    m_word->setText(tr("Tip"));
    m_none->setText(tr("No tip"));
    refresh();
}

} // namespace guitai::ui
