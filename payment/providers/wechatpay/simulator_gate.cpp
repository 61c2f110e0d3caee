// Checking v3 requests in WeChat Pay's order.
#include "payment/providers/wechatpay/simulator_gate.h"

#include "payment/providers/crypto/base64.h"
#include "payment/providers/wechatpay/signature.h"
#include "payment/providers/wechatpay/simulator_keys.h"
#include "payment/providers/wire/json_text.h"

#include <charconv>
#include <map>

namespace guitai::wechatpay {

namespace {

constexpr Span clockTolerance = Span::minutes(5);

Refused malformed(const std::string &words)
{
    return {400, "INVALID_REQUEST", "Http头缺少或不符合要求: " + words};
}

Refused signError(const std::string &words)
{
    return {401, "SIGN_ERROR", words};
}

// name="value" joined by commas, in any order.
std::optional<std::map<std::string, std::string>> authorizationFields(std::string_view text)
{
    constexpr std::string_view scheme = "WECHATPAY2-SHA256-RSA2048 ";
    if (text.substr(0, scheme.size()) != scheme) {
        return std::nullopt;
    }
    text.remove_prefix(scheme.size());
    std::map<std::string, std::string> fields;
    while (!text.empty()) {
        const auto equals = text.find("=\"");
        const auto end = equals == std::string_view::npos ? equals : text.find('"', equals + 2);
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        fields[std::string(text.substr(0, equals))] =
            std::string(text.substr(equals + 2, end - equals - 2));
        text.remove_prefix(end + 1);
        while (!text.empty() && (text.front() == ',' || text.front() == ' ')) {
            text.remove_prefix(1);
        }
    }
    return fields;
}

std::optional<Refused> wrongHeaders(const HttpRequest &request)
{
    if (headerOf(request.headers, "user-agent").empty()) {
        return malformed("User-Agent");
    }
    const std::string accept = headerOf(request.headers, "accept");
    const bool isBill = targetOf(request.url).find("/v3/billdownload/") == 0;
    if (!isBill && accept.find("application/json") == std::string::npos &&
        accept.find("*/*") == std::string::npos) {
        return malformed("Accept");
    }
    if (!request.body.empty() &&
        headerOf(request.headers, "content-type").find("application/json") == std::string::npos) {
        return malformed("Content-Type");
    }
    return std::nullopt;
}

std::optional<Refused> wrongSignature(const HttpRequest &request, const PublicKey &merchantKey,
                                      Instant now)
{
    const auto fields = authorizationFields(headerOf(request.headers, "authorization"));
    if (!fields) {
        return signError("Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》");
    }
    const auto field = [&](const char *name) {
        const auto found = fields->find(name);
        return found == fields->end() ? std::string() : found->second;
    };
    if (field("mchid") != simulatedMerchant) {
        return signError("商户号不存在");
    }
    if (field("serial_no") != simulatedSerial) {
        return signError("商户证书序列号有误");
    }
    const std::string nonce = field("nonce_str");
    if (nonce.empty() || nonce.size() > 32) {
        return signError("nonce_str长度错误");
    }
    const std::string timestamp = field("timestamp");
    std::int64_t seconds = 0;
    const char *end = timestamp.data() + timestamp.size();
    const auto [stop, error] = std::from_chars(timestamp.data(), end, seconds);
    const Instant theirs{seconds * 1000};
    if (error != std::errc() || stop != end || theirs + clockTolerance < now ||
        now + clockTolerance < theirs) {
        return signError("Http头Authorization中的timestamp与发起请求的时间不得超过5分钟");
    }
    const std::string text =
        requestText(request.method, targetOf(request.url), timestamp, nonce, request.body);
    const auto signature = fromBase64(field("signature"));
    if (signature && merchantKey.verify(text, *signature)) {
        return std::nullopt;
    }
    Refused refused = signError("签名错误，请检查后再试");
    refused.detail =
        JsonText()
            .add("issue", "sign not match")
            .add("field", "signature")
            .add("location", "authorization")
            .addRaw("sign_information",
                    JsonText()
                        .add("method", request.method)
                        .add("url", targetOf(request.url))
                        .addRaw("sign_message_length", std::to_string(text.size()))
                        .add("truncated_sign_message",
                             text.substr(0, text.find('\n', request.method.size() + 1) + 1))
                        .text())
            .text();
    return refused;
}

// '+' is itself in a path.
std::string decodedPath(std::string path)
{
    for (auto at = path.find('+'); at != std::string::npos; at = path.find('+', at)) {
        path.replace(at, 1, "%2B");
    }
    const auto fields = parseForm("path=" + path);
    return fields && fields->size() == 1 ? fields->front().second : path;
}

} // namespace

std::string Admitted::queryField(std::string_view name) const
{
    for (const auto &[held, value] : query) {
        if (held == name) {
            return value;
        }
    }
    return {};
}

std::string targetOf(const std::string &url)
{
    const auto host = url.find("://");
    const auto path = url.find('/', host == std::string::npos ? 0 : host + 3);
    return path == std::string::npos ? "/" : url.substr(path);
}

std::variant<Admitted, Refused> admit(const HttpRequest &request, const PublicKey &merchantKey,
                                      Instant now)
{
    if (const auto refused = wrongHeaders(request)) {
        return *refused;
    }
    if (const auto refused = wrongSignature(request, merchantKey, now)) {
        return *refused;
    }
    const std::string target = targetOf(request.url);
    const auto mark = target.find('?');
    Admitted admitted;
    admitted.method = request.method;
    admitted.path = decodedPath(target.substr(0, mark));
    admitted.query = parseForm(mark == std::string::npos ? std::string() : target.substr(mark + 1))
                         .value_or(FormFields());
    admitted.bodyText = request.body;
    admitted.wantedSerial = headerOf(request.headers, "wechatpay-serial");
    if (!request.body.empty()) {
        admitted.body = JsonFields::read(request.body);
        if (!admitted.body || admitted.body->hasNull()) {
            return Refused{400, "PARAM_ERROR", "输入源不是合法的JSON"};
        }
    }
    return admitted;
}

int statusOf(const std::string &code)
{
    static const std::map<std::string, int> statuses = {
        {"SIGN_ERROR", 401},        {"NO_AUTH", 403},         {"OUT_TRADE_NO_USED", 403},
        {"NOT_ENOUGH", 403},        {"NOTENOUGH", 403},       {"TRADE_ERROR", 403},
        {"RULE_LIMIT", 403},        {"ORDER_NOT_EXIST", 404}, {"RESOURCE_NOT_EXISTS", 404},
        {"FREQUENCY_LIMITED", 429}, {"USERPAYING", 202},      {"SYSTEM_ERROR", 500},
    };
    const auto found = statuses.find(code);
    return found == statuses.end() ? 400 : found->second;
}

} // namespace guitai::wechatpay
