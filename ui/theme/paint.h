// Paint: the few strokes that all widgets of the theme share.
#pragma once

#include "ui/theme/tokens.h"

#include <QFont>
#include <QPainter>
#include <QRect>
#include <QString>

namespace guitai::ui {

class Theme;

void fillRound(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill,
               const QColor &border = {}, qreal width = 1);
void drawFocusRing(QPainter &painter, const QRectF &rect, qreal radius, const Colours &colours);

// Figures of one width, so that amounts stand under each other and do not jump.
int tabularWidth(const QFont &font, const QString &text);
void drawTabular(QPainter &painter, const QRect &rect, Qt::Alignment alignment, const QFont &font,
                 const QString &text);

// The shop's own ground: jade with a few large, quiet shapes.
void drawBrandGround(QPainter &painter, const QRect &rect, const Colours &colours);

// One line, with an ellipsis where it does not fit.
void drawElided(QPainter &painter, const QRect &rect, Qt::Alignment alignment, const QFont &font,
                const QString &text);

// The key that does the same as a button.
QSize keycapSize(const Theme &theme, const QString &key);
void drawKeycap(QPainter &painter, const QRect &rect, const Theme &theme, const QString &key,
                const QColor &ink);

} // namespace guitai::ui
