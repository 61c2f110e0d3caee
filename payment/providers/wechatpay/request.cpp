// Building signed requests.
#include "payment/providers/wechatpay/request.h"

#include "payment/providers/wechatpay/signature.h"
#include "payment/providers/wechatpay/v2_signature.h"
#include "payment/providers/wire/form.h"
#include "payment/providers/wire/json_text.h"

#include <string>

namespace guitai::wechatpay {

namespace {

constexpr std::size_t longestDescription = 127; // bytes

// A question may be asked again soon; an order to do something is waited for.
Span timeoutOf(Call call)
{
    switch (call) {
    case Call::Query:
    case Call::QueryRefund:
    case Call::Certificates:
    case Call::OrderQuery:
        return Span::seconds(6);
    case Call::Native:
    case Call::CodePay:
    case Call::Close:
    case Call::Reverse:
    case Call::Refund:
    case Call::MicroPay:
    case Call::SecapiReverse:
    case Call::TradeBill:
    case Call::FundFlowBill:
        break;
    }
    return Span::seconds(15);
}

std::string cutUtf8(std::string text, std::size_t size)
{
    if (text.size() > size) {
        while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) {
            --size; // not inside a letter
        }
        text.resize(size);
    }
    return text;
}

std::string descriptionOf(const Matter &matter)
{
    return cutUtf8(matter.subject.empty() ? matter.attempt.text : matter.subject,
                   longestDescription);
}

// A little after our own deadline, so that the till closes the order and not the clock; from the
// matter alone, so that a repeated request carries the same data. An order that is made only to be
// closed has its end counted from now.
std::string expiryOf(const Matter &matter, Instant now)
{
    const Instant end =
        now < matter.deadline ? matter.deadline + Span::minutes(2) : now + Span::minutes(5);
    return rfc3339(end, chinaOffset);
}

std::string fenOf(Money amount)
{
    return std::to_string(amount.minor());
}

JsonText orderOf(const Account &account, const Matter &matter)
{
    JsonText order;
    order.add("appid", account.appid)
        .add("mchid", account.mchid)
        .add("description", descriptionOf(matter))
        .add("out_trade_no", matter.attempt.text)
        .addIf("attach", cutUtf8(matter.till, 128));
    return order;
}

std::string amountOf(const Matter &matter)
{
    return JsonText().addRaw("total", fenOf(matter.amount)).add("currency", "CNY").text();
}

std::string deviceOf(const Matter &matter)
{
    return cutUtf8(matter.till.empty() ? "till" : matter.till, 32);
}

std::string nativeBody(const Account &account, const Matter &matter, Instant now)
{
    return orderOf(account, matter)
        .add("time_expire", expiryOf(matter, now))
        .add("notify_url", matter.notifyUrl.empty() ? account.notifyUrl : matter.notifyUrl)
        .addRaw("amount", amountOf(matter))
        .addRaw("scene_info", JsonText()
                                  .add("payer_client_ip", account.deviceIp)
                                  .add("device_id", deviceOf(matter))
                                  .text())
        .text();
}

std::string codePayBody(const Account &account, const Matter &matter)
{
    const std::string store = JsonText().add("out_id", cutUtf8(account.storeId, 32)).text();
    return orderOf(account, matter)
        .addRaw("payer", JsonText().add("auth_code", matter.authCode).text())
        .addRaw("amount", amountOf(matter))
        .addRaw("scene_info", JsonText()
                                  .add("device_id", deviceOf(matter))
                                  .add("device_ip", account.deviceIp)
                                  .addRaw("store_info", store)
                                  .text())
        .text();
}

std::string refundBody(const Matter &matter)
{
    return JsonText()
        .add("out_trade_no", matter.attempt.text)
        .add("out_refund_no", matter.refund.text)
        .addIf("reason", cutUtf8(matter.refundReason, 80))
        .addIf("notify_url", matter.notifyUrl)
        .addRaw("amount", JsonText()
                              .addRaw("refund", fenOf(matter.refundAmount))
                              .addRaw("total", fenOf(matter.amount))
                              .add("currency", "CNY")
                              .text())
        .text();
}

// The path of base_url, which a reverse proxy may have put there, is signed like any other.
std::string basePath(const std::string &baseUrl)
{
    const auto host = baseUrl.find("://");
    const auto path = baseUrl.find('/', host == std::string::npos ? 0 : host + 3);
    return path == std::string::npos ? std::string() : baseUrl.substr(path);
}

HttpRequest v3Request(const Account &account, Call call, const std::string &method,
                      const std::string &target, const std::string &body, Instant now)
{
    HttpRequest request;
    request.method = method;
    request.url = account.baseUrl + target;
    request.body = body;
    request.timeout = timeoutOf(call);
    const Authorization made =
        authorize(account, method, basePath(account.baseUrl) + target, body, now);
    request.headers = {{"authorization", made.header()},
                       {"accept", "application/json"},
                       {"user-agent", "Guitai/1.0"}};
    if (!body.empty()) {
        request.headers.emplace_back("content-type", "application/json");
    }
    if (const std::string serial = account.keys->preferred(now); !serial.empty()) {
        request.headers.emplace_back("wechatpay-serial", serial);
    }
    return request;
}

HttpRequest v2Request(const Account &account, Call call, const std::string &path, V2Fields fields)
{
    fields["appid"] = account.appid;
    fields["mch_id"] = account.mchid;
    fields["nonce_str"] = freshNonce(32);
    fields["sign_type"] = nameOf(account.signType);
    fields["sign"] = v2Sign(fields, account.apiV2Key, account.signType);
    HttpRequest request;
    request.url = account.baseUrl + path;
    request.headers = {{"content-type", "text/xml; charset=utf-8"}, {"user-agent", "Guitai/1.0"}};
    request.body = v2Xml(fields);
    request.timeout = timeoutOf(call);
    return request;
}

V2Fields microPayFields(const Account &account, const Matter &matter)
{
    return {{"body", descriptionOf(matter)},        {"out_trade_no", matter.attempt.text},
            {"total_fee", fenOf(matter.amount)},    {"fee_type", "CNY"},
            {"spbill_create_ip", account.deviceIp}, {"auth_code", matter.authCode},
            {"device_info", deviceOf(matter)}};
}

} // namespace

HttpRequest buildRequest(const Account &account, Call call, const Matter &matter, Instant now)
{
    const std::string order =
        "/v3/pay/transactions/out-trade-no/" + percentEncoded(matter.attempt.text);
    const std::string refunds = "/v3/refund/domestic/refunds";
    const auto get = [&](const std::string &target) {
        return v3Request(account, call, "GET", target, {}, now);
    };
    const auto post = [&](const std::string &target, const std::string &body) {
        return v3Request(account, call, "POST", target, body, now);
    };
    switch (call) {
    case Call::Native:
        return post("/v3/pay/transactions/native", nativeBody(account, matter, now));
    case Call::CodePay:
        return post("/v3/pay/transactions/codepay", codePayBody(account, matter));
    case Call::Query:
        return get(order + "?mchid=" + account.mchid);
    case Call::Close:
        return post(order + "/close", JsonText().add("mchid", account.mchid).text());
    case Call::Reverse:
        return post(order + "/reverse",
                    JsonText().add("appid", account.appid).add("mchid", account.mchid).text());
    case Call::Refund:
        return post(refunds, refundBody(matter));
    case Call::QueryRefund:
        return get(refunds + "/" + percentEncoded(matter.refund.text));
    case Call::Certificates:
        return get("/v3/certificates");
    case Call::TradeBill:
        return get("/v3/bill/tradebill?bill_date=" + percentEncoded(matter.subject) +
                   "&bill_type=ALL&tar_type=GZIP");
    case Call::FundFlowBill:
        return get("/v3/bill/fundflowbill?bill_date=" + percentEncoded(matter.subject) +
                   "&account_type=BASIC&tar_type=GZIP");
    case Call::MicroPay:
        return v2Request(account, call, "/pay/micropay", microPayFields(account, matter));
    case Call::OrderQuery:
        return v2Request(account, call, "/pay/orderquery", {{"out_trade_no", matter.attempt.text}});
    case Call::SecapiReverse:
        break;
    }
    HttpRequest reverse =
        v2Request(account, call, "/secapi/pay/reverse", {{"out_trade_no", matter.attempt.text}});
    reverse.clientCertificate = account.merchantCertificate;
    reverse.clientKey = account.merchantKey;
    return reverse;
}

HttpRequest downloadRequest(const Account &account, const std::string &target, Instant now)
{
    HttpRequest request = v3Request(account, Call::TradeBill, "GET", target, {}, now);
    request.timeout = Span::seconds(60);
    request.longestAnswer = 64ll * 1024 * 1024;
    return request;
}

std::optional<Reading> refusalOfAmount(Money amount)
{
    if (amount.currency() == Currency::cny() && amount.isPositive()) {
        return std::nullopt;
    }
    Reading reading;
    reading.verdict = Verdict::NotExecuted;
    reading.reason =
        amount.currency() == Currency::cny() ? Reason::AmountTooSmall : Reason::WrongCurrency;
    reading.providerWords =
        "WeChat Pay takes CNY from 0.01, not " + amount.currency().code() + " " + amount.text();
    return reading;
}

} // namespace guitai::wechatpay
