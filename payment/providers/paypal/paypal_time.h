// Moments as PayPal writes them: RFC 3339, the zone with or without its colon.
#pragma once

#include "shop/base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace guitai::paypal {

// "2026-03-01T02:20:30Z", "...+08:00", "...+0000", fractions of a second allowed.
std::optional<Instant> timeFrom(std::string_view text);
// "2026-03-01T02:20:30Z"
std::string timeText(Instant at);

} // namespace guitai::paypal
