// A till and WeChat Pay's simulator with keys that are made once a run.
#pragma once

#include "payment/providers/wechatpay/simulator.h"
#include "tests/providers/exchange.h"

namespace guitai::test {

const wechatpay::SimulatorKeys &wechatKeys();

// A simulator whose own tongue stays in reach.
struct WeChatWorld
{
    wechatpay::WeChatPaySimulator *simulator;
    Exchange exchange;
};

// changed goes over the settings of the simulator; a till without the public key fetches
// certificates.
enum class TillKeys
{
    PublicKey,
    None
};
WeChatWorld wechatWorld(wechatpay::SimulatorOptions options = {},
                        const ProviderSettings &changed = {}, TillKeys keys = TillKeys::PublicKey);

} // namespace guitai::test
