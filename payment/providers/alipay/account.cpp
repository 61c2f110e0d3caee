// Reading the settings, with the mistakes in mind that people make with Alipay's keys.
#include "payment/providers/alipay/account.h"

#include "payment/providers/wire/address.h"
#include "payment/providers/wire/statements.h"

namespace guitai::alipay {

namespace {

constexpr int leastKeyBits = 2048; // what RSA2 demands

std::string setting(const ProviderSettings &settings, const std::string &key)
{
    const auto found = settings.find(key);
    return found == settings.end() ? std::string() : found->second;
}

Result<PrivateKey> readPrivateKey(const std::string &text)
{
    if (text.empty()) {
        return Problem{"private_key_file is missing: name the file with your application's "
                       "private key, as Alipay's key tool saved it."};
    }
    const auto key = PrivateKey::parse(text);
    if (!key && PublicKey::parse(text)) {
        return Problem{"private_key_file holds a public key: name the file with your "
                       "application's private key instead."};
    }
    if (!key) {
        return Problem{"private_key_file is not an RSA private key: take the application private "
                       "key as Alipay's key tool saved it (PKCS#8 or PKCS#1, no password)."};
    }
    if (key->bits() < leastKeyBits) {
        return Problem{"private_key_file has a key of " + std::to_string(key->bits()) +
                       " bits: Alipay's RSA2 needs 2048; make a new key and upload its public "
                       "half."};
    }
    return *key;
}

Result<PublicKey> readAlipayKey(const std::string &text, const PrivateKey &ours)
{
    if (text.empty()) {
        return Problem{"alipay_public_key_file is missing: copy Alipay's public key from the open "
                       "platform, where it is shown after you uploaded yours."};
    }
    if (text.find("-----BEGIN CERTIFICATE-----") != std::string::npos) {
        return Problem{"alipay_public_key_file is a certificate: with certificates set "
                       "app_cert_file, alipay_cert_file and alipay_root_cert_file instead."};
    }
    if (PrivateKey::parse(text)) {
        return Problem{"alipay_public_key_file holds a private key: put Alipay's public key "
                       "there."};
    }
    const auto key = PublicKey::parse(text);
    if (!key) {
        return Problem{"alipay_public_key_file is not an RSA public key: copy Alipay's public key "
                       "again, whole, from the open platform."};
    }
    if (*key == ours.publicKey()) {
        return Problem{"alipay_public_key_file is your own application's public key: take "
                       "Alipay's public key, which the open platform shows after the upload."};
    }
    return *key;
}

Result<std::vector<Certificate>> readCertificates(const ProviderSettings &settings,
                                                  const std::string &key)
{
    const std::string text = setting(settings, key);
    if (text.empty()) {
        return Problem{key + " is missing: certificate mode needs app_cert_file, "
                             "alipay_cert_file and alipay_root_cert_file together."};
    }
    auto certificates = Certificate::parseAll(text);
    if (certificates.empty()) {
        return Problem{key + " holds no readable certificate: download the .crt file again from "
                             "Alipay's open platform."};
    }
    return certificates;
}

Result<std::shared_ptr<CertificateBook>> readBook(const ProviderSettings &settings,
                                                  const PrivateKey &ours)
{
    const auto app = readCertificates(settings, "app_cert_file");
    if (!app) {
        return app.problem();
    }
    const auto alipay = readCertificates(settings, "alipay_cert_file");
    if (!alipay) {
        return alipay.problem();
    }
    const auto roots = readCertificates(settings, "alipay_root_cert_file");
    if (!roots) {
        return roots.problem();
    }
    if (app->front().publicKey() != ours.publicKey()) {
        return Problem{"app_cert_file does not belong to private_key_file: download the "
                       "certificate that was made from this key's request, or name its key."};
    }
    const auto alipayKey = alipay->front().publicKey();
    if (!alipayKey) {
        return Problem{"alipay_cert_file has no RSA key: download alipayCertPublicKey_RSA2.crt."};
    }
    if (*alipayKey == ours.publicKey()) {
        return Problem{"alipay_cert_file is your own application's certificate: take "
                       "alipayCertPublicKey_RSA2.crt."};
    }
    auto book = std::make_shared<CertificateBook>(app->front(), *alipay, *roots, *alipayKey);
    if (book->rootCertSn().empty()) {
        return Problem{"alipay_root_cert_file holds no RSA certificate: download "
                       "alipayRootCert.crt again."};
    }
    return book;
}

} // namespace

std::vector<SettingField> settingFields()
{
    const auto text = [](const char *key, bool required) {
        return SettingField{key, false, false, required};
    };
    const auto file = [](const char *key, bool secret, bool required) {
        return SettingField{key, secret, true, required};
    };
    return {text("gateway", true),
            text("app_id", true),
            text("seller_id", false),
            file("private_key_file", true, true),
            file("alipay_public_key_file", false, false),
            file("app_cert_file", false, false),
            file("alipay_cert_file", false, false),
            file("alipay_root_cert_file", false, false),
            SettingField{"aes_key", true, false, false},
            text(statementTimeKey, false)};
}

bool isAlipaysOwn(const std::string &gateway)
{
    const auto from = gateway.find("://") + 3;
    const std::string host = gateway.substr(from, gateway.find_first_of(":/", from) - from);
    const auto endsWith = [&](const std::string &end) {
        return host.size() > end.size() &&
               host.compare(host.size() - end.size(), end.size(), end) == 0;
    };
    // Plain http is let through to this machine alone.
    return gateway.rfind("http://", 0) == 0 || host == "localhost" || host == "127.0.0.1" ||
           gateway.substr(from, 5) == "[::1]" || endsWith(".alipay.com") ||
           endsWith(".alipaydev.com");
}

Result<Account> readAccount(const ProviderSettings &settings)
{
    const std::string gateway = setting(settings, "gateway");
    if (!isSafeAddress(gateway) || gateway.find_first_of("?#") != std::string::npos) {
        return Problem{"gateway must be an https address, usually "
                       "https://openapi.alipay.com/gateway.do (plain http only on this machine)."};
    }
    const std::string appId = setting(settings, "app_id");
    if (appId.empty()) {
        return Problem{"app_id is missing: enter the 16 digits of your application from Alipay's "
                       "open platform."};
    }
    if (appId.size() > 32 || appId.find_first_not_of("0123456789") != std::string::npos) {
        return Problem{"app_id must be digits only: copy it again from Alipay's open platform."};
    }
    const auto key = readPrivateKey(setting(settings, "private_key_file"));
    if (!key) {
        return key.problem();
    }
    Account account{gateway, appId, setting(settings, "seller_id"), *key, {}, {}, {}};

    const bool withCertificates = !setting(settings, "app_cert_file").empty() ||
                                  !setting(settings, "alipay_cert_file").empty() ||
                                  !setting(settings, "alipay_root_cert_file").empty();
    if (withCertificates) {
        const auto book = readBook(settings, *key);
        if (!book) {
            return book.problem();
        }
        account.certificates = *book;
    } else {
        const auto alipayKey = readAlipayKey(setting(settings, "alipay_public_key_file"), *key);
        if (!alipayKey) {
            return alipayKey.problem();
        }
        account.alipayKey = *alipayKey;
    }

    if (const std::string aesKey = setting(settings, "aes_key"); !aesKey.empty()) {
        account.cipher = ContentCipher::fromKey(aesKey);
        if (!account.cipher) {
            return Problem{"aes_key must be base64 of 16 bytes: copy the content encryption key "
                           "again from Alipay's open platform, or leave it out."};
        }
    }
    const auto morning = statementTime(settings, Span::hours(9) + Span::minutes(30));
    if (!morning) {
        return morning.problem();
    }
    account.statementAfter = *morning;
    return account;
}

} // namespace guitai::alipay
