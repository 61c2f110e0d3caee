// Lengths on a PDF page: millimetres as the dots that are painted with.
#pragma once

#include <QtGlobal>

namespace guitai {

inline constexpr int dotsPerInch = 720;

inline qreal dots(qreal mm)
{
    return mm * dotsPerInch / 25.4;
}

} // namespace guitai
