// The gate of the simulator: which v3 requests WeChat Pay lets through, and what it says to others.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/crypto/rsa.h"
#include "payment/providers/wechatpay/json_fields.h"
#include "payment/providers/wire/form.h"

#include <optional>
#include <string>
#include <variant>

namespace guitai::wechatpay {

// An error as v3 words it; detail is JSON or empty.
struct Refused
{
    int status = 400;
    std::string code;
    std::string message;
    std::string detail = {};
};

// A request that came through.
struct Admitted
{
    std::string method;
    std::string path; // percent-decoded
    FormFields query;
    std::optional<JsonFields> body;
    std::string bodyText;
    std::string wantedSerial; // the request's Wechatpay-Serial

    std::string queryField(std::string_view name) const;
};

// Path and query of an address.
std::string targetOf(const std::string &url);

std::variant<Admitted, Refused> admit(const HttpRequest &request, const PublicKey &merchantKey,
                                      Instant now);

// The HTTP status that goes with an error code.
int statusOf(const std::string &code);

} // namespace guitai::wechatpay
