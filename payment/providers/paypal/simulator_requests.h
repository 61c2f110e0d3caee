// What the simulator accepts: the bodies of requests, checked as PayPal checks them.
#pragma once

#include "payment/providers/paypal/simulator_answers.h"

#include <string>
#include <string_view>
#include <variant>

namespace guitai::paypal {

std::variant<NewOrder, Denial> readNewOrder(std::string_view body, bool hasKey);
std::variant<NewRefund, Denial> readNewRefund(std::string_view body);

// An empty body or a JSON object.
bool isEmptyOrObject(std::string_view body);

} // namespace guitai::paypal
