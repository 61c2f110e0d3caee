// The signed text of requests and notifies.
#include "payment/providers/alipay/signature.h"

namespace guitai::alipay {

namespace {

enum class SignType
{
    Signed,
    LeftOut
};

std::string joined(const Params &params, SignType signType)
{
    std::string text;
    for (const auto &[name, value] : params) {
        if (value.empty() || name == "sign" ||
            (name == "sign_type" && signType == SignType::LeftOut)) {
            continue;
        }
        if (!text.empty()) {
            text += '&';
        }
        text += name;
        text += '=';
        text += value;
    }
    return text;
}

} // namespace

std::string signedText(const Params &params)
{
    return joined(params, SignType::Signed);
}

std::string signedNotifyText(const Params &params)
{
    return joined(params, SignType::LeftOut);
}

} // namespace guitai::alipay
