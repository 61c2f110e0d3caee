// Board: search, categories, and the tiles of goods.
#pragma once

#include "ui/sale/item_model.h"
#include "ui/screen/screen.h"
#include "ui/theme/list.h"

#include <QTimer>

class QStackedWidget;

namespace guitai::ui {

class EmptyState;
class TextField;

class CategoryDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    CategoryDelegate(const Theme &theme, const CategoryModel &model, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
    const CategoryModel &m_model;
};

// The tabs in one row; what does not fit scrolls and fades out at the edge.
class CategoryBar : public ListView
{
    Q_OBJECT

public:
    CategoryBar(const Theme &theme, const CategoryModel &model, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    const Theme &m_theme;
};

class TileDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    TileDelegate(const Theme &theme, const ItemModel &model, QObject *parent);
    void setTile(QSize tile) { m_tile = tile; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintPicture(QPainter &painter, const QRect &room, const CatalogueItem &item,
                      const QWidget *on) const;

    const Theme &m_theme;
    const ItemModel &m_model;
    QSize m_tile{140, 156};
};

class TileView : public ListView
{
    Q_OBJECT

public:
    TileView(const Theme &theme, const ItemModel &model, QWidget *parent = nullptr);
    int columns() const { return m_columns; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    const Theme &m_theme;
    TileDelegate *m_delegate;
    int m_columns = 4;
};

class Board : public QWidget
{
    Q_OBJECT

public:
    Board(const Fittings &fittings, QWidget *parent = nullptr);
    TextField *search() const { return m_search; }
    void openCategory(int row);

Q_SIGNALS:
    // Keys that the search field does not need go to the cart.
    void cartKey(QKeyEvent *event);
    void codeTyped(const QString &code); // digits and Enter, as a scanner would send them

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void searchChanged(const QString &text);
    void searchEntered();
    void take(const QModelIndex &index);
    void show(const std::vector<CatalogueItem> &items, bool fromSearch);
    bool moveAmongTiles(int key);

    Fittings m_fittings;
    ItemModel m_items;
    CategoryModel m_categories;
    TextField *m_search;
    CategoryBar *m_tabs;
    TileView *m_tiles;
    EmptyState *m_nothing;
    QStackedWidget *m_stack;
    QString m_category;
    std::vector<CatalogueItem> m_categoryItems;
    QTimer m_typing; // figures: perhaps a scanner's, which need no search
    bool m_showsFound = false;
    QString m_foundFor;          // the text whose results are on the board
    bool m_enterPending = false; // Enter came before the results
};

} // namespace guitai::ui
