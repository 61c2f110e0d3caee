// RefundLines: the lines of a finished sale with how much of each is given back now: a model, and
// rows with a plus and a minus for fingers.
#pragma once

#include "payment/engine/view.h"
#include "ui/theme/list.h"

#include <QAbstractListModel>

#include <vector>

namespace guitai::ui {

struct RefundLineRow
{
    OrderLine line;
    Quantity left{0}; // not given back yet
    Quantity chosen{0};
    Money amount; // what the chosen quantity comes to

    friend bool operator==(const RefundLineRow &, const RefundLineRow &) = default;
};

class RefundLinesModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setCheckout(const Checkout &checkout);
    // A piece more or less; goods that are weighed are given back whole.
    void step(int row, int pieces);
    void chooseAll(bool all);
    std::vector<RefundedLine> chosen() const;
    bool isAllChosen() const;
    const RefundLineRow *row(int index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void changed();

private:
    void put(int row, Quantity quantity);

    Checkout m_checkout;
    std::vector<RefundLineRow> m_rows;
};

class RefundLineDelegate : public RowDelegate
{
    Q_OBJECT

public:
    RefundLineDelegate(const Theme &theme, RefundLinesModel &model, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    RefundLinesModel &m_model;
};

} // namespace guitai::ui
