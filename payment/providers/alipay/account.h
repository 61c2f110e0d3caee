// Account: who we are at Alipay and whose signature we believe; the settings, read and checked
// once.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/alipay/certificate_book.h"
#include "payment/providers/alipay/content_cipher.h"
#include "payment/providers/crypto/rsa.h"

#include <memory>
#include <optional>
#include <string>

namespace guitai::alipay {

struct Account
{
    std::string gateway;
    std::string appId;
    std::string sellerId; // may be empty
    PrivateKey key;
    std::optional<PublicKey> alipayKey;                       // key mode
    std::shared_ptr<CertificateBook> certificates;            // certificate mode, else null
    std::optional<ContentCipher> cipher;                      // with AES content encryption
    Span statementAfter = Span::hours(9) + Span::minutes(30); // when the day before is fetched
};

// What the settings file may say about Alipay.
std::vector<SettingField> settingFields();

// Whether Alipay (or its sandbox, or this machine's) answers at that address.
bool isAlipaysOwn(const std::string &gateway);

// A Problem names the wrong key and says what to do. Whether certificates have expired is not told
// here, where no clock is, but by the greeting.
Result<Account> readAccount(const ProviderSettings &settings);

} // namespace guitai::alipay
