// Checking requests in the order of Alipay's gateway.
#include "payment/providers/alipay/simulator_gate.h"

#include "payment/providers/alipay/call.h"
#include "payment/providers/crypto/base64.h"
#include "payment/providers/wire/china_time.h"
#include "payment/providers/wire/form.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace guitai::alipay {

namespace {

bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; };
        return lower(x) == lower(y);
    });
}

bool isKnownMethod(const std::string &method)
{
    for (const Call call :
         {Call::Precreate, Call::Pay, Call::Query, Call::Cancel, Call::Close, Call::Refund,
          Call::RefundQuery, Call::BillUrl, Call::DownloadCertificate}) {
        if (methodOf(call) == method) {
            return true;
        }
    }
    return false;
}

// Alipay shows the text that it built, with '&' as in HTML.
std::string shownInHtml(const std::string &text)
{
    std::string shown;
    for (const char c : text) {
        shown += c == '&' ? std::string("&amp;") : std::string(1, c);
    }
    return shown;
}

Refused missing(std::string method, const std::string &what)
{
    return {std::move(method), "40001", "Missing Required Arguments", "isv.missing-" + what,
            "缺少参数" + what};
}

Refused invalid(std::string method, const std::string &subCode, const std::string &subMsg)
{
    return {std::move(method), "40002", "Invalid Arguments", subCode, subMsg};
}

class Inspection
{
public:
    Inspection(Params params, const Gate &gate, Instant now)
        : m_params(std::move(params))
        , m_gate(gate)
        , m_now(now)
        , m_method(param("method"))
    {}

    // Who is asking, and for what? Before that is known, answers are not signed.
    std::optional<Refused> unknownCaller() const
    {
        if (m_method.empty()) {
            return missing({}, "method");
        }
        if (!isKnownMethod(m_method)) {
            return invalid({}, "isv.invalid-method", "不存在的方法名");
        }
        if (param("app_id").empty()) {
            return missing({}, "app-id");
        }
        if (param("app_id") != m_gate.appId) {
            return invalid({}, "isv.invalid-app-id", "无效的AppID参数");
        }
        return std::nullopt;
    }

    std::optional<Refused> wrongParameter() const
    {
        if (param("sign_type").empty()) {
            return missing(m_method, "signature-type");
        }
        if (param("sign_type") != "RSA2") {
            return invalid(m_method, "isv.invalid-signature-type", "无效的签名类型");
        }
        if (param("sign").empty()) {
            return missing(m_method, "signature");
        }
        if (!param("charset").empty() && !equalIgnoringCase(param("charset"), "utf-8")) {
            return invalid(m_method, "isv.invalid-charset", "字符集错误");
        }
        if (!param("format").empty() && !equalIgnoringCase(param("format"), "json")) {
            return invalid(m_method, "isv.invalid-format", "无效的数据格式");
        }
        if (param("version").empty()) {
            return missing(m_method, "version");
        }
        if (param("timestamp").empty()) {
            return missing(m_method, "timestamp");
        }
        const auto theirs = chinaTime(param("timestamp"));
        if (!theirs || *theirs < m_now - m_gate.clockTolerance ||
            m_now + m_gate.clockTolerance < *theirs) {
            return invalid(m_method, "isv.invalid-timestamp", "非法的时间戳参数");
        }
        return std::nullopt;
    }

    std::optional<Refused> wrongCertificate() const
    {
        const std::string app = param("app_cert_sn");
        const std::string root = param("alipay_root_cert_sn");
        if (app.empty() && root.empty()) {
            return std::nullopt;
        }
        if (app.empty()) {
            return missing(m_method, "app-cert-sn");
        }
        if (root.empty()) {
            return missing(m_method, "alipay-root-cert-sn");
        }
        if (app != m_gate.appCertSn) {
            return invalid(m_method, "isv.app-cert-not-exist", "应用证书不存在");
        }
        if (root != m_gate.rootCertSn) {
            return invalid(m_method, "isv.invalid-alipay-root-cert-sn", "无效的支付宝根证书序列号");
        }
        return std::nullopt;
    }

    std::optional<Refused> wrongSignature() const
    {
        const std::string text = signedText(m_params);
        const auto signature = fromBase64(param("sign"));
        if (signature && m_gate.appKey.verify(text, *signature)) {
            return std::nullopt;
        }
        return invalid(m_method, "isv.invalid-signature",
                       "验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的"
                       "验签字符串为：" +
                           shownInHtml(text));
    }

    std::variant<Admitted, Refused> content() const
    {
        Admitted admitted;
        admitted.method = m_method;
        admitted.params = m_params;
        admitted.withCertificates = !param("app_cert_sn").empty();
        admitted.encrypted = param("encrypt_type") == "AES";
        admitted.bizText = param("biz_content");
        if (admitted.encrypted && !m_gate.cipher) {
            return Refused{m_method, "40003", "Insufficient Conditions", "isv.missing-encrypt-key",
                           "未配置对应的加密密钥"};
        }
        if (admitted.encrypted) {
            const auto clear = m_gate.cipher->decrypt(admitted.bizText);
            if (!clear) {
                return Refused{m_method, "40003", "Insufficient Conditions",
                               "isv.decryption-error-unknown", "解密出错，未知异常"};
            }
            admitted.bizText = *clear;
        }
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(admitted.bizText));
        const QJsonObject object = document.object();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it->isString()) {
                admitted.biz[it.key().toStdString()] = it->toString().toStdString();
            }
        }
        return admitted;
    }

private:
    std::string param(const std::string &name) const
    {
        const auto found = m_params.find(name);
        return found == m_params.end() ? std::string() : found->second;
    }

    Params m_params;
    const Gate &m_gate;
    Instant m_now;
    std::string m_method;
};

} // namespace

std::string Admitted::bizField(const std::string &name) const
{
    const auto found = biz.find(name);
    return found == biz.end() ? std::string() : found->second;
}

Params paramsOf(const HttpRequest &request)
{
    const auto mark = request.url.find('?');
    const std::string query =
        mark == std::string::npos ? std::string() : request.url.substr(mark + 1);
    Params params;
    for (const std::string &part : {query, request.body}) {
        for (const auto &[name, value] : parseForm(part).value_or(FormFields())) {
            params[name] = value;
        }
    }
    return params;
}

std::variant<Admitted, Refused> admit(const Params &params, const Gate &gate, Instant now)
{
    const Inspection inspection(params, gate, now);
    if (const auto refused = inspection.unknownCaller()) {
        return *refused;
    }
    if (const auto refused = inspection.wrongParameter()) {
        return *refused;
    }
    if (const auto refused = inspection.wrongCertificate()) {
        return *refused;
    }
    if (const auto refused = inspection.wrongSignature()) {
        return *refused;
    }
    return inspection.content();
}

} // namespace guitai::alipay
