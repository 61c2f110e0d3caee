// Alipay's rows in the tables of providers and simulators.
#include "payment/providers/alipay/maker.h"

#include "payment/providers/alipay/client.h"
#include "payment/providers/alipay/simulator.h"

namespace guitai::alipay {

ProviderMaker providerMaker()
{
    return {"alipay", settingFields(),
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
    return {"alipay", []() -> std::unique_ptr<Simulator> { return makeSimulator(); }};
}

} // namespace guitai::alipay
