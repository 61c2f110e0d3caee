// The signature of v2: all fields and a shared key, hashed.
#pragma once

#include "payment/providers/wechatpay/account.h"
#include "payment/providers/wechatpay/v2_xml.h"

#include <string>

namespace guitai::wechatpay {

// Upper-case hex, over what is not empty and not "sign" itself.
std::string v2Sign(const V2Fields &fields, const std::string &key, SignType type);

bool v2SignHolds(const V2Fields &fields, const std::string &key, SignType type);

std::string nameOf(SignType type); // "MD5", "HMAC-SHA256"

} // namespace guitai::wechatpay
