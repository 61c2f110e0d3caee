// Account: who we are at WeChat Pay and whose signature we believe; the settings, read and checked
// once.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/crypto/rsa.h"
#include "payment/providers/wechatpay/key_ring.h"

#include <memory>
#include <string>

namespace guitai::wechatpay {

// How a customer's own code is charged, and how such an order is undone.
enum class CodeApi
{
    None, // no key for v2, and v3 not asked for
    V2,
    V3
};

enum class SignType
{
    Md5,
    HmacSha256
};

struct Account
{
    std::string baseUrl; // without a slash at the end
    std::string mchid;
    std::string appid;
    std::string serialNo; // of our certificate
    PrivateKey key;
    std::string apiV3Key;
    // Learns certificates while conversations run; the provider's conversations share it.
    std::shared_ptr<KeyRing> keys;
    // Whether unknown serials are asked for at WeChat Pay.
    bool usesCertificates = false;

    CodeApi codeApi = CodeApi::None;
    CodeApi reverseApi = CodeApi::V3;
    // PEM, for the v2 reverse, where WeChat Pay asks for our certificate in TLS; may be empty.
    std::string merchantCertificate = {};
    std::string merchantKey = {};
    std::string apiV2Key = {};
    SignType signType = SignType::Md5;

    std::string notifyUrl = {}; // where the till has no relay
    std::string deviceIp = {};
    std::string storeId = {};
    Span statementAfter = Span::hours(10); // when the day before is fetched
};

// What the settings file may say about WeChat Pay.
std::vector<SettingField> settingFields();

// A Problem names the wrong key and says what to do.
Result<Account> readAccount(const ProviderSettings &settings);

} // namespace guitai::wechatpay
