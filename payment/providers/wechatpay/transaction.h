// Transaction: an order as WeChat Pay tells of it, in a query, a payment or a letter.
#pragma once

#include "payment/engine/provider.h"

#include <optional>
#include <string>
#include <string_view>

namespace guitai::wechatpay {

struct Transaction
{
    std::string mchid;
    std::string appid;
    std::string outTradeNo;
    std::string transactionId;
    std::string state; // trade_state
    std::string stateWords;
    std::optional<Money> total; // of the order; what the buyer paid may be less, with coupons
    std::optional<Instant> paidAt;
};

// nullopt when it is not JSON of an order.
std::optional<Transaction> readTransaction(std::string_view json);

// What it means. SUCCESS and REFUND both mean that it was paid.
Reading readingOf(const Transaction &transaction, Instant now, Instant deadline);

// Unpaid, and may still be paid.
bool isUnpaid(const Transaction &transaction);

} // namespace guitai::wechatpay
