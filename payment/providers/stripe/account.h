// Account: who we are at Stripe and which reader is ours; the settings, read and checked once.
#pragma once

#include "payment/engine/provider.h"

#include <string>
#include <vector>

namespace guitai::stripe {

// The version whose answers this code was written for. It is said with every call, so that changes
// of the account's own version do not reach us.
inline constexpr const char *apiVersion = "2026-10-28.endive";

struct Account
{
    std::string baseUrl; // without a slash at the end
    std::string secretKey;
    std::string webhookSecret; // may be empty: no callbacks are believed
    std::string readerId;
    std::string version = apiVersion;
    std::vector<std::string> currencies; // none named: the shop's
    std::vector<std::string> methods = {"card_present"};
    bool captureByHand = false; // capture_method manual: authorised at the reader, captured by us

    bool isTest() const;
    Span statementAfter = Span::hours(5); // when the day before is fetched
};

// What the settings file may say about Stripe.
std::vector<SettingField> settingFields();

// A Problem names the wrong key and says what to do.
Result<Account> readAccount(const ProviderSettings &settings);

} // namespace guitai::stripe
