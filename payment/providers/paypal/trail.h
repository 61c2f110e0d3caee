// Trail: the note that lets a later conversation go on: which order is ours, and whether a capture
// of it is on its way.
#pragma once

#include "shop/base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace guitai::paypal {

struct Trail
{
    std::string order;
    std::string orderKey;   // the PayPal-Request-Id that it was created with
    std::string captureKey; // of the last capture that was begun
    int captures = 0;       // begun so far
    // When the last capture was begun, by PayPal's clock; none once its answer said that no money
    // moved.
    std::optional<Instant> begun;

    std::string text() const;
    static Trail parse(std::string_view note); // what cannot be read is an empty one

    friend bool operator==(const Trail &, const Trail &) = default;
};

// The note of a refund that PayPal has taken in and not carried out yet.
struct RefundTrail
{
    std::string refund; // PayPal's number
    std::string key;    // the PayPal-Request-Id that it was asked for with

    std::string text() const;
    static RefundTrail parse(std::string_view note);

    friend bool operator==(const RefundTrail &, const RefundTrail &) = default;
};

} // namespace guitai::paypal
