// Alipay (支付宝): the till shows a QR and the customer scans it, or the till charges the code that
// the customer shows. OpenAPI v2, both sides of the wire.
//
// Where to look:
//   account, certificate_book   the settings: who we are, and whose signature we believe
//   call, request, signature    what is said, and how it is signed
//   envelope, response          what comes back, verified over the exact bytes
//   result_codes                the table from Alipay's codes to verdicts and reasons
//   dialogue, conversation_*    one conversation for each question of the engine
//   pay_note                    what is on disk before a customer's code is charged
//   notify                      Alipay's callbacks
//   bill, archive, gbk          the daily bill
//   v3_signature                OpenAPI v3, which only the simulator speaks
//   simulator, simulator_*      Alipay itself: gate, books, answers, notifies, bills, certificates
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/simulator.h"

namespace guitai::alipay {

ProviderMaker providerMaker();
SimulatorMaker simulatorMaker();

} // namespace guitai::alipay
