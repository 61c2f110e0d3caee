// Which characters take two columns of a fixed-width font, and which take none.
#pragma once

namespace guitai {

bool isFullWidth(char32_t codePoint);
bool isInvisible(char32_t codePoint);

} // namespace guitai
