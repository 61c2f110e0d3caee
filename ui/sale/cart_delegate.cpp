// Two lines of text and an amount to the right.
#include "ui/sale/cart_delegate.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/words/amounts.h"
#include "ui/words/language.h"

#include <QFontMetrics>

namespace guitai::ui {

QString lineDetail(const OrderLine &line)
{
    const Money price = line.priceOverride.value_or(line.unitPrice);
    QString text =
        QStringLiteral("%1 × %2").arg(quantityText(line.quantity, line.unit), amountText(price));
    if (line.unit != Unit::Piece) {
        text += QLatin1Char('/') + unitText(line.unit);
    }
    if (line.discount) {
        text += QStringLiteral("   ") + QChar(0x2212) +
                (line.discount->ppm != 0 ? shareText(line.discount->ppm)
                                         : amountText(line.discount->amount));
    }
    return text;
}

CartDelegate::CartDelegate(const Theme &theme, const CartModel &model, Look look, QObject *parent)
    : RowDelegate(theme, look == Look::Cashier ? 60 : 76, parent)
    , m_model(model)
    , m_look(look)
{}

void CartDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const CartRow *row = m_model.row(index.row());
    if (row == nullptr) {
        return;
    }
    const Colours &c = m_theme.colours();
    const bool customer = m_look == Look::Customer;
    QRect room = paintGround(*painter, option);
    const QFont nameFont = m_theme.font(customer ? Type::Heading : Type::Strong);
    const QFont detailFont = m_theme.font(customer ? Type::Body : Type::Caption);
    const QFont amountFont = m_theme.font(customer ? Type::Title : Type::Heading);
    const QString amount = plainAmountText(row->total.net);
    const int amountWidth = tabularWidth(amountFont, amount);

    painter->setPen(c.text);
    const int nameHeight = QFontMetrics(nameFont).height();
    const int detailHeight = QFontMetrics(detailFont).height();
    const int top = room.top() + (room.height() - nameHeight - detailHeight - 2) / 2;
    const QRect amountRoom(room.left(), top, room.width(), nameHeight);
    drawTabular(*painter, amountRoom, Qt::AlignRight | Qt::AlignVCenter, amountFont, amount);
    drawElided(*painter, QRect(room.left(), top, room.width() - amountWidth - 12, nameHeight),
               Qt::AlignLeft | Qt::AlignVCenter, nameFont, named(row->line.name, row->line.nameZh));

    const QRect second(room.left(), top + nameHeight + 2, room.width(), detailHeight);
    const bool changedByHand = row->line.priceOverride || row->line.discount;
    painter->setPen(changedByHand ? c.accentText : c.textSoft);
    drawTabular(*painter, second, Qt::AlignLeft | Qt::AlignVCenter, detailFont,
                lineDetail(row->line));
    if (row->total.lineDiscount.isPositive()) {
        QFont struck = detailFont;
        struck.setStrikeOut(true);
        painter->setPen(c.textSoft);
        drawTabular(*painter, second, Qt::AlignRight | Qt::AlignVCenter, struck,
                    plainAmountText(row->total.gross));
    }
}

} // namespace guitai::ui
