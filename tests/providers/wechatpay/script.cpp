// Playing scripts.
#include "tests/providers/wechatpay/script.h"

#include "payment/providers/crypto/base64.h"
#include "payment/providers/wechatpay/client.h"
#include "payment/providers/wechatpay/signature.h"
#include "payment/providers/wechatpay/v2_signature.h"
#include "tests/providers/wechatpay/world.h"

namespace guitai::test {

using namespace wechatpay;

namespace {

const std::string scriptKeyId = "PUB_KEY_ID_0119000001092024110100000000000001";
const std::string scriptV2Key = "GuitaiTestApiV2Key00000000000000";

} // namespace

Account wechatAccount(CodeApi api)
{
    Account account{"https://api.mch.weixin.qq.com",
                    "1900000109",
                    "wx8888888888888888",
                    "3775B6A45ACD588826D15E583A95F5DD12345678",
                    wechatKeys().merchant,
                    "Guitai-test-apiv3-key-32-bytes!!",
                    std::make_shared<KeyRing>()};
    account.keys->hold(scriptKeyId, wechatKeys().platform.publicKey());
    account.codeApi = api;
    account.apiV2Key = scriptV2Key;
    account.notifyUrl = "https://guitai.invalid/wechatpay";
    account.deviceIp = "127.0.0.1";
    account.storeId = "guitai";
    return account;
}

Matter wechatMatter()
{
    Matter matter = someMatter("WX_000001", wechatNow - Span::minutes(1));
    matter.refund = RefundId("WX_000001R1");
    matter.refundAmount = Money(250, Currency::cny());
    matter.refundReason = "多收";
    return matter;
}

Matter wechatCodeMatter()
{
    Matter matter = wechatMatter();
    matter.authCode = "134567890123456789";
    return matter;
}

HttpReply wechatReply(int status, const std::string &body)
{
    const std::string timestamp = std::to_string(wechatNow.ms / 1000);
    const std::string text = answerText(timestamp, "nonce", body);
    return {status,
            {{"wechatpay-timestamp", timestamp},
             {"wechatpay-nonce", "nonce"},
             {"wechatpay-serial", scriptKeyId},
             {"wechatpay-signature", toBase64(wechatKeys().platform.sign(text))}},
            body};
}

HttpReply wechatError(int status, const std::string &code, const std::string &message)
{
    return wechatReply(status, R"({"code":")" + code + R"(","message":")" + message + R"("})");
}

HttpReply wechatHint(int status, const std::string &code)
{
    HttpReply reply = wechatError(status, code);
    reply.headers.clear();
    return reply;
}

std::string wechatOrder(const std::string &state, const std::string &more)
{
    return R"({"amount":{"payer_currency":"CNY","total":3580},"appid":"wx8888888888888888",)"
           R"("mchid":"1900000109","out_trade_no":"WX_000001","promotion_detail":[],)"
           R"("trade_state":")" +
           state + R"(","trade_state_desc":"...")" + more + "}";
}

std::string wechatPaidOrder(const std::string &state, std::int64_t fen)
{
    return R"({"amount":{"currency":"CNY","payer_currency":"CNY","payer_total":3500,"total":)" +
           std::to_string(fen) +
           R"(},"appid":"wx8888888888888888","mchid":"1900000109","out_trade_no":"WX_000001",)"
           R"("success_time":"2026-03-01T10:20:12+08:00","trade_state":")" +
           state + R"(","trade_type":"NATIVE","transaction_id":"4200001234202603010123456789"})";
}

std::string wechatRefundBody(const std::string &status, std::int64_t fen)
{
    return R"({"refund_id":"50300","out_refund_no":"WX_000001R1","out_trade_no":"WX_000001",)"
           R"("status":")" +
           status + R"(","amount":{"total":3580,"refund":)" + std::to_string(fen) +
           R"(,"currency":"CNY"},"success_time":"2026-03-01T10:20:20+08:00"})";
}

HttpReply wechatV2Reply(V2Fields fields)
{
    fields.insert({{"return_code", "SUCCESS"},
                   {"appid", "wx8888888888888888"},
                   {"mch_id", "1900000109"},
                   {"nonce_str", "abc"}});
    fields["sign"] = v2Sign(fields, scriptV2Key, SignType::Md5);
    return {200, {}, v2Xml(fields)};
}

std::string wechatLine(const HttpRequest &request)
{
    const auto path = request.url.find('/', request.url.find("://") + 3);
    return request.method + ' ' + request.url.substr(path);
}

WeChatPlayed playWeChat(const Account &account, Question question, const Matter &matter,
                        const std::vector<WeChatLine> &lines)
{
    const auto client = makeClient(account);
    const auto talk = client->ask(matter, question, wechatNow);
    WeChatPlayed played;
    Step step = talk->begin();
    for (const WeChatLine &line : lines) {
        const auto *request = std::get_if<HttpRequest>(&step);
        if (!request) {
            played.fault = "it ended before " + line.expected;
            return played;
        }
        played.requests.push_back(*request);
        const std::string said = wechatLine(*request);
        if (said.size() < line.expected.size() ||
            said.compare(said.size() - line.expected.size(), line.expected.size(), line.expected) !=
                0) {
            played.fault = "it said " + said + " and not " + line.expected;
            return played;
        }
        step = talk->hear(line.answer);
    }
    if (const auto *more = std::get_if<HttpRequest>(&step)) {
        played.fault = "it went on with " + wechatLine(*more);
        return played;
    }
    played.reading = std::get<Reading>(step);
    return played;
}

} // namespace guitai::test
