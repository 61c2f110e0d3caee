// What Alipay's result codes mean for the till, as one table.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/alipay/call.h"

#include <string>

namespace guitai::alipay {

struct Meaning
{
    Verdict verdict = Verdict::NoAnswer;
    Reason reason = Reason::Unknown;

    friend bool operator==(const Meaning &, const Meaning &) = default;
};

// Of an answer that is not a success. Codes that we do not know mean that we do not know.
// A refund that the shop's balance does not cover is NoAnswer with ShopBalance and not a refusal:
// the same request succeeds once the balance is topped up, and a new number could pay twice.
Meaning meaningOf(Call call, const std::string &code, const std::string &subCode);

} // namespace guitai::alipay
