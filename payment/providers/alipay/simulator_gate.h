// The gate of the simulator: which requests Alipay's gateway lets through, and what it says to
// others.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/alipay/content_cipher.h"
#include "payment/providers/alipay/signature.h"
#include "payment/providers/crypto/rsa.h"

#include <map>
#include <optional>
#include <string>
#include <variant>

namespace guitai::alipay {

struct Gate
{
    std::string appId;
    PublicKey appKey;
    Span clockTolerance;
    std::optional<ContentCipher> cipher;
    // Of a till in certificate mode.
    std::string appCertSn;
    std::string rootCertSn;
};

// A request that came through.
struct Admitted
{
    std::string method;
    Params params;
    std::string bizText;                    // in clear
    std::map<std::string, std::string> biz; // the members that are texts
    bool encrypted = false;
    bool withCertificates = false;

    std::string bizField(const std::string &name) const;
};

// One that did not. No method: the answer is an unsigned error_response.
struct Refused
{
    std::string method;
    std::string code;
    std::string msg;
    std::string subCode;
    std::string subMsg;
};

// The parameters of query and body together, wherever the caller put them.
Params paramsOf(const HttpRequest &request);

std::variant<Admitted, Refused> admit(const Params &params, const Gate &gate, Instant now);

} // namespace guitai::alipay
