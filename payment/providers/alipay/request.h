// Building a signed request: public parameters in the query, biz_content in the body.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/alipay/account.h"
#include "payment/providers/alipay/call.h"

#include <string>

namespace guitai::alipay {

// bizContent is the JSON text, in clear; it is encrypted here when the account says so.
HttpRequest buildRequest(const Account &account, Call call, const std::string &bizContent,
                         const std::string &notifyUrl, Instant now);

} // namespace guitai::alipay
