// Reading the settings, with the mistakes in mind that people make with Stripe's keys.
#include "payment/providers/stripe/account.h"

#include "payment/providers/wire/address.h"
#include "payment/providers/wire/statements.h"

#include <algorithm>

namespace guitai::stripe {

namespace {

std::string stripeSetting(const ProviderSettings &settings, const std::string &key)
{
    const auto found = settings.find(key);
    return found == settings.end() ? std::string() : found->second;
}

bool startsWith(const std::string &text, const std::string &start)
{
    return text.compare(0, start.size(), start) == 0;
}

// Keys and ids go into headers and addresses: letters, digits and '_' only.
bool isPlainWord(const std::string &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '_';
    });
}

std::vector<std::string> wordsOf(const std::string &text)
{
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (c == ',' || c == ' ') {
            words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    words.erase(std::remove(words.begin(), words.end(), std::string()), words.end());
    return words;
}

Result<std::string> readSecretKey(const std::string &key)
{
    if (key.empty()) {
        return Problem{"secret_key is missing: make a restricted key in Stripe's dashboard that "
                       "may use Terminal, PaymentIntents and Refunds, and read Charges."};
    }
    if (startsWith(key, "pk_")) {
        return Problem{"secret_key is a publishable key: take the secret or restricted key "
                       "(sk_... or rk_...) from Stripe's dashboard."};
    }
    const bool known = startsWith(key, "sk_live_") || startsWith(key, "sk_test_") ||
                       startsWith(key, "rk_live_") || startsWith(key, "rk_test_");
    if (!known || !isPlainWord(key)) {
        return Problem{"secret_key does not look like one of Stripe's: copy the whole key that "
                       "begins with sk_ or rk_."};
    }
    return key;
}

} // namespace

bool Account::isTest() const
{
    return secretKey.compare(2, 6, "_test_") == 0;
}

std::vector<SettingField> settingFields()
{
    return {SettingField{"base_url"},
            SettingField{"secret_key", true},
            SettingField{"reader_id"},
            SettingField{"webhook_secret", true, false, false},
            SettingField{"currencies", false, false, false},
            SettingField{"payment_method_types", false, false, false},
            SettingField{"capture_method", false, false, false},
            SettingField{"api_version", false, false, false},
            SettingField{statementTimeKey, false, false, false}};
}

Result<Account> readAccount(const ProviderSettings &settings)
{
    Account account;
    account.baseUrl = stripeSetting(settings, "base_url");
    if (!isSafeAddress(account.baseUrl) ||
        account.baseUrl.find_first_of("?#") != std::string::npos) {
        return Problem{"base_url must be an https address, usually https://api.stripe.com (plain "
                       "http only on this machine)."};
    }
    while (account.baseUrl.back() == '/') {
        account.baseUrl.pop_back();
    }
    const auto key = readSecretKey(stripeSetting(settings, "secret_key"));
    if (!key) {
        return key.problem();
    }
    account.secretKey = *key;
    account.readerId = stripeSetting(settings, "reader_id");
    if (!startsWith(account.readerId, "tmr_") || !isPlainWord(account.readerId)) {
        return Problem{"reader_id must begin with tmr_: copy it from the reader's page in Stripe's "
                       "dashboard."};
    }
    account.webhookSecret = stripeSetting(settings, "webhook_secret");
    if (!account.webhookSecret.empty() && !startsWith(account.webhookSecret, "whsec_")) {
        return Problem{"webhook_secret must begin with whsec_: copy the endpoint's signing secret "
                       "from Stripe's dashboard, or leave it out."};
    }
    for (const std::string &code : wordsOf(stripeSetting(settings, "currencies"))) {
        if (!Currency::fromCode(code)) {
            return Problem{"currencies has \"" + code +
                           "\", which is no currency: write codes "
                           "like EUR, with commas between them."};
        }
        account.currencies.push_back(code);
    }
    if (const auto methods = wordsOf(stripeSetting(settings, "payment_method_types"));
        !methods.empty()) {
        account.methods = methods;
    }
    const std::string capture = stripeSetting(settings, "capture_method");
    if (!capture.empty() && capture != "automatic" && capture != "manual") {
        return Problem{"capture_method is automatic or manual, not \"" + capture + "\"."};
    }
    account.captureByHand = capture == "manual";
    if (const std::string version = stripeSetting(settings, "api_version"); !version.empty()) {
        account.version = version;
    }
    const auto morning = statementTime(settings, Span::hours(5));
    if (!morning) {
        return morning.problem();
    }
    account.statementAfter = *morning;
    return account;
}

} // namespace guitai::stripe
