// Events: Stripe's webhooks, believed only when signed.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/stripe/account.h"

namespace guitai::stripe {

// Events come late, twice and in any order, so few of them are a last word: a charge that was
// captured, and a refund that was carried out or failed. All others say "waiting": look again.
Result<CallbackNotice> readEvent(const HttpRequest &callback, const Account &account, Instant now);

} // namespace guitai::stripe
