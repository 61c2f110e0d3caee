// The simulated PayPal: as strict, as forgetful and as late as the real one.
#include "payment/providers/wire/form.h"
#include "tests/kit/main.h"
#include "tests/providers/paypal/paypal_world.h"

#include <QJsonArray>
#include <QtTest>

namespace guitai {

using namespace paypal;
using namespace test;

namespace {

const std::string ordersPath = "/v2/checkout/orders";

std::string bodyOf(const std::string &unit, const std::string &more = {})
{
    return json("{'intent':'CAPTURE','purchase_units':[" + unit + "]" + more + "}");
}

std::string unitOf(const std::string &currency, const std::string &value,
                   const std::string &more = {})
{
    return "{'amount':{'currency_code':'" + currency + "','value':'" + value + "'" + more + "}}";
}

QString issueOf(const HttpReply &reply)
{
    return objectOf(reply.body)["details"][0]["issue"].toString();
}

QString statusOf(const HttpReply &reply)
{
    return objectOf(reply.body)["status"].toString();
}

std::string captured(PayPalDesk &desk, const std::string &customId)
{
    const std::string id = desk.order(customId);
    desk.simulator->pay(customId, desk.now);
    const HttpReply reply = desk.post(ordersPath + "/" + id + "/capture", {});
    return objectOf(reply.body)["purchase_units"][0]["payments"]["captures"][0]["id"]
        .toString()
        .toStdString();
}

} // namespace

class PayPalSimulatorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badOrdersAreRefusedWithAPointer_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("issue");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const std::string &body, int status,
                            const char *issue, const char *field) {
            QTest::newRow(name) << QString::fromStdString(body) << status << issue << field;
        };
        const char *value = "/purchase_units/0/amount/value";
        row("no JSON", "{", 400, "MALFORMED_REQUEST_JSON", "/");
        row("no intent", "{}", 400, "MISSING_REQUIRED_PARAMETER", "/intent");
        row("another intent", json("{'intent':'SALE'}"), 400, "INVALID_PARAMETER_VALUE", "/intent");
        row("no units", json("{'intent':'CAPTURE'}"), 400, "MISSING_REQUIRED_PARAMETER",
            "/purchase_units");
        row("empty units", bodyOf(""), 400, "INVALID_ARRAY_MIN_ITEMS", "/purchase_units");
        row("two units", bodyOf(unitOf("EUR", "1.00") + "," + unitOf("EUR", "1.00")), 400,
            "INVALID_ARRAY_MAX_ITEMS", "/purchase_units");
        row("no amount", bodyOf("{}"), 400, "MISSING_REQUIRED_PARAMETER",
            "/purchase_units/0/amount");
        row("no value", bodyOf("{'amount':{'currency_code':'EUR'}}"), 400,
            "MISSING_REQUIRED_PARAMETER", value);
        row("a number", bodyOf("{'amount':{'currency_code':'EUR','value':3.5}}"), 400,
            "INVALID_PARAMETER_SYNTAX", value);
        row("letters", bodyOf(unitOf("EUR", "3,50")), 400, "INVALID_PARAMETER_SYNTAX", value);
        row("zero", bodyOf(unitOf("EUR", "0.00")), 422, "CANNOT_BE_ZERO_OR_NEGATIVE", value);
        row("below zero", bodyOf(unitOf("EUR", "-1.00")), 422, "CANNOT_BE_ZERO_OR_NEGATIVE", value);
        row("too fine", bodyOf(unitOf("EUR", "1.001")), 422, "DECIMAL_PRECISION", value);
        row("yen with decimals", bodyOf(unitOf("JPY", "500.00")), 422, "DECIMALS_NOT_SUPPORTED",
            value);
        row("forint with decimals", bodyOf(unitOf("HUF", "500.00")), 422, "DECIMALS_NOT_SUPPORTED",
            value);
        row("not taken", bodyOf(unitOf("KWD", "1")), 422, "INVALID_CURRENCY_CODE",
            "/purchase_units/0/amount/currency_code");
        row("no currency", bodyOf(unitOf("EURO", "1.00")), 400, "INVALID_STRING_LENGTH",
            "/purchase_units/0/amount/currency_code");
        row("a sum that is none",
            bodyOf(unitOf("EUR", "2.00",
                          ",'breakdown':{'item_total':{'currency_code':'EUR','value':'1.99'}}")),
            422, "AMOUNT_MISMATCH", value);
        row("two currencies",
            bodyOf(unitOf("EUR", "2.00",
                          ",'breakdown':{'item_total':{'currency_code':'USD','value':'2.00'}}")),
            422, "MULTI_CURRENCY_ORDER",
            "/purchase_units/0/amount/breakdown/item_total/currency_code");
        row("a long number",
            bodyOf("{'custom_id':'" + std::string(128, 'x') +
                   "','amount':{'currency_code':'EUR','value':'1.00'}}"),
            400, "INVALID_STRING_LENGTH", "/purchase_units/0/custom_id");
        row("no request id", bodyOf(unitOf("EUR", "1.00"), ",'payment_source':{'paypal':{}}"), 400,
            "PAYPAL_REQUEST_ID_REQUIRED", "PayPal-Request-Id");
    }
    void badOrdersAreRefusedWithAPointer()
    {
        QFETCH(QString, body);
        QFETCH(int, status);
        QFETCH(QString, issue);
        QFETCH(QString, field);
        PayPalDesk desk;
        const HttpReply reply = desk.post(ordersPath, body.toStdString());
        QCOMPARE(reply.status, status);
        QCOMPARE(issueOf(reply), issue);
        QCOMPARE(objectOf(reply.body)["details"][0]["field"].toString(), field);
        QVERIFY(!objectOf(reply.body)["debug_id"].toString().isEmpty());
        QVERIFY(desk.simulator->ledger().empty());
    }

    void strangersAreTurnedAway()
    {
        PayPalDesk desk({.tokenLife = Span::minutes(10)});
        QCOMPARE(desk.get(ordersPath + "/NONE").status, 404);
        QCOMPARE(desk.send("POST", ordersPath, "{}", {{"content-type", "text/plain"}}).status, 415);
        QCOMPARE(desk.send("DELETE", ordersPath, {}, {}).status, 405);
        QCOMPARE(desk.get("/v2/none").status, 404);
        desk.now = desk.now + Span::minutes(10);
        const HttpReply expired = desk.get(ordersPath + "/NONE");
        QCOMPARE(expired.status, 401);
        QCOMPARE(objectOf(expired.body)["error"].toString(), "invalid_token");
        desk.logIn();
        QCOMPARE(desk.get(ordersPath + "/NONE").status, 404);
    }

    void theSameKeyDoesNothingNew()
    {
        PayPalDesk desk;
        const PayPalDesk::Headers key = {{"paypal-request-id", "K1"}};
        const std::string body = bodyOf(unitOf("CNY", "35.80"));
        const HttpReply first = desk.post(ordersPath, body, key);
        QCOMPARE(first.status, 201);
        const HttpReply second = desk.post(ordersPath, body, key);
        QCOMPARE(second.status, 200);
        QCOMPARE(objectOf(second.body)["id"], objectOf(first.body)["id"]);
        const HttpReply other = desk.post(ordersPath, bodyOf(unitOf("CNY", "35.81")), key);
        QCOMPARE(other.status, 400);
        QCOMPARE(issueOf(other), "DUPLICATE_REQUEST_ID");
        QCOMPARE(desk.simulator->ledger().size(), std::size_t(1));
        // Six hours later the key protects nothing.
        desk.now = desk.now + Span::hours(6);
        desk.post(ordersPath, body, key);
        QCOMPARE(desk.simulator->ledger().size(), std::size_t(2));
    }

    void bothLinksAreThere()
    {
        PayPalDesk desk;
        const std::string plain = bodyOf(unitOf("CNY", "35.80"));
        const std::string wallet =
            bodyOf(unitOf("CNY", "35.80"),
                   ",'payment_source':{'paypal':{'experience_context':{'user_action':'PAY_NOW'}}}");
        const HttpReply approve = desk.post(ordersPath, plain);
        QCOMPARE(approve.status, 201);
        QCOMPARE(statusOf(approve), "CREATED");
        QVERIFY(approve.body.find(json("'rel':'approve'")) != std::string::npos);
        QVERIFY(approve.body.find("purchase_units") == std::string::npos); // minimal
        const HttpReply action = desk.post(
            ordersPath, wallet, {{"paypal-request-id", "K2"}, {"prefer", "return=representation"}});
        QCOMPARE(action.status, 200);
        QCOMPARE(statusOf(action), "PAYER_ACTION_REQUIRED");
        QVERIFY(action.body.find(json("'rel':'payer-action'")) != std::string::npos);
        QVERIFY(action.body.find(json("'value':'35.80'")) != std::string::npos);
    }

    void aCaptureNeedsApprovalAndHappensOnce()
    {
        PayPalDesk desk;
        const std::string id = desk.order("S1");
        const std::string take = ordersPath + "/" + id + "/capture";
        QCOMPARE(issueOf(desk.post(take, "{}")), "ORDER_NOT_APPROVED");
        QVERIFY(desk.simulator->pay("S1", desk.now));
        QVERIFY(!desk.simulator->pay("S1", desk.now));
        QCOMPARE(statusOf(desk.get(ordersPath + "/" + id)), "APPROVED");
        const PayPalDesk::Headers key = {{"paypal-request-id", "C1"}};
        const HttpReply first = desk.post(take, "{}", key);
        QCOMPARE(first.status, 201);
        QCOMPARE(desk.post(take, "{}", key).status, 200);
        QCOMPARE(issueOf(desk.post(take, "{}")), "ORDER_ALREADY_CAPTURED");
        QCOMPARE(desk.simulator->ledger().front().timesCharged, 1);
    }

    void anInstrumentThatFailsSendsThePayerBack()
    {
        PayPalDesk desk;
        const std::string id = desk.order("S1");
        const std::string take = ordersPath + "/" + id + "/capture";
        QVERIFY(desk.simulator->pay("S1#declined", desk.now));
        const HttpReply refused = desk.post(take, "{}", {{"paypal-request-id", "C1"}});
        QCOMPARE(issueOf(refused), "INSTRUMENT_DECLINED");
        QVERIFY(refused.body.find(json("'rel':'redirect'")) != std::string::npos);
        QVERIFY(desk.simulator->pay("S1", desk.now));
        // The old key stays refused; a new one takes the money.
        QCOMPARE(issueOf(desk.post(take, "{}", {{"paypal-request-id", "C1"}})),
                 "INSTRUMENT_DECLINED");
        QCOMPARE(desk.post(take, "{}", {{"paypal-request-id", "C1:2"}}).status, 201);
    }

    void aPendingCaptureIsCompletedOrDeniedLater()
    {
        for (const bool completes : {true, false}) {
            Exchange exchange = paypalExchange();
            const Matter matter = someMatter("P1", exchange.now);
            exchange.ask(matter, Question::Charge);
            QVERIFY(exchange.simulator().pay("P1#pending", exchange.now));
            const Reading held = exchange.ask(matter, Question::Query);
            QCOMPARE(held.verdict, Verdict::Waiting);
            QCOMPARE(held.reason, Reason::PaymentPending);
            QCOMPARE(exchange.simulator().ledger().front().timesCharged, 0);
            QVERIFY(completes ? exchange.simulator().pay("P1", exchange.now)
                              : exchange.simulator().decline("P1", exchange.now));
            QCOMPARE(exchange.ask(matter, Question::Query).verdict,
                     completes ? Verdict::Paid : Verdict::Declined);
            QCOMPARE(exchange.simulator().ledger().front().timesCharged, completes ? 1 : 0);
        }
    }

    void aCustomerWhoDeclinesEndsTheOrder()
    {
        Exchange exchange = paypalExchange();
        const Matter matter = someMatter("D1", exchange.now);
        const std::string code = exchange.ask(matter, Question::Charge).code;
        QCOMPARE(exchange.simulator().waiting(exchange.now).front().code, code);
        QVERIFY(exchange.simulator().decline(code + "#back", exchange.now));
        QCOMPARE(exchange.ask(matter, Question::Query).verdict, Verdict::Waiting);
        QVERIFY(exchange.simulator().decline(code, exchange.now));
        QCOMPARE(exchange.ask(matter, Question::Query).verdict, Verdict::Cancelled);
        QVERIFY(!exchange.simulator().pay(code, exchange.now));
        QVERIFY(exchange.simulator().waiting(exchange.now).empty());
    }

    void ordersGrowOld()
    {
        PayPalDesk desk;
        const std::string approved = desk.order("O1");
        const std::string left = desk.order("O2");
        QVERIFY(desk.simulator->pay("O1", desk.now));
        desk.now = desk.now + Span::hours(3);
        QVERIFY(!desk.simulator->pay("O2", desk.now));
        QCOMPARE(issueOf(desk.post(ordersPath + "/" + approved + "/capture", "{}")),
                 "ORDER_EXPIRED");
        QCOMPARE(desk.get(ordersPath + "/" + left).status, 200);
        desk.now = desk.now + Span::hours(3);
        QCOMPARE(desk.get(ordersPath + "/" + left).status, 404);
    }

    void noMoreIsGivenBackThanWasTaken()
    {
        PayPalDesk desk;
        const std::string capture = captured(desk, "R1");
        const std::string path = "/v2/payments/captures/" + capture + "/refund";
        const auto ask = [&](const char *currency, const char *value, const char *key) {
            return desk.post(path,
                             json(std::string("{'amount':{'currency_code':'") + currency +
                                  "','value':'" + value + "'}}"),
                             {{"paypal-request-id", key}, {"prefer", "return=representation"}});
        };
        QCOMPARE(issueOf(ask("USD", "1.00", "A")), "REFUND_CAPTURE_CURRENCY_MISMATCH");
        QCOMPARE(issueOf(ask("CNY", "35.81", "B")), "REFUND_AMOUNT_EXCEEDED");
        const HttpReply part = ask("CNY", "30.00", "C");
        QCOMPARE(part.status, 201);
        const QJsonObject breakdown = objectOf(part.body)["seller_payable_breakdown"].toObject();
        QCOMPARE(breakdown["total_refunded_amount"]["value"].toString(), "30.00");
        QCOMPARE(ask("CNY", "30.00", "C").status, 200);
        QCOMPARE(statusOf(desk.get("/v2/payments/captures/" + capture)), "PARTIALLY_REFUNDED");
        QCOMPARE(desk.post(path, "{}").status, 201); // what is left
        QCOMPARE(issueOf(ask("CNY", "0.01", "D")), "CAPTURE_FULLY_REFUNDED");
        QCOMPARE(desk.simulator->ledger().front().refunded.text(), std::string("35.80"));
        QCOMPARE(desk.simulator->ledger().front().state, std::string("REFUNDED"));
    }

    void afterHalfAYearNothingIsGivenBack()
    {
        PayPalDesk desk;
        const std::string path = "/v2/payments/captures/" + captured(desk, "R1") + "/refund";
        desk.now = desk.now + Span::hours(24 * 180);
        desk.logIn();
        QCOMPARE(issueOf(desk.post(path, "{}")), "REFUND_TIME_LIMIT_EXCEEDED");
    }

    void reportsComeLateAndInPages()
    {
        PayPalDesk desk;
        std::string last;
        for (int i = 0; i < 3; ++i)
            last = captured(desk, "T" + std::to_string(i));
        desk.post("/v2/payments/captures/" + last + "/refund", "{}");
        const auto report = [&](const std::string &more) {
            return objectOf(desk.get("/v1/reporting/transactions?start_date=" +
                                     percentEncoded("2026-03-01T00:00:00Z") + "&end_date=" +
                                     percentEncoded("2026-03-01T23:59:59+0000") + "&" + more)
                                .body);
        };
        QCOMPARE(report("page_size=500")["total_items"].toInt(), 0);
        desk.now = desk.now + Span::hours(3);
        const QJsonObject first = report("page_size=3&page=1");
        QCOMPARE(first["total_items"].toInt(), 4);
        QCOMPARE(first["total_pages"].toInt(), 2);
        QCOMPARE(first["transaction_details"].toArray().size(), 3);
        const QJsonObject second = report("page_size=3&page=2");
        QCOMPARE(second["transaction_details"].toArray().size(), 1);
        QStringList amounts;
        for (const QJsonObject &page : {first, second}) {
            for (const QJsonValue &row : page["transaction_details"].toArray())
                amounts << row["transaction_info"]["transaction_amount"]["value"].toString();
        }
        amounts.sort();
        QCOMPARE(amounts, QStringList({"-35.80", "35.80", "35.80", "35.80"}));
        QCOMPARE(desk.get("/v1/reporting/transactions?start_date=2026-01-01T00:00:00Z&"
                          "end_date=2026-03-01T00:00:00Z")
                     .status,
                 400); // more than 31 days
        QCOMPARE(desk.get("/v1/reporting/transactions").status, 400);
    }

    void lettersAreRepeatedForThreeDays()
    {
        PayPalDesk desk;
        const HttpReply made =
            desk.post("/v1/notifications/webhooks",
                      json("{'url':'https://shop.example/in','event_types':[{'name':"
                           "'CHECKOUT.ORDER.APPROVED'}]}"));
        QCOMPARE(made.status, 201);
        desk.order("L1");
        desk.simulator->pay("L1", desk.now);
        int sent = 0;
        Instant last;
        for (Instant at = desk.now; at < desk.now + Span::hours(24 * 5);
             at = at + Span::minutes(1)) {
            for (const auto &callback : desk.simulator->callbacksDue(at)) {
                QCOMPARE(callback.url, std::string("https://shop.example/in"));
                ++sent;
                last = at;
                desk.simulator->callbackAnswered(callback.key, HttpReply{500, {}, {}}, at);
            }
        }
        QCOMPARE(sent, 25);
        QVERIFY(Span::hours(60) < last - desk.now && last - desk.now < Span::hours(74));
    }

    void lettersComeTwiceAndBackwards()
    {
        PayPalDesk desk({.lettersTwice = true, .lettersBackwards = true});
        desk.send("PATCH", "/v1/notifications/webhooks/5GP028458E2496506",
                  json("[{'op':'replace','path':'/url','value':'https://shop.example/in'}]"),
                  {{"content-type", "application/json"}});
        captured(desk, "L1");
        const auto letters = desk.simulator->callbacksDue(desk.now);
        QCOMPARE(letters.size(), std::size_t(6));
        QCOMPARE(letters[0].request.body, letters[1].request.body);
        QVERIFY(letters[0].request.body.find("CHECKOUT.ORDER.COMPLETED") != std::string::npos);
        QVERIFY(letters[5].request.body.find("CHECKOUT.ORDER.APPROVED") != std::string::npos);
        QVERIFY(desk.simulator->callbacksDue(desk.now).empty()); // under way
    }

    void everythingIsSavedAndComesBack()
    {
        PayPalDesk desk;
        desk.send("PATCH", "/v1/notifications/webhooks/5GP028458E2496506",
                  json("[{'op':'replace','path':'/url','value':'https://shop.example/in'}]"),
                  {{"content-type", "application/json"}});
        const std::string capture = captured(desk, "S1");
        desk.post("/v2/payments/captures/" + capture + "/refund", "{}",
                  {{"paypal-request-id", "R1"}});
        desk.order("S2");
        desk.simulator->pay("S2#pending", desk.now);
        const std::string saved = desk.simulator->save();
        const auto other = makeSimulator();
        QVERIFY(!other->load("{}"));
        QVERIFY(other->load(saved));
        QCOMPARE(other->save(), saved);
        // The same calls lead to the same books.
        PayPalDesk again(*other);
        again.token = desk.token;
        QCOMPARE(again.get("/v2/payments/captures/" + capture).status, 200);
        QCOMPARE(other->callbacksDue(desk.now).size(),
                 desk.simulator->callbacksDue(desk.now).size());
        QCOMPARE(other->ledger().size(), std::size_t(2));
    }

    void whatTheCallerWishesForIsRefused()
    {
        PayPalDesk desk;
        const HttpReply reply =
            desk.post(ordersPath, bodyOf(unitOf("CNY", "1.00")),
                      {{"paypal-mock-response",
                        json("{'mock_application_codes':'PAYEE_ACCOUNT_RESTRICTED'}")}});
        QCOMPARE(reply.status, 422);
        QCOMPARE(issueOf(reply), "PAYEE_ACCOUNT_RESTRICTED");
        QVERIFY(desk.simulator->ledger().empty());
    }
};

} // namespace guitai

using guitai::PayPalSimulatorTest;
GUITAI_TEST(PayPalSimulatorTest)
#include "paypal_simulator_test.moc"
