// The simulator against the reference: what it refuses, how trades live, when it calls back.
#include "payment/providers/alipay/client.h"
#include "payment/providers/alipay/notify.h"
#include "payment/providers/alipay/request.h"
#include "payment/providers/alipay/signature.h"
#include "payment/providers/crypto/base64.h"
#include "payment/providers/wire/form.h"
#include "tests/kit/main.h"
#include "tests/providers/alipay/script.h"
#include "tests/providers/alipay/world.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

namespace guitai {

using namespace alipay;
using test::alipayExchange;
using test::Exchange;
using test::someMatter;

class AlipaySimulatorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeSale();
    void theGateRefuses();
    void parametersMayStandAnywhere();
    void anAbandonedTradeClosesInTime();
    void aCodeDiesInTime();
    void declinedIsClosed();
    void cancelRevokesAnUnscannedCode();
    void aPaymentThatWinsTheRaceCounts();
    void aPaymentInsideTheCancelIsGivenBack();
    void refundsAddUp();
    void otherDataUnderTheSameNumber();
    void badAmountsAreRefused();
    void bodiesEscapeSlashes();
    void notifiesComeWithTheRealGaps();
    void notifiesOfRefunds();
    void encryptedContent();
    void aWrongClockIsNamed();
    void severalSimulatorsShareNothing();
};

namespace {

// Sends one call of any till to the simulator and reads the answer's node without doubting it.
QJsonObject called(Exchange &world, Call call, const std::string &biz)
{
    Account account = test::scriptAccount();
    account.gateway = "http://127.0.0.1:8101/gateway.do";
    const HttpRequest request = buildRequest(account, call, biz, {}, world.now);
    const HttpReply reply = world.simulator().handle(request, world.now, {});
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(reply.body));
    return document[QString::fromStdString(nodeOf(methodOf(call)))].toObject();
}

// amount as it shall stand in the JSON text.
std::string orderOf(const std::string &amount, const std::string &more)
{
    return R"({"out_trade_no":"GT1","total_amount":)" + amount + R"(,"subject":"x")" + more + "}";
}

std::string order(const std::string &amount, const std::string &more = {})
{
    return orderOf("\"" + amount + "\"", more);
}

} // namespace

void AlipaySimulatorTest::aWholeSale()
{
    Exchange world = alipayExchange();
    const Matter matter = someMatter("GT1", world.now);
    const Reading shown = world.ask(matter, Question::Charge);
    QVERIFY(shown.verdict == Verdict::Waiting);
    QCOMPARE(shown.code.substr(0, 25), std::string("https://qr.alipay.com/bax"));
    // No trade is there before the customer scans.
    QVERIFY(world.ask(matter, Question::Query).verdict == Verdict::NotFound);
    QCOMPARE(world.simulator().waiting(world.now).size(), std::size_t(1));
    QVERIFY(!world.simulator().waiting(world.now).front().scanned);
    QVERIFY(world.simulator().scan(shown.code, world.now));
    QVERIFY(world.simulator().waiting(world.now).front().scanned);
    QVERIFY(world.ask(matter, Question::Query).verdict == Verdict::Waiting);
    world.now = world.now + Span::seconds(20);
    QVERIFY(world.simulator().pay(shown.code, world.now));
    QVERIFY(world.simulator().waiting(world.now).empty());
    const Reading paid = world.ask(matter, Question::Query);
    QVERIFY(paid.verdict == Verdict::Paid);
    QVERIFY(paid.amount == matter.amount);
    QCOMPARE(paid.reference.size(), std::size_t(28));
    QCOMPARE(paid.reference.substr(0, 8), std::string("20260301"));
    QVERIFY(paid.at == world.now);
    QVERIFY(paid.clockAhead == Span());
    QVERIFY(!world.simulator().scan("GT9", world.now));
}

void AlipaySimulatorTest::theGateRefuses()
{
    Exchange world = alipayExchange();
    const auto nodeWith = [&](const std::function<void(Params &)> &change, bool resign) {
        Account account = test::scriptAccount();
        HttpRequest request =
            buildRequest(account, Call::Query, R"({"out_trade_no":"GT1"})", {}, world.now);
        Params params = test::paramsIn(request);
        change(params);
        if (resign && params.count("sign")) {
            params["sign"] = toBase64(account.key.sign(signedText(params)));
        }
        request.url = "http://127.0.0.1:8101/gateway.do";
        request.body = formText(FormFields(params.begin(), params.end()));
        const HttpReply reply = world.simulator().handle(request, world.now, {});
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(reply.body));
        const bool general = document.object().contains("error_response");
        const QJsonObject node =
            document[general ? "error_response" : "alipay_trade_query_response"].toObject();
        return node["sub_code"].toString() + (general ? " unsigned" : "") +
               (document.object().contains("sign") == general ? " sign?" : "");
    };
    const auto without = [&](const char *name) {
        return nodeWith([name](Params &params) { params.erase(name); }, true);
    };
    const auto with = [&](const char *name, const std::string &value) {
        return nodeWith([&](Params &params) { params[name] = value; }, true);
    };
    QCOMPARE(without("nothing"), "ACQ.TRADE_NOT_EXIST");
    QCOMPARE(without("format"), "ACQ.TRADE_NOT_EXIST");
    QCOMPARE(without("method"), "isv.missing-method unsigned");
    QCOMPARE(without("app_id"), "isv.missing-app-id unsigned");
    QCOMPARE(without("sign"), "isv.missing-signature");
    QCOMPARE(without("sign_type"), "isv.missing-signature-type");
    QCOMPARE(without("timestamp"), "isv.missing-timestamp");
    QCOMPARE(without("version"), "isv.missing-version");
    QCOMPARE(without("biz_content"), "ACQ.INVALID_PARAMETER");
    QCOMPARE(with("method", "alipay.trade.dance"), "isv.invalid-method unsigned");
    QCOMPARE(with("app_id", "2021000000000002"), "isv.invalid-app-id unsigned");
    QCOMPARE(with("sign_type", "RSA"), "isv.invalid-signature-type");
    QCOMPARE(with("charset", "ascii"), "isv.invalid-charset");
    QCOMPARE(with("charset", "UTF-8"), "ACQ.TRADE_NOT_EXIST");
    QCOMPARE(with("format", "XML"), "isv.invalid-format");
    QCOMPARE(with("timestamp", "2026-03-01T10:20:30"), "isv.invalid-timestamp");
    QCOMPARE(with("timestamp", "2026-03-01 02:20:30"), "isv.invalid-timestamp");
    QCOMPARE(with("timestamp", "2026-03-01 10:36:00"), "isv.invalid-timestamp");
    QCOMPARE(with("timestamp", "2026-03-01 10:35:00"), "ACQ.TRADE_NOT_EXIST");
    QCOMPARE(with("app_cert_sn", "0"), "isv.missing-alipay-root-cert-sn");
    QCOMPARE(with("encrypt_type", "AES"), "isv.missing-encrypt-key");
    QCOMPARE(with("biz_content", "[]"), "ACQ.INVALID_PARAMETER");
    QCOMPARE(nodeWith([](Params &params) { params["version"] = "1.1"; }, false),
             "isv.invalid-signature");
    QCOMPARE(nodeWith([](Params &params) { params["sign"] = "AAAA"; }, false),
             "isv.invalid-signature");
    HttpRequest elsewhere;
    elsewhere.url = "http://127.0.0.1:8101/";
    QCOMPARE(world.simulator().handle(elsewhere, world.now, {}).status, 404);
}

void AlipaySimulatorTest::parametersMayStandAnywhere()
{
    Exchange world = alipayExchange();
    const HttpRequest usual = buildRequest(test::scriptAccount(), Call::Query,
                                           R"({"out_trade_no":"GT1"})", {}, world.now);
    const Params params = test::paramsIn(usual);
    const std::string text = formText(FormFields(params.begin(), params.end()));
    HttpRequest allInQuery = usual;
    allInQuery.url = "http://127.0.0.1:8101/gateway.do?" + text;
    allInQuery.body.clear();
    HttpRequest allInBody = usual;
    allInBody.url = "http://127.0.0.1:8101/gateway.do";
    allInBody.body = text;
    const std::string expected = world.simulator().handle(usual, world.now, {}).body;
    QVERIFY(expected.find("ACQ.TRADE_NOT_EXIST") != std::string::npos);
    QCOMPARE(world.simulator().handle(allInQuery, world.now, {}).body, expected);
    QCOMPARE(world.simulator().handle(allInBody, world.now, {}).body, expected);
    QCOMPARE(world.simulator().callOf(allInBody), std::string("alipay.trade.query"));
}

void AlipaySimulatorTest::anAbandonedTradeClosesInTime()
{
    Exchange world = alipayExchange();
    const Matter matter = someMatter("GT1", world.now);
    const Reading shown = world.ask(matter, Question::Charge);
    world.now = world.now + Span::minutes(4);
    QVERIFY(world.simulator().scan(shown.code, world.now));
    world.now = world.now + Span::minutes(5) - Span::seconds(1);
    QVERIFY(world.ask(matter, Question::Query).verdict == Verdict::Waiting);
    world.now = world.now + Span::seconds(1);
    QVERIFY(world.ask(matter, Question::Query).verdict == Verdict::Cancelled);
    QVERIFY(!world.simulator().pay(shown.code, world.now));
    QVERIFY(world.ask(matter, Question::Charge).verdict == Verdict::Declined);
}

void AlipaySimulatorTest::aCodeDiesInTime()
{
    Exchange world = alipayExchange();
    called(world, Call::Precreate, order("1.00"));
    const Instant opened = world.now;
    world.now = opened + Span::hours(2) - Span::seconds(1);
    QCOMPARE(world.simulator().waiting(world.now).size(), std::size_t(1));
    world.now = opened + Span::hours(2);
    QVERIFY(world.simulator().waiting(world.now).empty());
    QVERIFY(!world.simulator().scan("GT1", world.now));
    // The same order may be shown again, with a fresh code.
    called(world, Call::Precreate, order("1.00"));
    QVERIFY(world.simulator().pay("GT1", world.now));
}

void AlipaySimulatorTest::declinedIsClosed()
{
    Exchange world = alipayExchange();
    const Matter matter = someMatter("GT1", world.now);
    const Reading shown = world.ask(matter, Question::Charge);
    QVERIFY(world.simulator().decline(shown.code, world.now));
    QVERIFY(!world.simulator().decline(shown.code, world.now));
    QVERIFY(world.ask(matter, Question::Query).verdict == Verdict::Cancelled);
    QCOMPARE(world.simulator().ledger().front().timesCharged, 0);
}

void AlipaySimulatorTest::cancelRevokesAnUnscannedCode()
{
    Exchange world = alipayExchange();
    const Matter matter = someMatter("GT1", world.now);
    const Reading shown = world.ask(matter, Question::Charge);
    QVERIFY(world.ask(matter, Question::Cancel).verdict == Verdict::Cancelled);
    QCOMPARE(world.heard(), (std::vector<std::string>{"alipay.trade.query", "alipay.trade.cancel",
                                                      "alipay.trade.query"}));
    QVERIFY(!world.simulator().scan(shown.code, world.now));
    QVERIFY(world.ask(matter, Question::Cancel).verdict == Verdict::Cancelled);
    QVERIFY(world.ask(matter, Question::Charge).verdict == Verdict::Declined);
}

void AlipaySimulatorTest::aPaymentThatWinsTheRaceCounts()
{
    Exchange world = alipayExchange();
    const Matter matter = someMatter("GT1", world.now);
    world.ask(matter, Question::Charge);
    world.simulator().scan("GT1", world.now);
    world.meanwhile = [&](int n) {
        if (n == 0) {
            world.simulator().pay("GT1", world.now);
        }
    };
    const Reading reading = world.ask(matter, Question::Cancel);
    QVERIFY(reading.verdict == Verdict::Paid);
    QCOMPARE(world.heard(), (std::vector<std::string>{"alipay.trade.query", "alipay.trade.close",
                                                      "alipay.trade.query"}));
    QVERIFY(world.simulator().ledger().front().refunded.isZero());
}

void AlipaySimulatorTest::aPaymentInsideTheCancelIsGivenBack()
{
    Exchange world = alipayExchange();
    const Matter matter = someMatter("GT1", world.now);
    world.ask(matter, Question::Charge);
    world.meanwhile = [&](int n) {
        if (n == 0) {
            world.simulator().pay("GT1", world.now);
        }
    };
    const Reading reading = world.ask(matter, Question::Cancel);
    QVERIFY(reading.verdict == Verdict::Cancelled);
    QCOMPARE(reading.providerCode, std::string("action: refund"));
    QVERIFY(world.simulator().ledger().front().refunded == matter.amount);
    // And it stays so.
    QVERIFY(world.ask(matter, Question::Query).verdict == Verdict::Cancelled);
    QVERIFY(world.ask(matter, Question::Cancel).verdict == Verdict::Cancelled);
}

void AlipaySimulatorTest::refundsAddUp()
{
    Exchange world = alipayExchange();
    called(world, Call::Precreate, order("10.00"));
    const auto refund = [&](const std::string &number, const std::string &amount) {
        const QJsonObject node = called(world, Call::Refund,
                                        R"({"out_trade_no":"GT1","refund_amount":")" + amount +
                                            R"(","out_request_no":")" + number + "\"}");
        const QString sub = node["sub_code"].toString();
        return (sub.isEmpty() ? node["fund_change"].toString() + node["refund_fee"].toString()
                              : sub)
            .toStdString();
    };
    QCOMPARE(refund("R1", "1.00"), std::string("ACQ.TRADE_NOT_EXIST"));
    world.simulator().scan("GT1", world.now);
    QCOMPARE(refund("R1", "1.00"), std::string("ACQ.TRADE_STATUS_ERROR"));
    world.simulator().pay("GT1", world.now);
    QCOMPARE(refund("", "1.00"), std::string("ACQ.INVALID_PARAMETER"));
    QCOMPARE(refund("R1", "2.50"), std::string("Y2.50"));
    QCOMPARE(refund("R2", "2.50"), std::string("Y5.00"));
    QCOMPARE(refund("R1", "2.50"), std::string("N5.00"));
    QCOMPARE(refund("R1", "2.51"), std::string("ACQ.DISCORDANT_REPEAT_REQUEST"));
    QCOMPARE(refund("R3", "5.01"), std::string("ACQ.REASON_TRADE_REFUND_FEE_ERR"));
    QCOMPARE(refund("R3", "5.00"), std::string("Y10.00"));
    QCOMPARE(refund("R4", "0.01"), std::string("ACQ.TRADE_HAS_CLOSE"));
    QCOMPARE(refund("R3", "5.00"), std::string("N10.00"));
    QCOMPARE(world.simulator().ledger().front().state, std::string("TRADE_CLOSED"));
    QCOMPARE(world.simulator().ledger().front().refunds.size(), std::size_t(3));
}

void AlipaySimulatorTest::otherDataUnderTheSameNumber()
{
    Exchange world = alipayExchange();
    const QString code = called(world, Call::Precreate, order("1.00"))["qr_code"].toString();
    QCOMPARE(called(world, Call::Precreate, order("1.00"))["qr_code"].toString(), code);
    QCOMPARE(called(world, Call::Precreate, order("2.00"))["sub_code"].toString(),
             "ACQ.CONTEXT_INCONSISTENT");
    QCOMPARE(world.simulator().ledger().size(), std::size_t(1));
}

void AlipaySimulatorTest::badAmountsAreRefused()
{
    Exchange world = alipayExchange();
    std::vector<std::string> amounts = {"1.00", "null"};
    for (const char *text :
         {"", "0.00", "-1.00", "1.001", "1,00", "1e2", "100000000.01", " 1.00"}) {
        amounts.push_back("\"" + std::string(text) + "\"");
    }
    for (const std::string &amount : amounts) {
        const QJsonObject node = called(world, Call::Precreate, orderOf(amount, {}));
        QCOMPARE(node["sub_code"].toString(), "ACQ.INVALID_PARAMETER");
    }
    for (const char *life : {"5", "m", "0m", "16d", "5x", "-5m", "99999999m"}) {
        const std::string more = R"(,"timeout_express":")" + std::string(life) + "\"";
        QCOMPARE(called(world, Call::Precreate, order("1.00", more))["sub_code"].toString(),
                 "ACQ.INVALID_PARAMETER");
    }
    const std::string past = R"(,"time_expire":"2026-03-01 10:20:30")";
    QCOMPARE(called(world, Call::Precreate, order("1.00", past))["sub_code"].toString(),
             "ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR");
    QVERIFY(world.simulator().ledger().empty());
}

void AlipaySimulatorTest::bodiesEscapeSlashes()
{
    Exchange world = alipayExchange();
    std::string body;
    world.tamper = [&](int, HttpReply &reply) { body = reply.body; };
    world.ask(someMatter("GT1", world.now), Question::Charge);
    const std::string escaped = R"("qr_code":"https:\/\/qr.alipay.com\/bax)";
    QVERIFY(body.find(escaped) != std::string::npos);
}

void AlipaySimulatorTest::notifiesComeWithTheRealGaps()
{
    Exchange world = alipayExchange();
    Matter matter = someMatter("GT1", world.now);
    matter.notifyUrl = "https://pos.example.com/in/1/alipay";
    world.ask(matter, Question::Charge);
    QVERIFY(world.simulator().callbacksDue(world.now).empty());
    world.simulator().pay("GT1", world.now);

    std::vector<std::int64_t> gaps;
    Instant last = world.now;
    for (;;) {
        const auto due = world.simulator().callbacksDue(world.now);
        for (const OutgoingCallback &callback : due) {
            gaps.push_back((world.now - last).ms / 60'000);
            last = world.now;
            QCOMPARE(callback.url, matter.notifyUrl);
            const auto notify = readNotify(callback.request.body, test::scriptAccount());
            QVERIFY(notify.ok());
            const Reading reading = readingOf(*notify, test::scriptAccount(), matter);
            QVERIFY(reading.verdict == Verdict::Paid && reading.amount == matter.amount);
            world.simulator().callbackAnswered(callback.key, HttpReply{200, {}, "SUCCESS"},
                                               world.now);
        }
        if (last + Span::hours(24) < world.now) {
            break;
        }
        world.now = world.now + Span::minutes(1);
    }
    QCOMPARE(gaps, (std::vector<std::int64_t>{0, 4, 10, 10, 60, 120, 360, 900}));

    // Taken: never again, and silence is not taking.
    SimulatorOptions fast;
    fast.notifyGapPermille = 1;
    Exchange other = alipayExchange(fast);
    other.ask(matter, Question::Charge);
    other.simulator().pay("GT1", other.now);
    const auto first = other.simulator().callbacksDue(other.now);
    QCOMPARE(first.size(), std::size_t(1));
    QVERIFY(other.simulator().callbacksDue(other.now + Span::hours(99)).empty());
    other.simulator().callbackAnswered(first[0].key, std::nullopt, other.now);
    const auto second = other.simulator().callbacksDue(other.now + Span::milliseconds(240));
    QCOMPARE(second.size(), std::size_t(1));
    other.simulator().callbackAnswered(second[0].key, HttpReply{200, {}, "success"}, other.now);
    QVERIFY(other.simulator().callbacksDue(other.now + Span::hours(99)).empty());
}

void AlipaySimulatorTest::notifiesOfRefunds()
{
    Exchange world = alipayExchange();
    Matter matter = someMatter("GT1", world.now);
    matter.notifyUrl = "https://pos.example.com/in/1/alipay";
    matter.refund = RefundId("R1");
    matter.refundAmount = Money(100, Currency::cny());
    world.ask(matter, Question::Charge);
    world.simulator().pay("GT1", world.now);
    world.now = world.now + Span::minutes(1);
    world.ask(matter, Question::Refund);
    world.now = world.now + Span::minutes(1);
    world.ask(matter, Question::Refund);
    const auto due = world.simulator().callbacksDue(world.now);
    QCOMPARE(due.size(), std::size_t(2));
    const auto notify = readNotify(due[1].request.body, test::scriptAccount());
    QVERIFY(notify.ok());
    QCOMPARE(notify->field("refund_fee"), std::string("1.00"));
    QCOMPARE(notify->field("out_biz_no"), std::string("R1"));
    QCOMPARE(notify->field("trade_status"), std::string("TRADE_SUCCESS"));
}

void AlipaySimulatorTest::encryptedContent()
{
    SimulatorOptions options;
    options.aesKey = "QUJDREVGR0hJSktMTU5PUA==";
    Exchange world = alipayExchange(options);
    const Matter matter = someMatter("GT1", world.now);
    std::string body;
    world.tamper = [&](int, HttpReply &reply) { body = reply.body; };
    QVERIFY(world.ask(matter, Question::Charge).verdict == Verdict::Waiting);
    QVERIFY(world.requests().front().body.find("GT1") == std::string::npos);
    QVERIFY(body.find("_response\":\"") != std::string::npos);
    world.simulator().pay("GT1", world.now);
    QVERIFY(world.ask(matter, Question::Query).verdict == Verdict::Paid);
    world.fault.badSignature = true;
    QVERIFY(world.ask(matter, Question::Query).verdict == Verdict::NoAnswer);
}

void AlipaySimulatorTest::aWrongClockIsNamed()
{
    Exchange world = alipayExchange();
    const Instant till = world.now + Span::minutes(20);
    const auto talk = world.client().ask(someMatter("GT1", till), Question::Greet, till);
    const Step request = talk->begin();
    const Step step =
        talk->hear(world.simulator().handle(std::get<HttpRequest>(request), world.now, {}));
    const Reading reading = std::get<Reading>(step);
    QVERIFY(reading.verdict == Verdict::NotExecuted);
    QVERIFY(reading.reason == Reason::ClockWrong);
    QVERIFY(reading.clockAhead == Span::minutes(20));
}

void AlipaySimulatorTest::severalSimulatorsShareNothing()
{
    Exchange one = alipayExchange();
    Exchange two = alipayExchange();
    one.ask(someMatter("GT1", one.now), Question::Charge);
    QVERIFY(two.simulator().ledger().empty());
    SimulatorOptions foreign;
    foreign.keys = SimulatorKeys{test::alipayKeys().app, test::alipayKeys().app};
    const auto stranger = makeSimulator(foreign);
    const auto talk = one.client().ask(someMatter("GT1", one.now), Question::Query, one.now);
    const Step request = talk->begin();
    const Step step = talk->hear(stranger->handle(std::get<HttpRequest>(request), one.now, {}));
    QVERIFY(std::get<Reading>(step).reason == Reason::SignatureWrong);
}

GUITAI_TEST(AlipaySimulatorTest)

} // namespace guitai

#include "simulator_test.moc"
