// Paints thin scroll bars and leaves out what our widgets paint themselves.
#include "ui/theme/style.h"

#include <QPainter>
#include <QStyleOptionSlider>

namespace guitai::ui {

Style::Style(const Theme &theme)
    : QProxyStyle(QStringLiteral("Fusion"))
    , m_theme(&theme)
{}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                               QPainter *painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || bar == nullptr || m_theme.isNull()) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    if (bar->maximum <= bar->minimum) {
        return;
    }
    const Colours &c = m_theme->colours();
    const QRect slider = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    QColor colour = c.lineStrong;
    colour.setAlpha(option->state & (State_Sunken | State_MouseOver) ? 220 : 120);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    painter->drawRoundedRect(QRectF(slider).adjusted(3, 3, -3, -3), 3, 3);
    painter->restore();
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_FrameFocusRect:
    case PE_Frame:
    case PE_PanelLineEdit:
    case PE_FrameLineEdit:
    case PE_PanelScrollAreaCorner:
    case PE_PanelItemViewItem:
        return;
    default: // there are far too many to name
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_DefaultFrameWidth:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_DitherDisabledText:
    case SH_EtchDisabledText:
    case SH_UnderlineShortcut:
        return 0;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                            SubControl sub, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || bar == nullptr) {
        return QProxyStyle::subControlRect(control, option, sub, widget);
    }
    // No arrows: the groove is all there is.
    const bool upright = bar->orientation == Qt::Vertical;
    const int length = upright ? bar->rect.height() : bar->rect.width();
    const int range = bar->maximum - bar->minimum;
    int handle = length;
    if (range > 0) {
        handle = qBound(40, int(qint64(length) * bar->pageStep / (range + bar->pageStep)), length);
    }
    const int start = QStyle::sliderPositionFromValue(bar->minimum, bar->maximum,
                                                      bar->sliderPosition, length - handle);
    const auto piece = [&](int from, int size) {
        return upright ? QRect(0, from, bar->rect.width(), size)
                       : QRect(from, 0, size, bar->rect.height());
    };
    switch (sub) {
    case SC_ScrollBarSlider:
        return piece(start, handle);
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSubPage:
        return piece(0, start);
    case SC_ScrollBarAddPage:
        return piece(start + handle, length - start - handle);
    default:
        return {};
    }
}

} // namespace guitai::ui
