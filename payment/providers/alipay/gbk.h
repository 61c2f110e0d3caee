// The text of Alipay's bills: GBK, read as GB18030, which contains it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace guitai::alipay {

// nullopt when the bytes are no such text.
std::optional<std::string> fromGbk(std::string_view bytes);
std::string toGbk(std::string_view utf8);

} // namespace guitai::alipay
