// ReconcileModel: the rows that differ, under what is to be done about them.
#pragma once

#include "ui/reconcile/row_deeds.h"
#include "ui/theme/list.h"

#include <QAbstractListModel>

#include <vector>

namespace guitai::ui {

class ReconcileModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    // The head of a group, or a row of it.
    struct Item
    {
        RowGroup group = RowGroup::LookAtProvider;
        int count = 0;                    // of a head: so many rows; of a row: 0
        std::optional<ReconciledRow> row; // of a head and of an unreadable row: none
        std::optional<OddLine> odd;
        QString note; // of an unreadable row that was accepted

        bool isHead() const { return count > 0; }
    };

    void setDay(const ReconciledDay &day);
    const Item *item(int index) const;
    // What can be done about the rows that the item stands for: its own, or all of its group.
    RowDeeds deeds(int index) const;
    // The same of rows by their names, wherever they stand now.
    RowDeeds deedsOf(const std::vector<std::string> &names) const;
    // What stands somewhere, to be found again when the rows have changed.
    struct Spot
    {
        bool isHead = false;
        RowGroup group = RowGroup::LookAtProvider;
        std::string name; // of a row
    };
    std::optional<Spot> spot(int index) const;
    // Where it stands now; -1 where it does not. A row is found in another group too.
    int place(const Spot &spot) const;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    static std::string nameOf(const Item &item);
    static RowDeeds deedsOfItems(RowGroup group, const std::vector<const Item *> &items);

    std::vector<Item> m_items;
};

class ReconcileDelegate : public RowDelegate
{
    Q_OBJECT

public:
    ReconcileDelegate(const Theme &theme, const ReconcileModel &model, QObject *parent);
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintHead(QPainter &painter, const QStyleOptionViewItem &option,
                   const ReconcileModel::Item &item) const;

    const ReconcileModel &m_model;
};

} // namespace guitai::ui
