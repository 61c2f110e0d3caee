// ItemModel: goods on the tile board. CategoryModel: the tabs above it.
#pragma once

#include "shop/sale/item.h"

#include <QAbstractListModel>

#include <vector>

namespace guitai::ui {

class ItemModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setItems(const std::vector<CatalogueItem> &items);
    const CatalogueItem *item(int row) const;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<CatalogueItem> m_items;
};

class CategoryModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setCategories(const std::vector<Category> &categories);
    const Category *category(int row) const;
    int rowOf(const QString &key) const;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<Category> m_categories;
};

} // namespace guitai::ui
