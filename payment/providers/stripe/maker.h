// Stripe Terminal, server-driven: the till speaks to Stripe, and Stripe drives the card reader.
//
// Where to look:
//   account, amounts            the settings; Stripe's way to write an amount
//   api                         what is said, and what comes back
//   reasons                     the tables from Stripe's codes to reasons
//   progress                    what a payment notes on disk before it goes on
//   dialogue, *_talk            the conversations: payment, refund, greeting
//   card_receipt                what the card schemes want printed
//   signature, events           Stripe's webhooks
//   simulator, simulator_*      Stripe itself: gate, form, books, answers, events
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/simulator.h"

namespace guitai::stripe {

ProviderMaker providerMaker();
SimulatorMaker simulatorMaker();

} // namespace guitai::stripe
