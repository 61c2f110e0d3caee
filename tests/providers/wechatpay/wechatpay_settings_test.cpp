// Wrong settings are named, with what to do about them.
#include "payment/providers/crypto/certificate_maker.h"
#include "payment/providers/wechatpay/account.h"
#include "payment/providers/wechatpay/client.h"
#include "tests/kit/main.h"
#include "tests/providers/wechatpay/vectors.h"
#include "tests/providers/wechatpay/world.h"

#include <QtTest>

namespace guitai {

using test::wechatVectorFile;
using namespace wechatpay;

class WeChatPaySettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsLeftOutHasItsUsualValue();
    void everyMistakeNamesItsKey_data();
    void everyMistakeNamesItsKey();
    void theSerialMustFitTheCertificate();
    void customersCodesNeedAKey();
    void bothKindsOfKeysAreHeldAtOnce();
};

namespace {

ProviderSettings goodWeChatSettings()
{
    return {{"mchid", "1900000109"},
            {"appid", "wx8888888888888888"},
            {"serial_no", "3775b6a45acd588826d15e583a95f5dd12345678"},
            {"private_key_file", wechatVectorFile("keys/wx-merchant.pkcs8.pem")},
            {"api_v3_key", "Guitai-test-apiv3-key-32-bytes!!"},
            {"public_key_id", "PUB_KEY_ID_0119000001092024110100000000000001"},
            {"public_key_file", wechatVectorFile("keys/wx-pub.pub.pem")}};
}

std::string problemOf(const ProviderSettings &settings)
{
    const auto account = wechatpay::readAccount(settings);
    return account ? std::string("no problem") : account.problem().what;
}

} // namespace

void WeChatPaySettingsTest::whatIsLeftOutHasItsUsualValue()
{
    const auto account = readAccount(goodWeChatSettings());
    QVERIFY(account.ok());
    QCOMPARE(account->baseUrl, std::string("https://api.mch.weixin.qq.com"));
    QCOMPARE(account->serialNo, std::string("3775B6A45ACD588826D15E583A95F5DD12345678"));
    QVERIFY(account->codeApi == CodeApi::None);
    QVERIFY(account->reverseApi == CodeApi::V3);
    QVERIFY(account->signType == SignType::Md5);
    QVERIFY(!account->usesCertificates);
    QVERIFY(!account->notifyUrl.empty()); // WeChat Pay takes no order without
}

void WeChatPaySettingsTest::everyMistakeNamesItsKey_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *key, const std::string &value, const char *says) {
        QTest::addRow("%s: %s", key, says)
            << key << QString::fromStdString(value) << QString::fromUtf8(says);
    };
    const std::string ours = wechatVectorFile("keys/wx-merchant.pub.pem");
    row("base_url", "http://api.mch.weixin.qq.com", "base_url must be an https address");
    row("base_url", "https://api.mch.weixin.qq.com/?x=1", "base_url must be an https address");
    row("mchid", "", "mchid must be");
    row("mchid", "19000001O9", "mchid must be");
    row("appid", "", "appid must be");
    row("appid", "wx 8888", "appid must be");
    row("serial_no", "", "serial_no must be");
    row("serial_no", "not hex", "serial_no must be");
    row("private_key_file", "", "private_key_file is missing");
    row("private_key_file", ours, "private_key_file holds a certificate or a public key");
    row("private_key_file", wechatVectorFile("keys/wx-merchant.crt"),
        "private_key_file holds a certificate or a public key");
    row("private_key_file", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        "private_key_file is not an RSA private key");
    row("api_v3_key", "", "api_v3_key must have exactly 32 characters and has 0");
    row("api_v3_key", std::string(31, 'k'), "api_v3_key must have exactly 32 characters");
    row("public_key_id", "", "public_key_id is missing");
    row("public_key_id", "0119000001092024110100000000000001",
        "public_key_id must be the whole id");
    row("public_key_file", "", "public_key_file is missing");
    row("public_key_file", ours, "public_key_file is your own merchant key");
    row("public_key_file", wechatVectorFile("keys/wx-merchant.pkcs8.pem"),
        "public_key_file holds a private key");
    row("public_key_file", wechatVectorFile("keys/wx-platform1.crt"),
        "public_key_file is a certificate");
    row("public_key_file", "nonsense", "public_key_file is not an RSA public key");
    row("platform_cert_file", wechatVectorFile("keys/wx-merchant.crt"),
        "platform_cert_file is your own merchant certificate");
    row("platform_cert_file", "nonsense", "platform_cert_file holds no readable certificate");
    row("api_v2_key", "short", "api_v2_key must have 32 characters");
    row("payment_code_api", "v4", "payment_code_api is");
    row("payment_code_api", "v2", "api_v2_key is missing");
    row("payment_code_reverse", "v4", "payment_code_reverse is");
    row("payment_code_reverse", "v2", "api_v2_key is missing");
    row("api_v2_sign_type", "SHA1", "api_v2_sign_type is");
    row("notify_url", "https://shop.example.com/wx?a=1", "notify_url must be");
    row("notify_url", "http://shop.example.com/wx", "notify_url must be");
}

void WeChatPaySettingsTest::everyMistakeNamesItsKey()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, says);
    ProviderSettings settings = goodWeChatSettings();
    QCOMPARE(problemOf(settings), std::string("no problem"));
    settings[key.toStdString()] = value.toStdString();
    const QString problem = QString::fromStdString(problemOf(settings));
    QVERIFY2(problem.contains(says), qUtf8Printable(problem));
}

void WeChatPaySettingsTest::theSerialMustFitTheCertificate()
{
    ProviderSettings settings = goodWeChatSettings();
    settings["merchant_cert_file"] = wechatVectorFile("keys/wx-merchant.crt");
    const std::string serial =
        Certificate::parseAll(settings["merchant_cert_file"]).front().serialHex();
    settings["serial_no"] = serial;
    QCOMPARE(problemOf(settings), std::string("no problem"));
    settings["serial_no"] = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
    QVERIFY(problemOf(settings).find("serial_no does not fit merchant_cert_file, whose serial is " +
                                     serial) == 0);
    settings["merchant_cert_file"] = wechatVectorFile("keys/wx-platform1.crt");
    QVERIFY(problemOf(settings).find("merchant_cert_file does not belong to private_key_file") ==
            0);
}

void WeChatPaySettingsTest::customersCodesNeedAKey()
{
    ProviderSettings settings = goodWeChatSettings();
    QVERIFY(makeClient(readAccount(settings).value())->card().customerCodes.empty());
    settings["api_v2_key"] = std::string(32, 'k');
    const auto client = makeClient(readAccount(settings).value());
    QCOMPARE(client->card().customerCodes.size(), std::size_t(1));
    const CodeRange range = client->card().customerCodes.front();
    QVERIFY(range.holds("134567890123456789"));
    QVERIFY(!range.holds("284567890123456789")); // Alipay's
    QVERIFY(!range.holds("1345678901234567"));
    settings.erase("api_v2_key");
    settings["payment_code_api"] = "v3";
    QVERIFY(!makeClient(readAccount(settings).value())->card().customerCodes.empty());
}

void WeChatPaySettingsTest::bothKindsOfKeysAreHeldAtOnce()
{
    ProviderSettings settings = goodWeChatSettings();
    settings["platform_cert_file"] =
        wechatVectorFile("keys/wx-platform1.crt") + wechatVectorFile("keys/wx-platform2.crt");
    const auto account = readAccount(settings);
    QVERIFY(account.ok());
    QCOMPARE(account->keys->size(), std::size_t(3));
    QVERIFY(account->usesCertificates);
    const Instant now{1772331630000};
    QCOMPARE(account->keys->preferred(now), settings["public_key_id"]);
    QVERIFY(account->keys->keyOf("5157F09EFDC096DE15EBE81A47057A7232F1B8E1", now));
    const Instant late = now + Span::hours(24 * 365 * 20); // expired by then
    QVERIFY(!account->keys->keyOf("5157F09EFDC096DE15EBE81A47057A7232F1B8E1", late));
    QVERIFY(!account->keys->keyOf("5157f09efdc096de15ebe81a47057a7232f1b8e1", now)); // exact text
    QVERIFY(!account->keys->keyOf(account->serialNo, now));
}

GUITAI_TEST(WeChatPaySettingsTest)

} // namespace guitai

#include "wechatpay_settings_test.moc"
