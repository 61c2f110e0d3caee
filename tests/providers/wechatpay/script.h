// Script: a conversation played against written answers, signed here as WeChat Pay would.
#pragma once

#include "payment/providers/wechatpay/account.h"
#include "payment/providers/wechatpay/v2_xml.h"

#include <string>
#include <vector>

namespace guitai::test {

inline constexpr Instant wechatNow{1772331630000}; // 2026-03-01 10:20:30 in China

// Our till's account in public-key mode, charging codes by that API.
wechatpay::Account wechatAccount(wechatpay::CodeApi api = wechatpay::CodeApi::V2);

// WX_000001 of 35.80, opened a minute ago, with a refund of 2.50.
Matter wechatMatter();
Matter wechatCodeMatter(); // the same by the customer's code

// Signed by the public key's other half.
HttpReply wechatReply(int status, const std::string &body);
HttpReply wechatError(int status, const std::string &code, const std::string &message = "...");
// Not signed, as errors may be.
HttpReply wechatHint(int status, const std::string &code);
// The body of a query: {"trade_state":...} of our order.
std::string wechatOrder(const std::string &state, const std::string &more = {});
std::string wechatPaidOrder(const std::string &state = "SUCCESS", std::int64_t fen = 3580);
std::string wechatRefundBody(const std::string &status, std::int64_t fen = 250);
// v2: signed with the shared key.
HttpReply wechatV2Reply(wechatpay::V2Fields fields);

// "GET /v3/certificates": the request's method and path.
std::string wechatLine(const HttpRequest &request);

struct WeChatLine
{
    std::string expected; // end of wechatLine
    Answer answer;
};

struct WeChatPlayed
{
    Reading reading;
    std::vector<HttpRequest> requests;
    std::string fault; // empty: the client said what was expected and nothing more
};

WeChatPlayed playWeChat(const wechatpay::Account &account, Question question, const Matter &matter,
                        const std::vector<WeChatLine> &lines);

} // namespace guitai::test
