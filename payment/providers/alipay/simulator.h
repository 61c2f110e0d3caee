// Alipay's side of the wire, with keys and books of its own.
#pragma once

#include "payment/providers/crypto/rsa.h"
#include "payment/providers/simulator.h"

#include <memory>
#include <optional>
#include <string>

namespace guitai::alipay {

struct SimulatorKeys
{
    PrivateKey app;      // the till's
    PrivateKey platform; // Alipay's

    static SimulatorKeys fresh();
};

struct SimulatorOptions
{
    // Without keys it makes fresh ones when they are first needed, which takes a moment; tests that
    // make thousands of simulators give them.
    std::optional<SimulatorKeys> keys;
    Span clockTolerance = Span::minutes(15); // of the requests' timestamps
    std::string aesKey;                      // base64; empty: no content encryption
    int notifyGapPermille = 1000;            // of the real gaps between repeated notifies
};

class AlipaySimulator : public Simulator
{
public:
    // settingsFor() speaks of a till in key mode; this one of a till in certificate mode. Both may
    // talk to the simulator at the same time.
    virtual ProviderSettings certificateSettingsFor(const std::string &baseUrl) const = 0;
    // Alipay changes its certificate: tills in certificate mode have to fetch the new one.
    virtual void changeCertificate(const PrivateKey &key) = 0;
};

std::unique_ptr<AlipaySimulator> makeSimulator(SimulatorOptions options = {});

} // namespace guitai::alipay
