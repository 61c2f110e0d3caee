// List: a list view for fingers and keys, and the ground of its rows.
#pragma once

#include "ui/theme/tokens.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace guitai::ui {

class Theme;

class ListView : public QListView
{
    Q_OBJECT

public:
    ListView(const Theme &theme, const QString &objectName, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const QModelIndex &index);   // touched
    void returned(const QModelIndex &index); // Enter

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    RowDelegate(const Theme &theme, int height, QObject *parent);
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    // Paints the ground in the row's state and returns the room for its content.
    QRect paintGround(QPainter &painter, const QStyleOptionViewItem &option) const;

    const Theme &m_theme;
    int m_height;
};

} // namespace guitai::ui
