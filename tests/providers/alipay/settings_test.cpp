// Wrong settings are named, with what to do about them.
#include "payment/providers/alipay/account.h"
#include "tests/kit/main.h"
#include "tests/providers/alipay/vectors.h"
#include "tests/providers/alipay/world.h"

#include <QtTest>

namespace guitai {

using test::alipayVectorFile;

class AlipaySettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysAreTakenHoweverTheyWerePasted();
    void everyMistakeNamesItsKey();
    void onlySafeGateways();
};

namespace {

ProviderSettings goodAlipaySettings()
{
    return {{"gateway", "https://openapi.alipay.com/gateway.do"},
            {"app_id", "2021000000000001"},
            {"private_key_file", alipayVectorFile("keys/ali-app.pkcs8.pem")},
            {"alipay_public_key_file", alipayVectorFile("keys/ali-platform.pub.pem")}};
}

std::string bare(std::string pem)
{
    std::string body;
    for (std::size_t at = 0; at < pem.size();) {
        const auto end = std::min(pem.find('\n', at), pem.size());
        const std::string line = pem.substr(at, end - at);
        body += line.find("-----") == std::string::npos ? line : "";
        at = end + 1;
    }
    return body;
}

std::string withCrLf(const std::string &text)
{
    std::string crlf;
    for (const char c : text) {
        crlf += c == '\n' ? "\r\n" : std::string(1, c);
    }
    return crlf;
}

std::string problemOf(const ProviderSettings &settings)
{
    const auto account = alipay::readAccount(settings);
    return account ? std::string("no problem") : account.problem().what;
}

} // namespace

void AlipaySettingsTest::keysAreTakenHoweverTheyWerePasted()
{
    for (const char *file : {"keys/ali-app.pkcs8.pem", "keys/ali-app.pkcs1.pem"}) {
        const std::string pem = alipayVectorFile(file);
        for (const std::string &text : {pem, withCrLf(pem), bare(pem),
                                        "\xEF\xBB\xBF" + bare(pem) + "\r\n", "  " + pem + "\n"}) {
            ProviderSettings settings = goodAlipaySettings();
            settings["private_key_file"] = text;
            QCOMPARE(problemOf(settings), std::string("no problem"));
        }
    }
    ProviderSettings settings = goodAlipaySettings();
    settings["alipay_public_key_file"] = bare(settings["alipay_public_key_file"]);
    QCOMPARE(problemOf(settings), std::string("no problem"));
}

void AlipaySettingsTest::everyMistakeNamesItsKey()
{
    const std::string appPem = alipayVectorFile("keys/ali-app.pkcs8.pem");
    const std::string appPub = alipayVectorFile("keys/ali-app.pub.pem");
    const std::string smallKey = PrivateKey::generate(1024).pem();
    const std::vector<std::tuple<const char *, std::string, const char *>> table = {
        {"gateway", "", "https"},
        {"gateway", "http://openapi.alipay.com/gateway.do", "https"},
        {"app_id", "", "missing"},
        {"app_id", "2021 0001", "digits"},
        {"private_key_file", "", "missing"},
        {"private_key_file", "hello", "not an RSA private key"},
        {"private_key_file", appPem.substr(0, appPem.size() / 2), "not an RSA private key"},
        {"private_key_file", appPub, "public key"},
        {"private_key_file", smallKey, "2048"},
        {"alipay_public_key_file", "", "missing"},
        {"alipay_public_key_file", "hello", "not an RSA public key"},
        {"alipay_public_key_file", appPub, "your own"},
        {"alipay_public_key_file", appPem, "private key"},
        {"alipay_public_key_file", "-----BEGIN CERTIFICATE-----\nMIIB", "certificate"},
        {"app_cert_file", "hello", "no readable certificate"},
        {"alipay_cert_file", "hello", "app_cert_file"},
        {"aes_key", "hello", "16 bytes"},
    };
    for (const auto &[key, value, words] : table) {
        ProviderSettings settings = goodAlipaySettings();
        settings[key] = value;
        const std::string problem = problemOf(settings);
        const std::string row = std::string(key) + ": " + problem;
        const bool namesAKey = problem.rfind(key, 0) == 0 || std::string(key) == "alipay_cert_file";
        QVERIFY2(namesAKey, row.c_str());
        QVERIFY2(problem.find(words) != std::string::npos, row.c_str());
    }
}

void AlipaySettingsTest::onlySafeGateways()
{
    const auto taken = [](const std::string &gateway) {
        ProviderSettings settings = goodAlipaySettings();
        settings["gateway"] = gateway;
        return alipay::readAccount(settings).ok();
    };
    QVERIFY(taken("https://openapi-sandbox.dl.alipaydev.com/gateway.do"));
    QVERIFY(taken("http://127.0.0.1:8101/gateway.do"));
    QVERIFY(taken("http://localhost/gateway.do"));
    QVERIFY(taken("http://[::1]:8101/gateway.do"));
    QVERIFY(!taken("http://localhost.example.com/gateway.do"));
    QVERIFY(!taken("http://127.0.0.1@example.com/gateway.do"));
    QVERIFY(!taken("http://127.0.0.1:80@example.com/gateway.do"));
    QVERIFY(!taken("https://user@example.com/gateway.do"));
    QVERIFY(!taken("http://127.0.0.1\\@example.com/"));
    QVERIFY(!taken("ftp://127.0.0.1/"));
    QVERIFY(!taken("https://"));
    QVERIFY(!taken("https://example.com/gateway.do?x=1"));
}

GUITAI_TEST(AlipaySettingsTest)

} // namespace guitai

#include "settings_test.moc"
