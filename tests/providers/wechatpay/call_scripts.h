// What each call may be answered with, and what the till makes of it: one script a row.
#pragma once

#include "tests/providers/wechatpay/script.h"

#include <vector>

namespace guitai::test {

struct WeChatScript
{
    const char *name;
    Question question;
    bool byCode = false;
    wechatpay::CodeApi api = wechatpay::CodeApi::V2;
    std::vector<WeChatLine> lines;
    Verdict verdict = Verdict::NoAnswer;
    Reason reason = Reason::None;
};

std::vector<WeChatScript> wechatScripts();

} // namespace guitai::test
