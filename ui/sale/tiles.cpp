// Paints the category tabs and the tiles of goods.
#include "ui/sale/board.h"

#include "ui/theme/paint.h"
#include "ui/words/amounts.h"
#include "ui/words/language.h"

#include <QFontMetrics>
#include <QPainter>
#include <QScrollBar>
#include <QTextLayout>
#include <QWheelEvent>

namespace guitai::ui {

namespace {

constexpr int smallestTile = 132;
constexpr int gap = 8;
constexpr int fadeWidth = 40;
// From here on there is room for larger tiles.
constexpr int wideBoard = 900;

// Up to two lines; the second one ends with an ellipsis where it must.
void drawTwoLines(QPainter &painter, const QRect &room, const QFont &font, const QString &text)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    QTextLine first = layout.createLine();
    first.setLineWidth(room.width());
    const int length = first.textLength();
    const bool more = length < text.size();
    layout.endLayout();
    const int height = QFontMetrics(font).height();
    const QRect top(room.left(), room.top(), room.width(), height);
    drawElided(painter, top, Qt::AlignLeft | Qt::AlignVCenter, font,
               more ? text.left(length).trimmed() : text);
    if (more) {
        drawElided(painter, top.translated(0, height), Qt::AlignLeft | Qt::AlignVCenter, font,
                   text.mid(length).trimmed());
    }
}

} // namespace

CategoryDelegate::CategoryDelegate(const Theme &theme, const CategoryModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_model(model)
{}

QSize CategoryDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QFontMetrics metrics(m_theme.font(Type::Strong));
    return {metrics.horizontalAdvance(index.data().toString()) + 28, touch};
}

void CategoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Colours &c = m_theme.colours();
    const QRectF pill = QRectF(option.rect).adjusted(0, 4, -4, -4);
    const bool open = option.state & QStyle::State_Selected;
    if (open) {
        fillRound(*painter, pill, radius::medium, c.accentSoft);
        fillRound(*painter, QRectF(pill.left() + 14, pill.bottom() - 5, pill.width() - 28, 3), 1.5,
                  c.accentText);
    } else if (option.state & QStyle::State_MouseOver) {
        fillRound(*painter, pill, radius::medium, c.hover);
    }
    painter->setPen(open ? c.accentText : c.textSoft);
    painter->setFont(m_theme.font(Type::Strong));
    painter->drawText(pill, Qt::AlignCenter, index.data().toString());
}

CategoryBar::CategoryBar(const Theme &theme, const CategoryModel &model, QWidget *parent)
    : ListView(theme, QStringLiteral("categories"), parent)
    , m_theme(theme)
{
    setFlow(QListView::LeftToRight);
    setUniformItemSizes(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setFixedHeight(touch + 4);
    setSpacing(0);
    setFocusPolicy(Qt::NoFocus);
    setItemDelegate(new CategoryDelegate(theme, model, this));
}

void CategoryBar::paintEvent(QPaintEvent *event)
{
    ListView::paintEvent(event);
    const QScrollBar *bar = horizontalScrollBar();
    QPainter painter(viewport());
    const auto fade = [&](int from, int to) {
        QColor ground = m_theme.colours().canvas;
        QLinearGradient gradient(from, 0, to, 0);
        gradient.setColorAt(0, ground);
        ground.setAlpha(0);
        gradient.setColorAt(1, ground);
        painter.fillRect(QRect(qMin(from, to), 0, fadeWidth, height()), gradient);
    };
    if (bar->value() < bar->maximum()) {
        fade(viewport()->width(), viewport()->width() - fadeWidth);
    }
    if (bar->value() > bar->minimum()) {
        fade(0, fadeWidth);
    }
}

void CategoryBar::wheelEvent(QWheelEvent *event)
{
    const int turned =
        event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - turned);
    event->accept();
}

TileDelegate::TileDelegate(const Theme &theme, const ItemModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_model(model)
{}

QSize TileDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return m_tile;
}

void TileDelegate::paintPicture(QPainter &painter, const QRect &room, const CatalogueItem &item,
                                const QWidget *on) const
{
    const Colours &c = m_theme.colours();
    const int size = room.height();
    const QPixmap picture = m_theme.picture(fromUtf8(item.picture), QSize(size, size), on);
    if (!picture.isNull()) {
        painter.drawPixmap(room.center().x() - size / 2, room.top(), picture);
        return;
    }
    const QRect disc(room.center().x() - size / 2, room.top(), size, size);
    fillRound(painter, disc, size / 2.0, c.accentSoft);
    painter.setPen(c.accentText);
    painter.setFont(m_theme.font(Type::Large));
    painter.drawText(disc, Qt::AlignCenter, named(item.name, item.nameZh).left(1).toUpper());
}

void TileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const CatalogueItem *item = m_model.item(index.row());
    if (item == nullptr) {
        return;
    }
    const Colours &c = m_theme.colours();
    const QRect tile = option.rect.adjusted(0, 0, -gap, -gap);
    const bool chosen = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    fillRound(*painter, tile, 12, hovered ? c.hover : c.surface,
              chosen    ? c.focus
              : hovered ? c.lineStrong
                        : c.line,
              chosen ? 2 : 1);

    const QRect inner = tile.adjusted(8, 8, -8, -8);
    const QFont nameFont = m_theme.font(Type::Caption);
    const QFont priceFont = m_theme.font(Type::Strong);
    const int nameHeight = QFontMetrics(nameFont).height() * 2;
    const int priceHeight = QFontMetrics(priceFont).height();
    const QRect picture(inner.left(), inner.top(), inner.width(),
                        inner.height() - nameHeight - priceHeight - 8);
    paintPicture(*painter, picture, *item, option.widget);

    painter->setPen(c.text);
    drawTwoLines(*painter,
                 QRect(inner.left() + 2, picture.bottom() + 6, inner.width() - 4, nameHeight),
                 nameFont, named(item->name, item->nameZh));
    QString price = amountText(item->price);
    const QRect priceRoom(inner.left() + 2, inner.bottom() - priceHeight + 3, inner.width() - 4,
                          priceHeight);
    painter->setPen(c.accentText);
    drawTabular(*painter, priceRoom, Qt::AlignLeft | Qt::AlignVCenter, priceFont, price);
    if (item->unit != Unit::Piece) {
        painter->setPen(c.textSoft);
        painter->setFont(nameFont);
        painter->drawText(priceRoom.adjusted(tabularWidth(priceFont, price), 0, 0, 0),
                          Qt::AlignLeft | Qt::AlignVCenter,
                          QStringLiteral(" / ") + unitText(item->unit));
    }
}

TileView::TileView(const Theme &theme, const ItemModel &model, QWidget *parent)
    : ListView(theme, QStringLiteral("tiles"), parent)
    , m_theme(theme)
    , m_delegate(new TileDelegate(theme, model, this))
{
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setSpacing(0);
    setItemDelegate(m_delegate);
    setCursor(Qt::PointingHandCursor);
    connect(&theme, &Theme::changed, this, &TileView::fit);
}

void TileView::resizeEvent(QResizeEvent *event)
{
    fit();
    ListView::resizeEvent(event);
}

void TileView::fit()
{
    const bool wide = width() >= wideBoard;
    const int smallest = (wide ? smallestTile * 5 / 4 : smallestTile) * m_theme.textSize() / 100;
    // The scroll bar's room is always kept, so that tiles do not jump when it comes.
    const int room = width() - verticalScrollBar()->sizeHint().width();
    m_columns = qMax(2, room / (smallest + gap));
    const QSize tile(room / m_columns, (wide ? 196 : 156) * m_theme.textSize() / 100);
    m_delegate->setTile(tile);
    setGridSize(tile);
}

} // namespace guitai::ui
