// Lines and commas.
#include "payment/providers/alipay/v3_signature.h"

#include "payment/providers/crypto/base64.h"

namespace guitai::alipay {

namespace {

constexpr std::string_view v3Scheme = "ALIPAY-SHA256withRSA ";
constexpr std::string_view v3Sign = ",sign=";

} // namespace

std::string v3SignedText(const std::string &authorization, const V3Call &call)
{
    std::string text =
        authorization + "\n" + call.method + "\n" + call.path + "\n" + call.body + "\n";
    if (!call.appAuthToken.empty()) {
        text += call.appAuthToken + "\n";
    }
    return text;
}

std::string v3Header(const std::string &authorization, const V3Call &call, const PrivateKey &key)
{
    return std::string(v3Scheme) + authorization + std::string(v3Sign) +
           toBase64(key.sign(v3SignedText(authorization, call)));
}

std::string V3Authorization::field(const std::string &name) const
{
    const auto found = fields.find(name);
    return found == fields.end() ? std::string() : found->second;
}

std::optional<V3Authorization> readV3Header(std::string_view header)
{
    const auto sign = header.rfind(v3Sign);
    if (header.substr(0, v3Scheme.size()) != v3Scheme || sign == std::string_view::npos) {
        return std::nullopt;
    }
    V3Authorization read;
    read.signedPart = header.substr(v3Scheme.size(), sign - v3Scheme.size());
    std::string_view rest = read.signedPart;
    while (!rest.empty()) {
        const std::string_view part = rest.substr(0, rest.find(','));
        const auto equals = part.find('=');
        if (equals == std::string_view::npos) {
            return std::nullopt;
        }
        read.fields[std::string(part.substr(0, equals))] = part.substr(equals + 1);
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    }
    read.fields["sign"] = header.substr(sign + v3Sign.size());
    return read;
}

std::string v3AnswerText(const std::string &timestamp, const std::string &nonce,
                         const std::string &body)
{
    return timestamp + "\n" + nonce + "\n" + body + "\n";
}

} // namespace guitai::alipay
