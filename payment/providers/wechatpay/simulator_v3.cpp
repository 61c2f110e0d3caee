// The calls of v3, carried out in the books and answered.
#include "payment/providers/wechatpay/simulator_v3.h"

#include "payment/providers/wechatpay/moment.h"
#include "payment/providers/wechatpay/simulator_keys.h"
#include "payment/providers/wire/json_text.h"

#include <algorithm>
#include <initializer_list>

namespace guitai::wechatpay {

namespace {

using Names = std::initializer_list<std::string_view>;

V3Answer refusal(const std::string &code, const std::string &words)
{
    const int status = statusOf(code);
    return {status, refusalBody({status, code, words})};
}

V3Answer badField(const std::string &field, const std::string &issue)
{
    return {400, refusalBody({400, "PARAM_ERROR", "参数错误",
                              JsonText()
                                  .add("location", "body")
                                  .add("field", "/" + field)
                                  .add("issue", issue)
                                  .text()})};
}

V3Answer failed(const Outcome &outcome)
{
    return refusal(outcome.error, outcome.words);
}

// The first name that is not among the known ones.
std::string strangerAmong(const JsonFields &fields, Names known)
{
    for (const std::string &name : fields.names()) {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            return name;
        }
    }
    return {};
}

std::string numberText(std::int64_t number)
{
    return std::to_string(number);
}

std::optional<V3Answer> wrongMerchant(const JsonFields &body)
{
    if (body.text("mchid") != simulatedMerchant) {
        return refusal("MCH_NOT_EXISTS", "商户号不存在");
    }
    return std::nullopt;
}

std::optional<V3Answer> wrongApp(const JsonFields &body)
{
    if (body.text("appid") != simulatedApp) {
        return refusal("APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配");
    }
    return std::nullopt;
}

bool isGoodNotifyUrl(const std::string &url)
{
    const bool isHttp = url.find("https://") == 0 || url.find("http://") == 0;
    return isHttp && url.size() <= 255 && url.find('?') == std::string::npos;
}

// What native and codepay have in common.
std::optional<V3Answer> wrongOrder(const JsonFields &body)
{
    if (const auto wrong = wrongMerchant(body)) {
        return wrong;
    }
    if (const auto wrong = wrongApp(body)) {
        return wrong;
    }
    if (!isGoodOutTradeNo(body.text("out_trade_no"))) {
        return badField("out_trade_no", "商户订单号6-32个字符，只能是数字、大小写字母_-|*");
    }
    if (body.text("description").empty() || body.text("description").size() > 127) {
        return badField("description", "商品描述长度为1-127个字节");
    }
    if (body.text("attach").size() > 128) {
        return badField("attach", "长度超过128");
    }
    const JsonFields amount = body.object("amount");
    const auto total = amount.number("total");
    if (!total || *total < 1 || !strangerAmong(amount, {"total", "currency"}).empty()) {
        return badField("amount/total", "金额必须为大于等于1的整数");
    }
    if (amount.has("currency") && amount.text("currency") != "CNY") {
        return badField("amount/currency", "不支持的币种");
    }
    return std::nullopt;
}

NewOrder orderIn(const Admitted &asked)
{
    const JsonFields &body = *asked.body;
    NewOrder order;
    order.outTradeNo = body.text("out_trade_no");
    order.order = asked.bodyText;
    order.description = body.text("description");
    order.attach = body.text("attach");
    order.deviceId = body.object("scene_info").text("device_id");
    order.notifyUrl = body.text("notify_url");
    order.amount = Money(body.object("amount").number("total").value_or(0), Currency::cny());
    return order;
}

V3Answer native(const Admitted &asked, Books &books, const V3Setting &setting)
{
    const JsonFields &body = *asked.body;
    const std::string stranger =
        strangerAmong(body, {"appid", "mchid", "description", "out_trade_no", "time_expire",
                             "attach", "notify_url", "goods_tag", "support_fapiao", "amount",
                             "detail", "scene_info", "settle_info"});
    if (!stranger.empty()) {
        return badField(stranger, "未知的请求参数");
    }
    if (const auto wrong = wrongOrder(body)) {
        return *wrong;
    }
    if (!isGoodNotifyUrl(body.text("notify_url"))) {
        return badField("notify_url", "通知地址必须为完整的URL，不能携带参数");
    }
    const JsonFields scene = body.object("scene_info");
    if (!strangerAmong(scene, {"payer_client_ip", "device_id", "store_info"}).empty() ||
        (body.has("scene_info") && scene.text("payer_client_ip").empty())) {
        return badField("scene_info", "场景信息错误");
    }
    NewOrder order = orderIn(asked);
    if (body.has("time_expire")) {
        order.expires = offsetTime(body.text("time_expire"));
        if (!order.expires) {
            return badField("time_expire", "格式错误，应为RFC3339");
        }
    }
    const Outcome outcome = books.native(order, setting.now);
    return outcome.ok() ? V3Answer{200, JsonText().add("code_url", outcome.order->code).text()}
                        : failed(outcome);
}

V3Answer codePay(const Admitted &asked, Books &books, const V3Setting &setting)
{
    const JsonFields &body = *asked.body;
    const std::string stranger = strangerAmong(
        body, {"appid", "mchid", "description", "out_trade_no", "attach", "goods_tag",
               "support_fapiao", "payer", "amount", "detail", "scene_info", "settle_info"});
    if (!stranger.empty()) {
        return badField(stranger, "未知的请求参数");
    }
    if (const auto wrong = wrongOrder(body)) {
        return *wrong;
    }
    const JsonFields scene = body.object("scene_info");
    const JsonFields store = scene.object("store_info");
    if (!strangerAmong(scene, {"device_id", "device_ip", "store_info"}).empty() ||
        (store.text("id").empty() && store.text("out_id").empty())) {
        return badField("scene_info/store_info", "门店信息必填");
    }
    NewOrder order = orderIn(asked);
    order.authCode = body.object("payer").text("auth_code");
    if (order.authCode.empty()) {
        return badField("payer/auth_code", "付款码必填");
    }
    const Outcome outcome = books.codePay(order, setting.now);
    if (outcome.ok()) {
        const OrderState state = books.stateOf(*outcome.order, setting.now);
        return {200, orderJson(*outcome.order, state, setting.fenError)};
    }
    // v2 has one spelling of this, v3 another.
    return outcome.error == "AUTHCODEEXPIRE" ? refusal("AUTH_CODE_EXPIRE", outcome.words)
                                             : failed(outcome);
}

V3Answer query(const Admitted &asked, const std::string &outTradeNo,
               const std::string &transactionId, Books &books, const V3Setting &setting)
{
    if (asked.queryField("mchid") != simulatedMerchant) {
        return refusal("PARAM_ERROR", "mchid 缺失或与签名商户号不一致");
    }
    const Outcome outcome = books.query(outTradeNo, transactionId, setting.now);
    if (!outcome.ok()) {
        return failed(outcome);
    }
    const OrderState state = books.stateOf(*outcome.order, setting.now);
    return {200, orderJson(*outcome.order, state, setting.fenError)};
}

V3Answer close(const Admitted &asked, const std::string &outTradeNo, Books &books,
               const V3Setting &setting)
{
    if (!strangerAmong(*asked.body, {"mchid"}).empty()) {
        return badField("mchid", "未知的请求参数");
    }
    if (const auto wrong = wrongMerchant(*asked.body)) {
        return *wrong;
    }
    const Outcome outcome = books.close(outTradeNo, setting.now);
    return outcome.ok() ? V3Answer{204, {}} : failed(outcome);
}

V3Answer reverse(const Admitted &asked, const std::string &outTradeNo, Books &books,
                 const V3Setting &setting)
{
    if (asked.body->text("appid").empty()) {
        return refusal("SYSTEM_ERROR", "系统错误");
    }
    for (const auto &wrong : {wrongMerchant(*asked.body), wrongApp(*asked.body)}) {
        if (wrong) {
            return *wrong;
        }
    }
    const Outcome outcome = books.reverse(outTradeNo, setting.now);
    if (!outcome.ok()) {
        return failed(outcome);
    }
    return {200, JsonText()
                     .add("appid", simulatedApp)
                     .add("mchid", simulatedMerchant)
                     .add("out_trade_no", outTradeNo)
                     .text()};
}

std::string refundJson(const Outcome &outcome, const V3Setting &setting)
{
    const SimulatedOrder &order = *outcome.order;
    const SimulatedRefund &refund = *outcome.refund;
    const bool isDone = !outcome.isNew && refund.doneAt <= setting.now;
    const std::string amount = numberText(refund.amount.minor() + setting.fenError);
    const std::string total = numberText(order.amount.minor());
    JsonText json;
    json.add("refund_id", refund.refundId)
        .add("out_refund_no", refund.number)
        .add("transaction_id", order.transactionId)
        .add("out_trade_no", order.outTradeNo)
        .add("channel", "ORIGINAL")
        .add("user_received_account", "支付用户零钱");
    if (isDone) {
        json.add("success_time", rfc3339(refund.doneAt, chinaOffset));
    }
    return json.add("create_time", rfc3339(refund.at, chinaOffset))
        .add("status", isDone ? "SUCCESS" : "PROCESSING")
        .add("funds_account", "AVAILABLE")
        .addRaw("amount", JsonText()
                              .addRaw("total", total)
                              .addRaw("refund", amount)
                              .addRaw("from", "[]")
                              .addRaw("payer_total", total)
                              .addRaw("payer_refund", amount)
                              .addRaw("settlement_refund", amount)
                              .addRaw("settlement_total", total)
                              .addRaw("discount_refund", "0")
                              .add("currency", "CNY")
                              .addRaw("refund_fee", "0")
                              .text())
        .addRaw("promotion_detail", "[]")
        .text();
}

bool isGoodRefundNo(const std::string &number)
{
    return !number.empty() && number.size() <= 64 &&
           std::all_of(number.begin(), number.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      std::string_view("_-|*@").find(c) != std::string_view::npos;
           });
}

V3Answer refund(const Admitted &asked, Books &books, const V3Setting &setting)
{
    const JsonFields &body = *asked.body;
    const std::string stranger =
        strangerAmong(body, {"transaction_id", "out_trade_no", "out_refund_no", "reason",
                             "notify_url", "funds_account", "amount", "goods_detail"});
    if (!stranger.empty()) {
        return badField(stranger, "未知的请求参数");
    }
    const JsonFields amount = body.object("amount");
    NewRefund wish;
    wish.outTradeNo = body.text("out_trade_no");
    wish.transactionId = body.text("transaction_id");
    wish.number = body.text("out_refund_no");
    wish.notifyUrl = body.text("notify_url");
    wish.amount = Money(amount.number("refund").value_or(0), Currency::cny());
    wish.total = Money(amount.number("total").value_or(0), Currency::cny());
    if (wish.outTradeNo.empty() && wish.transactionId.empty()) {
        return badField("out_trade_no", "transaction_id和out_trade_no二选一");
    }
    if (!isGoodRefundNo(wish.number)) {
        return badField("out_refund_no", "商户退款单号格式错误");
    }
    if (body.text("reason").size() > 80 ||
        (!wish.notifyUrl.empty() && !isGoodNotifyUrl(wish.notifyUrl))) {
        return badField("reason", "退款原因或通知地址格式错误");
    }
    if (!wish.amount.isPositive() || !wish.total.isPositive() || amount.text("currency") != "CNY") {
        return badField("amount", "金额与币种必填");
    }
    const Outcome outcome = books.refund(wish, setting.refundTakes, setting.now);
    return outcome.ok() ? V3Answer{200, refundJson(outcome, setting)} : failed(outcome);
}

// What stands between two texts in a path; empty when it is another path.
std::string between(const std::string &path, std::string_view begin, std::string_view end)
{
    const bool fits = path.size() > begin.size() + end.size() &&
                      path.compare(0, begin.size(), begin) == 0 &&
                      path.compare(path.size() - end.size(), end.size(), end) == 0;
    const std::string middle =
        fits ? path.substr(begin.size(), path.size() - begin.size() - end.size()) : std::string();
    return middle.find('/') == std::string::npos ? middle : std::string();
}

} // namespace

std::string refusalBody(const Refused &refused)
{
    JsonText json;
    json.add("code", refused.code).add("message", refused.message);
    if (!refused.detail.empty()) {
        json.addRaw("detail", refused.detail);
    }
    return json.text();
}

std::string orderJson(const SimulatedOrder &order, OrderState state, std::int64_t fenError)
{
    const bool wasPaid = order.paidAt.has_value();
    const std::string total = numberText(order.amount.minor() + fenError);
    JsonText amount;
    if (wasPaid) {
        amount.add("currency", "CNY").add("payer_currency", "CNY").addRaw("payer_total", total);
    } else {
        amount.add("payer_currency", "CNY");
    }
    amount.addRaw("total", total);
    JsonText json;
    json.addRaw("amount", amount.text()).add("appid", simulatedApp).addIf("attach", order.attach);
    if (wasPaid) {
        json.add("bank_type", "OTHERS");
    }
    json.add("mchid", simulatedMerchant).add("out_trade_no", order.outTradeNo);
    if (wasPaid) {
        json.addRaw("payer", JsonText().add("openid", simulatedBuyer).text());
    }
    json.addRaw("promotion_detail", "[]");
    if (!order.deviceId.empty()) {
        json.addRaw("scene_info", JsonText().add("device_id", order.deviceId).text());
    }
    if (wasPaid) {
        json.add("success_time", rfc3339(*order.paidAt, chinaOffset));
    }
    json.add("trade_state", wordOf(state)).add("trade_state_desc", chineseOf(state));
    if (wasPaid || order.isByCustomersCode()) {
        json.add("trade_type", order.isByCustomersCode() ? "MICROPAY" : "NATIVE");
    }
    return json.addIf("transaction_id", order.transactionId).text();
}

std::string refundLetterJson(const SimulatedOrder &order, const SimulatedRefund &refund)
{
    const std::string amount = numberText(refund.amount.minor());
    const std::string total = numberText(order.amount.minor());
    return JsonText()
        .add("mchid", simulatedMerchant)
        .add("out_trade_no", order.outTradeNo)
        .add("transaction_id", order.transactionId)
        .add("out_refund_no", refund.number)
        .add("refund_id", refund.refundId)
        .add("refund_status", "SUCCESS")
        .add("success_time", rfc3339(refund.doneAt, chinaOffset))
        .addRaw("amount", JsonText()
                              .addRaw("total", total)
                              .addRaw("refund", amount)
                              .addRaw("payer_total", total)
                              .addRaw("payer_refund", amount)
                              .text())
        .add("user_received_account", "支付用户零钱")
        .text();
}

V3Answer answerV3(const Admitted &asked, Books &books, const V3Setting &setting)
{
    const std::string orders = "/v3/pay/transactions/out-trade-no/";
    const std::string refunds = "/v3/refund/domestic/refunds";
    if (asked.method == "GET") {
        if (const auto number = between(asked.path, orders, ""); !number.empty()) {
            return query(asked, number, {}, books, setting);
        }
        if (const auto id = between(asked.path, "/v3/pay/transactions/id/", ""); !id.empty()) {
            return query(asked, {}, id, books, setting);
        }
        if (const auto number = between(asked.path, refunds + "/", ""); !number.empty()) {
            const Outcome outcome = books.queryRefund(number, setting.now);
            return outcome.ok() ? V3Answer{200, refundJson(outcome, setting)} : failed(outcome);
        }
        return refusal("RESOURCE_NOT_EXISTS", "请求的资源不存在");
    }
    if (asked.method != "POST" || !asked.body) {
        return refusal("PARAM_ERROR", "请求方法或请求体错误");
    }
    if (asked.path == "/v3/pay/transactions/native") {
        return native(asked, books, setting);
    }
    if (asked.path == "/v3/pay/transactions/codepay") {
        return codePay(asked, books, setting);
    }
    if (asked.path == refunds) {
        return refund(asked, books, setting);
    }
    if (const auto number = between(asked.path, orders, "/close"); !number.empty()) {
        return close(asked, number, books, setting);
    }
    if (const auto number = between(asked.path, orders, "/reverse"); !number.empty()) {
        return reverse(asked, number, books, setting);
    }
    return refusal("RESOURCE_NOT_EXISTS", "请求的资源不存在");
}

} // namespace guitai::wechatpay
