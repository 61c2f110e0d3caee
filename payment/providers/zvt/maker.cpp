// The terminal's rows in the tables of providers and simulators.
#include "payment/providers/zvt/maker.h"

#include "payment/providers/zvt/client.h"
#include "payment/providers/zvt/simulator.h"

namespace guitai::zvt {

ProviderMaker providerMaker()
{
    return {"zvt", settingFields(),
            [](const ProviderSettings &settings) -> Result<std::unique_ptr<Provider>> {
                auto terminal = readTerminal(settings);
                if (!terminal)
                    return terminal.problem();
                return makeClient(std::move(terminal).value());
            }};
}

SimulatorMaker simulatorMaker()
{
    return {"zvt", []() -> std::unique_ptr<Simulator> { return makeSimulator(); }};
}

} // namespace guitai::zvt
