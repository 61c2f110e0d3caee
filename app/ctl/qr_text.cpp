// Upper half blocks with black and white foreground and background.
#include "app/ctl/qr_text.h"

#include <qrencode.h>

#include <memory>

namespace guitai::ctl {

QString qrText(const QString &content)
{
    const QByteArray bytes = content.toUtf8();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(bytes.constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return {};
    constexpr int quiet = 2;
    const auto dark = [&](int x, int y) {
        const bool inside = x >= 0 && y >= 0 && x < code->width && y < code->width;
        return inside && (code->data[y * code->width + x] & 1) != 0;
    };
    QString text;
    for (int y = -quiet; y < code->width + quiet; y += 2) {
        for (int x = -quiet; x < code->width + quiet; ++x)
            text += QString("\x1b[%1;%2m\u2580")
                        .arg(dark(x, y) ? 30 : 97)
                        .arg(dark(x, y + 1) ? 40 : 107);
        text += "\x1b[0m\n";
    }
    return text;
}

} // namespace guitai::ctl
