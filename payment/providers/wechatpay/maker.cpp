// WeChat Pay's rows in the tables of providers and simulators.
#include "payment/providers/wechatpay/maker.h"

#include "payment/providers/wechatpay/client.h"
#include "payment/providers/wechatpay/simulator.h"

namespace guitai::wechatpay {

ProviderMaker providerMaker()
{
    return {"wechatpay", settingFields(),
            [](const ProviderSettings &settings) -> Result<std::unique_ptr<Provider>> {
                auto account = readAccount(settings);
                if (!account) {
                    return account.problem();
                }
                return makeClient(std::move(account).value());
            }};
}

SimulatorMaker simulatorMaker()
{
    return {"wechatpay", []() -> std::unique_ptr<Simulator> { return makeSimulator(); }};
}

} // namespace guitai::wechatpay
