// Counts pieces between nothing and what is left, and paints them.
#include "ui/receipts/refund_lines.h"

#include "ui/sale/cart_delegate.h"
#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/words/amounts.h"
#include "ui/words/language.h"

#include <QFontMetrics>
#include <QMouseEvent>

#include <algorithm>

namespace guitai::ui {

namespace {

constexpr int goodsRowHeight = 64;
constexpr int goodsAmountWidth = 96;
constexpr int goodsCountWidth = 56;

// Plus at the right, minus at the left of the count; the amount stands at the very end.
struct Stepper
{
    QRect minus, count, plus, amount, words;
};

Stepper stepperIn(const QRect &room)
{
    Stepper at;
    const int top = room.center().y() - touch / 2 + 1;
    int right = room.right() + 1;
    const auto take = [&](int width) {
        right -= width;
        return QRect(right, top, width, touch);
    };
    at.amount = take(goodsAmountWidth);
    at.plus = take(touch);
    at.count = take(goodsCountWidth);
    at.minus = take(touch);
    at.words = QRect(room.left(), room.top(), right - 12 - room.left(), room.height());
    return at;
}

QRect roomOf(const QRect &row)
{
    return row.adjusted(16, 4, -16, -4); // as RowDelegate leaves it
}

} // namespace

void RefundLinesModel::setCheckout(const Checkout &checkout)
{
    beginResetModel();
    m_checkout = checkout;
    m_rows.clear();
    for (const OrderLine &line : checkout.order.lines) {
        RefundLineRow row;
        row.line = line;
        row.left.milli =
            std::max<std::int64_t>(0, line.quantity.milli - refundedOf(checkout, line.id).milli);
        row.amount = Money(0, checkout.order.currency);
        m_rows.push_back(row);
    }
    endResetModel();
    Q_EMIT changed();
}

void RefundLinesModel::put(int index, Quantity quantity)
{
    RefundLineRow &row = m_rows[std::size_t(index)];
    row.chosen = quantity;
    const Money nothing(0, m_checkout.order.currency);
    row.amount = quantity.milli > 0
                     ? priceOf(m_checkout, {{row.line.id, quantity}}).value_or(nothing)
                     : nothing;
    Q_EMIT dataChanged(this->index(index), this->index(index));
}

void RefundLinesModel::step(int index, int pieces)
{
    const RefundLineRow *at = row(index);
    if (at == nullptr) {
        return;
    }
    std::int64_t wanted = at->chosen.milli + std::int64_t(pieces) * 1000;
    if (at->line.unit != Unit::Piece) {
        wanted = pieces > 0 ? at->left.milli : 0;
    }
    put(index, Quantity{std::clamp<std::int64_t>(wanted, 0, at->left.milli)});
    Q_EMIT changed();
}

void RefundLinesModel::chooseAll(bool all)
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        put(int(i), all ? m_rows[i].left : Quantity{0});
    }
    Q_EMIT changed();
}

bool RefundLinesModel::isAllChosen() const
{
    return std::all_of(m_rows.begin(), m_rows.end(),
                       [](const RefundLineRow &row) { return row.chosen == row.left; });
}

std::vector<RefundedLine> RefundLinesModel::chosen() const
{
    std::vector<RefundedLine> lines;
    for (const RefundLineRow &row : m_rows) {
        if (row.chosen.milli > 0) {
            lines.push_back({row.line.id, row.chosen});
        }
    }
    return lines;
}

const RefundLineRow *RefundLinesModel::row(int index) const
{
    return index >= 0 && std::size_t(index) < m_rows.size() ? &m_rows[std::size_t(index)] : nullptr;
}

int RefundLinesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RefundLinesModel::data(const QModelIndex &index, int role) const
{
    const RefundLineRow *at = row(index.row());
    if (at == nullptr || role != Qt::AccessibleTextRole) {
        return {};
    }
    return QStringLiteral("%1, %2 / %3, %4")
        .arg(named(at->line.name, at->line.nameZh), quantityText(at->chosen, at->line.unit),
             quantityText(at->left, at->line.unit), amountText(at->amount));
}

RefundLineDelegate::RefundLineDelegate(const Theme &theme, RefundLinesModel &model, QObject *parent)
    : RowDelegate(theme, goodsRowHeight, parent)
    , m_model(model)
{}

void RefundLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const RefundLineRow *row = m_model.row(index.row());
    if (row == nullptr) {
        return;
    }
    const Colours &c = m_theme.colours();
    const QRect room = paintGround(*painter, option);
    const Stepper at = stepperIn(room);
    const bool any = row->left.milli > 0;
    const QFont nameFont = m_theme.font(Type::Strong);
    const QFont detailFont = m_theme.font(Type::Caption);
    const int nameHeight = QFontMetrics(nameFont).height();
    const int detailHeight = QFontMetrics(detailFont).height();
    const int top = room.top() + (room.height() - nameHeight - detailHeight - 2) / 2;
    painter->setPen(any ? c.text : c.textSoft);
    drawElided(*painter, QRect(at.words.left(), top, at.words.width(), nameHeight),
               Qt::AlignLeft | Qt::AlignVCenter, nameFont, named(row->line.name, row->line.nameZh));
    QString detail = lineDetail(row->line);
    if (!any) {
        detail = tr("All given back");
    } else if (row->left != row->line.quantity) {
        detail = tr("%1 of %2 left")
                     .arg(quantityText(row->left, row->line.unit),
                          quantityText(row->line.quantity, row->line.unit));
    }
    painter->setPen(c.textSoft);
    drawElided(*painter,
               QRect(at.words.left(), top + nameHeight + 2, at.words.width(), detailHeight),
               Qt::AlignLeft | Qt::AlignVCenter, detailFont, detail);
    if (!any) {
        return;
    }
    const auto key = [&](const QRect &place, const char *icon, bool live) {
        const QRect inner = place.adjusted(3, 3, -3, -3);
        fillRound(*painter, inner, radius::medium, live ? c.raised : c.sunken, c.line);
        painter->drawPixmap(
            inner.center().x() - 9, inner.center().y() - 9,
            m_theme.icon(QLatin1String(icon), 20, live ? c.text : c.textDisabled, option.widget));
    };
    key(at.minus, "minus", row->chosen.milli > 0);
    key(at.plus, "plus", row->chosen.milli < row->left.milli);
    const bool chosen = row->chosen.milli > 0;
    painter->setPen(chosen ? c.accentText : c.textSoft);
    const bool weighed = row->line.unit != Unit::Piece;
    drawTabular(*painter, at.count, Qt::AlignCenter,
                m_theme.font(weighed ? Type::Caption : Type::Heading),
                chosen ? quantityText(row->chosen, row->line.unit) : QStringLiteral("0"));
    drawTabular(*painter, at.amount, Qt::AlignRight | Qt::AlignVCenter,
                m_theme.font(chosen ? Type::Heading : Type::Body),
                chosen ? plainAmountText(row->amount) : QStringLiteral("–"));
}

bool RefundLineDelegate::editorEvent(QEvent *event, QAbstractItemModel *,
                                     const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease) {
        return false;
    }
    const QPoint at = static_cast<QMouseEvent *>(event)->pos();
    const Stepper stepper = stepperIn(roomOf(option.rect));
    if (stepper.plus.contains(at)) {
        m_model.step(index.row(), 1);
    } else if (stepper.minus.contains(at)) {
        m_model.step(index.row(), -1);
    }
    return false;
}

} // namespace guitai::ui
