// What WeChat Pay's error codes mean for the till, as one table for v3 and v2.
#pragma once

#include "payment/engine/provider.h"

#include <string_view>

namespace guitai::wechatpay {

enum class ErrorKind
{
    NotKnown, // system error: it may have happened
    Busy,     // called too often: not executed, and may be repeated
    Paying,   // the customer is typing the password
    NotThere, // no such order, refund or certificate (yet)
    Refused,  // this request, for the reason given
    Unclear,  // refused, but the words fit a malformed request and a repeated number alike
    StateSays // the order's own state forbids it: a query tells what that is
};

struct ErrorMeaning
{
    ErrorKind kind = ErrorKind::NotKnown;
    Reason reason = Reason::Unknown;

    friend bool operator==(const ErrorMeaning &, const ErrorMeaning &) = default;
};

// Old and new spellings alike: NOTENOUGH is NOT_ENOUGH. Codes that we do not know mean that we do
// not know.
ErrorMeaning meaningOf(std::string_view code);

} // namespace guitai::wechatpay
