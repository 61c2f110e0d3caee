// PayPal: the till shows a link as a QR, the customer approves it on a phone, and the till takes
// the money. Orders v2 and Payments v2, both sides of the wire.
//
// Where to look:
//   account                     the settings: who we are, and where PayPal is
//   amount, paypal_time         money and moments as PayPal writes them
//   answers                     what comes back, read into plain values or not believed
//   outcomes                    the tables from PayPal's issues to verdicts and reasons
//   session                     what conversations share: the token, and who is still wanted
//   talk, *_talk                one conversation for each question of the engine
//   trail                       the note: which order is ours, and whether a capture is on its way
//   webhook, certificates       PayPal's callbacks, verified over the exact bytes
//   simulator, simulator_*      PayPal itself: desk, books, answers, reports, webhooks
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/simulator.h"

namespace guitai::paypal {

ProviderMaker providerMaker();
SimulatorMaker simulatorMaker();

} // namespace guitai::paypal
