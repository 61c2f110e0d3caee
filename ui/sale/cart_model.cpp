// Compares the lines shown with the lines of the view and tells the list what differs.
#include "ui/sale/cart_model.h"

#include "ui/words/amounts.h"
#include "ui/words/language.h"

#include <algorithm>

namespace guitai::ui {

int CartModel::setSale(const SaleView *sale)
{
    std::vector<CartRow> rows;
    if (sale != nullptr) {
        const std::vector<OrderLine> &lines = sale->checkout.order.lines;
        rows.reserve(lines.size());
        for (std::size_t i = 0; i < lines.size(); ++i) {
            rows.push_back(
                {lines[i], i < sale->totals.lines.size() ? sale->totals.lines[i] : LineTotal()});
        }
    }
    const SaleId id = sale != nullptr ? sale->checkout.id : SaleId();
    const bool sameSale = id == m_sale;
    m_sale = id;

    const auto wanted = [&rows](const CartRow &row) {
        return std::any_of(rows.begin(), rows.end(),
                           [&row](const CartRow &other) { return other.line.id == row.line.id; });
    };
    for (int i = int(m_rows.size()) - 1; i >= 0; --i) {
        if (!wanted(m_rows[std::size_t(i)])) {
            beginRemoveRows({}, i, i);
            m_rows.erase(m_rows.begin() + i);
            endRemoveRows();
        }
    }
    const std::size_t common = std::min(m_rows.size(), rows.size());
    const bool sameOrder =
        std::equal(m_rows.begin(), m_rows.begin() + std::ptrdiff_t(common), rows.begin(),
                   [](const CartRow &a, const CartRow &b) { return a.line.id == b.line.id; });
    if (!sameOrder) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return int(m_rows.size()) - 1;
    }
    int touched = -1;
    for (std::size_t i = 0; i < common; ++i) {
        if (m_rows[i] != rows[i]) {
            const bool lineItself = m_rows[i].line != rows[i].line;
            m_rows[i] = rows[i];
            Q_EMIT dataChanged(index(int(i)), index(int(i)));
            touched = lineItself ? int(i) : touched;
        }
    }
    if (rows.size() > common) {
        beginInsertRows({}, int(common), int(rows.size()) - 1);
        m_rows = std::move(rows);
        endInsertRows();
        touched = int(m_rows.size()) - 1;
    }
    return sameSale || touched >= 0 ? touched : int(m_rows.size()) - 1;
}

int CartModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant CartModel::data(const QModelIndex &index, int role) const
{
    const CartRow *at = row(index.row());
    if (at == nullptr) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return named(at->line.name, at->line.nameZh);
    }
    if (role == Qt::AccessibleTextRole) {
        return QStringLiteral("%1, %2, %3")
            .arg(named(at->line.name, at->line.nameZh),
                 quantityText(at->line.quantity, at->line.unit), amountText(at->total.net));
    }
    return {};
}

const CartRow *CartModel::row(int index) const
{
    return index >= 0 && std::size_t(index) < m_rows.size() ? &m_rows[std::size_t(index)] : nullptr;
}

int CartModel::rowOf(const LineId &id) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].line.id == id) {
            return int(i);
        }
    }
    return -1;
}

} // namespace guitai::ui
