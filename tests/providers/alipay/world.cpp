// A till and Alipay's simulator.
#include "tests/providers/alipay/world.h"

#include "payment/providers/alipay/maker.h"
#include "tests/providers/alipay/vectors.h"

#include <QtGlobal>

namespace guitai::test {

const alipay::SimulatorKeys &alipayKeys()
{
    static const alipay::SimulatorKeys keys{
        *PrivateKey::parse(alipayVectorFile("keys/ali-app.pkcs8.pem")), PrivateKey::generate()};
    return keys;
}

Exchange alipayExchange(alipay::SimulatorOptions options)
{
    if (!options.keys) {
        options.keys = alipayKeys();
    }
    auto simulator = alipay::makeSimulator(std::move(options));
    auto client = alipay::providerMaker().make(simulator->settingsFor("http://127.0.0.1:8101"));
    if (!client) {
        qFatal("%s", client.problem().what.c_str());
    }
    return Exchange(std::move(client).value(), std::move(simulator));
}

} // namespace guitai::test
