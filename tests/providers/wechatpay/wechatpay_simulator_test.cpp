// The simulator is as strict as WeChat Pay: signatures, fields, numbers, states.
#include "payment/providers/wechatpay/v2_signature.h"
#include "payment/providers/wechatpay/v2_xml.h"
#include "tests/kit/main.h"
#include "tests/providers/wechatpay/raw_calls.h"

#include <QtTest>

namespace guitai {

using namespace wechatpay;
using test::Exchange;
using test::orderTarget;
using test::raw;
using test::RawAnswer;
using test::said;
using test::signedRequest;
using test::site;
using test::someMatter;
using test::wechatKeys;
using test::WeChatWorld;
using test::wechatWorld;

class WeChatPaySimulatorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void malformedRequestsAreRefused_data();
    void malformedRequestsAreRefused();
    void wrongFieldsAreRefused_data();
    void wrongFieldsAreRefused();
    void repeatedOrders();
    void codesDieAfterTwoHours();
    void ordersDieAtTheirTime();
    void closeAndReverseKnowTheirOrders();
    void refundsAreExact();
    void v2IsStrict();
    void xmlIsFlatAndHarmless();
};

namespace {

std::string nativeBodyWith(const std::string &number, const std::string &total = "3580",
                           const std::string &more = {})
{
    return R"({"appid":"wx8888888888888888","mchid":"1900000109","description":"tea",)"
           R"("out_trade_no":")" +
           number + R"(","notify_url":"https://shop.example.com/wx","amount":{"total":)" + total +
           R"(,"currency":"CNY"})" + more + "}";
}

constexpr const char *nativeTarget = "/v3/pay/transactions/native";
constexpr const char *refundTarget = "/v3/refund/domestic/refunds";

std::string refundWish(const std::string &number, const std::string &refund,
                       const std::string &total = "3580")
{
    return R"({"out_trade_no":"SIM_0001","out_refund_no":")" + number + R"(","amount":{"refund":)" +
           refund + R"(,"total":)" + total + R"(,"currency":"CNY"}})";
}

} // namespace

void WeChatPaySimulatorTest::malformedRequestsAreRefused_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("status");
    QTest::newRow("no agent") << "User-Agent"
                              << "test"
                              << "" << 400;
    QTest::newRow("other accept") << "Accept"
                                  << "application/json"
                                  << "text/html" << 400;
    QTest::newRow("other type") << "Content-Type"
                                << "application/json"
                                << "text/xml" << 400;
    QTest::newRow("no authorization") << "Authorization"
                                      << "WECHATPAY2-SHA256-RSA2048"
                                      << "Basic" << 401;
    QTest::newRow("other merchant") << "Authorization"
                                    << "1900000109"
                                    << "1900000110" << 401;
    QTest::newRow("other serial") << "Authorization"
                                  << "3775B6"
                                  << "3775B7" << 401;
    QTest::newRow("other time") << "Authorization"
                                << "timestamp=\"17723"
                                << "timestamp=\"17722" << 401;
    QTest::newRow("other signature") << "Authorization"
                                     << "signature=\""
                                     << "signature=\"A" << 401;
}

void WeChatPaySimulatorTest::malformedRequestsAreRefused()
{
    QFETCH(QString, header);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(int, status);
    auto world = wechatWorld();
    const Instant now = world.exchange.now;
    HttpRequest request = signedRequest("POST", nativeTarget, nativeBodyWith("SIM_0001"), now);
    QCOMPARE(world.simulator->handle(request, now, {}).status, 200);
    for (auto &[name, value] : request.headers) {
        if (name == header.toStdString()) {
            value = QString::fromStdString(value).replace(from, to).toStdString();
        }
    }
    const HttpReply refused = world.simulator->handle(request, now, {});
    QCOMPARE(refused.status, status);
    QCOMPARE(said(refused).code, std::string(status == 401 ? "SIGN_ERROR" : "INVALID_REQUEST"));
    // And what was signed for another path is of no use here.
    HttpRequest moved = signedRequest("POST", "/v3/elsewhere", nativeBodyWith("SIM_0001"), now);
    moved.url = site + nativeTarget;
    QCOMPARE(world.simulator->handle(moved, now, {}).status, 401);
}

void WeChatPaySimulatorTest::wrongFieldsAreRefused_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const std::string &body, const char *code) {
        QTest::newRow(name) << QString::fromStdString(body) << code;
    };
    const auto changed = [](const std::string &from, const std::string &to) {
        std::string body = nativeBodyWith("SIM_0001");
        return body.replace(body.find(from), from.size(), to);
    };
    row("short number", nativeBodyWith("SIM_1"), "PARAM_ERROR");
    row("long number", nativeBodyWith(std::string(33, 'a')), "PARAM_ERROR");
    row("odd number", nativeBodyWith("SIM 0001"), "PARAM_ERROR");
    row("nothing", nativeBodyWith("SIM_0001", "0"), "PARAM_ERROR");
    row("half a fen", nativeBodyWith("SIM_0001", "1.5"), "PARAM_ERROR");
    row("text for money", nativeBodyWith("SIM_0001", "\"1\""), "PARAM_ERROR");
    row("unknown field", nativeBodyWith("SIM_0001", "1", R"(,"surprise":1)"), "PARAM_ERROR");
    row("null", nativeBodyWith("SIM_0001", "1", R"(,"attach":null)"), "PARAM_ERROR");
    row("past", nativeBodyWith("SIM_0001", "1", R"(,"time_expire":"2020-01-01T00:00:00+08:00")"),
        "PARAM_ERROR");
    row("plain time", nativeBodyWith("SIM_0001", "1", R"(,"time_expire":"20270101000000")"),
        "PARAM_ERROR");
    row("query in the address", changed("/wx", "/wx?a=1"), "PARAM_ERROR");
    row("no address", changed(R"("notify_url":"https://shop.example.com/wx",)", ""), "PARAM_ERROR");
    row("other money", changed("CNY", "USD"), "PARAM_ERROR");
    row("other merchant", changed("1900000109", "1900000110"), "MCH_NOT_EXISTS");
    row("other app", changed("wx8888", "wx9999"), "APPID_MCHID_NOT_MATCH");
    row("no JSON", "{", "PARAM_ERROR");
}

void WeChatPaySimulatorTest::wrongFieldsAreRefused()
{
    QFETCH(QString, body);
    QFETCH(QString, code);
    auto world = wechatWorld();
    const RawAnswer answer = raw(world, "POST", nativeTarget, body.toStdString());
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code, code.toStdString());
    QVERIFY(world.simulator->ledger().empty());
}

void WeChatPaySimulatorTest::repeatedOrders()
{
    auto world = wechatWorld();
    const auto urlIn = [](const RawAnswer &answer) {
        return JsonFields::read(answer.body)->text("code_url");
    };
    const std::string first = urlIn(raw(world, "POST", nativeTarget, nativeBodyWith("SIM_0001")));
    const std::string second = urlIn(raw(world, "POST", nativeTarget, nativeBodyWith("SIM_0001")));
    QVERIFY(!first.empty() && !second.empty() && first != second);
    QVERIFY(!world.simulator->scan(first, world.exchange.now)); // the new one kills the old
    QCOMPARE(raw(world, "POST", nativeTarget, nativeBodyWith("SIM_0001", "3581")).code,
             std::string("INVALID_REQUEST"));
    QVERIFY(world.simulator->pay(second, world.exchange.now));
    QCOMPARE(raw(world, "POST", nativeTarget, nativeBodyWith("SIM_0001")).code,
             std::string("ORDER_PAID"));
    const RawAnswer close =
        raw(world, "POST", orderTarget("SIM_0001", "/close"), R"({"mchid":"1900000109"})");
    QCOMPARE(close.code, std::string("ORDER_PAID"));
}

void WeChatPaySimulatorTest::codesDieAfterTwoHours()
{
    auto world = wechatWorld();
    raw(world, "POST", nativeTarget, nativeBodyWith("SIM_0001"));
    Instant &now = world.exchange.now;
    now = now + Span::hours(2);
    QVERIFY(!world.simulator->pay("SIM_0001", now));
    QVERIFY(world.simulator->waiting(now).empty());
    raw(world, "POST", nativeTarget, nativeBodyWith("SIM_0001"));
    QCOMPARE(world.simulator->waiting(now).size(), std::size_t(1));
    QVERIFY(world.simulator->pay("SIM_0001", now));
}

void WeChatPaySimulatorTest::ordersDieAtTheirTime()
{
    auto world = wechatWorld();
    Exchange &exchange = world.exchange;
    const Matter matter = someMatter("SIM_0002", exchange.now);
    exchange.ask(matter, Question::Charge);
    exchange.now = matter.deadline + Span::minutes(2);
    QVERIFY(!exchange.simulator().pay("SIM_0002", exchange.now));
    const Reading reading = exchange.ask(matter, Question::Query);
    QVERIFY(reading.verdict == Verdict::Cancelled);
    QVERIFY(reading.reason == Reason::TimedOut);
}

void WeChatPaySimulatorTest::closeAndReverseKnowTheirOrders()
{
    auto world = wechatWorld();
    const std::string mchid = R"({"mchid":"1900000109"})";
    const std::string both = R"({"appid":"wx8888888888888888","mchid":"1900000109"})";
    const auto close = [&](const char *number) {
        return raw(world, "POST", orderTarget(number, "/close"), mchid);
    };
    const auto reverse = [&](const char *number, const std::string &body) {
        return raw(world, "POST", orderTarget(number, "/reverse"), body);
    };
    QCOMPARE(close("SIM_0001").status, 404);
    raw(world, "POST", nativeTarget, nativeBodyWith("SIM_0001"));
    QCOMPARE(reverse("SIM_0001", both).code, std::string("INVALID_REQUEST"));
    QCOMPARE(close("SIM_0001").status, 204);
    QCOMPARE(close("SIM_0001").status, 204);
    Exchange &exchange = world.exchange;
    Matter byCode = someMatter("SIM_0003", exchange.now);
    byCode.authCode = "134567890123456789"; // any phone's
    QVERIFY(exchange.ask(byCode, Question::Charge).verdict == Verdict::Paid);
    QCOMPARE(close("SIM_0003").code, std::string("INVALID_REQUEST"));
    QCOMPARE(reverse("SIM_0003", both).code, std::string("USER_PAYING"));
    exchange.now = exchange.now + Span::seconds(15);
    QCOMPARE(reverse("SIM_0003", mchid).status, 500); // without the app
    QCOMPARE(reverse("SIM_0003", both).status, 200);
    QCOMPARE(reverse("SIM_0003", both).status, 200);
    QCOMPARE(world.simulator->ledger().back().refunds.size(), std::size_t(1));
}

void WeChatPaySimulatorTest::refundsAreExact()
{
    auto world = wechatWorld();
    QCOMPARE(raw(world, "POST", refundTarget, refundWish("R1", "1")).status, 404);
    raw(world, "POST", nativeTarget, nativeBodyWith("SIM_0001"));
    QCOMPARE(raw(world, "POST", refundTarget, refundWish("R1", "1")).status, 400);
    world.simulator->pay("SIM_0001", world.exchange.now);
    QCOMPARE(raw(world, "POST", refundTarget, refundWish("R1", "1", "3579")).status, 400);
    QCOMPARE(raw(world, "POST", refundTarget, refundWish("R1", "3581")).status, 400);
    QCOMPARE(raw(world, "POST", refundTarget, refundWish("R 1", "1")).code,
             std::string("PARAM_ERROR"));
    QCOMPARE(raw(world, "POST", refundTarget, refundWish("R|1@x*", "1000")).status, 200);
    QCOMPARE(raw(world, "GET", std::string(refundTarget) + "/R%7C1%40x%2A").status, 200);
    QCOMPARE(raw(world, "POST", refundTarget, refundWish("R|1@x*", "1000")).status, 200);
    QCOMPARE(raw(world, "POST", refundTarget, refundWish("R|1@x*", "1001")).code,
             std::string("INVALID_REQUEST"));
    QCOMPARE(raw(world, "POST", refundTarget, refundWish("R2", "2581")).code,
             std::string("INVALID_REQUEST"));
    QCOMPARE(raw(world, "POST", refundTarget, refundWish("R2", "2580")).status, 200);
    QVERIFY(world.simulator->ledger().front().refunded.minor() == 3580);
    QCOMPARE(world.simulator->ledger().front().state, std::string("REFUND"));
}

void WeChatPaySimulatorTest::v2IsStrict()
{
    auto world = wechatWorld();
    const auto ask = [&](V2Fields fields, const std::string &key = simulatedV2Key) {
        fields.insert({{"appid", simulatedApp}, {"mch_id", simulatedMerchant}, {"nonce_str", "n"}});
        fields["sign"] = v2Sign(fields, key, SignType::Md5);
        HttpRequest request;
        request.url = site + "/pay/micropay";
        request.body = v2Xml(fields);
        const auto answer =
            readV2Xml(world.simulator->handle(request, world.exchange.now, {}).body);
        return answer.value_or(V2Fields());
    };
    const V2Fields good = {{"body", "tea"},
                           {"out_trade_no", "SIM_0001"},
                           {"total_fee", "100"},
                           {"spbill_create_ip", "127.0.0.1"},
                           {"auth_code", "134567890123456789"}};
    const auto with = [&](const std::string &name, const std::string &value) {
        V2Fields fields = good;
        fields[name] = value;
        return fields;
    };
    QCOMPARE(ask(good, std::string(32, 'x')).at("return_code"), std::string("FAIL"));
    QCOMPARE(ask(with("mch_id", "1")).at("return_code"), std::string("FAIL"));
    QCOMPARE(ask(with("sign_type", "SHA1")).at("return_code"), std::string("FAIL"));
    QCOMPARE(ask(with("auth_code", "")).at("err_code"), std::string("LACK_PARAMS"));
    QCOMPARE(ask(with("auth_code", "284567890123456789")).at("err_code"),
             std::string("AUTH_CODE_ERROR"));
    QCOMPARE(ask(with("total_fee", "1.00")).at("err_code"), std::string("PARAM_ERROR"));
    QCOMPARE(ask(with("out_trade_no", "S1")).at("err_code"), std::string("PARAM_ERROR"));
    QCOMPARE(ask(good).at("result_code"), std::string("SUCCESS"));
    QCOMPARE(ask(good).at("err_code"), std::string("ORDERPAID"));
    QCOMPARE(world.simulator->ledger().front().timesCharged, 1);
    HttpRequest garbage;
    garbage.url = site + "/pay/micropay";
    garbage.body = "<xml><a>";
    QVERIFY(world.simulator->handle(garbage, world.exchange.now, {}).body.find("FAIL") !=
            std::string::npos);
}

void WeChatPaySimulatorTest::xmlIsFlatAndHarmless()
{
    const V2Fields fields = {{"a", "1"}, {"b", "<&>\"'"}, {"c", "龟台"}};
    QVERIFY(readV2Xml(v2Xml(fields)) == fields);
    QVERIFY(readV2Xml("<xml><a><![CDATA[1]]></a>\n <b>2</b></xml>") ==
            (V2Fields{{"a", "1"}, {"b", "2"}}));
    for (const char *bad :
         {"", "<xml>", "<html></html>", "<xml><a>1</a></xml><xml></xml>", "<xml>text</xml>",
          "<xml><a><b>1</b></a></xml>", "<xml><a>1</a><a>2</a></xml>",
          "<!DOCTYPE xml [<!ENTITY e \"x\">]><xml><a>&e;</a></xml>", "<xml><a>&e;</a></xml>",
          "<!DOCTYPE xml SYSTEM \"file:///etc/passwd\"><xml><a>1</a></xml>"}) {
        QVERIFY2(!readV2Xml(bad), bad);
    }
}

GUITAI_TEST(WeChatPaySimulatorTest)

} // namespace guitai

#include "wechatpay_simulator_test.moc"
