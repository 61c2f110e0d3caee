// The till's side: WeChat Pay as a Provider.
#pragma once

#include "payment/providers/wechatpay/account.h"

#include <memory>

namespace guitai::wechatpay {

std::unique_ptr<Provider> makeClient(Account account);

} // namespace guitai::wechatpay
