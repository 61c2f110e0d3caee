// The doctor: asks a provider something harmless over the real line and says plainly what is wrong.
#pragma once

#include "payment/engine/provider.h"
#include "storage/settings/settings.h"

#include <QString>

#include <functional>
#include <string>

namespace guitai {

struct Finding
{
    std::string about; // "alipay"; "relay"
    bool ok = true;
    std::string problem;          // a short name for programs: "clock"; empty when all is well
    std::string setting;          // the key in the settings, where one is to blame
    QString what;                 // for people: what is wrong and what to do
    Reason reason = Reason::None; // what a greeting came to
    QString said;                 // the other side's own words, if any
};

// Makes the provider from its settings and greets it.
Finding examine(const ProviderMaker &maker, const ProviderSettings &settings);

// Whether callbacks can come in: a test letter goes the whole way, as a provider's would.
Finding examineRelay(const storage::RelaySettings &relay);

// Whether the shop's database answers, knows us, and has tables that this program can use.
Finding examineShop(const storage::Settings &settings);

// All that is set up, one after the other: each as soon as it is known.
void examineAll(const storage::Settings &settings,
                const std::function<void(const Finding &)> &found);

// What a greeting came to.
Finding findingOn(const std::string &provider, const Reading &greeting);

} // namespace guitai
