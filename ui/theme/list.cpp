// A list view without frames, scrolled by pixels and fingers.
#include "ui/theme/list.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QScroller>

namespace guitai::ui {

ListView::ListView(const Theme &theme, const QString &objectName, QWidget *parent)
    : QListView(parent)
{
    setObjectName(objectName);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setUniformItemSizes(true);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    viewport()->setAutoFillBackground(false);
    QScroller::grabGesture(viewport(), QScroller::TouchGesture);
    connect(this, &QListView::clicked, this, &ListView::chosen);
    connect(&theme, &Theme::changed, this, [this] {
        doItemsLayout();
        viewport()->update();
    });
}

void ListView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
        currentIndex().isValid()) {
        Q_EMIT returned(currentIndex());
        return;
    }
    QListView::keyPressEvent(event);
}

RowDelegate::RowDelegate(const Theme &theme, int height, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_height(height)
{}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), m_height * m_theme.textSize() / 100};
}

QRect RowDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const Colours &c = m_theme.colours();
    const QRectF row = QRectF(option.rect).adjusted(4, 2, -4, -2);
    if (option.state & QStyle::State_Selected) {
        fillRound(painter, row, radius::medium, c.selected);
        // Not by colour alone: a bar marks the chosen row.
        fillRound(painter, QRectF(row.left(), row.top() + 10, 4, row.height() - 20), 2, c.accent);
    } else if (option.state & QStyle::State_MouseOver) {
        fillRound(painter, row, radius::medium, c.hover);
    } else {
        painter.fillRect(
            QRect(option.rect.left() + 16, option.rect.bottom(), option.rect.width() - 32, 1),
            c.line);
    }
    return option.rect.adjusted(16, 4, -16, -4);
}

} // namespace guitai::ui
