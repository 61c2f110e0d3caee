// Draws SVG files into a bounded cache of pixmaps.
#include "ui/theme/icons.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace guitai::ui {

namespace {
// Enough for some hundred tiles; the rest is drawn again when it scrolls by.
constexpr int cacheBytes = 8 * 1024 * 1024;
} // namespace

Icons::Icons()
    : m_drawn(cacheBytes)
{}

QPixmap Icons::icon(const QString &name, QSize size, const QColor &colour, qreal ratio)
{
    return drawn(QStringLiteral("i:"), QStringLiteral(":/icons/%1.svg").arg(name), size, colour,
                 ratio);
}

QPixmap Icons::picture(const QString &name, QSize size, qreal ratio)
{
    if (name.isEmpty()) {
        return {};
    }
    const QString path = QStringLiteral(":/products/") + name;
    return drawn(QStringLiteral("p:"),
                 path.endsWith(QLatin1String(".svg")) ? path : path + QStringLiteral(".svg"), size,
                 {}, ratio);
}

QPixmap Icons::drawn(const QString &kind, const QString &path, QSize size, const QColor &colour,
                     qreal ratio)
{
    const QString key = kind + path +
                        QStringLiteral("|%1x%2|%3|%4")
                            .arg(size.width())
                            .arg(size.height())
                            .arg(colour.isValid() ? colour.name() : QString())
                            .arg(ratio);
    if (const QPixmap *kept = m_drawn.object(key)) {
        return *kept;
    }
    QPixmap pixmap;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        QByteArray svg = file.readAll();
        if (colour.isValid()) {
            svg.replace("currentColor", colour.name().toLatin1());
        }
        QSvgRenderer renderer(svg);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        pixmap = QPixmap(size * ratio);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
    }
    m_drawn.insert(key, new QPixmap(pixmap), qMax(1, pixmap.width() * pixmap.height() * 4));
    return pixmap;
}

} // namespace guitai::ui
