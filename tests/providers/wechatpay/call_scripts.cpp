// The scripts.
#include "tests/providers/wechatpay/call_scripts.h"

namespace guitai::test {

using namespace wechatpay;

namespace {

const std::string orderPath = "/v3/pay/transactions/out-trade-no/WX_000001";
const std::string queryLine = "GET " + orderPath + "?mchid=1900000109";
const std::string closeLine = "POST " + orderPath + "/close";
const std::string reverseLine = "POST " + orderPath + "/reverse";
const std::string nativeLine = "POST /v3/pay/transactions/native";
const std::string codePayLine = "POST /v3/pay/transactions/codepay";
const std::string refundLine = "POST /v3/refund/domestic/refunds";
const std::string refundQueryLine = "GET /v3/refund/domestic/refunds/WX_000001R1";
const std::string microPayLine = "POST /pay/micropay";
const std::string orderQueryLine = "POST /pay/orderquery";

HttpReply codeUrl()
{
    return wechatReply(200, R"({"code_url":"weixin://wxpay/bizpayurl?pr=abc"})");
}

HttpReply v2Error(const std::string &code)
{
    return wechatV2Reply({{"result_code", "FAIL"}, {"err_code", code}});
}

HttpReply v2State(const std::string &state)
{
    return wechatV2Reply({{"result_code", "SUCCESS"},
                          {"trade_state", state},
                          {"out_trade_no", "WX_000001"},
                          {"total_fee", "3580"},
                          {"transaction_id", "4200"},
                          {"time_end", "20260301102012"}});
}

std::vector<WeChatScript> nativeScripts()
{
    const auto charge = [](const char *name, std::vector<WeChatLine> lines, Verdict verdict,
                           Reason reason) {
        return WeChatScript{name,  Question::Charge, false, CodeApi::V2, std::move(lines), verdict,
                            reason};
    };
    return {
        charge("a code", {{nativeLine, codeUrl()}}, Verdict::Waiting, Reason::None),
        charge("malformed", {{nativeLine, wechatHint(400, "PARAM_ERROR")}}, Verdict::NotExecuted,
               Reason::SettingsWrong),
        charge("signature", {{nativeLine, wechatHint(401, "SIGN_ERROR")}}, Verdict::NotExecuted,
               Reason::KeyWrong),
        charge("permission", {{nativeLine, wechatHint(403, "NO_AUTH")}}, Verdict::NotExecuted,
               Reason::NotPermitted),
        charge("too often", {{nativeLine, wechatHint(429, "FREQUENCY_LIMITED")}}, Verdict::NoAnswer,
               Reason::ProviderBusy),
        charge("their fault", {{nativeLine, wechatError(500, "SYSTEM_ERROR")}}, Verdict::NoAnswer,
               Reason::ProviderDown),
        charge("paid before",
               {{nativeLine, wechatHint(400, "ORDER_PAID")},
                {queryLine, wechatReply(200, wechatPaidOrder())}},
               Verdict::Paid, Reason::None),
        charge("paid before, old spelling",
               {{nativeLine, wechatHint(400, "ORDERPAID")},
                {queryLine, wechatReply(200, wechatPaidOrder())}},
               Verdict::Paid, Reason::None),
        charge("closed before",
               {{nativeLine, wechatHint(400, "ORDER_CLOSED")},
                {queryLine, wechatReply(200, wechatOrder("CLOSED"))}},
               Verdict::Cancelled, Reason::AlreadyClosed),
        charge("closed, but not there",
               {{nativeLine, wechatHint(400, "ORDER_CLOSED")},
                {queryLine, wechatHint(404, "ORDER_NOT_EXIST")}},
               Verdict::NoAnswer, Reason::None),
        charge("malformed in other words",
               {{nativeLine, wechatHint(400, "INVALID_REQUEST")},
                {queryLine, wechatHint(404, "ORDER_NOT_EXIST")}},
               Verdict::NotExecuted, Reason::SettingsWrong),
        charge("the same number with other data",
               {{nativeLine, wechatHint(400, "INVALID_REQUEST")},
                {queryLine, wechatReply(200, wechatOrder("NOTPAY"))}},
               Verdict::Waiting, Reason::None),
        charge("the number of something else",
               {{nativeLine, wechatHint(403, "OUT_TRADE_NO_USED")},
                {queryLine, wechatHint(404, "ORDER_NOT_EXIST")}},
               Verdict::NotExecuted, Reason::NumberUsed),
        charge("a look without an answer",
               {{nativeLine, wechatHint(400, "INVALID_REQUEST")}, {queryLine, Silence{}}},
               Verdict::NoAnswer, Reason::Silence),
    };
}

std::vector<WeChatScript> cancelScripts()
{
    const auto cancel = [](const char *name, std::vector<WeChatLine> lines, Verdict verdict,
                           Reason reason) {
        return WeChatScript{name,  Question::Cancel, false, CodeApi::V2, std::move(lines), verdict,
                            reason};
    };
    const WeChatLine unpaid{queryLine, wechatReply(200, wechatOrder("NOTPAY"))};
    const WeChatLine closed{closeLine, wechatReply(204, "")};
    return {
        cancel("close", {unpaid, closed}, Verdict::Cancelled, Reason::None),
        cancel("paid before", {{queryLine, wechatReply(200, wechatPaidOrder())}}, Verdict::Paid,
               Reason::None),
        cancel("paid in between",
               {unpaid,
                {closeLine, wechatHint(400, "ORDER_PAID")},
                {queryLine, wechatReply(200, wechatPaidOrder())}},
               Verdict::Paid, Reason::None),
        cancel("not closed, and nobody knows why",
               {unpaid, {closeLine, wechatHint(400, "INVALID_REQUEST")}, unpaid}, Verdict::NoAnswer,
               Reason::SettingsWrong),
        cancel("closed too soon", {unpaid, {closeLine, wechatHint(429, "FREQUENCY_LIMITED")}},
               Verdict::NoAnswer, Reason::ProviderBusy),
        cancel("an unsigned close", {unpaid, {closeLine, HttpReply{204, {}, ""}}},
               Verdict::NoAnswer, Reason::SignatureWrong),
        cancel("never arrived: its number is burnt",
               {{queryLine, wechatHint(404, "ORDER_NOT_EXIST")}, {nativeLine, codeUrl()}, closed},
               Verdict::Cancelled, Reason::None),
        cancel("arrived after all",
               {{queryLine, wechatHint(404, "ORDER_NOT_EXIST")},
                {nativeLine, wechatHint(400, "ORDER_PAID")}},
               Verdict::NoAnswer, Reason::None),
    };
}

std::vector<WeChatScript> codeScripts()
{
    const auto code = [](const char *name, Question question, CodeApi api,
                         std::vector<WeChatLine> lines, Verdict verdict, Reason reason) {
        return WeChatScript{name, question, true, api, std::move(lines), verdict, reason};
    };
    const auto charge = [&](const char *name, std::vector<WeChatLine> lines, Verdict verdict,
                            Reason reason) {
        return code(name, Question::Charge, CodeApi::V2, std::move(lines), verdict, reason);
    };
    const WeChatLine paying{queryLine, wechatReply(200, wechatOrder("USERPAYING"))};
    const WeChatLine reversed{reverseLine, wechatReply(200, R"({"out_trade_no":"WX_000001"})")};
    return {
        charge("micropay", {{microPayLine, v2State("SUCCESS")}}, Verdict::Paid, Reason::None),
        charge("password", {{microPayLine, v2Error("USERPAYING")}}, Verdict::Waiting, Reason::None),
        charge("unknown", {{microPayLine, v2Error("SYSTEMERROR")}}, Verdict::NoAnswer,
               Reason::ProviderDown),
        charge("bank unknown", {{microPayLine, v2Error("BANKERROR")}}, Verdict::NoAnswer,
               Reason::ProviderDown),
        charge("no money",
               {{microPayLine, v2Error("NOTENOUGH")}, {orderQueryLine, v2State("PAYERROR")}},
               Verdict::Declined, Reason::NotEnoughMoney),
        charge("no money, order left unpaid",
               {{microPayLine, v2Error("NOTENOUGH")}, {orderQueryLine, v2State("NOTPAY")}},
               Verdict::Declined, Reason::NotEnoughMoney),
        charge(
            "stale code",
            {{microPayLine, v2Error("AUTHCODEEXPIRE")}, {orderQueryLine, v2Error("ORDERNOTEXIST")}},
            Verdict::Declined, Reason::CodeInvalid),
        charge("stale for the second request, paid by the first",
               {{microPayLine, v2Error("AUTH_CODE_INVALID")}, {orderQueryLine, v2State("SUCCESS")}},
               Verdict::Paid, Reason::None),
        charge(
            "stale for the second request, being paid by the first",
            {{microPayLine, v2Error("AUTH_CODE_INVALID")}, {orderQueryLine, v2State("USERPAYING")}},
            Verdict::Waiting, Reason::None),
        charge("paid before",
               {{microPayLine, v2Error("ORDERPAID")}, {orderQueryLine, v2State("SUCCESS")}},
               Verdict::Paid, Reason::None),
        charge("reversed before",
               {{microPayLine, v2Error("ORDERREVERSED")}, {orderQueryLine, v2State("REVOKED")}},
               Verdict::Cancelled, Reason::None),
        charge("another shop's signature",
               {{microPayLine,
                 HttpReply{200, {}, v2Xml({{"return_code", "FAIL"}, {"return_msg", "签名错误"}})}}},
               Verdict::NotExecuted, Reason::KeyWrong),
        code("codepay", Question::Charge, CodeApi::V3,
             {{codePayLine, wechatReply(200, wechatPaidOrder())}}, Verdict::Paid, Reason::None),
        code("codepay, 202", Question::Charge, CodeApi::V3,
             {{codePayLine, wechatError(202, "USERPAYING")}}, Verdict::Waiting, Reason::None),
        code("codepay, 400 USER_PAYING", Question::Charge, CodeApi::V3,
             {{codePayLine, wechatHint(400, "USER_PAYING")}}, Verdict::Waiting, Reason::None),
        code("codepay, 200 USERPAYING", Question::Charge, CodeApi::V3,
             {{codePayLine, wechatReply(200, wechatOrder("USERPAYING"))}}, Verdict::Waiting,
             Reason::None),
        code("codepay, a code of unknown fault", Question::Charge, CodeApi::V3,
             {{codePayLine, wechatHint(400, "AUTH_CODE_WHATEVER")},
              {queryLine, wechatHint(404, "ORDER_NOT_EXIST")}},
             Verdict::NotExecuted, Reason::CodeInvalid),
        code("codepay, refused and signed", Question::Charge, CodeApi::V3,
             {{codePayLine, wechatError(403, "NOT_ENOUGH")},
              {queryLine, wechatReply(200, wechatOrder("PAYERROR"))}},
             Verdict::Declined, Reason::NotEnoughMoney),
        code("query of v2", Question::Query, CodeApi::V2, {{orderQueryLine, v2State("SUCCESS")}},
             Verdict::Paid, Reason::None),
        code("reverse", Question::Cancel, CodeApi::V3,
             {paying, reversed, {queryLine, wechatReply(200, wechatOrder("REVOKED"))}},
             Verdict::Cancelled, Reason::None),
        code("reverse, and money on its way back", Question::Cancel, CodeApi::V3,
             {paying, reversed, {queryLine, wechatReply(200, wechatPaidOrder("REFUND"))}},
             Verdict::Cancelled, Reason::None),
        code("reverse, and still paid", Question::Cancel, CodeApi::V3,
             {paying, reversed, {queryLine, wechatReply(200, wechatPaidOrder())}},
             Verdict::NoAnswer, Reason::None),
        code("reverse of what is being paid", Question::Cancel, CodeApi::V3,
             {paying, {reverseLine, wechatHint(400, "USER_PAYING")}}, Verdict::Waiting,
             Reason::None),
        code("reverse not permitted", Question::Cancel, CodeApi::V3,
             {paying, {reverseLine, wechatHint(403, "NO_AUTH")}}, Verdict::NoAnswer,
             Reason::NotPermitted),
        code("reverse over v3 of an order of v2", Question::Cancel, CodeApi::V2,
             {{orderQueryLine, v2State("NOTPAY")}, reversed, {orderQueryLine, v2State("REVOKED")}},
             Verdict::Cancelled, Reason::None),
        code("paid wins over the reverse", Question::Cancel, CodeApi::V2,
             {{orderQueryLine, v2State("SUCCESS")}}, Verdict::Paid, Reason::None),
        code("a charge that never arrived", Question::Cancel, CodeApi::V2,
             {{orderQueryLine, v2Error("ORDERNOTEXIST")},
              {nativeLine, codeUrl()},
              {closeLine, wechatReply(204, "")}},
             Verdict::Cancelled, Reason::None),
        code("a charge that arrives after all", Question::Cancel, CodeApi::V2,
             {{orderQueryLine, v2Error("ORDERNOTEXIST")},
              {nativeLine, wechatHint(403, "OUT_TRADE_NO_USED")}},
             Verdict::NoAnswer, Reason::NumberUsed),
    };
}

std::vector<WeChatScript> refundScripts()
{
    const auto refund = [](const char *name, std::vector<WeChatLine> lines, Verdict verdict,
                           Reason reason) {
        return WeChatScript{name,  Question::Refund, false, CodeApi::V2, std::move(lines), verdict,
                            reason};
    };
    const auto state = [](const char *status) {
        return wechatReply(200, wechatRefundBody(status));
    };
    const WeChatLine notThere{refundQueryLine, wechatHint(404, "RESOURCE_NOT_EXISTS")};
    return {
        refund("done at once", {{refundLine, state("SUCCESS")}}, Verdict::Refunded, Reason::None),
        refund("accepted, then done",
               {{refundLine, state("PROCESSING")}, {refundQueryLine, state("SUCCESS")}},
               Verdict::Refunded, Reason::None),
        refund("accepted",
               {{refundLine, state("PROCESSING")}, {refundQueryLine, state("PROCESSING")}},
               Verdict::Waiting, Reason::RefundPending),
        refund("accepted, and not found yet", {{refundLine, state("PROCESSING")}, notThere},
               Verdict::Waiting, Reason::RefundPending),
        refund("closed", {{refundLine, state("CLOSED")}}, Verdict::RefundRefused,
               Reason::AlreadyClosed),
        refund("does not reach the customer", {{refundLine, state("ABNORMAL")}}, Verdict::NoAnswer,
               Reason::BuyerAccount),
        refund("another amount under our number",
               {{refundLine, wechatReply(200, wechatRefundBody("SUCCESS", 249))}},
               Verdict::NoAnswer, Reason::AmountDiffers),
        refund("too much",
               {{refundLine, wechatError(400, "INVALID_REQUEST", "申请退款金额大于可退金额")},
                notThere},
               Verdict::RefundRefused, Reason::RefundTooMuch),
        refund("malformed", {{refundLine, wechatHint(400, "PARAM_ERROR")}, notThere},
               Verdict::RefundRefused, Reason::SettingsWrong),
        refund(
            "refused now, done before",
            {{refundLine, wechatHint(400, "INVALID_REQUEST")}, {refundQueryLine, state("SUCCESS")}},
            Verdict::Refunded, Reason::None),
        refund("our key", {{refundLine, wechatHint(401, "SIGN_ERROR")}, notThere},
               Verdict::NotExecuted, Reason::KeyWrong),
        refund("the shop's balance", {{refundLine, wechatHint(403, "NOT_ENOUGH")}},
               Verdict::NoAnswer, Reason::ShopBalance),
        refund("refused, and no second word",
               {{refundLine, wechatHint(400, "INVALID_REQUEST")},
                {refundQueryLine, HttpReply{502, {}, "<html>"}}},
               Verdict::NoAnswer, Reason::ProviderDown),
        {"refund query",
         Question::QueryRefund,
         false,
         CodeApi::V2,
         {{refundQueryLine, state("SUCCESS")}},
         Verdict::Refunded,
         Reason::None},
        {"refund query of nothing",
         Question::QueryRefund,
         false,
         CodeApi::V2,
         {notThere},
         Verdict::NotFound,
         Reason::None},
    };
}

} // namespace

std::vector<WeChatScript> wechatScripts()
{
    std::vector<WeChatScript> all;
    for (auto make : {nativeScripts, cancelScripts, codeScripts, refundScripts}) {
        for (WeChatScript &row : make()) {
            all.push_back(std::move(row));
        }
    }
    return all;
}

} // namespace guitai::test
