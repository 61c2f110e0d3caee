// The simulator's bills tell the day to the fen, and come when WeChat Pay's do.
#include "payment/providers/wechatpay/bill.h"
#include "tests/kit/main.h"
#include "tests/providers/wechatpay/raw_calls.h"

#include <QtTest>

namespace guitai {

using namespace wechatpay;
using test::Exchange;
using test::orderTarget;
using test::raw;
using test::RawAnswer;
using test::signedRequest;
using test::site;
using test::someMatter;
using test::WeChatWorld;
using test::wechatWorld;

class WeChatPayBillsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tradeBillsTellTheDay();
    void fundFlowBillsTellTheDay();
    void billsHaveTheirTime();
    void whatWasSavedComesBackWhole();
};

namespace {

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

void WeChatPayBillsTest::tradeBillsTellTheDay()
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

void WeChatPayBillsTest::fundFlowBillsTellTheDay()
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

void WeChatPayBillsTest::billsHaveTheirTime()
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

void WeChatPayBillsTest::whatWasSavedComesBackWhole()
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

GUITAI_TEST(WeChatPayBillsTest)

} // namespace guitai

#include "wechatpay_bills_test.moc"
