// The simulator's webhooks as PayPal's API shows them: who is told of what, and where.
#pragma once

#include "payment/providers/paypal/simulator_answers.h"
#include "payment/providers/paypal/simulator_calls.h"
#include "payment/providers/paypal/simulator_letters.h"

#include <variant>

namespace guitai::paypal {

std::variant<HttpReply, Denial> answerAboutWebhooks(const HttpRequest &request, const Asked &asked,
                                                    Letters &letters);

} // namespace guitai::paypal
