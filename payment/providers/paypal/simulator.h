// PayPal's side of the wire, with keys and books of its own.
#pragma once

#include "payment/providers/crypto/rsa.h"
#include "payment/providers/simulator.h"

#include <memory>
#include <optional>

namespace guitai::paypal {

struct SimulatorOptions
{
    // Signs the webhooks. Without one it makes a fresh key when one is first needed, which takes a
    // moment.
    std::optional<PrivateKey> key;
    Span tokenLife = Span::seconds(32'400);
    Span reportDelay = Span::hours(3); // until a payment appears in the reports
    bool lettersTwice = false;         // each webhook is delivered twice
    bool lettersBackwards = false;     // the newest first
};

// What the customer can do says which; beside an approve link, an order's number or the shop's
// custom_id it may end with a wish for what happens when the order is captured:
//   "#pending"   pay: the capture stays PENDING until it is paid once more, or declined
//   "#declined"  pay: the payer's funding fails once (INSTRUMENT_DECLINED)
//   "#back"      decline: the payer only leaves the page; else the order is voided
std::unique_ptr<Simulator> makeSimulator(SimulatorOptions options = {});

} // namespace guitai::paypal
