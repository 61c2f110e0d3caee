// WeChat Pay (微信支付): the till shows a QR, or charges the customer's own code. API v3, and v2
// where payment codes need it; both sides of the wire.
//
// Where to look:
//   account, key_ring           the settings: who we are, and whose signature we believe
//   signature, request          what is said in v3, and how it is signed
//   response, error_codes       what comes back, verified over the exact bytes; the error table
//   transaction, refund         what an order and a refund of WeChat Pay mean to the till
//   dialogue, conversation_*    one conversation for each question of the engine, in v3
//   v2_*                        the older protocol: XML, signed with a shared key
//   notification                WeChat Pay's callbacks
//   bill                        its daily statements
//   simulator, simulator_*      WeChat Pay itself: gate, books, answers, letters, bills
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/simulator.h"

namespace guitai::wechatpay {

ProviderMaker providerMaker();
SimulatorMaker simulatorMaker();

} // namespace guitai::wechatpay
