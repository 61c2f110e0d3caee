// Script: a conversation played against written answers, signed here as Alipay would.
#pragma once

#include "payment/providers/alipay/account.h"
#include "payment/providers/alipay/call.h"
#include "payment/providers/alipay/signature.h"

#include <string>
#include <utility>
#include <vector>

namespace guitai::test {

inline constexpr Instant scriptNow{1772331630000}; // 2026-03-01 10:20:30 in China

// Our till's account, and the key with which its Alipay signs.
const alipay::Account &scriptAccount();
const PrivateKey &scriptPlatformKey();

Matter scriptMatter();

// {"alipay_trade_query_response":<node>,"sign":"..."}
std::string signedBody(alipay::Call call, const std::string &node);

// The parameters of a request, from its query and its body.
alipay::Params paramsIn(const HttpRequest &request);

// What the client is expected to say, and the answer it gets: a node that is signed here.
struct Line
{
    alipay::Call expected;
    std::string node;
};

struct Played
{
    Reading reading;
    std::vector<HttpRequest> requests;
    std::vector<std::string> notes;
    std::string fault; // empty: the client said what was expected and nothing more
};

Played play(Question question, const Matter &matter, const std::vector<Line> &lines);

// One request, answered with this.
Reading playOne(Question question, const Answer &answer);

} // namespace guitai::test
