// From paths and headers to the gate's words, and back to HTTP.
#include "payment/providers/alipay/simulator_v3.h"

#include "payment/providers/alipay/call.h"
#include "payment/providers/alipay/v3_signature.h"
#include "payment/providers/crypto/base64.h"
#include "payment/providers/wire/form.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <cstdlib>

namespace guitai::alipay {

namespace {

constexpr std::string_view v3Prefix = "/v3/";
constexpr std::int64_t defaultExpiry = 600; // seconds

std::string compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

V3Refused refusedV3(int status, const char *code, const char *message)
{
    return {status, compact({{"code", code}, {"message", message}, {"links", QJsonArray()}})};
}

std::string headerOf(const HttpRequest &request, std::string_view wanted)
{
    for (const auto &[name, value] : request.headers) {
        const bool same =
            std::equal(name.begin(), name.end(), wanted.begin(), wanted.end(), [](char a, char b) {
                return (a >= 'A' && a <= 'Z' ? char(a + 32) : a) == b;
            });
        if (same) {
            return value;
        }
    }
    return {};
}

std::string_view pathOf(std::string_view url)
{
    const auto scheme = url.find("://");
    const auto slash = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
    return slash == std::string_view::npos ? std::string_view() : url.substr(slash);
}

// What a GET asks for stands in its query.
std::string contentOf(const HttpRequest &request, std::string_view path)
{
    const auto mark = path.find('?');
    if (request.method != "GET" || mark == std::string_view::npos) {
        return request.body;
    }
    QJsonObject object;
    for (const auto &[name, value] : parseForm(path.substr(mark + 1)).value_or(FormFields())) {
        object[QString::fromStdString(name)] = QString::fromStdString(value);
    }
    return compact(object);
}

} // namespace

bool isForV3(std::string_view url)
{
    return pathOf(url).substr(0, v3Prefix.size()) == v3Prefix;
}

std::string v3MethodOf(std::string_view url)
{
    std::string_view path = pathOf(url);
    path = path.substr(0, path.find('?'));
    std::string method(path.substr(std::min(v3Prefix.size(), path.size())));
    std::replace(method.begin(), method.end(), '/', '.');
    for (const Call call :
         {Call::Precreate, Call::Pay, Call::Query, Call::Cancel, Call::Close, Call::Refund,
          Call::RefundQuery, Call::BillUrl, Call::DownloadCertificate}) {
        if (methodOf(call) == method) {
            return method;
        }
    }
    return {};
}

std::variant<Admitted, V3Refused> admitV3(const HttpRequest &request, const Gate &gate, Instant now)
{
    const std::string_view path = pathOf(request.url);
    const std::string method = v3MethodOf(request.url);
    if (method.empty()) {
        return refusedV3(404, "invalid-method", "不存在的方法名");
    }
    const auto authorization = readV3Header(headerOf(request, "authorization"));
    if (!authorization) {
        return refusedV3(401, "missing-signature", "缺少签名参数");
    }
    if (authorization->field("app_id") != gate.appId) {
        return refusedV3(401, "invalid-app-id", "无效的AppID参数");
    }
    if (authorization->field("nonce").empty()) {
        return refusedV3(401, "missing-nonce", "缺少随机数");
    }
    const std::string expiry = authorization->field("expired_seconds");
    const Span window =
        Span::seconds(expiry.empty() ? defaultExpiry : std::strtoll(expiry.c_str(), nullptr, 10));
    const Instant sent{std::strtoll(authorization->field("timestamp").c_str(), nullptr, 10)};
    if (now - sent > window || sent - now > window) {
        return refusedV3(401, "invalid-timestamp", "非法的时间戳参数");
    }
    const std::string certSn = authorization->field("app_cert_sn");
    if (!certSn.empty() && certSn != gate.appCertSn) {
        return refusedV3(401, "app-cert-not-exist", "应用证书不存在");
    }
    const V3Call call{request.method, std::string(path), request.body,
                      headerOf(request, "alipay-app-auth-token")};
    const auto signature = fromBase64(authorization->field("sign"));
    if (!signature ||
        !gate.appKey.verify(v3SignedText(authorization->signedPart, call), *signature)) {
        return refusedV3(401, "invalid-signature", "验签出错");
    }
    if (!headerOf(request, "alipay-encrypt-type").empty()) {
        return refusedV3(400, "missing-encrypt-key", "未配置对应的加密密钥");
    }
    Admitted admitted;
    admitted.method = method;
    admitted.withCertificates = !certSn.empty();
    admitted.bizText = contentOf(request, path);
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(admitted.bizText));
    const QJsonObject object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it->isString()) {
            admitted.biz[it.key().toStdString()] = it->toString().toStdString();
        }
    }
    if (const std::string url = admitted.bizField("notify_url"); !url.empty()) {
        admitted.params["notify_url"] = url;
    }
    return admitted;
}

HttpReply v3Answer(const std::string &node)
{
    QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(node)).object();
    const QString code = object.take("code").toString();
    object.remove("msg");
    if (code == "10000" || code == "10003") {
        return {code == "10000" ? 200 : 202, {}, compact(object)};
    }
    return {400,
            {},
            compact({{"code", object["sub_code"]},
                     {"message", object["sub_msg"]},
                     {"links", QJsonArray()}})};
}

} // namespace guitai::alipay
