// QrCode: a text as a QR code's modules, and how they are painted so that any scanner reads them.
#pragma once

#include <QString>

#include <optional>
#include <vector>

class QPainter;
class QSize;

namespace guitai::ui {

class QrCode
{
public:
    // Nothing for an empty text, or one that is too long for any QR code (about 2300 bytes).
    static std::optional<QrCode> of(const QString &text);

    // Modules along one side, without the quiet zone.
    int side() const { return m_side; }
    bool isDark(int x, int y) const { return m_dark[std::size_t(y * m_side + x)]; }

    // Modules along one side, with the quiet zone that the standard asks for.
    int sideWithQuiet() const { return m_side + 2 * quietModules; }

    // Paints black on white with its quiet zone, centred in an area of that many device pixels.
    // Every module is a whole number of pixels wide. The painter's unit must be one device pixel.
    void paint(QPainter &painter, const QSize &pixels) const;

private:
    static constexpr int quietModules = 4;

    int m_side = 0;
    std::vector<bool> m_dark;
};

} // namespace guitai::ui
