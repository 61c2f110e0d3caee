// What the simulator answers in v3.
#pragma once

#include "payment/providers/wechatpay/simulator_books.h"
#include "payment/providers/wechatpay/simulator_gate.h"

#include <string>
#include <variant>

namespace guitai::wechatpay {

struct V3Answer
{
    int status = 200;
    std::string body;
};

struct V3Setting
{
    Instant now;
    Span refundTakes;
    // Added to every amount that an answer confirms, to simulate a wrong one.
    std::int64_t fenError = 0;
};

// The books do what the call says.
V3Answer answerV3(const Admitted &asked, Books &books, const V3Setting &setting);

std::string refusalBody(const Refused &refused);

// An order as queries and letters tell of it, and a refund as letters do.
std::string orderJson(const SimulatedOrder &order, OrderState state, std::int64_t fenError);
std::string refundLetterJson(const SimulatedOrder &order, const SimulatedRefund &refund);

// Who pays at the simulator.
inline constexpr const char *simulatedBuyer = "oGuitaiSandboxOpenid000000001";

} // namespace guitai::wechatpay
