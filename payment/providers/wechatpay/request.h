// What the till says: each call made from the matter at hand, and signed.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/wechatpay/account.h"
#include "payment/providers/wechatpay/call.h"

#include <optional>

namespace guitai::wechatpay {

HttpRequest buildRequest(const Account &account, Call call, const Matter &matter, Instant now);

// A download; target is its path and query below the base address.
HttpRequest downloadRequest(const Account &account, const std::string &target, Instant now);

// What we do not even ask WeChat Pay, because it could not be meant: it takes yuan only here.
std::optional<Reading> refusalOfAmount(Money amount);

} // namespace guitai::wechatpay
