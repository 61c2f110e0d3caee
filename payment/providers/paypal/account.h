// Account: who we are at PayPal and where PayPal is; the settings, read and checked once.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/crypto/certificate.h"

#include <string>
#include <vector>

namespace guitai::paypal {

struct Account
{
    std::string baseUrl; // "https://api-m.paypal.com"
    std::string clientId;
    std::string clientSecret;
    std::string webhookId; // empty: callbacks are not believed
    // What the payer sees, and where the browser goes afterwards.
    std::string returnUrl;
    std::string cancelUrl;
    std::string brandName; // empty: the sale's subject
    std::string locale;
    std::string landingPage;
    std::string paymentMethodPreference;
    std::string softDescriptor;
    // Whose signature under a callback we believe.
    std::vector<Certificate> webhookCertificates; // PayPal's own first, then what issued it
    std::vector<Certificate> webhookRoots;        // none: TLS vouches for what is fetched
    std::vector<std::string> certificateHosts;    // "api.paypal.com"
    std::string certificateName;                  // "messageverificationcerts.paypal.com"
    Span statementAfter = Span::hours(6);         // when the day before is fetched
};

// What the settings file may say about PayPal.
std::vector<SettingField> settingFields();

// A Problem names the wrong key and says what to do.
Result<Account> readAccount(const ProviderSettings &settings);

// "api-m.paypal.com", with a port where one is named.
std::string authorityOf(std::string_view url);

// The same call at PayPal's other environment; empty when the base URL is neither of the two.
std::string otherEnvironment(const std::string &baseUrl);

} // namespace guitai::paypal
