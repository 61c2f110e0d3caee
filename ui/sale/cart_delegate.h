// CartDelegate: paints a line of the sale: name, quantity and price, what it comes to.
#pragma once

#include "ui/sale/cart_model.h"
#include "ui/theme/list.h"

namespace guitai::ui {

class CartDelegate : public RowDelegate
{
    Q_OBJECT

public:
    enum class Look
    {
        Cashier,
        Customer
    };

    CartDelegate(const Theme &theme, const CartModel &model, Look look, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    const CartModel &m_model;
    Look m_look;
};

// "2 × ¥3.50  −10%"
QString lineDetail(const OrderLine &line);

} // namespace guitai::ui
