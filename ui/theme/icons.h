// Icons: SVG drawings turned into pixmaps once for each size and colour, and kept.
#pragma once

#include <QCache>
#include <QColor>
#include <QPixmap>
#include <QSize>
#include <QString>

namespace guitai::ui {

class Icons
{
public:
    Icons();

    // resources/icons/<name>.svg, its currentColor replaced by the colour.
    QPixmap icon(const QString &name, QSize size, const QColor &colour, qreal ratio);
    // :/products/<name>; null when there is none.
    QPixmap picture(const QString &name, QSize size, qreal ratio);

private:
    QPixmap drawn(const QString &key, const QString &path, QSize size, const QColor &colour,
                  qreal ratio);

    QCache<QString, QPixmap> m_drawn; // by bytes
};

} // namespace guitai::ui
