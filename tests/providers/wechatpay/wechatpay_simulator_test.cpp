// The simulator is as strict as WeChat Pay: signatures, fields, numbers, states, bills.
#include "payment/providers/wechatpay/bill.h"
#include "payment/providers/wechatpay/json_fields.h"
#include "payment/providers/wechatpay/signature.h"
#include "payment/providers/wechatpay/simulator_keys.h"
#include "payment/providers/wechatpay/v2_signature.h"
#include "payment/providers/wechatpay/v2_xml.h"
#include "tests/kit/main.h"
#include "tests/providers/wechatpay/world.h"

#include <QtTest>

namespace guitai {

using namespace wechatpay;
using test::Exchange;
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
    void tradeBillsTellTheDay();
    void fundFlowBillsTellTheDay();
    void billsHaveTheirTime();
    void whatWasSavedComesBackWhole();
};

namespace {

const std::string site = "http://127.0.0.1:8102";

struct RawAnswer
{
    int status;
    std::string code;
    std::string body;
};

RawAnswer said(const HttpReply &reply)
{
    const auto fields = JsonFields::read(reply.body);
    return {reply.status, fields ? fields->text("code") : std::string(), reply.body};
}

HttpRequest signedRequest(const std::string &method, const std::string &target,
                          const std::string &body, Instant now)
{
    Account account{
        site, simulatedMerchant, simulatedApp, simulatedSerial, wechatKeys().merchant, {}, {}};
    HttpRequest request;
    request.method = method;
    request.url = site + target;
    request.body = body;
    request.headers = {{"Authorization", authorize(account, method, target, body, now).header()},
                       {"Accept", "application/json"},
                       {"User-Agent", "test"},
                       {"Content-Type", "application/json"}};
    return request;
}

RawAnswer raw(WeChatWorld &world, const std::string &method, const std::string &target,
              const std::string &body = {})
{
    return said(world.simulator->handle(signedRequest(method, target, body, world.exchange.now),
                                        world.exchange.now, {}));
}

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

std::string orderTarget(const std::string &number, const std::string &verb)
{
    return "/v3/pay/transactions/out-trade-no/" + number + verb;
}

std::string refundWish(const std::string &number, const std::string &refund,
                       const std::string &total = "3580")
{
    return R"({"out_trade_no":"SIM_0001","out_refund_no":")" + number + R"(","amount":{"refund":)" +
           refund + R"(,"total":)" + total + R"(,"currency":"CNY"}})";
}

// Three orders of yesterday: one paid and given back in part, one by code and reversed, one unpaid.
Instant fillDay(WeChatWorld &world)
{
    Exchange &exchange = world.exchange;
    Matter matter = someMatter("BILL_0001", exchange.now);
    matter.subject = "拿铁, 大杯";
    matter.refund = RefundId("BILL_0001R1");
    matter.refundAmount = Money(250, Currency::cny());
    exchange.ask(matter, Question::Charge);
    exchange.simulator().pay("BILL_0001", exchange.now);
    exchange.ask(matter, Question::Refund);
    Matter byCode = someMatter("BILL_0002", exchange.now);
    byCode.amount = Money(99, Currency::cny());
    byCode.authCode = exchange.simulator().customerCode(CodeMood::Pays, exchange.now);
    exchange.ask(byCode, Question::Charge);
    exchange.now = exchange.now + Span::seconds(20);
    raw(world, "POST", orderTarget("BILL_0002", "/reverse"),
        R"({"appid":"wx8888888888888888","mchid":"1900000109"})");
    exchange.ask(someMatter("BILL_0003", exchange.now), Question::Charge);
    return exchange.now + Span::hours(24);
}

// The plain file behind the answer to a request for a bill.
std::string fetchBill(WeChatWorld &world, const std::string &target)
{
    const RawAnswer answer = raw(world, "GET", target);
    const auto fields = JsonFields::read(answer.body);
    const std::string url = fields->text("download_url");
    if (url.find(site) != 0) {
        return {};
    }
    const HttpReply file = world.simulator->handle(
        signedRequest("GET", url.substr(site.size()), {}, world.exchange.now), world.exchange.now,
        {});
    return billHash(file.body) == fields->text("hash_value") ? file.body : "hash differs";
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

void WeChatPaySimulatorTest::tradeBillsTellTheDay()
{
    auto world = wechatWorld();
    world.exchange.now = fillDay(world);
    const std::string file = fetchBill(world, "/v3/bill/tradebill?bill_date=2026-03-01");
    QVERIFY(file.find("\xEF\xBB\xBF交易时间,公众账号ID,") == 0);
    QVERIFY(file.find("\r\n") != std::string::npos);
    const auto bill = readBill(file);
    QVERIFY(bill.ok());
    QCOMPARE(bill->rows.size(), std::size_t(4));
    QCOMPARE(bill->rows.front().size(), std::size_t(27));
    std::map<std::string, int> states;
    for (const BillRow &row : bill->rows) {
        ++states[row.at("交易状态")];
        if (row.at("商户退款单号") == "BILL_0001R1") {
            QCOMPARE(row.at("申请退款金额"), std::string("2.50"));
            QCOMPARE(row.at("手续费"), std::string("-0.01500"));
            QCOMPARE(row.at("商品名称"), std::string("拿铁\\  大杯"));
        }
    }
    QVERIFY(states == (std::map<std::string, int>{{"SUCCESS", 2}, {"REFUND", 1}, {"REVOKED", 1}}));
    QCOMPARE(bill->summary.at("订单总金额"), std::string("36.79"));
    QCOMPARE(bill->summary.at("申请退款总金额"), std::string("3.49"));
    const auto only = [&](const char *type) {
        return readBill(fetchBill(world, std::string("/v3/bill/tradebill?bill_date=2026-03-01"
                                                     "&bill_type=") +
                                             type))
            .value();
    };
    QCOMPARE(only("SUCCESS").rows.size(), std::size_t(2));
    QVERIFY(!only("SUCCESS").rows.front().count("退款金额"));
    QVERIFY(only("REFUND").rows.front().count("退款成功时间"));
    // Packed, and its hash is of what is inside.
    const RawAnswer packed =
        raw(world, "GET", "/v3/bill/tradebill?bill_date=2026-03-01&tar_type=GZIP");
    const auto fields = JsonFields::read(packed.body);
    QCOMPARE(fields->text("hash_value"), billHash(file));
    const std::string url = fields->text("download_url");
    QVERIFY(url.find("&tartype=gzip") != std::string::npos);
    const HttpReply gzip = world.simulator->handle(
        signedRequest("GET", url.substr(site.size()), {}, world.exchange.now), world.exchange.now,
        {});
    QVERIFY(gzip.body.substr(0, 3) == "\x1F\x8B\x08");
    QVERIFY(headerOf(gzip.headers, "wechatpay-signature").empty());
}

void WeChatPaySimulatorTest::fundFlowBillsTellTheDay()
{
    auto world = wechatWorld();
    world.exchange.now = fillDay(world);
    const auto bill =
        readBill(fetchBill(world, "/v3/bill/fundflowbill?bill_date=2026-03-01&account_type=BASIC"));
    QVERIFY(bill.ok());
    QCOMPARE(bill->rows.size(), std::size_t(4));
    QCOMPARE(bill->rows.back().at("账户结余(元)"), std::string("33.30"));
    QCOMPARE(bill->summary.at("收入金额"), std::string("36.79"));
    QCOMPARE(bill->summary.at("支出金额"), std::string("3.49"));
    QCOMPARE(raw(world, "GET", "/v3/bill/fundflowbill?bill_date=2026-03-01&account_type=FEES").code,
             std::string("NO_STATEMENT_EXIST"));
}

void WeChatPaySimulatorTest::billsHaveTheirTime()
{
    auto world = wechatWorld();
    Exchange &exchange = world.exchange;
    const Instant next = fillDay(world); // the same hour, a day later
    const auto codeOf = [&](const std::string &query) {
        return raw(world, "GET", "/v3/bill/tradebill?" + query).code;
    };
    QCOMPARE(codeOf("bill_date=2026-03-01"), std::string("INVALID_REQUEST")); // today
    QCOMPARE(codeOf("bill_date=2026-02-28"), std::string("NO_STATEMENT_EXIST"));
    QCOMPARE(codeOf("bill_date=2025-10-01"), std::string("INVALID_REQUEST"));
    QCOMPARE(codeOf("bill_date=2026-02-30"), std::string("PARAM_ERROR"));
    QCOMPARE(codeOf("bill_date=2026-02-28&bill_type=SOME"), std::string("PARAM_ERROR"));
    exchange.now = next - Span::hours(2); // eight in the morning
    QCOMPARE(codeOf("bill_date=2026-03-01"), std::string("STATEMENT_CREATING"));
    exchange.now = next;
    const RawAnswer ready = raw(world, "GET", "/v3/bill/tradebill?bill_date=2026-03-01");
    const std::string url = JsonFields::read(ready.body)->text("download_url");
    exchange.now = next + Span::minutes(5);
    QCOMPARE(raw(world, "GET", url.substr(site.size())).status, 400); // too late
}

void WeChatPaySimulatorTest::whatWasSavedComesBackWhole()
{
    auto world = wechatWorld({.stage = SigningStage::BothCertificates}, {}, test::TillKeys::None);
    Exchange &exchange = world.exchange;
    world.exchange.now = fillDay(world);
    Matter waiting = someMatter("SAVE_0001", exchange.now);
    waiting.authCode = exchange.simulator().customerCode(CodeMood::Password, exchange.now);
    exchange.ask(waiting, Question::Charge);
    const std::string fresh = exchange.simulator().customerCode(CodeMood::NoMoney, exchange.now);
    const std::string saved = exchange.simulator().save();
    auto other = makeSimulator();
    QVERIFY(other->load(saved));
    QCOMPARE(other->save(), saved);
    QVERIFY(!other->load("nonsense"));
    QCOMPARE(other->save(), saved);
    QVERIFY(exchange.simulator().load(saved));
    QVERIFY(exchange.simulator().pay("SAVE_0001", exchange.now));
    QVERIFY(exchange.ask(waiting, Question::Query).verdict == Verdict::Paid);
    Matter poor = someMatter("SAVE_0002", exchange.now);
    poor.authCode = fresh;
    QVERIFY(exchange.ask(poor, Question::Charge).reason == Reason::NotEnoughMoney);
}

GUITAI_TEST(WeChatPaySimulatorTest)

} // namespace guitai

#include "wechatpay_simulator_test.moc"
