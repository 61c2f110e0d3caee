// WeChat Pay's times: RFC 3339 in v3, bare digits of China Standard Time in v2.
#pragma once

#include "shop/base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace guitai::wechatpay {

// "2026-03-01T10:34:56+08:00"
std::optional<Instant> offsetTime(std::string_view text);
// "20260301103456"
std::optional<Instant> digitTime(std::string_view text);
std::string asDigits(Instant at);

} // namespace guitai::wechatpay
