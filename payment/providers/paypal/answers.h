// Answers: what PayPal says, read into plain values. What cannot be read is not believed.
#pragma once

#include "shop/base/money.h"
#include "shop/base/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guitai::paypal {

struct Token
{
    std::string text;
    Span life;
};

struct CaptureState
{
    std::string id;
    std::string status; // "COMPLETED"
    std::string reason; // of PENDING: "ECHECK"
    std::string customId;
    std::optional<Money> amount;
    std::optional<Instant> at;
};

struct OrderState
{
    std::string id;
    std::string status;          // "APPROVED"
    std::string link;            // what the payer has to open
    std::string customId;        // empty in a minimal answer
    std::optional<Money> amount; // none in a minimal answer
    std::vector<CaptureState> captures;
};

struct RefundState
{
    std::string id;
    std::string status; // "COMPLETED"
    std::string reason;
    std::string customId;
    std::optional<Money> amount;
    std::optional<Instant> at;
};

// An answer that is no success, in either of PayPal's two shapes.
struct Refusal
{
    int status = 0;
    std::string name;  // "UNPROCESSABLE_ENTITY", or OAuth's "invalid_client"
    std::string issue; // "INSTRUMENT_DECLINED"; may be empty
    std::string words;

    // The more telling of the two.
    const std::string &code() const { return issue.empty() ? name : issue; }
};

std::optional<Token> readToken(std::string_view body);
// Orders of more than one purchase unit are none of ours.
std::optional<OrderState> readOrder(std::string_view body);
std::optional<CaptureState> readCapture(std::string_view body);
std::optional<RefundState> readRefund(std::string_view body);
std::optional<Refusal> readRefusal(int status, std::string_view body);

} // namespace guitai::paypal
