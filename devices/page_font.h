// The font of everything that is printed as PDF.
#pragma once

#include <QFont>

namespace guitai {

QFont pageFont(int points);

} // namespace guitai
