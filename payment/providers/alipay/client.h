// The till's side: Alipay as a Provider.
#pragma once

#include "payment/providers/alipay/account.h"

#include <memory>

namespace guitai::alipay {

std::unique_ptr<Provider> makeClient(Account account);

} // namespace guitai::alipay
