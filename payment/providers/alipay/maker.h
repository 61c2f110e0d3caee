// Alipay (支付宝): the till shows a QR, the customer scans it. OpenAPI v2.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/simulator.h"

namespace guitai::alipay {

ProviderMaker providerMaker();
SimulatorMaker simulatorMaker();

} // namespace guitai::alipay
