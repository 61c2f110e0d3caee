// Base64 as the payment services write it: the standard alphabet, padded, without line breaks.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace guitai {

std::string toBase64(std::string_view bytes);

// nullopt for anything but whole groups of four from the alphabet; nothing is skipped.
std::optional<std::string> fromBase64(std::string_view text);

} // namespace guitai
