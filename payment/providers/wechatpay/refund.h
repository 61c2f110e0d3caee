// RefundWord: a refund as WeChat Pay tells of it, in an answer or a letter.
#pragma once

#include "payment/engine/provider.h"

#include <optional>
#include <string>
#include <string_view>

namespace guitai::wechatpay {

struct RefundWord
{
    std::string mchid; // in letters only
    std::string outTradeNo;
    std::string outRefundNo;
    std::string refundId;
    std::string status;
    std::optional<Money> amount;
    std::optional<Instant> at;
};

// nullopt when it is not JSON of a refund.
std::optional<RefundWord> readRefund(std::string_view json);

// What it means. Accepted is not done: PROCESSING is waited for.
Reading readingOf(const RefundWord &refund);

} // namespace guitai::wechatpay
