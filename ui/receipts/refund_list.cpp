// Paints a head with the sum that is left, and a row a refund.
#include "ui/receipts/refund_list.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/words/amounts.h"
#include "ui/words/sale_facts.h"
#include "ui/words/words.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

namespace guitai::ui {

namespace {

constexpr std::size_t mostRefundsShown = 3;

struct RefundState
{
    QString text, icon;
    QColor ink;
};

RefundState refundState(const Refund &refund, const Colours &c)
{
    switch (refund.stage) {
    case RefundStage::Asked:
        return {RefundList::tr("On its way"), QStringLiteral("hourglass"), c.warnText};
    case RefundStage::Done:
        return {RefundList::tr("Given back"), QStringLiteral("check"), c.successText};
    case RefundStage::Refused:
        return {RefundList::tr("Refused"), QStringLiteral("cross"), c.dangerText};
    }
    return {};
}

} // namespace

Money leftOf(const Checkout &checkout)
{
    Money left(0, checkout.order.currency);
    for (const Tender &leg : tenders(checkout)) {
        left += leftOf(checkout, leg);
    }
    return left;
}

RefundList::RefundList(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("refundList"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    theme.follow(this);
}

void RefundList::present(const Checkout &checkout, const std::vector<MethodView> &methods)
{
    m_refunds = refundsOf(checkout);
    m_left = leftOf(checkout);
    m_methods = methods;
    setAccessibleName(texts().join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

std::vector<const Refund *> RefundList::shown() const
{
    std::vector<const Refund *> refunds;
    for (auto at = m_refunds.rbegin(); at != m_refunds.rend() && refunds.size() < mostRefundsShown;
         ++at) {
        refunds.push_back(&*at);
    }
    return refunds;
}

QStringList RefundList::texts() const
{
    QStringList texts;
    for (const Refund *refund : shown()) {
        texts << fromUtf8(refund->id.text) + QStringLiteral("  ") +
                     refundState(*refund, m_theme.colours()).text;
    }
    return texts;
}

int RefundList::rowHeight() const
{
    return QFontMetrics(m_theme.font(Type::Strong)).height() +
           QFontMetrics(m_theme.font(Type::Caption)).height() + 10;
}

QSize RefundList::sizeHint() const
{
    const std::size_t all = m_refunds.size();
    const int caption = QFontMetrics(m_theme.font(Type::Caption)).height() + 6;
    const int head = QFontMetrics(m_theme.font(Type::Heading)).height() + 12;
    return {200,
            head + int(shown().size()) * rowHeight() + (all > mostRefundsShown ? caption : 0) + 8};
}

void RefundList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours &c = m_theme.colours();
    fillRound(painter, rect(), radius::medium, c.sunken);
    const QFont heading = m_theme.font(Type::Heading);
    const QFont strong = m_theme.font(Type::Strong);
    const QFont caption = m_theme.font(Type::Caption);
    const int first = QFontMetrics(strong).height();
    const int second = QFontMetrics(caption).height();
    const QRect room = rect().adjusted(14, 4, -14, -4);
    const QRect head(room.left(), room.top(), room.width(), QFontMetrics(heading).height() + 12);
    painter.setPen(c.textSoft);
    drawElided(painter, head, Qt::AlignLeft | Qt::AlignVCenter, m_theme.font(Type::Body),
               tr("Can still be given back"));
    painter.setPen(c.text);
    drawTabular(painter, head, Qt::AlignRight | Qt::AlignVCenter, heading, amountText(m_left));
    int y = head.bottom() + 1;
    for (const Refund *refund : shown()) {
        const QRect upper(room.left(), y + 4, room.width(), first);
        const QRect lower(room.left(), y + 4 + first, room.width(), second);
        y += rowHeight();
        painter.setPen(c.line);
        painter.drawLine(room.left(), upper.top() - 4, room.right(), upper.top() - 4);
        const RefundState state = refundState(*refund, c);
        const QString amount = plainAmountText(-refund->amount);
        const int amountWidth = tabularWidth(strong, amount) + 12;
        painter.setPen(refund->stage == RefundStage::Refused ? c.textSoft : c.text);
        drawTabular(painter, upper, Qt::AlignRight | Qt::AlignVCenter, strong, amount);
        painter.setPen(c.text);
        drawElided(painter, upper.adjusted(0, 0, -amountWidth, 0), Qt::AlignLeft | Qt::AlignVCenter,
                   strong, methodName(refund->provider, m_methods));
        const int stateWidth = QFontMetrics(caption).horizontalAdvance(state.text) + 20;
        painter.setPen(state.ink);
        drawElided(painter, lower, Qt::AlignRight | Qt::AlignVCenter, caption, state.text);
        painter.drawPixmap(lower.right() - stateWidth, lower.center().y() - 7,
                           m_theme.icon(state.icon, 15, state.ink, this));
        QStringList facts = {fromUtf8(refund->id.text), clockText(refund->openedAt)};
        if (!refund->why.empty()) {
            facts << fromUtf8(refund->why);
        }
        painter.setPen(c.textSoft);
        drawElided(painter, lower.adjusted(0, 0, -stateWidth - 10, 0),
                   Qt::AlignLeft | Qt::AlignVCenter, caption, facts.join(QStringLiteral("  ·  ")));
    }
    if (m_refunds.size() > mostRefundsShown) {
        painter.setPen(c.textSoft);
        drawElided(painter, QRect(room.left(), y + 2, room.width(), second),
                   Qt::AlignLeft | Qt::AlignVCenter, caption,
                   tr("and %1 more on the receipt").arg(m_refunds.size() - mostRefundsShown));
    }
}

void RefundList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        updateGeometry();
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace guitai::ui
