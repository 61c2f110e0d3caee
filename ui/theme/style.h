// Style: Fusion with our scroll bars and without its frames; all else is painted by the widgets.
#pragma once

#include "ui/theme/theme.h"

#include <QPointer>
#include <QProxyStyle>

namespace guitai::ui {

class Style : public QProxyStyle
{
    Q_OBJECT

public:
    explicit Style(const Theme &theme);

    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option,
                    const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                         const QWidget *widget) const override;

private:
    QPointer<const Theme> m_theme; // may be gone before the application is
};

} // namespace guitai::ui
