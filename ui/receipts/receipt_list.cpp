// The rows of the list of receipts.
#include "ui/receipts/receipts_screen.h"

#include "ui/theme/paint.h"
#include "ui/words/amounts.h"
#include "ui/words/words.h"

#include <QFontMetrics>

namespace guitai::ui {

void ReceiptListModel::setRows(const std::vector<ReceiptRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

const ReceiptRow *ReceiptListModel::row(int index) const
{
    return index >= 0 && std::size_t(index) < m_rows.size() ? &m_rows[std::size_t(index)] : nullptr;
}

int ReceiptListModel::rowOf(const SaleId &sale) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].sale == sale) {
            return int(i);
        }
    }
    return -1;
}

QString ReceiptListModel::methodsText(const ReceiptRow &row) const
{
    QStringList names;
    for (const ProviderId &method : row.methods) {
        names << methodName(method, m_methods);
    }
    return names.join(QStringLiteral(", "));
}

int ReceiptListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ReceiptListModel::data(const QModelIndex &index, int role) const
{
    const ReceiptRow *at = row(index.row());
    if (at == nullptr || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)) {
        return {};
    }
    return QStringLiteral("%1, %2, %3")
        .arg(at->number)
        .arg(clockText(at->at), amountText(at->total));
}

ReceiptRowDelegate::ReceiptRowDelegate(const Theme &theme, const ReceiptListModel &model,
                                       QObject *parent)
    : RowDelegate(theme, 64, parent)
    , m_model(model)
{}

void ReceiptRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const ReceiptRow *row = m_model.row(index.row());
    if (row == nullptr) {
        return;
    }
    const Colours &c = m_theme.colours();
    const QRect room = paintGround(*painter, option);
    const QFont strong = m_theme.font(Type::Strong);
    const QFont caption = m_theme.font(Type::Caption);
    const QFont amount = m_theme.font(Type::Heading);
    const int first = QFontMetrics(strong).height();
    const int second = QFontMetrics(caption).height();
    const int top = room.top() + (room.height() - first - second - 2) / 2;
    const QRect upper(room.left(), top, room.width(), first);
    const QRect lower(room.left(), top + first + 2, room.width(), second);

    const QString total = plainAmountText(row->total);
    const int width = tabularWidth(amount, total) + 12;
    painter->setPen(c.text);
    drawTabular(*painter, upper, Qt::AlignRight | Qt::AlignVCenter, amount, total);
    drawTabular(*painter, upper.adjusted(0, 0, -width, 0), Qt::AlignLeft | Qt::AlignVCenter, strong,
                QStringLiteral("%1   %2").arg(row->number).arg(clockText(row->at)));
    int right = 0;
    if (row->refunded.isPositive()) {
        const QString text = tr("Refunded %1").arg(plainAmountText(row->refunded));
        right = QFontMetrics(caption).horizontalAdvance(text) + 12;
        painter->setPen(c.warnText);
        drawElided(*painter, lower, Qt::AlignRight | Qt::AlignVCenter, caption, text);
    }
    painter->setPen(c.textSoft);
    drawElided(*painter, lower.adjusted(0, 0, -right, 0), Qt::AlignLeft | Qt::AlignVCenter, caption,
               m_model.methodsText(*row) + QStringLiteral("  ·  ") + fromUtf8(row->cashierName));
}

} // namespace guitai::ui
