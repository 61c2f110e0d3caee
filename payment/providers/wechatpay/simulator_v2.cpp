// The calls of v2, carried out in the books and answered.
#include "payment/providers/wechatpay/simulator_v2.h"

#include "payment/providers/wechatpay/moment.h"
#include "payment/providers/wechatpay/signature.h"
#include "payment/providers/wechatpay/simulator_keys.h"
#include "payment/providers/wechatpay/simulator_v3.h"
#include "payment/providers/wechatpay/v2_signature.h"

#include <charconv>

namespace guitai::wechatpay {

namespace {

std::string notAcceptedXml(const std::string &words)
{
    return v2Xml({{"return_code", "FAIL"}, {"return_msg", words}});
}

std::string fieldOf(const V2Fields &fields, const std::string &name)
{
    const auto found = fields.find(name);
    return found == fields.end() ? std::string() : found->second;
}

// v2 writes its codes without underscores, but for a few.
std::string v2Code(const std::string &code)
{
    return code == "ORDER_NOT_EXIST" ? "ORDERNOTEXIST"
           : code == "ORDER_PAID"    ? "ORDERPAID"
           : code == "ORDER_CLOSED"  ? "ORDERCLOSED"
           : code == "USER_PAYING"   ? "USERPAYING"
                                     : code;
}

V2Fields refusedFields(const std::string &code, const std::string &words)
{
    return {{"result_code", "FAIL"}, {"err_code", v2Code(code)}, {"err_code_des", words}};
}

V2Fields paidFields(const SimulatedOrder &order, const V2Setting &setting)
{
    const std::string total = std::to_string(order.amount.minor() + setting.fenError);
    return {{"result_code", "SUCCESS"},
            {"openid", simulatedBuyer},
            {"is_subscribe", "N"},
            {"trade_type", order.isByCustomersCode() ? "MICROPAY" : "NATIVE"},
            {"bank_type", "OTHERS"},
            {"fee_type", "CNY"},
            {"total_fee", total},
            {"cash_fee", total},
            {"transaction_id", order.transactionId},
            {"out_trade_no", order.outTradeNo},
            {"attach", order.attach},
            {"time_end", order.paidAt ? asDigits(*order.paidAt) : std::string()}};
}

V2Fields microPay(const V2Fields &asked, Books &books, const V2Setting &setting)
{
    for (const char *name :
         {"body", "out_trade_no", "total_fee", "spbill_create_ip", "auth_code"}) {
        if (fieldOf(asked, name).empty()) {
            return refusedFields("LACK_PARAMS", std::string("缺少参数") + name);
        }
    }
    const std::string total = fieldOf(asked, "total_fee");
    std::int64_t fen = 0;
    const char *end = total.data() + total.size();
    const auto [stop, error] = std::from_chars(total.data(), end, fen);
    NewOrder order;
    order.outTradeNo = fieldOf(asked, "out_trade_no");
    const std::string currency = fieldOf(asked, "fee_type");
    if (error != std::errc() || stop != end || fen < 1 || !isGoodOutTradeNo(order.outTradeNo) ||
        fieldOf(asked, "body").size() > 127 || (!currency.empty() && currency != "CNY")) {
        return refusedFields("PARAM_ERROR", "参数错误");
    }
    order.order = total + "\n" + fieldOf(asked, "body");
    order.description = fieldOf(asked, "body");
    order.attach = fieldOf(asked, "attach");
    order.deviceId = fieldOf(asked, "device_info");
    order.authCode = fieldOf(asked, "auth_code");
    order.amount = Money(fen, Currency::cny());
    const Outcome outcome = books.codePay(order, setting.now);
    return outcome.ok() ? paidFields(*outcome.order, setting)
                        : refusedFields(outcome.error, outcome.words);
}

V2Fields orderQuery(const V2Fields &asked, Books &books, const V2Setting &setting)
{
    const Outcome outcome =
        books.query(fieldOf(asked, "out_trade_no"), fieldOf(asked, "transaction_id"), setting.now);
    if (!outcome.ok()) {
        return refusedFields(outcome.error, outcome.words);
    }
    const OrderState state = books.stateOf(*outcome.order, setting.now);
    V2Fields answer{{"result_code", "SUCCESS"},
                    {"out_trade_no", outcome.order->outTradeNo},
                    {"total_fee", std::to_string(outcome.order->amount.minor())},
                    {"device_info", outcome.order->deviceId}};
    if (outcome.order->paidAt) {
        answer = paidFields(*outcome.order, setting);
    }
    answer["trade_state"] = wordOf(state);
    answer["trade_state_desc"] = chineseOf(state);
    return answer;
}

V2Fields secapiReverse(const V2Fields &asked, Books &books, const V2Setting &setting)
{
    const Outcome outcome = books.reverse(fieldOf(asked, "out_trade_no"), setting.now);
    V2Fields answer = outcome.ok() ? V2Fields{{"result_code", "SUCCESS"}}
                                   : refusedFields(outcome.error, outcome.words);
    answer["recall"] = outcome.error == "USER_PAYING" ? "Y" : "N";
    return answer;
}

} // namespace

bool isV2Path(std::string_view path)
{
    return path == "/pay/micropay" || path == "/pay/orderquery" || path == "/secapi/pay/reverse";
}

std::string answerV2(std::string_view path, const std::string &body, Books &books,
                     const V2Setting &setting)
{
    const auto asked = readV2Xml(body);
    if (!asked) {
        return notAcceptedXml("XML格式错误");
    }
    const std::string typeName = fieldOf(*asked, "sign_type");
    if (!typeName.empty() && typeName != "MD5" && typeName != "HMAC-SHA256") {
        return notAcceptedXml("sign_type错误");
    }
    if (fieldOf(*asked, "mch_id") != simulatedMerchant ||
        fieldOf(*asked, "appid") != simulatedApp) {
        return notAcceptedXml("appid和mch_id不匹配");
    }
    const std::string nonce = fieldOf(*asked, "nonce_str");
    if (nonce.empty() || nonce.size() > 32) {
        return notAcceptedXml("nonce_str参数长度有误");
    }
    const SignType type = typeName == "HMAC-SHA256" ? SignType::HmacSha256 : SignType::Md5;
    if (!v2SignHolds(*asked, simulatedV2Key, type)) {
        return notAcceptedXml("签名错误");
    }
    V2Fields answer = path == "/pay/micropay"     ? microPay(*asked, books, setting)
                      : path == "/pay/orderquery" ? orderQuery(*asked, books, setting)
                                                  : secapiReverse(*asked, books, setting);
    answer["return_code"] = "SUCCESS";
    answer["return_msg"] = "OK";
    answer["appid"] = simulatedApp;
    answer["mch_id"] = simulatedMerchant;
    answer["nonce_str"] = freshNonce(16);
    answer["sign"] = v2Sign(answer, simulatedV2Key, type);
    if (setting.badSignature) {
        answer["sign"][0] = answer["sign"][0] == '0' ? '1' : '0';
    }
    return v2Xml(answer);
}

} // namespace guitai::wechatpay
