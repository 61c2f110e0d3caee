// The till's side: Stripe Terminal as a Provider.
#pragma once

#include "payment/providers/stripe/account.h"

#include <memory>

namespace guitai::stripe {

std::unique_ptr<Provider> makeClient(Account account);

} // namespace guitai::stripe
