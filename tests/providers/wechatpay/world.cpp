// A till and WeChat Pay's simulator.
#include "tests/providers/wechatpay/world.h"

#include "payment/providers/wechatpay/maker.h"
#include "tests/providers/wechatpay/vectors.h"

#include <QtGlobal>

namespace guitai::test {

const wechatpay::SimulatorKeys &wechatKeys()
{
    static const wechatpay::SimulatorKeys keys{
        *PrivateKey::parse(wechatVectorFile("keys/wx-merchant.pkcs8.pem")), PrivateKey::generate()};
    return keys;
}

WeChatWorld wechatWorld(wechatpay::SimulatorOptions options, const ProviderSettings &changed,
                        TillKeys keys)
{
    if (!options.keys) {
        options.keys = wechatKeys();
    }
    auto simulator = wechatpay::makeSimulator(std::move(options));
    const std::string url = "http://127.0.0.1:8102";
    ProviderSettings settings = keys == TillKeys::PublicKey
                                    ? simulator->settingsFor(url)
                                    : simulator->certificateSettingsFor(url);
    for (const auto &[key, value] : changed) {
        settings[key] = value;
    }
    auto client = wechatpay::providerMaker().make(settings);
    if (!client) {
        qFatal("%s", client.problem().what.c_str());
    }
    auto *held = simulator.get();
    return {held, Exchange(std::move(client).value(), std::move(simulator))};
}

} // namespace guitai::test
