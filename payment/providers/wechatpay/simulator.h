// WeChat Pay's side of the wire, with keys and books of its own.
#pragma once

#include "payment/providers/crypto/rsa.h"
#include "payment/providers/simulator.h"
#include "payment/providers/wechatpay/account.h"

#include <memory>
#include <optional>
#include <string>

namespace guitai::wechatpay {

struct SimulatorKeys
{
    PrivateKey merchant; // the till's
    PrivateKey platform; // WeChat Pay's, known by its PUB_KEY_ID

    static SimulatorKeys fresh();
};

// With which keys answers are signed. A merchant in public-key mode has no certificates at all.
enum class SigningStage
{
    PublicKey,
    Switching, // by public key or certificate, as the request's Wechatpay-Serial wants it
    OldCertificate,
    BothCertificates, // by turns
    NewCertificate
};

struct SimulatorOptions
{
    // Without keys it makes fresh ones when they are first needed, which takes a moment; tests that
    // make thousands of simulators give them.
    std::optional<SimulatorKeys> keys;
    SigningStage stage = SigningStage::PublicKey;
    Span refundTakes;         // from the acceptance of a refund to its success
    bool probesFirst = false; // the first delivery of each letter carries a SIGNTEST signature
    bool signsErrors = true;  // answers that are no success
};

class WeChatPaySimulator : public Simulator
{
public:
    // settingsFor() speaks of a till with the public key; this one of a till that knows no key yet
    // and fetches the certificates.
    virtual ProviderSettings certificateSettingsFor(const std::string &baseUrl) const = 0;
    virtual void setStage(SigningStage stage) = 0;
    // The certificate's PEM: 0 is the old one, 1 the new one.
    virtual std::string certificate(int which) const = 0;
};

std::unique_ptr<WeChatPaySimulator> makeSimulator(SimulatorOptions options = {});

} // namespace guitai::wechatpay
