// Alipay's bill as a statement: coupons, other accounts, archives that are none.
#include "payment/providers/alipay/archive.h"
#include "payment/providers/alipay/gbk.h"
#include "payment/providers/alipay/statement.h"
#include "tests/kit/main.h"

#include <QtTest>

namespace guitai::alipay {

namespace {

const StatementDay day{"2026-02-28", Instant{1'772'208'000'000},
                       Instant{1'772'208'000'000} + Span::hours(24), Currency::cny()};

std::string headOf(const std::string &account, const std::string &from, const std::string &until)
{
    return "#支付宝业务明细查询\r\n#账号：[" + account + "0156]\r\n#起始日期：[" + from +
           "]   终止日期：[" + until +
           "]\r\n#---业务明细列表---\r\n"
           "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,"
           "终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,"
           "支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,"
           "卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注\r\n";
}

const std::string head =
    headOf("2088000000000001", "2026年02月28日 00:00:00", "2026年03月01日 00:00:00");

// With three yuan of the merchant's own discount.
const std::string row =
    "2026022822001\t,B1\t,交易,tea,2026-02-28 11:59:00,2026-02-28 12:00:00,\t,\t,\t,\t,*测\t,"
    "35.80,32.80,0.00,0.00,0.00,3.00,0.00,,0.00\t,0.00,\t,-0.20,0.00,\r\n";

std::string footOf(const std::string &count, const std::string &sum)
{
    return "#---业务明细列表结束---\r\n#交易合计：" + count + "笔，商家实收共" + sum +
           "元，商家优惠共3.00元\r\n";
}

const Account &account()
{
    // Any key: reading a file needs none.
    static const Account account{.sellerId = "2088000000000001", .key = PrivateKey::generate()};
    return account;
}

Result<Statement> read(const std::string &utf8)
{
    return statementFrom(toGbk(utf8), day, account());
}

} // namespace

class AlipayStatementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void couponsAreComparedByTheOrder();
    void anotherAccountOrDayIsRefused();
    void anotherEncodingIsRefused();
    void archivesThatLeadOutAreRefused();
    void rowsThatCannotBeReadAreShownWithTheirLines();
};

void AlipayStatementTest::couponsAreComparedByTheOrder()
{
    const auto statement = read(head + row + footOf("1", "32.80"));
    QVERIFY2(statement.ok(), statement.ok() ? "" : statement.problem().what.c_str());
    QCOMPARE(statement->lines.size(), std::size_t(1));
    const StatementLine &line = statement->lines[0];
    QCOMPARE(line.amount.minor(), 3580);
    QCOMPARE(line.fee->text(), std::string("0.20"));
    QCOMPARE(line.net->text(), std::string("32.60"));
    QCOMPARE(line.line, 6);
    QCOMPARE(line.ours, std::string("B1"));
}

void AlipayStatementTest::anotherAccountOrDayIsRefused()
{
    const std::string rest = row + footOf("1", "32.80");
    const std::string other =
        headOf("2088000000000002", "2026年02月28日 00:00:00", "2026年03月01日 00:00:00");
    QVERIFY(!read(other + rest).ok());
    const std::string dayBefore =
        headOf("2088000000000001", "2026年02月27日 00:00:00", "2026年02月28日 00:00:00");
    QVERIFY(!read(dayBefore + rest).ok());
    const std::string month =
        headOf("2088000000000001", "2026年02月01日 00:00:00", "2026年03月01日 00:00:00");
    QVERIFY(!read(month + rest).ok());
    QVERIFY(!read(headOf("2088000000000001", "?", "?") + rest).ok());
}

void AlipayStatementTest::anotherEncodingIsRefused()
{
    const std::string text = head + row + footOf("1", "32.80");
    QVERIFY(!statementFrom(text, day, account()).ok());
    QVERIFY(!statementFrom("\xEF\xBB\xBF" + text, day, account()).ok());
}

void AlipayStatementTest::archivesThatLeadOutAreRefused()
{
    const std::string text = toGbk(head + row + footOf("1", "32.80"));
    QVERIFY(statementFrom(*packed({{"detail.csv", text}}), day, account()).ok());
    QVERIFY(!statementFrom(*packed({{"../detail.csv", text}}), day, account()).ok());
    QVERIFY(!statementFrom(*packed({{"detail.csv", std::string(65u << 20, '#')}}), day, account())
                 .ok());
}

void AlipayStatementTest::rowsThatCannotBeReadAreShownWithTheirLines()
{
    const auto odd = read(head + row + "half a row\r\n" + footOf("2", "65.60"));
    QVERIFY(odd.ok());
    QCOMPARE(odd->odd.size(), std::size_t(1));
    QCOMPARE(odd->odd[0].line, 7);
    QVERIFY(!odd->isWhole());
    QVERIFY(!read(head + row + footOf("2", "65.60")).ok());
    QVERIFY(!read(head + row).ok());
}

GUITAI_TEST(AlipayStatementTest)

} // namespace guitai::alipay

#include "alipay_statement_test.moc"
