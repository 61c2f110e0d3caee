// The simulator's second door: OpenAPI v3, the same calls in paths and headers.
#pragma once

#include "payment/providers/alipay/simulator_gate.h"

#include <string>
#include <string_view>
#include <variant>

namespace guitai::alipay {

bool isForV3(std::string_view url);
// "alipay.trade.precreate"; empty: no call of ours.
std::string v3MethodOf(std::string_view url);

// Of a request that did not come through: HTTP status and body.
struct V3Refused
{
    int status = 400;
    std::string body;
};

std::variant<Admitted, V3Refused> admitV3(const HttpRequest &request, const Gate &gate,
                                          Instant now);

// An answer's node of v2 as v3 says it. The status is 400 for a business failure, 202 while the
// customer has to confirm.
HttpReply v3Answer(const std::string &node);

} // namespace guitai::alipay
