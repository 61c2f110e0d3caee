// Chosen so that the text of the PDF can be read back.
#include "devices/page_font.h"

#include <QFontDatabase>
#include <QGuiApplication>

namespace guitai {

QFont pageFont(int points)
{
    // The text of Noto CJK cannot be read back from Qt's PDFs: digits beside Chinese get lost.
    const QString wanted = QStringLiteral("WenQuanYi Micro Hei");
    QFont font = QGuiApplication::font();
    if (QFontDatabase::hasFamily(wanted)) {
        font.setFamily(wanted);
    }
    font.setPointSize(points);
    // Pairs of letters drawn closer or as one cannot be read back letter by letter.
    font.setKerning(false);
    return font;
}

} // namespace guitai
