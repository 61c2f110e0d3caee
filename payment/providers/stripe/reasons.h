// What Stripe's codes mean for the till, as tables.
#pragma once

#include "payment/engine/provider.h"

#include <string>

namespace guitai::stripe {

// Of a card that was declined, or a reader that gave up: decline_code, else code or failure_code.
Reason reasonOfDecline(const std::string &code);
// Whether it was the customer or the clock that ended it, and not the bank.
bool isNoDecline(const std::string &code);

// Of a request that was refused with a status of 4xx.
Reason reasonOfRefusal(int status, const std::string &code, const std::string &parameter,
                       const std::string &words);

// Of a refund that was carried out and failed later.
Reason reasonOfFailedRefund(const std::string &failureReason);

} // namespace guitai::stripe
