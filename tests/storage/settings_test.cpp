// Settings: read strictly, kept whole, secrets never in the clear.
#include "storage/settings/settings.h"
#include "storage/settings/settings_store.h"
#include "storage/settings/vault.h"
#include "tests/kit/main.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

namespace guitai::test {

using storage::KnownFields;
using storage::Secrets;
using storage::Settings;
using storage::SettingsStore;
using storage::Vault;

namespace {

const KnownFields knownProviders = {
    {"alipay",
     {{"gateway"},
      {"app_id"},
      {"private_key_file", true, true},
      {"alipay_public_key_file", false, true}}},
    {"zvt", {{"host"}, {"port"}, {"password", true}}},
};

} // namespace

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void everythingIsTaken();
    void filesAreReadOnceRelativeToTheSettings();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void loopbackMayBePlain_data();
    void loopbackMayBePlain();
    void whatIsNotNamedStays();
    void exportLeavesSecretsOut();
    void exportWithSecretsComesBack();
    void storeKeepsEverything();
    void storeWritesNoSecretInTheClear();
    void keyIsForItsOwnerOnly();
    void lostKeyIsTold();
    void movedSecretsDoNotOpen();
    void secretsOfAProviderThatIsGoneAreKept();
    void damagedFileIsTold();
    void nothingSavedMeansDefaults();
    void failedSaveLeavesTheOldSettings();

private:
    std::string path(const char *name) const
    {
        return m_folder->filePath(QString::fromLatin1(name)).toStdString();
    }
    void write(const char *name, const QByteArray &content) const;
    QByteArray read(const char *name) const;
    Settings complete() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void SettingsTest::write(const char *name, const QByteArray &content) const
{
    QFile file(QString::fromStdString(path(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray SettingsTest::read(const char *name) const
{
    QFile file(QString::fromStdString(path(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void SettingsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QDir(m_folder->path()).mkdir(QStringLiteral("keys"));
    write("keys/private.pem", "-----BEGIN PRIVATE KEY-----\nhush\n");
    write("public.pem", "-----BEGIN PUBLIC KEY-----\nopen\n");
    QVERIFY(QFile::copy(QStringLiteral(TEST_DATA "/complete_settings.json"),
                        QString::fromStdString(path("import.json"))));
}

Settings SettingsTest::complete() const
{
    const auto settings = storage::importSettings(path("import.json"), knownProviders);
    if (!settings)
        qWarning("%s", settings.problem().what.c_str());
    return settings ? *settings : Settings{};
}

void SettingsTest::everythingIsTaken()
{
    const Settings settings = complete();
    QCOMPARE(settings.shop.name, std::string("Guitai Demo"));
    QCOMPARE(settings.shop.address, std::string("Nanjing Lu 1"));
    QCOMPARE(settings.shop.taxNumber, std::string("9131"));
    QCOMPARE(settings.till.id, std::string("T2"));
    QVERIFY(settings.taxMode == TaxMode::OnTop);
    QVERIFY((settings.taxes == std::vector<Tax>{{"A", 130'000}, {"B", 88'750}, {"C", 0}}));
    QCOMPARE(settings.providers.at("cash").at("enabled"), std::string("true"));
    QCOMPARE(settings.providers.at("cash").at("rounding"), std::string("0.1"));
    QCOMPARE(settings.providers.at("zvt").at("port"), std::string("20007"));
    QVERIFY(settings.relay.has_value());
    QCOMPARE(settings.relay->token, std::string("t0ken-secret"));
    QCOMPARE(settings.ui.theme, std::string("dark"));
    QCOMPARE(settings.ui.language, std::string("en"));
}

void SettingsTest::filesAreReadOnceRelativeToTheSettings()
{
    const Settings settings = complete();
    QCOMPARE(settings.providers.at("alipay").at("private_key_file"),
             std::string("-----BEGIN PRIVATE KEY-----\nhush\n"));
    QCOMPARE(settings.providers.at("alipay").at("alipay_public_key_file"),
             std::string("-----BEGIN PUBLIC KEY-----\nopen\n"));
}

void SettingsTest::mistakesAreNamed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("named");
    const auto add = [](const char *name, const char *json, const char *named) {
        QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(named);
    };
    add("no JSON", "shop", "not JSON");
    add("a list", "[]", "not JSON");
    add("cut off", "{\"shop\": {", "not JSON");
    add("unknown section", R"({"shops": {}})", "\"shops\"");
    add("unknown key", R"({"shop": {"nmae": "x"}})", "\"shop.nmae\"");
    add("unknown provider", R"({"providers": {"alipya": {}}})", "\"providers.alipya\"");
    add("unknown provider key", R"({"providers": {"alipay": {"appid": "1"}}})",
        "\"providers.alipay.appid\"");
    add("unknown cash key", R"({"providers": {"cash": {"round": "1"}}})",
        "\"providers.cash.round\"");
    add("a file that is not there",
        R"({"providers": {"alipay": {"private_key_file": "nowhere.pem"}}})",
        "\"providers.alipay.private_key_file\"");
    add("a file that is no text", R"({"providers": {"alipay": {"private_key_file": "bin"}}})",
        "PEM");
    add("plain gateway", R"({"providers": {"alipay": {"gateway": "http://example.com/"}}})",
        "\"providers.alipay.gateway\"");
    add("plain gateway in capitals",
        R"({"providers": {"alipay": {"gateway": " HTTP://example.com/"}}})",
        "\"providers.alipay.gateway\"");
    add("plain relay", R"({"relay": {"url": "ws://relay.example.com"}})", "\"relay.url\"");
    add("nearly loopback", R"({"relay": {"url": "ws://127.0.0.1.example.com"}})", "\"relay.url\"");
    add("loopback as a user", R"({"relay": {"url": "ws://localhost@example.com"}})",
        "\"relay.url\"");
    add("no currency", R"({"shop": {"currency": "RMB"}})", "\"shop.currency\"");
    add("no tax mode", R"({"tax_mode": "maybe"})", "\"tax_mode\"");
    add("no rate", R"({"taxes": [{"code": "A", "rate": "a lot"}]})", "\"taxes[0].rate\"");
    add("more than all", R"({"taxes": [{"code": "A", "rate": "101"}]})", "\"taxes[0].rate\"");
    add("negative rate", R"({"taxes": [{"code": "A", "rate": "-1"}]})", "\"taxes[0].rate\"");
    add("a code twice", R"({"taxes": [{"code": "A", "rate": "1"}, {"code": "A", "rate": "2"}]})",
        "\"taxes[1].code\"");
    add("a number for an object", R"({"shop": 3})", "\"shop\"");
    add("an object for a text", R"({"shop": {"name": {}}})", "\"shop.name\"");
    add("a fraction", R"({"providers": {"zvt": {"port": 1.5}}})", "\"providers.zvt.port\"");
}

void SettingsTest::mistakesAreNamed()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, named);
    write("bin", QByteArray("\x30\x82\xff\x00\x01", 5));
    write("wrong.json", json);
    const auto settings = storage::importSettings(path("wrong.json"), knownProviders);
    QVERIFY(!settings.ok());
    QVERIFY2(settings.problem().what.find(named.toStdString()) != std::string::npos,
             settings.problem().what.c_str());
    QVERIFY(settings.problem().what.find("wrong.json") != std::string::npos);
}

void SettingsTest::loopbackMayBePlain_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url : {"http://127.0.0.1:8001/gateway.do", "http://localhost:8001/",
                            "http://[::1]:8001/", "https://example.com/"})
        QTest::newRow(url) << QString::fromLatin1(url);
}

void SettingsTest::loopbackMayBePlain()
{
    QFETCH(QString, url);
    const std::string json =
        "{\"providers\": {\"alipay\": {\"gateway\": \"" + url.toStdString() + "\"}}}";
    QVERIFY(storage::settingsFromJson(json, ".", knownProviders).ok());
}

void SettingsTest::whatIsNotNamedStays()
{
    const Settings before = complete();
    const auto after = storage::settingsFromJson(
        R"({"shop": {"name": "New"}, "providers": {"zvt": {"host": "h"}}})", ".", knownProviders,
        before);
    QVERIFY(after.ok());
    Settings expected = before;
    expected.shop.name = "New";
    expected.providers["zvt"] = {{"host", "h"}};
    QVERIFY(*after == expected);
}

void SettingsTest::exportLeavesSecretsOut()
{
    const std::string json = storage::settingsToJson(complete(), knownProviders, Secrets::LeaveOut);
    for (const char *secret : {"hush", "t0ken", "000000"})
        QVERIFY2(json.find(secret) == std::string::npos, secret);
    QVERIFY(json.find("PUBLIC KEY") != std::string::npos);
    QVERIFY(storage::settingsFromJson(json, ".", knownProviders).ok());
}

void SettingsTest::exportWithSecretsComesBack()
{
    const Settings settings = complete();
    const std::string json = storage::settingsToJson(settings, knownProviders, Secrets::Include);
    const auto back = storage::settingsFromJson(json, "/nowhere", knownProviders);
    QVERIFY2(back.ok(), back ? "" : back.problem().what.c_str());
    QVERIFY(*back == settings);
}

void SettingsTest::storeKeepsEverything()
{
    const SettingsStore store(m_folder->path().toStdString(), knownProviders);
    const Settings settings = complete();
    for (int i = 0; i < 2; ++i) {
        QVERIFY(store.save(settings).ok());
        const auto loaded = store.load();
        QVERIFY2(loaded.ok(), loaded ? "" : loaded.problem().what.c_str());
        QVERIFY(*loaded == settings);
    }
}

void SettingsTest::storeWritesNoSecretInTheClear()
{
    const SettingsStore store(m_folder->path().toStdString(), knownProviders);
    QVERIFY(store.save(complete()).ok());
    const QByteArray first = read("settings.json");
    for (const char *secret : {"hush", "t0ken", "000000"})
        QVERIFY2(!first.contains(secret) && !first.contains(QByteArray(secret).toBase64()), secret);
    // A fresh nonce each time: the same secret never looks the same.
    QVERIFY(store.save(complete()).ok());
    QVERIFY(read("settings.json") != first);
}

void SettingsTest::keyIsForItsOwnerOnly()
{
    const SettingsStore store(m_folder->path().toStdString(), knownProviders);
    QVERIFY(store.save(complete()).ok());
    const auto owner = QFile::ReadOwner | QFile::WriteOwner;
    const auto seen = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const char *name : {"secret.key", "settings.json"}) {
        const auto permissions = QFile::permissions(QString::fromStdString(path(name)));
        QVERIFY((permissions & owner) == owner && !(permissions & seen));
    }
    QCOMPARE(read("secret.key").size(), 32);
}

void SettingsTest::lostKeyIsTold()
{
    const SettingsStore store(m_folder->path().toStdString(), knownProviders);
    QVERIFY(store.save(complete()).ok());
    const QByteArray key = read("secret.key");
    QVERIFY(QFile::remove(QString::fromStdString(path("secret.key"))));
    const auto lost = store.load();
    QVERIFY(!lost.ok() && lost.problem().what.find("secret.key") != std::string::npos);
    write("secret.key", QByteArray(32, 'x'));
    QVERIFY(!store.load().ok());
    write("secret.key", "short");
    QVERIFY(!store.load().ok());
    write("secret.key", key);
    QVERIFY(store.load().ok());
}

void SettingsTest::movedSecretsDoNotOpen()
{
    const auto vault = Vault::open(path("secret.key"), Vault::Key::MakeIfNone);
    QVERIFY(vault.ok());
    const auto sealed = vault->seal("hush", "providers.alipay.private_key_file");
    QVERIFY(sealed.ok());
    QCOMPARE(*vault->unseal(*sealed, "providers.alipay.private_key_file"), std::string("hush"));
    QVERIFY(!vault->unseal(*sealed, "providers.zvt.password").ok());
    QByteArray bytes = QByteArray::fromBase64(QByteArray::fromStdString(*sealed));
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QByteArray changed = bytes;
        changed[i] = char(changed[i] ^ 1);
        QVERIFY(
            !vault->unseal(changed.toBase64().toStdString(), "providers.alipay.private_key_file")
                 .ok());
    }
    for (const char *garbage : {"", "AAAA", "!!!"})
        QVERIFY(!vault->unseal(garbage, "providers.alipay.private_key_file").ok());
    QVERIFY(vault->unseal(*vault->seal("", "p"), "p").ok());
}

void SettingsTest::secretsOfAProviderThatIsGoneAreKept()
{
    const Settings settings = complete();
    QVERIFY(SettingsStore(m_folder->path().toStdString(), knownProviders).save(settings).ok());
    const SettingsStore without(m_folder->path().toStdString(), {});
    const auto loaded = without.load();
    QVERIFY2(loaded.ok(), loaded ? "" : loaded.problem().what.c_str());
    QVERIFY(without.save(*loaded).ok());
    QVERIFY(!read("settings.json").contains("hush"));
    const auto back = SettingsStore(m_folder->path().toStdString(), knownProviders).load();
    QVERIFY(back.ok() && *back == settings);
}

void SettingsTest::damagedFileIsTold()
{
    const SettingsStore store(m_folder->path().toStdString(), knownProviders);
    for (const char *garbage :
         {"", "{", "[]", "{\"settings\": 3}", "{\"settings\":{\"shop\":1}}"}) {
        write("settings.json", garbage);
        const auto settings = store.load();
        QVERIFY2(!settings.ok(), garbage);
        QVERIFY(settings.problem().what.find("settings.json") != std::string::npos);
    }
}

void SettingsTest::nothingSavedMeansDefaults()
{
    const auto settings = SettingsStore(m_folder->path().toStdString(), knownProviders).load();
    QVERIFY(settings.ok());
    QVERIFY(*settings == Settings{});
    QVERIFY(
        (settings->taxes ==
         std::vector<Tax>{{"VAT13", 130'000}, {"VAT9", 90'000}, {"VAT6", 60'000}, {"VAT0", 0}}));
    QCOMPARE(settings->shop.currency.code(), std::string("CNY"));
}

void SettingsTest::failedSaveLeavesTheOldSettings()
{
    const SettingsStore nowhere(path("not-there"), knownProviders);
    const auto failed = nowhere.save(complete());
    QVERIFY(!failed.ok());
    QVERIFY(failed.problem().what.find("not-there") != std::string::npos);
}

GUITAI_TEST(SettingsTest)

} // namespace guitai::test

#include "settings_test.moc"
