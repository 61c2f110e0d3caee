// The simulator is as strict as Stripe.
#include "tests/kit/main.h"
#include "tests/providers/stripe/shop.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

namespace guitai {

using test::StripeShop;

class StripeSimulatorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongRequestsAreRefused_data();
    void wrongRequestsAreRefused();
    void aKeyBringsTheSameAnswerForADay();
    void aKeyIsForOneRequest();
    void listsHavePages();
    void theDaysMoney();
    void membersAreExpanded();
    void theWholeIsSavedAndLoaded();
    void jsonBodiesAreRefused();
    void basicAuthorisationDoes();
};

namespace {

constexpr const char *goodIntent =
    "amount=1099&currency=eur&payment_method_types[0]=card_present&metadata[attempt]=B1";

QJsonObject bodyOf(const HttpReply &reply)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(reply.body)).object();
}

std::string headerOf(const HttpReply &reply, const std::string &name)
{
    for (const auto &[key, value] : reply.headers) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

} // namespace

void StripeSimulatorTest::wrongRequestsAreRefused_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const QString intents = "/v1/payment_intents";
    const QString reader = "/v1/terminal/readers/tmr_Guitai00000001";
    const QString good = goodIntent;
    const auto row = [](const char *name, const char *method, const QString &path,
                        const QString &body, int status, const char *code) {
        QTest::newRow(name) << QString(method) << path << body << status << QString(code);
    };
    row("unknown parameter", "POST", intents, good + "&colour=red", 400, "parameter_unknown");
    row("unknown nested", "POST", reader + "/process_payment_intent",
        "payment_intent=pi_1&process_config[colour]=red", 400, "parameter_unknown");
    row("unknown in the query", "GET", intents + "?colour=red", "", 400, "parameter_unknown");
    row("no amount", "POST", intents, "currency=eur", 400, "parameter_missing");
    row("no currency", "POST", intents, "amount=100", 400, "parameter_missing");
    row("no whole number", "POST", intents, "amount=10.99&currency=eur", 400,
        "parameter_invalid_integer");
    row("too small", "POST", intents, "amount=49&currency=eur", 400, "amount_too_small");
    row("too large", "POST", intents, "amount=100000000&currency=eur", 400, "amount_too_large");
    row("no currency of this world", "POST", intents, "amount=100&currency=xyz", 400, "");
    row("capitals", "POST", intents, "amount=100&currency=EUR", 400, "");
    row("a third decimal", "POST", intents, "amount=5123&currency=kwd", 400, "");
    row("capture method", "POST", intents, good + "&capture_method=later", 400, "");
    row("no boolean", "POST", reader + "/process_payment_intent",
        "payment_intent=pi_1&process_config[skip_tipping]=yes", 400, "");
    row("no such intent", "GET", intents + "/pi_1", "", 404, "resource_missing");
    row("another kind", "GET", "/v1/charges/tmr_Guitai00000001", "", 404, "resource_missing");
    row("no such reader", "GET", "/v1/terminal/readers/tmr_1", "", 404, "resource_missing");
    row("no such address", "GET", "/v1/toasters", "", 404, "");
    row("no such verb", "POST", reader + "/explode", "", 404, "");
    row("nothing at the reader", "POST",
        "/v1/test_helpers/terminal/readers/tmr_Guitai00000001/present_payment_method", "", 400, "");
    row("limit", "GET", intents + "?limit=101", "", 400, "parameter_invalid_integer");
    row("broken coding", "POST", intents, "amount=%zz", 400, "");
}

void StripeSimulatorTest::wrongRequestsAreRefused()
{
    QFETCH(QString, method);
    QFETCH(QString, path);
    QFETCH(QString, body);
    QFETCH(int, status);
    QFETCH(QString, code);
    StripeShop shop;
    const HttpReply reply = shop.send(method.toStdString(), path.toStdString(), body.toStdString());
    QCOMPARE(reply.status, status);
    const QJsonObject error = bodyOf(reply)["error"].toObject();
    QCOMPARE(error["type"].toString(), QString("invalid_request_error"));
    QCOMPARE(error["code"].toString(), code);
    QVERIFY(!error["message"].toString().isEmpty());
    QVERIFY(!headerOf(reply, "request-id").empty());
}

void StripeSimulatorTest::aKeyBringsTheSameAnswerForADay()
{
    StripeShop shop;
    const HttpReply first = shop.send("POST", "/v1/payment_intents", goodIntent, "k");
    shop.now = shop.now + Span::hours(23);
    const HttpReply again = shop.send("POST", "/v1/payment_intents", goodIntent, "k");
    QCOMPARE(again.body, first.body);
    QCOMPARE(headerOf(first, "idempotent-replayed"), std::string());
    QCOMPARE(headerOf(again, "idempotent-replayed"), std::string("true"));
    shop.now = shop.now + Span::hours(1);
    const HttpReply later = shop.send("POST", "/v1/payment_intents", goodIntent, "k");
    QVERIFY(bodyOf(later)["id"] != bodyOf(first)["id"]);
}

void StripeSimulatorTest::aKeyIsForOneRequest()
{
    StripeShop shop;
    shop.send("POST", "/v1/payment_intents", goodIntent, "k");
    const HttpReply other =
        shop.send("POST", "/v1/payment_intents", std::string(goodIntent) + "&description=x", "k");
    QCOMPARE(other.status, 400);
    QCOMPARE(bodyOf(other)["error"].toObject()["type"].toString(), QString("idempotency_error"));
    shop.stripe->keyIsInUse("k2");
    const HttpReply early = shop.send("POST", "/v1/payment_intents", goodIntent, "k2");
    QCOMPARE(early.status, 409);
    QCOMPARE(bodyOf(early)["error"].toObject()["code"].toString(),
             QString("idempotency_key_in_use"));
    // What is refused for its form is not saved.
    QCOMPARE(shop.send("POST", "/v1/payment_intents", "amount=1", "k3").status, 400);
    QCOMPARE(shop.send("POST", "/v1/payment_intents", goodIntent, "k3").status, 200);
    QCOMPARE(shop.intents(), 2);
}

void StripeSimulatorTest::listsHavePages()
{
    StripeShop shop;
    for (int i = 0; i < 5; ++i) {
        shop.send("POST", "/v1/payment_intents", goodIntent);
        shop.now = shop.now + Span::seconds(10);
    }
    const QJsonObject first = bodyOf(shop.send("GET", "/v1/payment_intents?limit=3"));
    QCOMPARE(first["object"].toString(), QString("list"));
    QCOMPARE(first["data"].toArray().size(), 3);
    QVERIFY(first["has_more"].toBool());
    const std::string last = first["data"].toArray().last()["id"].toString().toStdString();
    const QJsonObject second =
        bodyOf(shop.send("GET", "/v1/payment_intents?limit=3&starting_after=" + last));
    QCOMPARE(second["data"].toArray().size(), 2);
    QVERIFY(!second["has_more"].toBool());
    const std::string since = std::to_string((shop.now.ms - 25'000) / 1000);
    const QJsonObject late = bodyOf(shop.send("GET", "/v1/payment_intents?created[gte]=" + since));
    QCOMPARE(late["data"].toArray().size(), 2);
}

void StripeSimulatorTest::theDaysMoney()
{
    StripeShop shop;
    shop.ask(Question::Charge);
    shop.stripe->pay("A1", shop.now);
    shop.refund("R1", 580);
    const QJsonArray rows =
        bodyOf(shop.send("GET", "/v1/balance_transactions?limit=100&expand[]=data.source"))["data"]
            .toArray();
    QCOMPARE(rows.size(), 2);
    const QJsonObject refund = rows[0].toObject();
    const QJsonObject charge = rows[1].toObject();
    QCOMPARE(refund["type"].toString(), QString("refund"));
    QCOMPARE(refund["amount"].toInteger(), qint64(-580));
    QCOMPARE(refund["source"]["metadata"]["refund"].toString(), QString("R1"));
    QCOMPARE(charge["reporting_category"].toString(), QString("charge"));
    QCOMPARE(charge["net"].toInteger(), charge["amount"].toInteger() - charge["fee"].toInteger());
    QCOMPARE(charge["source"]["metadata"]["attempt"].toString(), QString("A1"));
    const QJsonObject none = bodyOf(shop.send("GET", "/v1/balance_transactions?type=payout"));
    QCOMPARE(none["data"].toArray().size(), 0);
}

void StripeSimulatorTest::membersAreExpanded()
{
    StripeShop shop;
    shop.ask(Question::Charge);
    shop.stripe->pay("A1", shop.now);
    const std::string path = "/v1/payment_intents/" + shop.row().tradeNo;
    QVERIFY(bodyOf(shop.send("GET", path))["latest_charge"].isString());
    const QJsonObject intent =
        bodyOf(shop.send("GET", path + "?expand[]=latest_charge.balance_transaction"));
    QCOMPARE(intent["latest_charge"]["balance_transaction"]["object"].toString(),
             QString("balance_transaction"));
}

void StripeSimulatorTest::theWholeIsSavedAndLoaded()
{
    StripeShop shop;
    shop.send("POST", "/v1/webhook_endpoints",
              "url=https%3A%2F%2Frelay.example.com&enabled_events[]=*");
    shop.ask(Question::Charge);
    shop.stripe->pay("A1", shop.now);
    const std::string saved = shop.stripe->save();
    const auto other = stripe::makeSimulator();
    QVERIFY(!other->load("{}"));
    QVERIFY(!other->load("no JSON"));
    QVERIFY(other->load(saved));
    QCOMPARE(other->save(), saved);
    QVERIFY(other->settingsFor("http://127.0.0.1:1") ==
            shop.stripe->settingsFor("http://127.0.0.1:1"));
    shop.stripe->load(saved);
    QVERIFY(shop.ask(Question::Query).verdict == Verdict::Paid);
    QVERIFY(shop.refund("R1", 100).verdict == Verdict::Refunded);
}

void StripeSimulatorTest::jsonBodiesAreRefused()
{
    StripeShop shop;
    HttpRequest request;
    request.url = "http://127.0.0.1:8104/v1/payment_intents";
    request.headers = {
        {"authorization", "Bearer " + shop.stripe->settingsFor("x").at("secret_key")},
        {"content-type", "application/json"}};
    request.body = "{}";
    QCOMPARE(shop.stripe->handle(request, shop.now, {}).status, 400);
    request.headers.clear();
    QCOMPARE(shop.stripe->handle(request, shop.now, {}).status, 401);
}

void StripeSimulatorTest::basicAuthorisationDoes()
{
    StripeShop shop;
    const std::string key = shop.stripe->settingsFor("x").at("secret_key") + ":";
    HttpRequest request;
    request.method = "GET";
    request.url = "http://127.0.0.1:8104/v1/terminal/readers";
    request.headers = {
        {"Authorization", "Basic " + QByteArray::fromStdString(key).toBase64().toStdString()}};
    QCOMPARE(shop.stripe->handle(request, shop.now, {}).status, 200);
}

GUITAI_TEST(StripeSimulatorTest)

} // namespace guitai

#include "stripe_simulator_test.moc"
