// What the till says to PayPal, word for word, and what it makes of the answers.
#include "payment/providers/wire/http_date.h"
#include "tests/kit/main.h"
#include "tests/providers/paypal/paypal_world.h"

#include <QJsonArray>
#include <QtTest>

namespace guitai {

using namespace paypal;
using namespace test;

namespace {

const std::string lookAt = "GET /v2/checkout/orders/5ORDER";
const std::string capture = "POST /v2/checkout/orders/5ORDER/capture";
const std::string create = "POST /v2/checkout/orders";
const std::string refund = "POST /v2/payments/captures/3CAPTURE/refund";

std::string noteWith(const std::string &more)
{
    return json("{'order':'5ORDER','order_key':'GP1'" + more + "}");
}

// A capture was begun that long ago, and nothing was heard of it.
std::string noteOfCapture(Span ago)
{
    return noteWith(",'capture_key':'capture:5ORDER','captures':1,'capture_begun':" +
                    std::to_string((paypalNow - ago).ms));
}

Matter unwanted(Matter matter = paypalMatter())
{
    matter.wanted = false;
    return matter;
}

std::string refundText(const std::string &status, const std::string &value = "10.00")
{
    return json("{'id':'1REFUND','status':'" + status +
                "','custom_id':'RP1:GP1','amount':{'currency_code':'CNY','value':'" + value +
                "'},'create_time':'2026-03-01T02:20:40Z'}");
}

Matter refundMatter()
{
    Matter matter = unwanted();
    matter.note.clear();
    matter.attemptNote = noteWith("");
    matter.reference = "3CAPTURE";
    matter.refundReason = "broken";
    return matter;
}

} // namespace

class PayPalConversationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOrderIsAskedForAsTheReferenceSays()
    {
        Matter matter = paypalMatter();
        matter.note.clear();
        const auto client = paypalClient();
        const auto played = play(*client, Question::Charge, matter,
                                 {{create, 200, orderText("PAYER_ACTION_REQUIRED")}});
        QCOMPARE(played.fault, std::string());
        QCOMPARE(played.reading.verdict, Verdict::Waiting);
        QCOMPARE(played.reading.code,
                 std::string("https://www.sandbox.paypal.com/checkoutnow?token=5ORDER"));
        QCOMPARE(played.notes, std::vector{noteWith("")});
        const HttpRequest &request = played.requests.front();
        QCOMPARE(request.url, std::string("https://api-m.sandbox.paypal.com/v2/checkout/orders"));
        QCOMPARE(headerOf(request, "authorization"), std::string("Bearer T1"));
        QCOMPARE(headerOf(request, "content-type"), std::string("application/json"));
        QCOMPARE(headerOf(request, "paypal-request-id"), std::string("GP1"));
        QCOMPARE(headerOf(request, "prefer"), std::string("return=representation"));
        const QJsonObject body = objectOf(request.body);
        QCOMPARE(body["intent"].toString(), "CAPTURE");
        const QJsonObject unit = body["purchase_units"][0].toObject();
        QCOMPARE(unit["custom_id"].toString(), "GP1");
        QCOMPARE(unit["amount"]["value"].toString(), "35.80");
        QCOMPARE(unit["amount"]["currency_code"].toString(), "CNY");
        QVERIFY(!unit.contains("items"));
        const QJsonObject context =
            body["payment_source"]["paypal"]["experience_context"].toObject();
        QCOMPARE(context["shipping_preference"].toString(), "NO_SHIPPING");
        QCOMPARE(context["user_action"].toString(), "PAY_NOW");
        QCOMPARE(context["payment_method_preference"].toString(), "IMMEDIATE_PAYMENT_REQUIRED");
        QVERIFY(context.contains("return_url") && context.contains("cancel_url"));
    }

    void aRepeatedOrderHasTheSameKeyAndBytes()
    {
        Matter matter = paypalMatter();
        matter.note.clear();
        matter.subject = QStringLiteral("点心").repeated(60).toStdString(); // longer than PayPal's
        const auto client = paypalClient();
        const PayPalLine line{create, 200, orderText("PAYER_ACTION_REQUIRED")};
        const auto first = play(*client, Question::Charge, matter, {line});
        const auto second =
            play(*client, Question::Query, matter, {line}, paypalNow + Span::minutes(1));
        QCOMPARE(first.requests.front().body, second.requests.front().body);
        QCOMPARE(headerOf(second.requests.front(), "paypal-request-id"), std::string("GP1"));
        const QString shown =
            objectOf(first.requests.front().body)["purchase_units"][0]["description"].toString();
        QCOMPARE(shown, QStringLiteral("点心").repeated(21)); // 126 bytes, no half letter
    }

    void anApprovedOrderIsTakenAfterTheNote()
    {
        const auto client = paypalClient();
        const auto played =
            play(*client, Question::Query, paypalMatter(),
                 {{lookAt, 200, orderText("APPROVED")},
                  {capture, 201, orderText("COMPLETED", captureText("COMPLETED"))}});
        QCOMPARE(played.fault, std::string());
        QCOMPARE(played.reading.verdict, Verdict::Paid);
        QVERIFY(played.reading.amount == paypalMatter().amount);
        QCOMPARE(played.reading.reference, std::string("3CAPTURE"));
        QCOMPARE(played.notes, std::vector{noteOfCapture({})});
        QCOMPARE(headerOf(played.requests.back(), "paypal-request-id"),
                 std::string("capture:5ORDER"));
        QCOMPARE(headerOf(played.requests.back(), "prefer"), std::string("return=representation"));
        QCOMPARE(played.requests.back().body, std::string("{}"));
        QVERIFY(Span::seconds(20) < played.requests.back().timeout);
    }

    void aLostCaptureIsRepeatedWithItsKey()
    {
        const auto client = paypalClient();
        Matter matter = paypalMatter();
        const auto lost = play(*client, Question::Query, matter,
                               {{lookAt, 200, orderText("APPROVED")}, {capture, 0, {}}});
        QCOMPARE(lost.reading.verdict, Verdict::NoAnswer);
        QCOMPARE(lost.reading.reason, Reason::Silence);
        matter.note = lost.notes.back();
        const auto again = play(*client, Question::Query, matter,
                                {{lookAt, 200, orderText("APPROVED")},
                                 {capture, 200, orderText("COMPLETED", captureText("COMPLETED"))}},
                                paypalNow + Span::seconds(40));
        QCOMPARE(again.reading.verdict, Verdict::Paid);
        QCOMPARE(headerOf(again.requests.back(), "paypal-request-id"),
                 std::string("capture:5ORDER"));
    }

    void afterADeclinedInstrumentTheNextCaptureHasItsOwnKey()
    {
        const auto client = paypalClient();
        Matter matter = paypalMatter();
        const auto declined = play(*client, Question::Query, matter,
                                   {{lookAt, 200, orderText("APPROVED")},
                                    {capture, 422, issueText("INSTRUMENT_DECLINED")}});
        QCOMPARE(declined.reading.verdict, Verdict::Waiting);
        matter.note = declined.notes.back();
        const auto taken = play(*client, Question::Query, matter,
                                {{lookAt, 200, orderText("APPROVED")},
                                 {capture, 201, orderText("COMPLETED", captureText("COMPLETED"))}});
        QCOMPARE(taken.reading.verdict, Verdict::Paid);
        QCOMPARE(headerOf(taken.requests.back(), "paypal-request-id"),
                 std::string("capture:5ORDER:2"));
    }

    void alreadyCapturedIsTheWayToSuccess()
    {
        const auto client = paypalClient();
        const auto played = play(*client, Question::Query, paypalMatter(),
                                 {{lookAt, 200, orderText("APPROVED")},
                                  {capture, 422, issueText("ORDER_ALREADY_CAPTURED")},
                                  {lookAt, 200, orderText("COMPLETED", captureText("COMPLETED"))}});
        QCOMPARE(played.fault, std::string());
        QCOMPARE(played.reading.verdict, Verdict::Paid);
    }

    void aMinimalAnswerToACaptureIsLookedUp()
    {
        const auto client = paypalClient();
        const auto played = play(*client, Question::Query, paypalMatter(),
                                 {{lookAt, 200, orderText("APPROVED")},
                                  {capture, 201, json("{'id':'5ORDER','status':'COMPLETED'}")},
                                  {lookAt, 200, orderText("COMPLETED", captureText("COMPLETED"))}});
        QCOMPARE(played.fault, std::string());
        QCOMPARE(played.reading.verdict, Verdict::Paid);
    }

    void aCompletedOrderWithADeclinedCaptureIsNotPaid()
    {
        const auto client = paypalClient();
        const auto played = play(*client, Question::Query, paypalMatter(),
                                 {{lookAt, 200, orderText("APPROVED")},
                                  {capture, 201, orderText("COMPLETED", captureText("DECLINED"))}});
        QCOMPARE(played.reading.verdict, Verdict::Declined);
        QVERIFY(played.notes.back().find("capture_begun") == std::string::npos);
    }

    void whatWePayForIsComparedBeforeItIsTaken_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("reason");
        QTest::newRow("amount") << "35.80"
                                << "35.81" << int(Reason::AmountDiffers);
        QTest::newRow("currency") << "CNY"
                                  << "USD" << int(Reason::AmountDiffers);
        QTest::newRow("number") << "GP1"
                                << "GP2" << int(Reason::Garbled);
        QTest::newRow("order") << "5ORDER"
                               << "5OTHER" << int(Reason::Garbled);
    }
    void whatWePayForIsComparedBeforeItIsTaken()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, reason);
        const QString order = QString::fromStdString(orderText("APPROVED"));
        const auto client = paypalClient();
        const auto played = play(*client, Question::Query, paypalMatter(),
                                 {{lookAt, 200, QString(order).replace(from, to).toStdString()}});
        QCOMPARE(played.fault, std::string()); // and no capture
        QCOMPARE(played.reading.verdict, Verdict::NoAnswer);
        QCOMPARE(int(played.reading.reason), reason);
    }

    void anAnswerThatContradictsItselfIsNotBelieved()
    {
        const auto client = paypalClient();
        const auto played =
            play(*client, Question::Query, paypalMatter(),
                 {{lookAt, 200, orderText("COMPLETED", captureText("COMPLETED", "35.81"))}});
        QCOMPARE(played.reading.verdict, Verdict::NoAnswer);
        QCOMPARE(played.reading.reason, Reason::Garbled);
    }

    void whatIsNotWantedIsNeverTaken()
    {
        const auto client = paypalClient();
        for (const Question question : {Question::Query, Question::Cancel}) {
            const auto played =
                play(*client, question, unwanted(), {{lookAt, 200, orderText("APPROVED")}});
            QCOMPARE(played.fault, std::string());
            QCOMPARE(played.reading.verdict, Verdict::Cancelled);
            QVERIFY(played.notes.empty());
        }
    }

    void aCancelWaitsForACaptureThatMayBeOnItsWay()
    {
        const auto client = paypalClient();
        Matter matter = unwanted();
        for (const char *status : {"APPROVED", "PAYER_ACTION_REQUIRED"}) {
            matter.note = noteOfCapture(Span::seconds(100));
            const auto early =
                play(*client, Question::Cancel, matter, {{lookAt, 200, orderText(status)}});
            QCOMPARE(early.reading.verdict, Verdict::NoAnswer);
            matter.note = noteOfCapture(Span::seconds(200));
            const auto late =
                play(*client, Question::Cancel, matter, {{lookAt, 200, orderText(status)}});
            QCOMPARE(late.reading.verdict, Verdict::Cancelled);
        }
        matter.note = noteOfCapture(Span::seconds(1));
        const auto won = play(*client, Question::Cancel, matter,
                              {{lookAt, 200, orderText("COMPLETED", captureText("COMPLETED"))}});
        QCOMPARE(won.reading.verdict, Verdict::Paid);
        const auto held = play(*client, Question::Cancel, matter,
                               {{lookAt, 200, orderText("COMPLETED", captureText("PENDING"))}});
        QCOMPARE(held.reading.verdict, Verdict::Waiting);
        QCOMPARE(held.reading.reason, Reason::PaymentPending);
    }

    // The till's clock is set by hours while a capture is on its way: PayPal's own counts.
    void aClockThatIsSetDoesNotMakeACaptureOld()
    {
        const auto client = paypalClient();
        const Instant begun = paypalNow + Span::seconds(7);
        const auto verdictAt = [&](Instant paypals) {
            Matter matter = unwanted();
            matter.note = noteOfCapture(paypalNow - begun);
            const auto cancel = client->ask(matter, Question::Cancel, paypalNow + Span::hours(3));
            Step step = cancel->begin();
            for (int i = 0; i < 2 && std::holds_alternative<HttpRequest>(step); ++i) {
                const bool isLook = std::get<HttpRequest>(step).method == "GET";
                step = cancel->hear(HttpReply{
                    200,
                    {{"date", httpDate(paypals)}},
                    isLook
                        ? orderText("APPROVED")
                        : json("{'access_token':'T','token_type':'Bearer','expires_in':32400}")});
            }
            return std::get<Reading>(step).verdict;
        };
        QCOMPARE(verdictAt(begun + Span::seconds(31)), Verdict::NoAnswer);
        QCOMPARE(verdictAt(begun + Span::minutes(4)), Verdict::Cancelled);
    }

    void aCaptureThatMayNotBeNotedIsNotBegun()
    {
        const auto client = paypalClient();
        const auto query = client->ask(paypalMatter(), Question::Query, paypalNow);
        Step step = query->begin();
        step = query->hear(HttpReply{
            200, {}, json("{'access_token':'T','token_type':'Bearer','expires_in':32400}")});
        QCOMPARE(std::get<HttpRequest>(step).method, std::string("GET"));
        // The cashier presses cancel while PayPal's answer is on its way: the till takes no note.
        step = query->hear(HttpReply{200, {}, orderText("APPROVED")});
        QVERIFY(std::holds_alternative<Note>(step));
        step = query->hear(Silence{});
        const auto *reading = std::get_if<Reading>(&step);
        QVERIFY(reading && reading->verdict == Verdict::NoAnswer);
    }

    void anOrderThatIsTooOldToBeShownIsOver()
    {
        const auto client = paypalClient();
        const PayPalLine gone{lookAt, 404, issueText("INVALID_RESOURCE_ID")};
        QCOMPARE(play(*client, Question::Query, paypalMatter(), {gone}).reading.verdict,
                 Verdict::NotFound);
        QCOMPARE(play(*client, Question::Query, unwanted(), {gone}).reading.verdict,
                 Verdict::Cancelled);
        Matter matter = unwanted();
        matter.note = noteOfCapture(Span::hours(9));
        QCOMPARE(play(*client, Question::Cancel, matter, {gone}).reading.verdict,
                 Verdict::NotFound); // something was begun: not ours to end
    }

    void aTokenIsKeptAndRenewedOnce()
    {
        const auto client = paypalClient();
        const PayPalLine waits{lookAt, 200, orderText("CREATED")};
        const std::string away = json("{'error':'invalid_token','error_description':'expired'}");
        QCOMPARE(play(*client, Question::Query, paypalMatter(), {waits}).tokens, 1);
        QCOMPARE(play(*client, Question::Query, paypalMatter(), {waits}).tokens, 0);
        const auto renewed =
            play(*client, Question::Query, paypalMatter(), {{lookAt, 401, away}, waits});
        QCOMPARE(renewed.fault, std::string());
        QCOMPARE(renewed.tokens, 1);
        QCOMPARE(renewed.reading.verdict, Verdict::Waiting);
        const auto twice = play(*client, Question::Query, paypalMatter(),
                                {{lookAt, 401, away}, {lookAt, 401, away}});
        QCOMPARE(twice.reading.verdict, Verdict::NotExecuted);
        QCOMPARE(twice.reading.reason, Reason::KeyWrong);
        // Nine hours less the reserve of 5 %.
        QCOMPARE(play(*client, Question::Query, paypalMatter(), {waits}).tokens, 1);
        const Instant late = paypalNow + Span::seconds(32'400 * 95 / 100);
        QCOMPARE(
            play(*client, Question::Query, paypalMatter(), {waits}, late - Span::seconds(1)).tokens,
            0);
        QCOMPARE(play(*client, Question::Query, paypalMatter(), {waits}, late).tokens, 1);
    }

    void aCaptureThatIsTurnedAwayIsRepeatedWithTheSameKey()
    {
        const auto client = paypalClient();
        const auto played =
            play(*client, Question::Query, paypalMatter(),
                 {{lookAt, 200, orderText("APPROVED")},
                  {capture, 401, json("{'error':'invalid_token'}")},
                  {capture, 201, orderText("COMPLETED", captureText("COMPLETED"))}});
        QCOMPARE(played.fault, std::string());
        QCOMPARE(played.reading.verdict, Verdict::Paid);
        QCOMPARE(headerOf(played.requests[1], "paypal-request-id"),
                 headerOf(played.requests[2], "paypal-request-id"));
        QVERIFY(headerOf(played.requests[1], "authorization") !=
                headerOf(played.requests[2], "authorization"));
    }

    void wrongCredentialsAreToldApartFromTheWrongHost()
    {
        const std::string stranger =
            json("{'error':'invalid_client','error_description':'Client Authentication failed'}");
        const std::string token =
            json("{'access_token':'T','token_type':'Bearer','expires_in':32400}");
        const auto client = paypalClient();
        const auto elsewhere =
            play(*client, Question::Greet, {}, {{"token", 401, stranger}, {"token", 200, token}});
        QCOMPARE(elsewhere.reading.verdict, Verdict::NotExecuted);
        QCOMPARE(elsewhere.reading.reason, Reason::WrongHost);
        QCOMPARE(elsewhere.requests[1].url,
                 std::string("https://api-m.paypal.com/v1/oauth2/token"));
        for (const PayPalLine &second :
             {PayPalLine{"token", 401, stranger}, PayPalLine{"token", 0, {}}}) {
            const auto nowhere =
                play(*client, Question::Greet, {}, {{"token", 401, stranger}, second});
            QCOMPARE(nowhere.reading.reason, Reason::KeyWrong);
            QCOMPARE(nowhere.reading.providerCode, std::string("invalid_client"));
        }
        // Nobody else's host is tried.
        ProviderSettings settings = paypalSettings();
        settings["base_url"] = "https://paypal.example.com";
        const auto own =
            play(*paypalClient(settings), Question::Greet, {}, {{"token", 401, stranger}});
        QCOMPARE(own.fault, std::string());
        QCOMPARE(own.reading.reason, Reason::KeyWrong);
    }

    void aRefundIsAskedForWithItsNumberAndAmount()
    {
        const auto client = paypalClient();
        const auto played = play(*client, Question::Refund, refundMatter(),
                                 {{refund, 201, refundText("COMPLETED")}});
        QCOMPARE(played.fault, std::string());
        QCOMPARE(played.reading.verdict, Verdict::Refunded);
        QVERIFY(played.reading.amount == Money(1000, Currency::cny()));
        QCOMPARE(played.reading.reference, std::string("1REFUND"));
        const HttpRequest &request = played.requests.front();
        QCOMPARE(headerOf(request, "paypal-request-id"), std::string("RP1"));
        const QJsonObject body = objectOf(request.body);
        QCOMPARE(body["amount"]["value"].toString(), "10.00");
        QCOMPARE(body["custom_id"].toString(), "RP1:GP1");
        QCOMPARE(body["note_to_payer"].toString(), "broken");
    }

    void aRefundWithoutItsCaptureIsFoundByTheOrder()
    {
        Matter matter = refundMatter();
        matter.reference.clear();
        const auto client = paypalClient();
        const auto played = play(*client, Question::Refund, matter,
                                 {{lookAt, 200, orderText("COMPLETED", captureText("COMPLETED"))},
                                  {refund, 201, refundText("COMPLETED")}});
        QCOMPARE(played.fault, std::string());
        QCOMPARE(played.reading.verdict, Verdict::Refunded);
    }

    void aPendingRefundIsNotedAndLookedUp()
    {
        Matter matter = refundMatter();
        const auto client = paypalClient();
        const auto pending =
            play(*client, Question::Refund, matter, {{refund, 201, refundText("PENDING")}});
        QCOMPARE(pending.reading.verdict, Verdict::NoAnswer);
        QCOMPARE(pending.reading.reason, Reason::RefundPending);
        QCOMPARE(pending.notes, std::vector{json("{'refund':'1REFUND','refund_key':'RP1'}")});
        matter.note = pending.notes.back();
        const std::string look = "GET /v2/payments/refunds/1REFUND";
        for (const Question question : {Question::Refund, Question::QueryRefund}) {
            QCOMPARE(play(*client, question, matter, {{look, 200, refundText("PENDING")}})
                         .reading.reason,
                     Reason::RefundPending);
            QCOMPARE(play(*client, question, matter, {{look, 200, refundText("COMPLETED")}})
                         .reading.verdict,
                     Verdict::Refunded);
            for (const char *never : {"FAILED", "CANCELLED"})
                QCOMPARE(play(*client, question, matter, {{look, 200, refundText(never)}})
                             .reading.verdict,
                         Verdict::RefundRefused);
        }
    }

    void anotherAmountGivenBackIsNoSuccess()
    {
        const auto client = paypalClient();
        const auto played = play(*client, Question::Refund, refundMatter(),
                                 {{refund, 201, refundText("COMPLETED", "10.01")}});
        QCOMPARE(played.reading.verdict, Verdict::NoAnswer);
        QCOMPARE(played.reading.reason, Reason::AmountDiffers);
    }

    void whatPayPalCannotTakeIsNotAskedFor()
    {
        const auto client = paypalClient();
        Matter matter = paypalMatter();
        matter.note.clear();
        matter.amount = Money(1250, *Currency::fromCode("TWD"));
        QCOMPARE(play(*client, Question::Charge, matter, {}).reading.reason, Reason::WrongCurrency);
        matter.amount = Money(1000, *Currency::fromCode("KWD"));
        QCOMPARE(play(*client, Question::Charge, matter, {}).reading.reason, Reason::WrongCurrency);
        QCOMPARE(play(*client, Question::Cancel, matter, {}).reading.verdict, Verdict::Cancelled);
        const auto &taken = client->card().currencies;
        QVERIFY(std::find(taken.begin(), taken.end(), "KWD") == taken.end());
    }

    void aFullDiskTakesNoMoney()
    {
        const auto client = paypalClient();
        const auto talk = client->ask(paypalMatter(), Question::Query, paypalNow);
        Step step = talk->begin();
        step = talk->hear(HttpReply{
            200, {}, json("{'access_token':'T','token_type':'Bearer','expires_in':32400}")});
        step = talk->hear(HttpReply{200, {}, orderText("APPROVED")});
        QVERIFY(std::holds_alternative<Note>(step));
        step = talk->hear(Silence{Reason::Unknown, "the disk is full"});
        const auto *reading = std::get_if<Reading>(&step);
        QVERIFY(reading && reading->verdict == Verdict::NoAnswer);
    }
};

} // namespace guitai

using guitai::PayPalConversationTest;
GUITAI_TEST(PayPalConversationTest)
#include "paypal_conversation_test.moc"
