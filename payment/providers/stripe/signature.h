// Stripe-Signature: HMAC-SHA-256 over time and body of a webhook.
#pragma once

#include "shop/base/time.h"

#include <string>
#include <string_view>

namespace guitai::stripe {

// Older or newer letters are not believed: somebody may have kept them.
inline constexpr Span webhookTolerance = Span::seconds(300);

bool signatureHolds(std::string_view header, std::string_view body, const std::string &secret,
                    Instant now);

// The header for a letter that is sent at that moment.
std::string signatureHeader(std::string_view body, const std::string &secret, Instant at);

} // namespace guitai::stripe
