// Gzip around a whole file, as bills come when they are asked for so.
#pragma once

#include <string>
#include <string_view>

namespace guitai::wechatpay {

std::string gzipped(std::string_view plain);

} // namespace guitai::wechatpay
