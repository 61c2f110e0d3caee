// Building a signed request.
#include "payment/providers/alipay/request.h"

#include "payment/providers/alipay/signature.h"
#include "payment/providers/crypto/base64.h"
#include "payment/providers/wire/form.h"

namespace guitai::alipay {

namespace {

// A question may be asked again soon; an order to do something is waited for.
Span timeoutOf(Call call)
{
    return call == Call::Query || call == Call::RefundQuery ? Span::seconds(6) : Span::seconds(15);
}

} // namespace

HttpRequest buildRequest(const Account &account, Call call, const std::string &bizContent,
                         const std::string &notifyUrl, Instant now)
{
    Params params = {
        {"app_id", account.appId},
        {"method", methodOf(call)},
        {"format", "JSON"},
        {"charset", "utf-8"},
        {"sign_type", "RSA2"},
        {"timestamp", plainDateTime(now, chinaOffset)},
        {"version", "1.0"},
        {"biz_content", account.cipher ? account.cipher->encrypt(bizContent) : bizContent},
    };
    if (account.cipher) {
        params["encrypt_type"] = "AES";
    }
    if (account.certificates) {
        params["app_cert_sn"] = account.certificates->appCertSn();
        params["alipay_root_cert_sn"] = account.certificates->rootCertSn();
    }
    if (!notifyUrl.empty()) {
        params["notify_url"] = notifyUrl;
    }
    params["sign"] = toBase64(account.key.sign(signedText(params)));

    // charset has to be in the query: the gateway needs it to decode the body.
    FormFields query;
    for (const auto &field : params) {
        if (field.first != "biz_content") {
            query.push_back(field);
        }
    }
    HttpRequest request;
    request.url = account.gateway + "?" + formText(query);
    request.headers = {{"content-type", "application/x-www-form-urlencoded;charset=utf-8"},
                       {"accept", "application/json"}};
    request.body = formText({{"biz_content", params["biz_content"]}});
    request.timeout = timeoutOf(call);
    return request;
}

} // namespace guitai::alipay
