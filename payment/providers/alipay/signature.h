// The text that is signed: parameters in ASCII order of their names, not URL-encoded.
#pragma once

#include <map>
#include <string>

namespace guitai::alipay {

// A map of strings is in ASCII byte order already.
using Params = std::map<std::string, std::string>;

// Of a request: everything but sign. Empty values are left out.
std::string signedText(const Params &params);

// Of a trade notify: sign_type is left out as well.
std::string signedNotifyText(const Params &params);

} // namespace guitai::alipay
