// Settings: what is taken, and what a mistake is told.
#include "payment/providers/paypal/maker.h"
#include "tests/kit/main.h"
#include "tests/providers/paypal/paypal_world.h"

#include <QtTest>

namespace guitai {

using namespace paypal;
using namespace test;

class PayPalSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMistakeNamesItsKey_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *key, const char *value) {
            QTest::addRow("%s: %s", key, value) << key << value;
        };
        row("base_url", "");
        row("base_url", "http://api-m.paypal.com");
        row("base_url", "https://api-m.paypal.com/v1");
        row("base_url", "https://api-m.paypal.com?x=1");
        row("base_url", "api-m.paypal.com");
        row("client_id", "");
        row("client_id", "has space");
        row("client_id", "has:colon");
        row("client_secret", "");
        row("client_secret", "AClient");
        row("return_url", "http://example.com");
        row("cancel_url", "javascript:alert(1)");
        row("landing_page", "BILLING");
        row("payment_method_preference", "IMMEDIATE");
        row("soft_descriptor", "longer than a statement shows");
        row("webhook_cert_file", "no PEM");
        row("webhook_root_file", "no PEM");
    }
    void aMistakeNamesItsKey()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        ProviderSettings settings = paypalSettings();
        settings[key.toStdString()] = value.toStdString();
        const auto made = providerMaker().make(settings);
        QVERIFY(!made.ok());
        QVERIFY2(made.problem().what.rfind(key.toStdString(), 0) == 0, made.problem().what.c_str());
    }

    void whatIsOptionalMayBeLeftOut()
    {
        ProviderSettings settings;
        for (const SettingField &field : providerMaker().fields) {
            if (field.required)
                settings[field.key] = paypalSettings().at(field.key);
        }
        QCOMPARE(settings.size(), std::size_t(3));
        settings["base_url"] = "https://api-m.paypal.com/"; // as people copy it
        QVERIFY(providerMaker().make(settings).ok());
        for (const SettingField &field : providerMaker().fields)
            QCOMPARE(field.secret, field.key == "client_secret");
    }

    void whatIsSetIsSaid()
    {
        ProviderSettings settings = paypalSettings();
        settings["brand_name"] = "Corner Shop";
        settings["return_url"] = "https://corner.example/back";
        settings["locale"] = "zh-CN";
        settings["landing_page"] = "LOGIN";
        settings["soft_descriptor"] = "CORNER";
        settings["payment_method_preference"] = "UNRESTRICTED";
        Matter matter = paypalMatter();
        matter.note.clear();
        const auto played =
            play(*paypalClient(settings), Question::Charge, matter,
                 {{"POST /v2/checkout/orders", 200, orderText("PAYER_ACTION_REQUIRED")}});
        const QJsonObject body = objectOf(played.requests.front().body);
        const QJsonObject context =
            body["payment_source"]["paypal"]["experience_context"].toObject();
        QCOMPARE(context["brand_name"].toString(), "Corner Shop");
        QCOMPARE(context["return_url"].toString(), "https://corner.example/back");
        QCOMPARE(context["cancel_url"].toString(), "https://corner.example/back");
        QCOMPARE(context["locale"].toString(), "zh-CN");
        QCOMPARE(context["landing_page"].toString(), "LOGIN");
        QCOMPARE(context["payment_method_preference"].toString(), "UNRESTRICTED");
        QCOMPARE(body["purchase_units"][0]["soft_descriptor"].toString(), "CORNER");
    }

    void itTakesCodesAndTheCurrenciesOfThePlatform()
    {
        const auto client = paypalClient();
        QVERIFY(client->card().step == CustomerStep::ShowCode);
        QCOMPARE(client->card().currencies.size(), std::size_t(24));
        QVERIFY(client->card().canRefundInPart);
        const auto talk = client->ask({}, Question::CloseDay, paypalNow);
        const Step step = talk->begin();
        QVERIFY(std::get<Reading>(step).reason == Reason::NotSupported);
    }
};

} // namespace guitai

using guitai::PayPalSettingsTest;
GUITAI_TEST(PayPalSettingsTest)
#include "paypal_settings_test.moc"
