// Requests at WeChat Pay's simulator, signed by hand, and its plain answers.
#pragma once

#include "payment/providers/wechatpay/json_fields.h"
#include "payment/providers/wechatpay/signature.h"
#include "payment/providers/wechatpay/simulator_keys.h"
#include "tests/providers/wechatpay/world.h"

#include <string>

namespace guitai::test {

inline const std::string site = "http://127.0.0.1:8102";

struct RawAnswer
{
    int status;
    std::string code;
    std::string body;
};

inline RawAnswer said(const HttpReply &reply)
{
    const auto fields = wechatpay::JsonFields::read(reply.body);
    return {reply.status, fields ? fields->text("code") : std::string(), reply.body};
}

inline HttpRequest signedRequest(const std::string &method, const std::string &target,
                                 const std::string &body, Instant now)
{
    const wechatpay::Account account{site,
                                     wechatpay::simulatedMerchant,
                                     wechatpay::simulatedApp,
                                     wechatpay::simulatedSerial,
                                     wechatKeys().merchant,
                                     {},
                                     {}};
    HttpRequest request;
    request.method = method;
    request.url = site + target;
    request.body = body;
    request.headers = {
        {"Authorization", wechatpay::authorize(account, method, target, body, now).header()},
        {"Accept", "application/json"},
        {"User-Agent", "test"},
        {"Content-Type", "application/json"}};
    return request;
}

inline RawAnswer raw(WeChatWorld &world, const std::string &method, const std::string &target,
                     const std::string &body = {})
{
    return said(world.simulator->handle(signedRequest(method, target, body, world.exchange.now),
                                        world.exchange.now, {}));
}

inline std::string orderTarget(const std::string &number, const std::string &verb)
{
    return "/v3/pay/transactions/out-trade-no/" + number + verb;
}

} // namespace guitai::test
