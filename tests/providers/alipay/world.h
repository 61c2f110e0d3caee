// A till and Alipay's simulator with keys that are made once a run.
#pragma once

#include "payment/providers/alipay/simulator.h"
#include "tests/providers/exchange.h"

namespace guitai::test {

const alipay::SimulatorKeys &alipayKeys();
Exchange alipayExchange(alipay::SimulatorOptions options = {});

} // namespace guitai::test
