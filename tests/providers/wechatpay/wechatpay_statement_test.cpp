// WeChat Pay's bills as they are found in the wild: coupons, states, other merchants, broken rows.
#include "payment/providers/wechatpay/gzip.h"
#include "payment/providers/wechatpay/statement.h"
#include "tests/kit/main.h"

#include <QtTest>

namespace guitai::wechatpay {

namespace {

const StatementDay day{"2026-03-01", Instant{1'772'294'400'000},
                       Instant{1'772'294'400'000} + Span::hours(24), Currency::cny()};

const std::string head =
    "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,"
    "交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,"
    "充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,"
    "费率备注\r\n";
const std::string foot = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,"
                         "订单总金额,申请退款总金额\r\n";

struct RowText
{
    std::string time = "2026-03-01 12:00:00";
    std::string merchant = "1900000001";
    std::string number = "A1";
    std::string state = "SUCCESS";
    std::string settled = "30.00"; // without the coupon
    std::string amount = "35.80";
    std::string refund = "0";
    std::string back = "0.00";
    std::string progress;
    std::string fee = "0.21480";
    std::string title = "tea";
};

std::string textOf(const RowText &r)
{
    std::string line;
    for (const std::string &cell : {r.time,
                                    std::string("wx1"),
                                    r.merchant,
                                    std::string("0"),
                                    std::string(),
                                    "T" + r.number,
                                    r.number,
                                    std::string("o1"),
                                    std::string("NATIVE"),
                                    r.state,
                                    std::string("OTHERS"),
                                    std::string("CNY"),
                                    r.settled,
                                    std::string("5.80"),
                                    r.refund,
                                    r.refund,
                                    r.back,
                                    std::string("0.00"),
                                    std::string("ORIGINAL"),
                                    r.progress,
                                    r.title,
                                    std::string(),
                                    r.fee,
                                    std::string("0.60%"),
                                    r.amount,
                                    r.back,
                                    std::string()}) {
        line += (line.empty() ? "`" : ",`") + cell;
    }
    return line + "\r\n";
}

std::string footOf(const std::string &count, const std::string &paid, const std::string &back)
{
    return foot + "`" + count + ",`0.00,`0.00,`0.00,`0.00000,`" + paid + ",`" + back + "\r\n";
}

const Account &account()
{
    // Any key: reading a file needs none.
    static const Account account{.mchid = "1900000001", .key = PrivateKey::generate()};
    return account;
}

Result<Statement> read(const std::string &file)
{
    return statementFrom(file, day, account());
}

} // namespace

class WeChatPayStatementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void couponsAreComparedByTheOrder();
    void refundsHaveTheirStates();
    void feesKeepFiveDecimals();
    void rowsThatCannotBeReadAreShownWithTheirLines();
    void anotherMerchantIsRefused();
    void sumsMustAgree();
    void oldHeadersAndPackedFilesAreRead();
    void aFundFlowBillIsReadToo();
    void theFundFlowAddsWhatNoTradeIs();
    void packedFilesHaveALimit();
};

void WeChatPayStatementTest::couponsAreComparedByTheOrder()
{
    const auto statement =
        read("\xEF\xBB\xBF" + head + textOf({}) + footOf("1.0", "35.80", "0.00"));
    QVERIFY2(statement.ok(), statement.ok() ? "" : statement.problem().what.c_str());
    QCOMPARE(statement->lines.size(), std::size_t(1));
    QCOMPARE(statement->lines[0].amount.minor(), 3580);
    QCOMPARE(statement->lines[0].ours, std::string("A1"));
    QCOMPARE(statement->lines[0].theirs, std::string("TA1"));
    QCOMPARE(statement->lines[0].line, 2);
}

void WeChatPayStatementTest::refundsHaveTheirStates()
{
    RowText back;
    back.state = "REFUND";
    back.amount = back.settled = "0.00";
    back.refund = "R1";
    back.back = "5.00";
    back.fee = "-0.03000";
    const auto stateOf = [&](const char *progress) {
        back.progress = progress;
        const auto statement = read(head + textOf(back) + footOf("1", "0.00", "5.00"));
        return statement.ok() && statement->lines.size() == 1 ? int(statement->lines[0].state) : -1;
    };
    QCOMPARE(stateOf("SUCCESS"), int(MoveState::Done));
    QCOMPARE(stateOf("PROCESSING"), int(MoveState::Pending));
    QCOMPARE(stateOf("FAIL"), int(MoveState::Failed));
    QCOMPARE(stateOf("CHANGE"), int(MoveState::Failed));
    back.state = "REVOKED";
    const auto revoked = read(head + textOf(back) + footOf("1", "0.00", "5.00"));
    QVERIFY(revoked.ok());
    QVERIFY(revoked->lines[0].kind == MoveKind::Refund);
    QCOMPARE(revoked->lines[0].order, std::string("A1"));
    QCOMPARE(revoked->lines[0].amount.minor(), -500);
}

void WeChatPayStatementTest::feesKeepFiveDecimals()
{
    const auto statement = read(head + textOf({}) + footOf("1", "35.80", "0.00"));
    QVERIFY(statement.ok());
    QCOMPARE(statement->lines[0].fee->text(), std::string("0.2148"));
    QCOMPARE(statement->lines[0].net->text(), std::string("35.5852"));
}

void WeChatPayStatementTest::rowsThatCannotBeReadAreShownWithTheirLines()
{
    RowText wrong;
    for (const auto &change : {
             +[](RowText &r) { r.time = "yesterday"; },
             +[](RowText &r) { r.time = "2026-03-02 00:00:00"; },
             +[](RowText &r) { r.amount = "35.805"; },
             +[](RowText &r) { r.amount = ""; },
             +[](RowText &r) { r.amount = "-1.00"; },
             +[](RowText &r) { r.state = "WHAT"; },
             +[](RowText &r) { r.fee = "?"; },
             +[](RowText &r) { r.title = "a,`b"; },
         }) {
        RowText odd;
        change(odd);
        const auto statement = read(head + textOf({}) + textOf(odd) + footOf("2", "71.60", "0.00"));
        QVERIFY2(statement.ok(), statement.ok() ? "" : statement.problem().what.c_str());
        QVERIFY(!statement->isWhole());
        QCOMPARE(statement->lines.size(), std::size_t(1));
        QCOMPARE(statement->odd.size(), std::size_t(1));
        QCOMPARE(statement->odd[0].line, 3);
        QVERIFY(!statement->odd[0].why.empty());
    }
    // A comma in a title breaks nothing.
    wrong.title = "tea, green";
    QVERIFY(read(head + textOf(wrong) + footOf("1", "35.80", "0.00"))->isWhole());
}

void WeChatPayStatementTest::anotherMerchantIsRefused()
{
    RowText other;
    other.merchant = "1900000002";
    const auto statement = read(head + textOf(other) + footOf("1", "35.80", "0.00"));
    QVERIFY(!statement.ok());
    QVERIFY(statement.problem().what.find("1900000002") != std::string::npos);
}

void WeChatPayStatementTest::sumsMustAgree()
{
    QVERIFY(!read(head + textOf({}) + footOf("2", "35.80", "0.00")).ok());
    QVERIFY(!read(head + textOf({}) + footOf("1", "35.81", "0.00")).ok());
    QVERIFY(!read(head + textOf({}) + footOf("1", "35.80", "0.01")).ok());
    QVERIFY(!read(head + textOf({}) + footOf("one", "35.80", "0.00")).ok());
    QVERIFY(!read(head + textOf({})).ok());
    QVERIFY(!read("姓名,年龄\r\n`a,`1\r\n" + foot).ok());
    QVERIFY(!read("\xBD\xBB\xD2\xD7" + head).ok()); // GBK before it
}

void WeChatPayStatementTest::oldHeadersAndPackedFilesAreRead()
{
    std::string old = head;
    old.replace(old.find("订单金额,申请"), std::string("订单金额").size(), "总金额");
    old.replace(old.find("应结订单金额"), std::string("应结订单金额").size(), "旧金额");
    const std::string file = old + textOf({}) + footOf("1", "35.80", "0.00");
    const auto plain = read(file);
    QVERIFY2(plain.ok(), plain.ok() ? "" : plain.problem().what.c_str());
    const auto packed = read(gzipped(file));
    QVERIFY(packed.ok());
    QVERIFY(*packed == *plain);
}

void WeChatPayStatementTest::aFundFlowBillIsReadToo()
{
    const std::string file =
        "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),"
        "账户结余(元),资金变更提交申请人,备注,业务凭证号\r\n"
        "`2026-03-01 10:00:00,`4200,`4200,`交易,`交易,`收入,`35.80,`35.80,`system,`,`A1\r\n"
        "`2026-03-01 10:00:00,`4200,`4201,`扣除交易手续费,`扣除交易手续费,`支出,`0.21,`35.59,"
        "`system,`,`A1\r\n"
        "`2026-03-01 11:00:00,`5000,`4202,`退款,`退款,`支出,`5.00,`30.59,`system,`,`R1\r\n"
        "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额\r\n`3,`1,`35.80,`2,`5.21\r\n";
    const auto statement = read(file);
    QVERIFY2(statement.ok(), statement.ok() ? "" : statement.problem().what.c_str());
    QCOMPARE(statement->lines.size(), std::size_t(3));
    QVERIFY(statement->lines[0].kind == MoveKind::Payment);
    QVERIFY(statement->lines[1].kind == MoveKind::Fee);
    QVERIFY(statement->lines[2].kind == MoveKind::Refund);
    QCOMPARE(statement->lines[2].ours, std::string("R1"));
    QCOMPARE(statement->lines[2].amount.minor(), -500);
}

void WeChatPayStatementTest::theFundFlowAddsWhatNoTradeIs()
{
    const std::string mark = "\xEF\xBB\xBF";
    const std::string trades = mark + head + textOf({}) + footOf("1", "35.80", "0.00");
    const std::string flow =
        mark + "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),"
               "账户结余(元),资金变更提交申请人,备注,业务凭证号\r\n"
               "`2026-03-01 12:00:00,`TA1,`4200,`交易,`交易,`收入,`35.80,`35.80,`system,`,`A1\r\n"
               "`2026-03-01 12:00:00,`TA1,`4201,`扣除交易手续费,`扣除交易手续费,`支出,`0.21,`35.59,"
               "`system,`,`A1\r\n"
               "`2026-03-01 22:00:00,`5001,`4203,`提现,`提现,`支出,`30.00,`5.59,`shop,`,`W1\r\n"
               "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额\r\n`3,`1,`35.80,`2,`30.21\r\n";
    const auto alone = read(trades);
    const auto both = read(withFundFlow(trades, flow));
    QVERIFY2(both.ok(), both.ok() ? "" : both.problem().what.c_str());
    QCOMPARE(both->lines.size(), std::size_t(2));
    StatementLine trade = alone->lines[0];
    ++trade.line;
    QVERIFY(both->lines[0] == trade);
    QVERIFY(both->lines[1].kind == MoveKind::Other);
    QCOMPARE(both->lines[1].amount.minor(), -3000);
    QCOMPARE(both->lines[1].line, 9);
    // Neither is taken without the other.
    QVERIFY(!read(withFundFlow(trades, flow.substr(0, flow.size() - 20))).ok());
    QVERIFY(!read(withFundFlow(trades.substr(0, trades.size() - 20), flow)).ok());
    const std::string whole = withFundFlow(trades, flow);
    QVERIFY(!read(whole.substr(0, whole.size() - flow.size())).ok());
}

void WeChatPayStatementTest::packedFilesHaveALimit()
{
    const std::string packed = gzipped(std::string(100'000, 'x'));
    QVERIFY(gunzipped(packed, 100'000).ok());
    QVERIFY(!gunzipped(packed, 99'999).ok());
    for (std::size_t size = 0; size < packed.size(); ++size) {
        QVERIFY(!gunzipped(packed.substr(0, size), 100'000).ok());
    }
    QVERIFY(!gunzipped(packed + "x", 100'000).ok());
}

GUITAI_TEST(WeChatPayStatementTest)

} // namespace guitai::wechatpay

#include "wechatpay_statement_test.moc"
