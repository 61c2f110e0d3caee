// The daily bill: fetched from the simulator as from Alipay, read without guessing.
#include "payment/providers/alipay/archive.h"
#include "payment/providers/alipay/bill.h"
#include "payment/providers/alipay/gbk.h"
#include "payment/providers/alipay/request.h"
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

class AlipayBillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDayOfTheSimulator();
    void theAddressIsGoodForHalfAMinute();
    void whatIsNotThereYet_data();
    void whatIsNotThereYet();
    void aCommaInATitle();
    void oddRowsAreShownAndNotGuessed();
    void sumsThatDisagree();
    void newColumnsAreNoTrouble();
    void damagedArchives();
    void textIsGbk();
};

namespace {

QJsonObject askedForBill(Exchange &world, const std::string &date,
                         const std::string &type = "trade")
{
    Account account = test::scriptAccount();
    account.gateway = "http://127.0.0.1:8101/gateway.do";
    const HttpRequest request = buildRequest(
        account, Call::BillUrl, R"({"bill_type":")" + type + R"(","bill_date":")" + date + "\"}",
        {}, world.now);
    const HttpReply reply = world.simulator().handle(request, world.now, {});
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(reply.body));
    return document["alipay_data_dataservice_bill_downloadurl_query_response"].toObject();
}

HttpReply downloaded(Exchange &world, const QJsonObject &node)
{
    HttpRequest request;
    request.method = "GET";
    request.url = node["bill_download_url"].toString().toStdString();
    return world.simulator().handle(request, world.now, {});
}

const std::string billHead =
    "#支付宝业务明细查询\r\n#账号：[20880000000000010156]\r\n"
    "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,"
    "对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,"
    "商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,"
    "退款批次号/请求号,服务费（元）,分润（元）,备注\r\n";

std::string billLine(const std::string &title, const std::string &amount,
                     const std::string &finished = "2026-02-28 12:00:00")
{
    return "2026022822001\t,B1\t,交易," + title + ",2026-02-28 11:59:00," + finished +
           ",\t,\t,\t,\t,*测(gui***@example.com)\t," + amount + "," + amount +
           ",0.00,0.00,0.00,0.00,0.00,,0.00\t,0.00,\t,-0.01,0.00,\r\n";
}

std::string billEnd(const std::string &count, const std::string &sum)
{
    return "#---业务明细列表结束---\r\n#交易合计：" + count + "笔，商家实收共" + sum +
           "元，商家优惠共0.00元\r\n";
}

} // namespace

void AlipayBillTest::aDayOfTheSimulator()
{
    Exchange world = alipayExchange();
    const Instant midnight{1772294400000}; // 2026-03-01 00:00:00 in China
    const auto sale = [&](const std::string &number, Instant at, const std::string &subject) {
        world.now = at;
        Matter matter = someMatter(number, at);
        matter.subject = subject;
        world.ask(matter, Question::Charge);
        world.simulator().pay(number, at);
        return matter;
    };
    sale("B0", midnight - Span::seconds(1), "yesterday");
    Matter first = sale("B1", midnight, "拿铁, 大杯");
    sale("B2", midnight + Span::hours(12), "tea");
    first.refund = RefundId("RFB1");
    first.refundAmount = Money(580, Currency::cny());
    world.now = midnight + Span::hours(24) - Span::seconds(1);
    QVERIFY(world.ask(first, Question::Refund).verdict == Verdict::Refunded);
    sale("B3", midnight + Span::hours(24), "tomorrow");

    world.now = midnight + Span::hours(33);
    const QJsonObject node = askedForBill(world, "2026-03-01");
    QCOMPARE(node["code"].toString(), "10000");
    const HttpReply reply = downloaded(world, node);
    QCOMPARE(reply.status, 200);
    const auto bill = readBill(reply.body);
    QVERIFY(bill.ok());
    QVERIFY(bill->isWhole());
    QCOMPARE(bill->rows.size(), std::size_t(3));
    QCOMPARE(bill->rows[0].outTradeNo, std::string("B1"));
    QCOMPARE(bill->rows[0].subject, std::string("拿铁, 大杯"));
    QVERIFY(bill->rows[0].finished == midnight);
    QCOMPARE(bill->rows[0].fee.text(), std::string("-0.21"));
    QCOMPARE(bill->rows[1].outTradeNo, std::string("B2"));
    QVERIFY(bill->rows[2].isRefund);
    QCOMPARE(bill->rows[2].refundNo, std::string("RFB1"));
    QCOMPARE(bill->rows[2].amount.text(), std::string("-5.80"));
    QCOMPARE(bill->rows[2].fee.text(), std::string("0.03"));
    QCOMPARE(bill->trades().amount.text(), std::string("71.60"));

    // The archive as others unpack it: two files, named in GBK.
    const auto files = unpacked(reply.body);
    QCOMPARE(files->size(), std::size_t(2));
    QCOMPARE(fromGbk((*files)[0].name).value_or("?"),
             std::string("20880000000000010156_20260301_业务明细.csv"));
    const std::string summary = fromGbk((*files)[1].content).value_or("?");
    QVERIFY(summary.find("合计,,2,1,71.60,65.80,") != std::string::npos);
    // The same calls give the same bytes.
    QCOMPARE(downloaded(world, node).body, reply.body);
    // A month holds its days.
    world.now = midnight + Span::hours(24 * 34);
    const auto month = readBill(downloaded(world, askedForBill(world, "2026-03")).body);
    QVERIFY(month.ok() && month->isWhole());
    QCOMPARE(month->rows.size(), std::size_t(4));
}

void AlipayBillTest::theAddressIsGoodForHalfAMinute()
{
    Exchange world = alipayExchange();
    const QJsonObject node = askedForBill(world, "2026-02-28");
    QCOMPARE(downloaded(world, node).status, 200);
    world.now = world.now + Span::seconds(29);
    QCOMPARE(downloaded(world, node).status, 200);
    QVERIFY(world.simulator().load(world.simulator().save()));
    QCOMPARE(downloaded(world, node).status, 200);
    world.now = world.now + Span::seconds(1);
    QCOMPARE(downloaded(world, node).status, 403);
    const auto empty = readBill(downloaded(world, askedForBill(world, "2026-02-28")).body);
    QVERIFY(empty.ok() && empty->isWhole() && empty->rows.empty());
}

void AlipayBillTest::whatIsNotThereYet_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("date");
    QTest::addColumn<int>("hour"); // of 2026-03-01
    QTest::addColumn<QString>("subCode");
    QTest::newRow("too early") << "trade"
                               << "2026-02-28" << 8 << "BILL_NOT_EXIST";
    QTest::newRow("ready") << "trade"
                           << "2026-02-28" << 9 << "";
    QTest::newRow("ledger") << "signcustomer"
                            << "2026-02-28" << 9 << "";
    QTest::newRow("today") << "trade"
                           << "2026-03-01" << 12 << "INVAILID_ARGUMENTS";
    QTest::newRow("this month") << "trade"
                                << "2026-03" << 12 << "INVAILID_ARGUMENTS";
    QTest::newRow("month, too early") << "trade"
                                      << "2026-02" << 12 << "BILL_NOT_EXIST";
    QTest::newRow("no date") << "trade"
                             << "2026-02-30" << 12 << "INVAILID_ARGUMENTS";
    QTest::newRow("no such type") << "all"
                                  << "2026-02-28" << 12 << "TYPE_NOT_SUPPORTED";
}

void AlipayBillTest::whatIsNotThereYet()
{
    QFETCH(QString, type);
    QFETCH(QString, date);
    QFETCH(int, hour);
    QFETCH(QString, subCode);
    Exchange world = alipayExchange();
    world.now = Instant{1772294400000} + Span::hours(hour);
    const QJsonObject node = askedForBill(world, date.toStdString(), type.toStdString());
    QCOMPARE(node["sub_code"].toString(), subCode);
}

void AlipayBillTest::aCommaInATitle()
{
    const auto bill =
        readBillText(billHead + billLine("面,加蛋,大", "35.80") + billEnd("1", "35.80"));
    QVERIFY(bill.ok() && bill->isWhole());
    QCOMPARE(bill->rows.front().subject, std::string("面,加蛋,大"));
    QCOMPARE(bill->rows.front().amount.minor(), 3580);
    // Nothing before it, nothing after it, nothing at all beside it.
    for (const char *title : {"面,", ",面", ",", " , "}) {
        const auto odd = readBillText(billHead + billLine(title, "35.80") + billEnd("1", "35.80"));
        QVERIFY(odd.ok() && odd->isWhole());
        QVERIFY(odd->rows.front().subject.size() <= std::string(title).size());
    }
}

void AlipayBillTest::oddRowsAreShownAndNotGuessed()
{
    const std::string good = billLine("tea", "1.00");
    for (const std::string &odd :
         {good.substr(0, good.size() / 2) + "\r\n", billLine("tea", "1.00", "yesterday"),
          billLine("tea", "1.001"), billLine("tea", "-1.00"), billLine("tea", ""),
          std::string("?\r\n")}) {
        const auto bill = readBillText(billHead + good + odd + billEnd("1", "1.00"));
        QVERIFY(bill.ok());
        QCOMPARE(bill->rows.size(), std::size_t(1));
        QCOMPARE(bill->oddRows.size(), std::size_t(1));
        QVERIFY(!bill->isWhole());
    }
}

void AlipayBillTest::sumsThatDisagree()
{
    const std::string row = billLine("tea", "1.00");
    QVERIFY(readBillText(billHead + row + billEnd("1", "1.00"))->isWhole());
    QVERIFY(!readBillText(billHead + row + billEnd("2", "1.00"))->isWhole());
    QVERIFY(!readBillText(billHead + row + billEnd("1", "1.01"))->isWhole());
    QVERIFY(!readBillText(billHead + row)->isWhole()); // cut off
    QVERIFY(!readBillText(billHead + row + billEnd("1", "1.00") +
                          "#退款合计：1笔，商家实收退款共-1.00元，商家优惠退款共0.00元\n")
                 ->isWhole());
}

void AlipayBillTest::newColumnsAreNoTrouble()
{
    std::string head = billHead;
    head.replace(head.find("业务类型"), std::string("业务类型").size(), "新列,业务类型");
    std::string row = billLine("tea", "1.00");
    row.replace(row.find("交易,"), std::string("交易,").size(), "x,交易,");
    QVERIFY(readBillText(head + row + billEnd("1", "1.00"))->isWhole());
    std::string without = billHead;
    without.replace(without.find("商家实收"), std::string("商家实收").size(), "别的");
    QVERIFY(!readBillText(without + billLine("tea", "1.00")).ok());
    QVERIFY(!readBillText("#支付宝账务明细查询\n").ok());
}

void AlipayBillTest::damagedArchives()
{
    const auto good = packed({{toGbk("a_业务明细.csv"), toGbk(billHead + billEnd("0", "0.00"))}});
    QVERIFY(good.ok());
    QVERIFY(readBill(*good).ok());
    QVERIFY(!readBill("").ok());
    QVERIFY(!readBill("<html>expired</html>").ok());
    for (std::size_t cut = 0; cut < good->size(); cut += 7) {
        QVERIFY(!readBill(good->substr(0, cut)).ok());
    }
    for (std::size_t at = 0; at < good->size(); ++at) {
        std::string changed = *good;
        changed[at] = char(changed[at] ^ 1);
        const auto bill = readBill(changed);
        QVERIFY(!bill || bill->rows.empty());
    }
    QVERIFY(!unpacked(*packed({{"../evil.csv", "x"}})).ok());
    QVERIFY(!unpacked(*packed({{"/etc/evil.csv", "x"}})).ok());
    QVERIFY(!unpacked(*packed({{"bomb.csv", std::string(65u << 20, '0')}})).ok());
    QVERIFY(!readBill(*packed({{"other.csv", "x"}})).ok());
}

void AlipayBillTest::textIsGbk()
{
    QCOMPARE(toGbk("茶"), std::string("\xb2\xe8"));
    QCOMPARE(fromGbk("\xb2\xe8").value_or("?"), std::string("茶"));
    QVERIFY(!fromGbk("\xb2"));
    QVERIFY(!fromGbk("\xff\xff"));
    QCOMPARE(fromGbk(toGbk("🍵 x")).value_or("?"), std::string("🍵 x"));
}

GUITAI_TEST(AlipayBillTest)

} // namespace guitai

#include "bill_test.moc"
