// PayPal's rows in the tables of providers and simulators.
#include "payment/providers/paypal/maker.h"

#include "payment/providers/paypal/client.h"
#include "payment/providers/paypal/simulator.h"

namespace guitai::paypal {

ProviderMaker providerMaker()
{
    return {"paypal", settingFields(),
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
    return {"paypal", []() -> std::unique_ptr<Simulator> { return makeSimulator(); }, false};
}

} // namespace guitai::paypal
