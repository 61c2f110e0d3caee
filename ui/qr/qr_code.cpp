// libqrencode makes the modules; they are painted as rectangles without smoothing.
#include "ui/qr/qr_code.h"

#include <QPainter>

#include <qrencode.h>

#include <algorithm>
#include <memory>

namespace guitai::ui {

std::optional<QrCode> QrCode::of(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    if (bytes.isEmpty()) {
        return {};
    }
    const std::unique_ptr<QRcode, void (*)(QRcode *)> made(
        QRcode_encodeString(bytes.constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
    if (!made) {
        return {};
    }
    QrCode code;
    code.m_side = made->width;
    code.m_dark.resize(std::size_t(made->width) * std::size_t(made->width));
    for (std::size_t i = 0; i < code.m_dark.size(); ++i) {
        code.m_dark[i] = made->data[i] & 1;
    }
    return code;
}

void QrCode::paint(QPainter &painter, const QSize &pixels) const
{
    const int module = std::min(pixels.width(), pixels.height()) / sideWithQuiet();
    if (module < 1) {
        return;
    }
    const int whole = module * sideWithQuiet();
    const int left = (pixels.width() - whole) / 2;
    const int top = (pixels.height() - whole) / 2;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(left, top, whole, whole, Qt::white);
    for (int y = 0; y < m_side; ++y) {
        for (int x = 0; x < m_side; ++x) {
            if (!isDark(x, y)) {
                continue;
            }
            int end = x + 1;
            while (end < m_side && isDark(end, y)) {
                ++end;
            }
            painter.fillRect(left + (x + quietModules) * module, top + (y + quietModules) * module,
                             (end - x) * module, module, Qt::black);
            x = end;
        }
    }
}

} // namespace guitai::ui
