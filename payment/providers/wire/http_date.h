// The Date header of HTTP, by which a till notices that its clock is off.
#pragma once

#include "payment/engine/provider.h"
#include "shop/base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace guitai {

// "Sun, 01 Mar 2026 02:20:30 GMT"; older spellings of the header are not read.
std::optional<Instant> parseHttpDate(std::string_view text);
std::string httpDate(Instant at);

// Our clock minus the one that wrote the reply.
std::optional<Span> clockAhead(const HttpReply &reply, Instant now);

} // namespace guitai
