// Times of Chinese providers: "2026-03-01 10:20:30", China Standard Time whatever the machine's
// zone.
#pragma once

#include "shop/base/time.h"

#include <optional>
#include <string_view>

namespace guitai {

std::optional<Instant> chinaTime(std::string_view text);

} // namespace guitai
