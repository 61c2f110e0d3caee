// What we ask PayPal for: the body of an order, and what we do not even ask.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/paypal/account.h"

#include <optional>
#include <string>

namespace guitai::paypal {

// The same for the same matter: a repeated request carries the same bytes.
std::string orderBody(const Matter &matter, const Account &account);
std::string refundBody(const Matter &matter);

// The refund's number and its attempt's, as PayPal keeps them with the refund.
std::string refundCustomId(const Matter &matter);

// An amount that PayPal has no way to take.
std::optional<Reading> refusalOfAmount(Money amount);

} // namespace guitai::paypal
