// Reading the settings, with the mistakes in mind that people make with WeChat Pay's keys.
#include "payment/providers/wechatpay/account.h"

#include "payment/providers/wire/address.h"
#include "payment/providers/wire/statements.h"

#include <algorithm>

namespace guitai::wechatpay {

namespace {

constexpr int leastKeyBits = 2048;
constexpr std::size_t sharedKeySize = 32; // of the API v3 and the API v2 key

std::string setting(const ProviderSettings &settings, const std::string &key)
{
    const auto found = settings.find(key);
    return found == settings.end() ? std::string() : found->second;
}

std::string settingOr(const ProviderSettings &settings, const std::string &key,
                      const std::string &usual)
{
    const std::string value = setting(settings, key);
    return value.empty() ? usual : value;
}

bool isAll(std::string_view text, std::string_view alphabet)
{
    return text.find_first_not_of(alphabet) == std::string_view::npos;
}

std::string inUpperCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
    return text;
}

bool holdsCertificate(const std::string &text)
{
    return text.find("-----BEGIN CERTIFICATE-----") != std::string::npos;
}

Result<PrivateKey> readMerchantKey(const std::string &text)
{
    if (text.empty()) {
        return Problem{"private_key_file is missing: name apiclient_key.pem, which WeChat Pay's "
                       "certificate tool made."};
    }
    const auto key = PrivateKey::parse(text);
    if (!key && (holdsCertificate(text) || PublicKey::parse(text))) {
        return Problem{"private_key_file holds a certificate or a public key: name "
                       "apiclient_key.pem instead, which begins with BEGIN PRIVATE KEY."};
    }
    if (!key) {
        return Problem{"private_key_file is not an RSA private key: take apiclient_key.pem as "
                       "WeChat Pay's certificate tool saved it (no password)."};
    }
    if (key->bits() < leastKeyBits) {
        return Problem{"private_key_file has a key of " + std::to_string(key->bits()) +
                       " bits: WeChat Pay needs 2048; apply for a new certificate."};
    }
    return *key;
}

Result<std::string> readSerial(const ProviderSettings &settings, const PrivateKey &ours)
{
    const std::string serial = inUpperCase(setting(settings, "serial_no"));
    if (serial.empty() || serial.size() > 40 || !isAll(serial, "0123456789ABCDEF")) {
        return Problem{"serial_no must be the serial of your merchant certificate, up to 40 "
                       "characters 0-9 A-F: copy it from the merchant platform under API "
                       "security."};
    }
    const std::string text = setting(settings, "merchant_cert_file");
    if (text.empty()) {
        return serial;
    }
    const auto certificates = Certificate::parseAll(text);
    if (certificates.empty()) {
        return Problem{"merchant_cert_file holds no readable certificate: name "
                       "apiclient_cert.pem, or leave it out."};
    }
    if (certificates.front().publicKey() != ours.publicKey()) {
        return Problem{"merchant_cert_file does not belong to private_key_file: name "
                       "apiclient_cert.pem and apiclient_key.pem of the same application."};
    }
    if (certificates.front().serialHex() != serial) {
        return Problem{"serial_no does not fit merchant_cert_file, whose serial is " +
                       certificates.front().serialHex() + ": enter that one."};
    }
    return serial;
}

// WeChat Pay's public key and its id belong together; both may be missing.
Result<void> readPublicKey(const ProviderSettings &settings, const PrivateKey &ours, KeyRing &ring)
{
    const std::string id = setting(settings, "public_key_id");
    const std::string text = setting(settings, "public_key_file");
    if (id.empty() && text.empty()) {
        return {};
    }
    if (id.empty() || text.empty()) {
        return Problem{std::string(id.empty() ? "public_key_id" : "public_key_file") +
                       " is missing: WeChat Pay's public key and its id belong together; both "
                       "are on the merchant platform under API security."};
    }
    if (!isPublicKeyId(id)) {
        return Problem{"public_key_id must be the whole id with its beginning PUB_KEY_ID_: copy "
                       "it again from the merchant platform."};
    }
    if (holdsCertificate(text)) {
        return Problem{"public_key_file is a certificate: put platform certificates into "
                       "platform_cert_file, and here the public key file pub_key.pem."};
    }
    if (PrivateKey::parse(text)) {
        return Problem{"public_key_file holds a private key: name pub_key.pem, WeChat Pay's "
                       "public key."};
    }
    const auto key = PublicKey::parse(text);
    if (!key) {
        return Problem{"public_key_file is not an RSA public key: download pub_key.pem again "
                       "from the merchant platform."};
    }
    if (*key == ours.publicKey()) {
        return Problem{"public_key_file is your own merchant key: take WeChat Pay's public key, "
                       "pub_key.pem, from the merchant platform."};
    }
    ring.hold(id, *key);
    return {};
}

Result<void> readPlatformCertificates(const ProviderSettings &settings, const PrivateKey &ours,
                                      const std::string &serial, KeyRing &ring)
{
    const std::string text = setting(settings, "platform_cert_file");
    if (text.empty()) {
        return {};
    }
    const auto certificates = Certificate::parseAll(text);
    if (certificates.empty()) {
        return Problem{"platform_cert_file holds no readable certificate: name the file "
                       "wechatpay_....pem, or leave it out and it is downloaded."};
    }
    for (const Certificate &certificate : certificates) {
        if (certificate.publicKey() == ours.publicKey() || certificate.serialHex() == serial) {
            return Problem{"platform_cert_file is your own merchant certificate: name WeChat "
                           "Pay's platform certificate wechatpay_....pem, or leave it out and "
                           "it is downloaded."};
        }
        if (!certificate.publicKey()) {
            return Problem{"platform_cert_file has a certificate without an RSA key: download "
                           "the RSA platform certificate."};
        }
        ring.hold(certificate);
    }
    return {};
}

Result<void> readPaymentCodes(const ProviderSettings &settings, Account &account)
{
    account.apiV2Key = setting(settings, "api_v2_key");
    if (!account.apiV2Key.empty() && account.apiV2Key.size() != sharedKeySize) {
        return Problem{"api_v2_key must have 32 characters and has " +
                       std::to_string(account.apiV2Key.size()) +
                       ": copy the APIv2 key again, or leave it out."};
    }
    const std::string api = setting(settings, "payment_code_api");
    if (!api.empty() && api != "v2" && api != "v3") {
        return Problem{"payment_code_api is \"v2\" or \"v3\"."};
    }
    if (api == "v2" && account.apiV2Key.empty()) {
        return Problem{"api_v2_key is missing: payment_code_api v2 needs the APIv2 key of 32 "
                       "characters from the merchant platform."};
    }
    account.codeApi = api == "v3"                ? CodeApi::V3
                      : account.apiV2Key.empty() ? CodeApi::None
                                                 : CodeApi::V2;
    account.merchantCertificate = setting(settings, "merchant_cert_file");
    account.merchantKey = setting(settings, "private_key_file");
    const bool canV2 = account.codeApi == CodeApi::V2 && !account.merchantCertificate.empty();
    const std::string reverse = settingOr(settings, "payment_code_reverse", canV2 ? "v2" : "v3");
    if (reverse != "v2" && reverse != "v3") {
        return Problem{"payment_code_reverse is \"v2\" or \"v3\"."};
    }
    if (reverse == "v2" && account.apiV2Key.empty()) {
        return Problem{"api_v2_key is missing: payment_code_reverse v2 needs the APIv2 key."};
    }
    account.reverseApi = reverse == "v2" ? CodeApi::V2 : CodeApi::V3;
    const std::string signType = settingOr(settings, "api_v2_sign_type", "MD5");
    if (signType != "MD5" && signType != "HMAC-SHA256") {
        return Problem{"api_v2_sign_type is \"MD5\" or \"HMAC-SHA256\"."};
    }
    account.signType = signType == "MD5" ? SignType::Md5 : SignType::HmacSha256;
    return {};
}

Result<void> readAddresses(const ProviderSettings &settings, Account &account)
{
    account.baseUrl = settingOr(settings, "base_url", "https://api.mch.weixin.qq.com");
    while (!account.baseUrl.empty() && account.baseUrl.back() == '/') {
        account.baseUrl.pop_back();
    }
    if (!isSafeAddress(account.baseUrl) ||
        account.baseUrl.find_first_of("?#") != std::string::npos) {
        return Problem{"base_url must be an https address, usually "
                       "https://api.mch.weixin.qq.com (plain http only on this machine)."};
    }
    // WeChat Pay wants an address in every order. Where nobody listens, the till asks by itself;
    // names ending in .invalid belong to nobody (RFC 2606).
    account.notifyUrl = settingOr(settings, "notify_url", "https://guitai.invalid/wechatpay");
    if (!isSafeAddress(account.notifyUrl) || account.notifyUrl.size() > 255 ||
        account.notifyUrl.find('?') != std::string::npos) {
        return Problem{"notify_url must be an https address without a question mark, at most 255 "
                       "characters."};
    }
    account.deviceIp = settingOr(settings, "device_ip", "127.0.0.1");
    account.storeId = settingOr(settings, "store_id", "guitai");
    return {};
}

Result<void> readNames(const ProviderSettings &settings, Account &account)
{
    account.mchid = setting(settings, "mchid");
    if (account.mchid.empty() || account.mchid.size() > 32 || !isAll(account.mchid, "0123456789")) {
        return Problem{"mchid must be your merchant number, digits only: copy it from the merchant "
                       "platform."};
    }
    account.appid = setting(settings, "appid");
    if (account.appid.empty() || account.appid.size() > 32 ||
        !isAll(account.appid, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-")) {
        return Problem{"appid must be the id, wx..., of the app that is bound to your merchant "
                       "number."};
    }
    account.apiV3Key = setting(settings, "api_v3_key");
    if (account.apiV3Key.size() != sharedKeySize) {
        return Problem{"api_v3_key must have exactly 32 characters and has " +
                       std::to_string(account.apiV3Key.size()) +
                       ": copy the APIv3 key that was set on the merchant platform."};
    }
    return {};
}

} // namespace

std::vector<SettingField> settingFields()
{
    const auto text = [](const char *key, bool required) {
        return SettingField{key, false, false, required};
    };
    const auto secret = [](const char *key, bool required) {
        return SettingField{key, true, false, required};
    };
    const auto file = [](const char *key, bool secret, bool required) {
        return SettingField{key, secret, true, required};
    };
    return {text("base_url", false),
            text("mchid", true),
            text("appid", true),
            text("serial_no", true),
            file("private_key_file", true, true),
            file("merchant_cert_file", false, false),
            secret("api_v3_key", true),
            text("public_key_id", false),
            file("public_key_file", false, false),
            file("platform_cert_file", false, false),
            secret("api_v2_key", false),
            text("payment_code_api", false),
            text("payment_code_reverse", false),
            text("api_v2_sign_type", false),
            text("notify_url", false),
            text("device_ip", false),
            text("store_id", false),
            text(statementTimeKey, false)};
}

Result<Account> readAccount(const ProviderSettings &settings)
{
    const auto key = readMerchantKey(setting(settings, "private_key_file"));
    if (!key) {
        return key.problem();
    }
    Account account{{}, {}, {}, {}, *key, {}, std::make_shared<KeyRing>()};
    for (const auto read : {readAddresses, readNames, readPaymentCodes}) {
        if (const Result<void> good = read(settings, account); !good) {
            return good.problem();
        }
    }
    const auto serial = readSerial(settings, *key);
    if (!serial) {
        return serial.problem();
    }
    account.serialNo = *serial;
    if (const auto good = readPublicKey(settings, *key, *account.keys); !good) {
        return good.problem();
    }
    account.usesCertificates =
        account.keys->empty() || !setting(settings, "platform_cert_file").empty();
    if (const auto good = readPlatformCertificates(settings, *key, *serial, *account.keys); !good) {
        return good.problem();
    }
    const auto morning = statementTime(settings, Span::hours(10));
    if (!morning) {
        return morning.problem();
    }
    account.statementAfter = *morning;
    return account;
}

} // namespace guitai::wechatpay
