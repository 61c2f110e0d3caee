// What the simulator answers in v2: micropay, orderquery, reverse.
#pragma once

#include "payment/providers/wechatpay/simulator_books.h"

#include <string>
#include <string_view>

namespace guitai::wechatpay {

struct V2Setting
{
    Instant now;
    std::int64_t fenError = 0; // added to every amount that an answer confirms
    bool badSignature = false;
};

bool isV2Path(std::string_view path);

// The XML for one of its paths; the books do what it says. The real server wants the merchant's TLS
// certificate for a reverse; here there is no TLS to see one in.
std::string answerV2(std::string_view path, const std::string &body, Books &books,
                     const V2Setting &setting);

} // namespace guitai::wechatpay
