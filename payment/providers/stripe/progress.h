// Progress: how far a payment or a refund has come, as it is noted on disk before each step that
// cannot be taken back.
#pragma once

#include "payment/engine/provider.h"

#include <optional>
#include <string>

namespace guitai::stripe {

// A verdict that only waits for the intent to be cancelled at Stripe.
struct ForegoneEnd
{
    Verdict verdict = Verdict::Declined;
    std::string code; // Stripe's; the reason is looked up by it
    std::string words;
    int status = 0; // of a request that was refused; 0: the bank or the reader said it

    Reason reason() const;

    friend bool operator==(const ForegoneEnd &, const ForegoneEnd &) = default;
};

struct PaymentProgress
{
    std::string intent; // empty: none is known
    int shown = 0;      // how often it was given to the reader, by the keys that were used
    int createKeys = 1; // keys that were used to create it; one whose answer was a fault is spent
    int captureKeys = 1;
    std::optional<ForegoneEnd> end;

    friend bool operator==(const PaymentProgress &, const PaymentProgress &) = default;
};

struct RefundProgress
{
    std::string refund;
    int keys = 1;

    friend bool operator==(const RefundProgress &, const RefundProgress &) = default;
};

// What cannot be read is no progress.
std::string noteOf(const PaymentProgress &progress);
PaymentProgress paymentProgress(const std::string &note);
std::string noteOf(const RefundProgress &progress);
RefundProgress refundProgress(const std::string &note);

} // namespace guitai::stripe
