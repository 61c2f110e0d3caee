// CartModel: the lines of the sale on the screen; changes row by row, so that a scan repaints one.
#pragma once

#include "payment/engine/view.h"

#include <QAbstractListModel>

#include <vector>

namespace guitai::ui {

struct CartRow
{
    OrderLine line;
    LineTotal total;

    friend bool operator==(const CartRow &, const CartRow &) = default;
};

class CartModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    // Returns the row that is new or changed (the last of them), or -1.
    int setSale(const SaleView *sale);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    const CartRow *row(int index) const;
    int rowOf(const LineId &id) const;

private:
    SaleId m_sale;
    std::vector<CartRow> m_rows;
};

} // namespace guitai::ui
