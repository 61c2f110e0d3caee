// Paints in device pixels, because a module of 4.5 pixels has a grey edge.
#include "ui/qr/qr_view.h"

#include <QPainter>

namespace guitai::ui {

namespace {

constexpr int usualSide = 33; // a payment provider's link needs version 3 or 4
constexpr int leastModule = 2;
constexpr int comfortableModule = 6;

} // namespace

QrView::QrView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("qrView"));
    setAccessibleName(tr("QR code"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void QrView::setText(const QString &text)
{
    if (text == m_text) {
        return;
    }
    m_text = text;
    m_code = QrCode::of(text);
    updateGeometry();
    update();
}

QSize QrView::sizeHint() const
{
    const int side = (m_code ? m_code->sideWithQuiet() : usualSide + 8) * comfortableModule;
    return {side, side};
}

QSize QrView::minimumSizeHint() const
{
    const int side = (m_code ? m_code->sideWithQuiet() : usualSide + 8) * leastModule;
    return {side, side};
}

void QrView::paintEvent(QPaintEvent *)
{
    if (!m_code) {
        return;
    }
    QPainter painter(this);
    const qreal ratio = devicePixelRatioF();
    painter.scale(1 / ratio, 1 / ratio);
    m_code->paint(painter, (QSizeF(size()) * ratio).toSize());
}

} // namespace guitai::ui
