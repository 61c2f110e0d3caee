// Two plain lists.
#include "ui/sale/item_model.h"

#include "ui/words/amounts.h"
#include "ui/words/language.h"

namespace guitai::ui {

void ItemModel::setItems(const std::vector<CatalogueItem> &items)
{
    beginResetModel();
    m_items = items;
    endResetModel();
}

const CatalogueItem *ItemModel::item(int row) const
{
    return row >= 0 && std::size_t(row) < m_items.size() ? &m_items[std::size_t(row)] : nullptr;
}

int ItemModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant ItemModel::data(const QModelIndex &index, int role) const
{
    const CatalogueItem *at = item(index.row());
    if (at == nullptr) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return named(at->name, at->nameZh);
    }
    if (role == Qt::AccessibleTextRole) {
        return QStringLiteral("%1, %2").arg(named(at->name, at->nameZh), amountText(at->price));
    }
    return {};
}

void CategoryModel::setCategories(const std::vector<Category> &categories)
{
    beginResetModel();
    m_categories = categories;
    endResetModel();
}

const Category *CategoryModel::category(int row) const
{
    return row >= 0 && std::size_t(row) < m_categories.size() ? &m_categories[std::size_t(row)]
                                                              : nullptr;
}

int CategoryModel::rowOf(const QString &key) const
{
    for (std::size_t i = 0; i < m_categories.size(); ++i) {
        if (fromUtf8(m_categories[i].key) == key) {
            return int(i);
        }
    }
    return -1;
}

int CategoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_categories.size());
}

QVariant CategoryModel::data(const QModelIndex &index, int role) const
{
    const Category *at = category(index.row());
    return at != nullptr && role == Qt::DisplayRole ? QVariant(named(at->name, at->nameZh))
                                                    : QVariant();
}

} // namespace guitai::ui
