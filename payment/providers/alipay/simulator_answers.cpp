// The calls of the till, carried out in the books and answered.
#include "payment/providers/alipay/simulator_answers.h"

#include "payment/providers/alipay/call.h"
#include "payment/providers/crypto/base64.h"
#include "payment/providers/wire/china_time.h"
#include "payment/providers/wire/json_text.h"

#include <algorithm>

namespace guitai::alipay {

namespace {

JsonText simulatedSuccess()
{
    JsonText node(Slashes::Escaped);
    node.add("code", "10000").add("msg", "Success");
    return node;
}

std::string wordsOf(const std::string &subCode)
{
    static const std::map<std::string, std::string> words = {
        {"ACQ.INVALID_PARAMETER", "参数无效"},
        {"ACQ.TRADE_NOT_EXIST", "交易不存在"},
        {"ACQ.TRADE_HAS_SUCCESS", "交易已被支付"},
        {"ACQ.TRADE_HAS_CLOSE", "交易已经关闭"},
        {"ACQ.CONTEXT_INCONSISTENT", "交易信息被篡改"},
        {"ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR", "当前时间已超过允许支付的时间"},
        {"ACQ.TRADE_STATUS_ERROR", "交易状态不合法"},
        {"ACQ.REASON_TRADE_STATUS_INVALID", "交易状态异常"},
        {"ACQ.TRADE_HAS_FINISHED", "交易已完结"},
        {"ACQ.TRADE_CANCEL_TIME_OUT", "超过撤销时间范围"},
        {"ACQ.REASON_TRADE_REFUND_FEE_ERR", "退款金额无效"},
        {"ACQ.DISCORDANT_REPEAT_REQUEST", "不一致的请求"},
        {"ACQ.PAYMENT_AUTH_CODE_INVALID", "支付失败，获取顾客账户信息失败，请顾客刷新付款码后"
                                          "重新收款"},
        {"ACQ.BUYER_BALANCE_NOT_ENOUGH", "买家余额不足"},
        {"ACQ.EXIST_FORBIDDEN_WORD", "订单信息中包含违禁词"},
    };
    const auto found = words.find(subCode);
    return found == words.end() ? subCode : found->second;
}

JsonText simulatedFailure(const std::string &subCode)
{
    JsonText node(Slashes::Escaped);
    node.add("code", "40004")
        .add("msg", "Business Failed")
        .add("sub_code", subCode)
        .add("sub_msg", wordsOf(subCode));
    return node;
}

JsonText invalidParameter()
{
    return simulatedFailure("ACQ.INVALID_PARAMETER");
}

bool isGoodNumber(const std::string &number)
{
    return !number.empty() && number.size() <= 64 &&
           std::all_of(number.begin(), number.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      c == '_';
           });
}

// Yuan as text with at most two decimals, from 0.01 to 100000000.
std::optional<Money> goodAmount(const std::string &text)
{
    const auto amount = Money::parse(text, Currency::cny());
    if (!amount || !amount->isPositive() || amount->minor() > 10'000'000'000) {
        return std::nullopt;
    }
    return *amount;
}

// "5m", "3h", "2d" or "1c" (the end of today in China); nullopt for anything else.
std::optional<Span> goodLife(const std::string &text, Instant now)
{
    if (text == "1c") {
        CivilTime end = civilTime(now, chinaOffset);
        end.hour = end.minute = end.second = end.millisecond = 0;
        return instantOf(end, chinaOffset) + Span::hours(24) - now;
    }
    if (text.size() < 2 || text.size() > 6 ||
        !std::all_of(text.begin(), text.end() - 1, [](char c) { return c >= '0' && c <= '9'; })) {
        return std::nullopt;
    }
    const int count = std::stoi(text.substr(0, text.size() - 1));
    const Span unit = text.back() == 'm'   ? Span::minutes(1)
                      : text.back() == 'h' ? Span::hours(1)
                      : text.back() == 'd' ? Span::hours(24)
                                           : Span();
    const Span life = unit * count;
    const bool isGood = Span() < life && life <= Span::hours(24 * 15);
    return isGood ? std::optional(life) : std::nullopt;
}

TradeName nameIn(const Admitted &asked)
{
    return {asked.bizField("out_trade_no"), asked.bizField("trade_no")};
}

bool namesNothing(const TradeName &name)
{
    return name.outTradeNo.empty() && name.tradeNo.empty();
}

// What precreate and pay say alike; nothing when it cannot be.
std::optional<NewOrder> orderIn(const Admitted &asked, Instant now)
{
    const auto amount = goodAmount(asked.bizField("total_amount"));
    const std::string subject = asked.bizField("subject");
    NewOrder order;
    order.outTradeNo = asked.bizField("out_trade_no");
    if (!isGoodNumber(order.outTradeNo) || !amount || subject.empty() || subject.size() > 1024) {
        return std::nullopt;
    }
    for (const auto &[name, life] : {std::pair{"timeout_express", &order.life},
                                     {"qr_code_timeout_express", &order.codeLife}}) {
        if (const std::string text = asked.bizField(name); !text.empty()) {
            const auto good = goodLife(text, now);
            if (!good) {
                return std::nullopt;
            }
            *life = *good;
        }
    }
    if (const std::string text = asked.bizField("time_expire"); !text.empty()) {
        order.mustBePaid = chinaTime(text);
        if (!order.mustBePaid) {
            return std::nullopt;
        }
    }
    order.order = asked.bizText;
    order.subject = subject;
    order.withCertificates = asked.withCertificates;
    order.amount = *amount;
    const auto url = asked.params.find("notify_url");
    order.notifyUrl = url == asked.params.end() ? std::string() : url->second;
    return order;
}

JsonText precreateNode(const Admitted &asked, Books &books, Instant now)
{
    const auto order = orderIn(asked, now);
    if (!order) {
        return invalidParameter();
    }
    const Outcome outcome = books.precreate(*order, now);
    if (!outcome.ok()) {
        return simulatedFailure(outcome.subCode);
    }
    return simulatedSuccess()
        .add("out_trade_no", order->outTradeNo)
        .add("qr_code", outcome.trade->code);
}

bool isDigits(const std::string &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

JsonText payNode(const Admitted &asked, Books &books, Instant now, AmountError error)
{
    const auto order = orderIn(asked, now);
    const std::string code = asked.bizField("auth_code");
    const std::string scene = asked.bizField("scene");
    const bool goodScene = scene.empty() || scene == "bar_code" || scene == "security_code";
    if (!order || code.empty() || !goodScene || (scene != "security_code" && !isDigits(code))) {
        return invalidParameter();
    }
    const Outcome outcome = books.charge(*order, code, now);
    if (!outcome.ok()) {
        return simulatedFailure(outcome.subCode);
    }
    const SimulatedTrade &trade = *outcome.trade;
    const std::string total = (trade.amount + error).text();
    if (!trade.paidAt) {
        return JsonText(Slashes::Escaped)
            .add("code", "10003")
            .add("msg", "order success pay inprocess")
            .add("buyer_logon_id", simulatedBuyerLogon)
            .add("buyer_user_id", simulatedBuyer)
            .add("out_trade_no", trade.outTradeNo)
            .add("total_amount", total)
            .add("trade_no", trade.tradeNo);
    }
    return simulatedSuccess()
        .add("buyer_logon_id", simulatedBuyerLogon)
        .add("buyer_pay_amount", total)
        .add("buyer_user_id", simulatedBuyer)
        .addRaw("fund_bill_list",
                "[{\"amount\":\"" + total + "\",\"fund_channel\":\"ALIPAYACCOUNT\"}]")
        .add("gmt_payment", plainDateTime(*trade.paidAt, chinaOffset))
        .add("invoice_amount", total)
        .add("out_trade_no", trade.outTradeNo)
        .add("point_amount", "0.00")
        .add("receipt_amount", total)
        .add("total_amount", total)
        .add("trade_no", trade.tradeNo);
}

JsonText queryNode(const Admitted &asked, Books &books, Instant now, AmountError error)
{
    const TradeName name = nameIn(asked);
    if (namesNothing(name)) {
        return invalidParameter();
    }
    const Outcome outcome = books.query(name, now);
    if (!outcome.ok()) {
        return simulatedFailure(outcome.subCode)
            .add("buyer_pay_amount", "0.00")
            .add("invoice_amount", "0.00")
            .addIf("out_trade_no", name.outTradeNo)
            .add("point_amount", "0.00")
            .add("receipt_amount", "0.00");
    }
    const SimulatedTrade &trade = *outcome.trade;
    const std::string total = (trade.amount + error).text();
    const std::string paid = trade.paidAt ? total : "0.00";
    return simulatedSuccess()
        .add("buyer_logon_id", simulatedBuyerLogon)
        .add("buyer_pay_amount", paid)
        .add("buyer_user_id", simulatedBuyer)
        .add("invoice_amount", paid)
        .add("out_trade_no", trade.outTradeNo)
        .add("point_amount", "0.00")
        .add("receipt_amount", paid)
        .addIf("send_pay_date",
               trade.paidAt ? plainDateTime(*trade.paidAt, chinaOffset) : std::string())
        .add("total_amount", total)
        .add("trade_no", trade.tradeNo)
        .add("trade_status", wordOf(books.stateOf(trade, now)));
}

JsonText cancelNode(const Admitted &asked, Books &books, Instant now)
{
    const TradeName name = nameIn(asked);
    if (namesNothing(name)) {
        return invalidParameter();
    }
    const Outcome outcome = books.cancel(name, now);
    if (!outcome.ok()) {
        return simulatedFailure(outcome.subCode).add("retry_flag", "N");
    }
    return simulatedSuccess()
        .addIf("action", outcome.action)
        .addIf("out_trade_no", outcome.trade ? outcome.trade->outTradeNo : name.outTradeNo)
        .add("retry_flag", "N")
        .addIf("trade_no", outcome.trade ? outcome.trade->tradeNo : name.tradeNo);
}

JsonText closeNode(const Admitted &asked, Books &books, Instant now)
{
    const TradeName name = nameIn(asked);
    if (namesNothing(name)) {
        return invalidParameter();
    }
    const Outcome outcome = books.close(name, now);
    if (!outcome.ok()) {
        return simulatedFailure(outcome.subCode);
    }
    return simulatedSuccess()
        .add("out_trade_no", outcome.trade->outTradeNo)
        .add("trade_no", outcome.trade->tradeNo);
}

JsonText refundNode(const Admitted &asked, Books &books, Instant now, AmountError error)
{
    const TradeName name = nameIn(asked);
    const auto amount = goodAmount(asked.bizField("refund_amount"));
    std::string number = asked.bizField("out_request_no");
    if (namesNothing(name) || !amount || number.size() > 64) {
        return invalidParameter();
    }
    if (number.empty()) {
        // Left out it counts as the order's own number, which a part refund may not use.
        const Outcome known = books.query(name, now);
        if (known.ok() && *amount != known.trade->amount) {
            return invalidParameter();
        }
        number = known.ok() ? known.trade->outTradeNo : name.outTradeNo;
    }
    const Outcome outcome = books.refund(name, number, *amount, now);
    if (!outcome.ok()) {
        return simulatedFailure(outcome.subCode);
    }
    const SimulatedTrade &trade = *outcome.trade;
    JsonText node = simulatedSuccess();
    node.add("buyer_logon_id", simulatedBuyerLogon)
        .add("buyer_user_id", simulatedBuyer)
        .add("fund_change", outcome.moneyMoved ? "Y" : "N")
        .add("gmt_refund_pay", plainDateTime(outcome.refund->at, chinaOffset))
        .add("out_trade_no", trade.outTradeNo)
        .add("refund_fee", (trade.refunded() + error).text());
    if (asked.bizText.find("refund_detail_item_list") != std::string::npos) {
        node.add("send_back_fee", outcome.refund->amount.text());
    }
    return node.add("trade_no", trade.tradeNo);
}

JsonText refundQueryNode(const Admitted &asked, Books &books, Instant now, AmountError error)
{
    const TradeName name = nameIn(asked);
    const std::string number = asked.bizField("out_request_no");
    if (namesNothing(name) || number.empty()) {
        return invalidParameter();
    }
    const Outcome outcome = books.queryRefund(name, number, now);
    if (!outcome.ok()) {
        return simulatedFailure(outcome.subCode);
    }
    if (!outcome.refund) {
        return simulatedSuccess();
    }
    return simulatedSuccess()
        .add("out_request_no", number)
        .add("out_trade_no", outcome.trade->outTradeNo)
        .add("refund_amount", (outcome.refund->amount + error).text())
        .add("refund_status", "REFUND_SUCCESS")
        .add("total_amount", outcome.trade->amount.text())
        .add("trade_no", outcome.trade->tradeNo);
}

} // namespace

std::string answerNode(const Admitted &asked, Books &books, Instant now, AmountError error)
{
    if (asked.method == methodOf(Call::Precreate)) {
        return precreateNode(asked, books, now).text();
    }
    if (asked.method == methodOf(Call::Pay)) {
        return payNode(asked, books, now, error).text();
    }
    if (asked.method == methodOf(Call::Query)) {
        return queryNode(asked, books, now, error).text();
    }
    if (asked.method == methodOf(Call::Cancel)) {
        return cancelNode(asked, books, now).text();
    }
    if (asked.method == methodOf(Call::Close)) {
        return closeNode(asked, books, now).text();
    }
    if (asked.method == methodOf(Call::Refund)) {
        return refundNode(asked, books, now, error).text();
    }
    return refundQueryNode(asked, books, now, error).text();
}

std::string certificateNode(const std::string &pem)
{
    JsonText node = pem.empty() ? invalidParameter() : simulatedSuccess();
    return node.addIf("alipay_cert_content", toBase64(pem)).text();
}

std::string refusalNode(const Refused &refused)
{
    return JsonText(Slashes::Escaped)
        .add("code", refused.code)
        .add("msg", refused.msg)
        .add("sub_code", refused.subCode)
        .add("sub_msg", refused.subMsg)
        .text();
}

} // namespace guitai::alipay
