// Stripe's rows in the tables of providers and simulators.
#include "payment/providers/stripe/maker.h"

#include "payment/providers/stripe/client.h"
#include "payment/providers/stripe/simulator.h"

namespace guitai::stripe {

ProviderMaker providerMaker()
{
    return {"stripe", settingFields(),
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
    return {"stripe", []() -> std::unique_ptr<Simulator> { return makeSimulator(); }, false};
}

} // namespace guitai::stripe
