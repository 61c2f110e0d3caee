// Signatures of OpenAPI v3: in headers, over a text of lines. The till speaks v2; the simulator
// answers both.
#pragma once

#include "payment/providers/crypto/rsa.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace guitai::alipay {

struct V3Call
{
    std::string method; // "POST"
    std::string path;   // with its query, without the host
    std::string body;
    std::string appAuthToken = {}; // empty: none
};

// authorization is what stands between the scheme and the signature:
// "app_id=..,nonce=..,timestamp=..".
std::string v3SignedText(const std::string &authorization, const V3Call &call);
// The whole header.
std::string v3Header(const std::string &authorization, const V3Call &call, const PrivateKey &key);

struct V3Authorization
{
    std::string signedPart;
    std::map<std::string, std::string> fields; // with "sign"

    std::string field(const std::string &name) const;
};
std::optional<V3Authorization> readV3Header(std::string_view header);

// What Alipay signs in its answer.
std::string v3AnswerText(const std::string &timestamp, const std::string &nonce,
                         const std::string &body);

} // namespace guitai::alipay
