// Gzip around a whole file, as bills come when they are asked for so.
#pragma once

#include "shop/base/result.h"

#include <string>
#include <string_view>

namespace guitai::wechatpay {

std::string gzipped(std::string_view plain);

// Problem: damaged, cut off, or more than that many bytes.
Result<std::string> gunzipped(std::string_view packed, std::size_t most);

} // namespace guitai::wechatpay
