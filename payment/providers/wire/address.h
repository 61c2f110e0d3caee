// Which addresses a till may send keys and money to.
#pragma once

#include <string_view>

namespace guitai {

// https, or plain http to this very machine. Anything with a user name in it is refused.
bool isSafeAddress(std::string_view url);

} // namespace guitai
