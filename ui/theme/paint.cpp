// Rounded grounds, tabular figures, keycaps.
#include "ui/theme/paint.h"

#include "ui/theme/theme.h"

#include <QFontMetrics>

namespace guitai::ui {

namespace {

int figureWidth(const QFontMetrics &metrics)
{
    int width = 0;
    for (char16_t figure = u'0'; figure <= u'9'; ++figure) {
        width = qMax(width, metrics.horizontalAdvance(QChar(figure)));
    }
    return width;
}

} // namespace

void fillRound(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill,
               const QColor &border, qreal width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF inner = rect;
    if (border.isValid()) {
        painter.setPen(QPen(border, width));
        inner.adjust(width / 2, width / 2, -width / 2, -width / 2);
    } else {
        painter.setPen(Qt::NoPen);
    }
    painter.setBrush(fill);
    painter.drawRoundedRect(inner, radius, radius);
    painter.restore();
}

void drawFocusRing(QPainter &painter, const QRectF &rect, qreal radius, const Colours &colours)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.surface, 4));
    painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), radius, radius);
    painter.setPen(QPen(colours.focus, 2));
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

int tabularWidth(const QFont &font, const QString &text)
{
    const QFontMetrics metrics(font);
    const int figure = figureWidth(metrics);
    int width = 0;
    for (const QChar c : text) {
        width += c.isDigit() ? figure : metrics.horizontalAdvance(c);
    }
    return width;
}

void drawTabular(QPainter &painter, const QRect &rect, Qt::Alignment alignment, const QFont &font,
                 const QString &text)
{
    const QFontMetrics metrics(font);
    const int figure = figureWidth(metrics);
    painter.setFont(font);
    int x = rect.left();
    if (alignment & Qt::AlignRight) {
        x = rect.left() + rect.width() - tabularWidth(font, text);
    } else if (alignment & Qt::AlignHCenter) {
        x = rect.left() + (rect.width() - tabularWidth(font, text)) / 2;
    }
    int baseline = rect.top() + metrics.ascent();
    if (alignment & Qt::AlignVCenter) {
        baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    } else if (alignment & Qt::AlignBottom) {
        baseline = rect.top() + rect.height() - metrics.descent();
    }
    for (const QChar c : text) {
        const int advance = metrics.horizontalAdvance(c);
        const int width = c.isDigit() ? figure : advance;
        painter.drawText(QPointF(x + (width - advance) / 2.0, baseline), QString(c));
        x += width;
    }
}

void drawBrandGround(QPainter &painter, const QRect &rect, const Colours &colours)
{
    painter.save();
    painter.setClipRect(rect);
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient ground(rect.topLeft(), rect.bottomLeft());
    ground.setColorAt(0, colours.brand);
    ground.setColorAt(1, colours.brandDeep);
    painter.fillRect(rect, ground);
    QColor shape = colours.onBrand;
    shape.setAlpha(9);
    painter.setPen(Qt::NoPen);
    painter.setBrush(shape);
    const qreal unit = qMin(rect.width(), rect.height()) / 2.0;
    const QPointF centre(rect.right() - unit * 0.15, rect.bottom() - unit * 0.35);
    for (const qreal size : {2.6, 1.9, 1.2}) {
        painter.drawEllipse(centre, unit * size / 2, unit * size / 2);
    }
    painter.restore();
}

void drawElided(QPainter &painter, const QRect &rect, Qt::Alignment alignment, const QFont &font,
                const QString &text)
{
    painter.setFont(font);
    painter.drawText(rect, int(alignment) | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
}

QSize keycapSize(const Theme &theme, const QString &key)
{
    const QFontMetrics metrics(theme.font(Type::Keycap));
    const int height = metrics.height() + 6;
    return {qMax(height, metrics.horizontalAdvance(key) + 12), height};
}

void drawKeycap(QPainter &painter, const QRect &rect, const Theme &theme, const QString &key,
                const QColor &ink)
{
    QColor border = ink;
    border.setAlpha(110);
    fillRound(painter, rect, 4, Qt::transparent, border);
    painter.setPen(ink);
    painter.setFont(theme.font(Type::Keycap));
    painter.drawText(rect, Qt::AlignCenter, key);
}

} // namespace guitai::ui
