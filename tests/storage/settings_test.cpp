// Settings: read strictly, kept whole, secrets never in the clear; people and their PINs.
#include "storage/settings/settings.h"
#include "storage/settings/staff.h"
#include "storage/settings/vault.h"
#include "tests/kit/main.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

namespace guitai::test {

namespace {

const storage::KnownFields knownFields =
    storage::withHouseMethods({{"alipay",
                                {{"gateway", false, false, true},
                                 {"app_id", false, false, true},
                                 {"private_key_file", true, true, true}}}});

// moc cannot read raw strings: quotation marks are written as apostrophes here.
QByteArray quoted(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

const Instant nine{1'770'000'000'000};

} // namespace

class SettingsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string folder() const { return m_folder.path().toStdString(); }
    void write(const char *name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    std::string problemOf(const QByteArray &json)
    {
        const auto read = storage::readSettings(json.toStdString(), folder(), knownFields);
        return read ? "" : read.problem().what;
    }

private Q_SLOTS:
    void wrongSettingsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *name, const QByteArray &json, const char *named) {
            QTest::newRow(name) << json << QString(named);
        };
        row("no JSON", "{\"shop\": ", "no JSON object");
        row("unknown section", quoted("{'shoop': {}}"), "shoop");
        row("unknown key", quoted("{'shop': {'nmae': 'x'}}"), "shop.nmae");
        row("unknown provider", quoted("{'providers': {'alipya': {}}}"), "providers.alipya");
        row("unknown provider key", quoted("{'providers': {'alipay': {'appid': '1'}}}"),
            "providers.alipay.appid");
        row("no currency", quoted("{'shop': {'currency': 'RMB'}}"), "ISO 4217");
        row("no zone", quoted("{'shop': {'time_zone': 'Shanghai'}}"), "time zone");
        row("wrong type", quoted("{'shop': {'name': ['x']}}"), "shop.name");
        row("plain http", quoted("{'providers': {'alipay': {'gateway': 'http://example.com/g'}}}"),
            "https://");
        row("plain ws", quoted("{'relay': {'url': 'ws://example.com'}}"), "wss://");
        row("unverified database", quoted("{'shop_database': {'url': "
                                          "'postgresql://t@db.example.com/s?sslmode=require'}}"),
            "sslmode=require");
        row("password in the open",
            quoted("{'shop_database': {'url': 'postgresql://t:pw@db.example.com/s'}}"),
            "shop_database.password");
        row("no such file", quoted("{'providers': {'alipay': {'private_key_file': 'gone.pem'}}}"),
            "gone.pem");
        row("till id", quoted("{'till': {'id': 'T 1'}}"), "till.id");
        row("yes or no", quoted("{'till': {'tips': 'perhaps'}}"), "till.tips");
        row("no amount", quoted("{'till': {'refund_limit': 'much'}}"), "till.refund_limit");
        row("three decimals", quoted("{'till': {'refund_limit': '2.005'}}"), "till.refund_limit");
        row("less than nothing", quoted("{'till': {'refund_limit': '-1'}}"), "till.refund_limit");
        row("not enabled", quoted("{'providers': {'cash': {'enabled': 'yes'}}}"),
            "providers.cash.enabled");
        row("no coin", quoted("{'providers': {'cash': {'rounding': '1/10'}}}"),
            "providers.cash.rounding");
        row("no rates", quoted("{'providers': {'cash': {'rates': ['USD']}}}"),
            "providers.cash.rates");
        row("unknown currency", quoted("{'providers': {'cash': {'rates': {'RMB': '1.00'}}}}"),
            "providers.cash.rates.RMB");
        row("zero rate", quoted("{'providers': {'cash': {'rates': {'USD': '0'}}}}"),
            "providers.cash.rates.USD");
        row("negative rate", quoted("{'providers': {'cash': {'rates': {'USD': '-7.1'}}}}"),
            "providers.cash.rates.USD");
        row("rate without quotation marks",
            quoted("{'providers': {'cash': {'rates': {'USD': 7.1}}}}"), "providers.cash.rates.USD");
        row("empty rate", quoted("{'providers': {'cash': {'rates': {'USD': ''}}}}"),
            "providers.cash.rates.USD");
        row("the shop's own currency",
            quoted("{'shop': {'currency': 'EUR'}, 'providers': {'cash': {'rates': {'EUR': '1'}}}}"),
            "providers.cash.rates.EUR");
        row("not a key of cash", quoted("{'providers': {'cash': {'tips': true}}}"),
            "providers.cash.tips");
        row("tax", quoted("{'taxes': {'rates': [{'code': 'A', 'percent': '101'}]}}"), "percent");
    }

    void wrongSettingsAreNamed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, named);
        const QString problem = QString::fromStdString(problemOf(json));
        QVERIFY2(problem.contains(named), qPrintable(problem));
    }

    void loopbackMayBePlain()
    {
        const QByteArray json =
            quoted("{'providers': {'alipay': {'gateway': 'http://127.0.0.1:8101/g'}}}");
        QCOMPARE(problemOf(json), std::string());
    }

    void aProviderThatIsNotBuiltInIsPassedOver()
    {
        const auto read = storage::readSettings(
            quoted("{'providers': {'wechatpay': {'mchid': '1'}}}").toStdString(), folder(),
            knownFields);
        QVERIFY(read.ok());
        QCOMPARE(read->notes.size(), std::size_t(1));
    }

    void whatTheFileDoesNotSayStays()
    {
        storage::Settings base;
        base.shop.name = "Corner";
        const auto read = storage::readSettings(quoted("{'till': {'id': 'T9'}}").toStdString(),
                                                folder(), knownFields, base);
        QVERIFY(read.ok());
        QCOMPARE(read->settings.shop.name, std::string("Corner"));
        QCOMPARE(read->settings.till, std::string("T9"));
    }

    void tenderRulesAreKept()
    {
        const QByteArray json = quoted("{'till': {'refund_limit': '200.00', 'tips': true}, "
                                       "'providers': {'cash': {'rounding': '0.10', "
                                       "'rates': {'USD': '7.10', 'JPY': '0.04871', 'KWD': 23}}}}");
        const auto read = storage::readSettings(json.toStdString(), folder(), knownFields);
        QVERIFY2(read.ok(), read ? "" : read.problem().what.c_str());
        const storage::Settings &settings = read->settings;
        QCOMPARE(settings.refundLimit->minor(), 20000);
        QVERIFY(settings.tips);
        QCOMPARE(textOf(settings.rates.at("JPY")), std::string("0.04871"));
        QVERIFY(settings.rates.at("USD") == *rateFrom("7.10"));
        QCOMPARE(settings.rates.size(), std::size_t(3));

        QTemporaryDir place;
        const storage::SettingsStore store(place.path().toStdString(), knownFields);
        QVERIFY(store.save(settings).ok());
        QVERIFY(*store.load() == settings);
        const std::string written =
            storage::writeSettings(settings, knownFields, storage::Secrets::LeftOut);
        QVERIFY(storage::readSettings(written, folder(), knownFields)->settings == settings);

        // A file that says nothing of them leaves them; one that takes them away takes them away.
        const auto same = storage::readSettings("{}", folder(), knownFields, settings);
        QVERIFY(same->settings == settings);
        const auto coins = storage::readSettings(
            quoted("{'providers': {'cash': {'rounding': '0.01'}}}").toStdString(), folder(),
            knownFields, settings);
        QVERIFY(coins->settings.rates == settings.rates);
        const auto none =
            storage::readSettings(quoted("{'till': {'refund_limit': '', 'tips': false}, "
                                         "'providers': {'cash': {'rates': {}}}}")
                                      .toStdString(),
                                  folder(), knownFields, settings);
        QVERIFY(!none->settings.refundLimit && !none->settings.tips);
        QVERIFY(none->settings.rates.empty());
        // Another currency: the limit means something else now.
        const auto moved = storage::readSettings(
            quoted("{'shop': {'currency': 'EUR'}}").toStdString(), folder(), knownFields, settings);
        QVERIFY(!moved.ok());
        QVERIFY(moved.problem().what.find("till.refund_limit") != std::string::npos);
    }

    void secretsAreSealedOnDiskAndLeftOutOfExports()
    {
        write("key.pem", "very-secret-key");
        const auto read = storage::readSettings(
            quoted(
                "{'shop': {'name': 'Tea'}, 'providers': {'alipay': {'app_id': '42', "
                "'private_key_file': 'key.pem'}, 'cash': {'enabled': true, 'rounding': '0.10'}}, "
                "'taxes': {'mode': 'on_top', 'rates': [{'code': 'S', 'percent': '8.875'}]}, "
                "'shop_database': {'url': 'postgresql://guitai@db.example.com/shop', "
                "'password': 'very-secret-word'}}")
                .toStdString(),
            folder(), knownFields);
        QVERIFY2(read.ok(), read ? "" : read.problem().what.c_str());
        QCOMPARE(read->settings.taxes[0].ppm, 88750);
        QCOMPARE(read->settings.cashStep().minor(), 10);
        const storage::SettingsStore store(folder(), knownFields);
        QVERIFY(store.save(read->settings).ok());
        QFile file(m_folder.filePath("settings.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray kept = file.readAll();
        QVERIFY(!kept.contains("very-secret-key") && !kept.contains("very-secret-word"));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());

        const auto loaded = store.load();
        QVERIFY(loaded.ok());
        QVERIFY(*loaded == read->settings);
        using storage::Secrets;
        const auto without = storage::writeSettings(*loaded, knownFields, Secrets::LeftOut);
        QVERIFY(without.find("very-secret") == std::string::npos);
        const auto with = storage::writeSettings(*loaded, knownFields, Secrets::Included);
        QVERIFY(with.find("very-secret-key") != std::string::npos);
        QVERIFY(with.find("very-secret-word") != std::string::npos);
    }

    void aSealedSecretOpensOnlyForItsPurpose()
    {
        const auto vault = storage::Vault::open(folder());
        QVERIFY(vault.ok());
        std::string sealed = vault->seal("secret", "alipay/key");
        QCOMPARE(*vault->unseal(sealed, "alipay/key"), std::string("secret"));
        QVERIFY(!vault->unseal(sealed, "paypal/key").ok());
        sealed[20] = sealed[20] == 'A' ? 'B' : 'A';
        QVERIFY(!vault->unseal(sealed, "alipay/key").ok());
    }

    void aWrongPinIsSlowerEachTime()
    {
        QTemporaryDir place;
        auto opened = storage::Staff::open(place.path().toStdString());
        QVERIFY(opened.ok());
        storage::Staff staff = std::move(opened).value();
        QVERIFY(staff.add({CashierId("lin"), "Lin", false}, "1234").ok());
        QVERIFY(!staff.add({CashierId("two"), "Two", false}, "1234").ok());
        QVERIFY(!staff.add({CashierId("two"), "Two", false}, "12").ok());
        Instant now = nine;
        std::vector<std::int64_t> waits;
        for (int i = 0; i < 5; ++i) {
            const auto entry = staff.signIn("9999", now);
            waits.push_back(std::get<Span>(entry).ms);
            now = now + std::get<Span>(entry);
        }
        QVERIFY(waits == (std::vector<std::int64_t>{0, 0, 2000, 4000, 8000}));
        QCOMPARE(std::get<Cashier>(staff.signIn("1234", now)).id, CashierId("lin"));
    }

    void aNewStartDoesNotShortenTheWait()
    {
        QTemporaryDir place;
        auto first = storage::Staff::open(place.path().toStdString());
        for (int i = 0; i < 3; ++i)
            (void)first.value().signIn("9999", nine);
        auto second = storage::Staff::open(place.path().toStdString());
        QCOMPARE(std::get<Span>(second.value().signIn("1234", nine)).ms, 2000);
    }
};

} // namespace guitai::test

using guitai::test::SettingsTest;
GUITAI_TEST(SettingsTest)
#include "settings_test.moc"
