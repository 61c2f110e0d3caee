// The till's side: PayPal as a Provider.
#pragma once

#include "payment/providers/paypal/account.h"

#include <memory>

namespace guitai::paypal {

std::unique_ptr<Provider> makeClient(Account account);

} // namespace guitai::paypal
