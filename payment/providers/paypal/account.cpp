// Reading the settings, with the mistakes in mind that people make with PayPal's credentials.
#include "payment/providers/paypal/account.h"

#include "payment/providers/wire/address.h"
#include "payment/providers/wire/statements.h"

#include <algorithm>

namespace guitai::paypal {

namespace {

constexpr const char *liveUrl = "https://api-m.paypal.com";
constexpr const char *sandboxUrl = "https://api-m.sandbox.paypal.com";

std::string settingOf(const ProviderSettings &settings, const std::string &key,
                      const std::string &otherwise = {})
{
    const auto found = settings.find(key);
    return found == settings.end() || found->second.empty() ? otherwise : found->second;
}

bool isSandbox(const std::string &baseUrl)
{
    const std::string host = authorityOf(baseUrl);
    return host == "api-m.sandbox.paypal.com" || host == "api.sandbox.paypal.com";
}

bool isLive(const std::string &baseUrl)
{
    const std::string host = authorityOf(baseUrl);
    return host == "api-m.paypal.com" || host == "api.paypal.com";
}

std::vector<std::string> hostsFrom(std::string_view text)
{
    std::vector<std::string> hosts;
    while (!text.empty()) {
        const auto end = text.find(',');
        std::string_view one = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        while (!one.empty() && one.front() == ' ') {
            one.remove_prefix(1);
        }
        while (!one.empty() && one.back() == ' ') {
            one.remove_suffix(1);
        }
        if (!one.empty()) {
            hosts.emplace_back(one);
        }
    }
    return hosts;
}

// Which hosts PayPal names in its letters is not written down anywhere: hence a setting.
std::vector<std::string> usualHosts(const std::string &baseUrl)
{
    if (isLive(baseUrl)) {
        return {"api.paypal.com", "api-m.paypal.com"};
    }
    if (isSandbox(baseUrl)) {
        return {"api.sandbox.paypal.com", "api-m.sandbox.paypal.com"};
    }
    return {authorityOf(baseUrl)};
}

Problem badChoice(const std::string &key, const std::string &choices)
{
    return Problem{key + " must be one of " + choices + ", or be left out."};
}

bool isOneOf(const std::string &text, std::initializer_list<const char *> choices)
{
    return std::any_of(choices.begin(), choices.end(), [&](const char *c) { return text == c; });
}

bool looksLikeCredential(const std::string &text)
{
    return !text.empty() && text.size() <= 255 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

Result<std::vector<Certificate>> readPem(const ProviderSettings &settings, const std::string &key)
{
    const std::string text = settingOf(settings, key);
    auto certificates = Certificate::parseAll(text);
    if (!text.empty() && certificates.empty()) {
        return Problem{key + " holds no readable certificate: it must be a PEM file, or be left "
                             "out."};
    }
    return certificates;
}

Result<void> readPages(const ProviderSettings &settings, Account &account)
{
    account.returnUrl = settingOf(settings, "return_url", "https://www.paypal.com");
    account.cancelUrl = settingOf(settings, "cancel_url", account.returnUrl);
    for (const auto &[key, url] :
         {std::pair("return_url", account.returnUrl), std::pair("cancel_url", account.cancelUrl)}) {
        if (!isSafeAddress(url)) {
            return Problem{std::string(key) + " must be an https address: a page that sends the "
                                              "customer back to the counter."};
        }
    }
    account.brandName = settingOf(settings, "brand_name");
    if (account.brandName.size() > 127) {
        return Problem{"brand_name is too long: PayPal shows 127 characters."};
    }
    account.locale = settingOf(settings, "locale");
    account.landingPage = settingOf(settings, "landing_page");
    if (!isOneOf(account.landingPage, {"", "LOGIN", "GUEST_CHECKOUT", "NO_PREFERENCE"})) {
        return badChoice("landing_page", "LOGIN, GUEST_CHECKOUT, NO_PREFERENCE");
    }
    account.paymentMethodPreference =
        settingOf(settings, "payment_method_preference", "IMMEDIATE_PAYMENT_REQUIRED");
    if (!isOneOf(account.paymentMethodPreference, {"IMMEDIATE_PAYMENT_REQUIRED", "UNRESTRICTED"})) {
        return badChoice("payment_method_preference", "IMMEDIATE_PAYMENT_REQUIRED, UNRESTRICTED");
    }
    account.softDescriptor = settingOf(settings, "soft_descriptor");
    if (account.softDescriptor.size() > 22) {
        return Problem{"soft_descriptor is too long: a bank statement shows 22 characters."};
    }
    return {};
}

} // namespace

std::vector<SettingField> settingFields()
{
    const auto optional = [](const char *key) { return SettingField{key, false, false, false}; };
    return {SettingField{"base_url"},
            SettingField{"client_id"},
            SettingField{"client_secret", true},
            optional("webhook_id"),
            optional("return_url"),
            optional("cancel_url"),
            optional("brand_name"),
            optional("locale"),
            optional("landing_page"),
            optional("payment_method_preference"),
            optional("soft_descriptor"),
            SettingField{"webhook_cert_file", false, true, false},
            SettingField{"webhook_root_file", false, true, false},
            optional("webhook_cert_hosts"),
            optional(statementTimeKey)};
}

Result<Account> readAccount(const ProviderSettings &settings)
{
    Account account;
    account.baseUrl = settingOf(settings, "base_url");
    while (!account.baseUrl.empty() && account.baseUrl.back() == '/') {
        account.baseUrl.pop_back();
    }
    const std::string authority = authorityOf(account.baseUrl);
    if (!isSafeAddress(account.baseUrl) ||
        account.baseUrl.size() != account.baseUrl.find(authority) + authority.size()) {
        return Problem{"base_url must be an https address without a path, " + std::string(liveUrl) +
                       " or, for trying out, " + sandboxUrl +
                       " (plain http only on this machine)."};
    }
    account.clientId = settingOf(settings, "client_id");
    account.clientSecret = settingOf(settings, "client_secret");
    if (!looksLikeCredential(account.clientId) || account.clientId.find(':') != std::string::npos) {
        return Problem{"client_id is missing or damaged: copy it again from your app in PayPal's "
                       "developer dashboard."};
    }
    if (!looksLikeCredential(account.clientSecret)) {
        return Problem{"client_secret is missing or damaged: copy it again from your app in "
                       "PayPal's developer dashboard."};
    }
    if (account.clientSecret == account.clientId) {
        return Problem{"client_secret is the client id once more: the dashboard shows the secret "
                       "below it, hidden at first."};
    }
    account.webhookId = settingOf(settings, "webhook_id");
    if (const auto pages = readPages(settings, account); !pages) {
        return pages.problem();
    }
    auto certificates = readPem(settings, "webhook_cert_file");
    if (!certificates) {
        return certificates.problem();
    }
    auto roots = readPem(settings, "webhook_root_file");
    if (!roots) {
        return roots.problem();
    }
    account.webhookCertificates = std::move(certificates).value();
    account.webhookRoots = std::move(roots).value();
    account.certificateHosts = hostsFrom(settingOf(settings, "webhook_cert_hosts"));
    if (account.certificateHosts.empty()) {
        account.certificateHosts = usualHosts(account.baseUrl);
    }
    account.certificateName = isLive(account.baseUrl)
                                  ? "messageverificationcerts.paypal.com"
                                  : "messageverificationcerts.sandbox.paypal.com";
    const auto morning = statementTime(settings, Span::hours(6));
    if (!morning) {
        return morning.problem();
    }
    account.statementAfter = *morning;
    return account;
}

std::string authorityOf(std::string_view url)
{
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos) {
        return {};
    }
    url.remove_prefix(scheme + 3);
    return std::string(url.substr(0, url.find_first_of("/?#")));
}

std::string otherEnvironment(const std::string &baseUrl)
{
    return isLive(baseUrl) ? sandboxUrl : isSandbox(baseUrl) ? liveUrl : std::string();
}

} // namespace guitai::paypal
