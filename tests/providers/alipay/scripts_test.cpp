// Whole conversations in scripts: what is asked in which order, and what it comes to.
#include "tests/kit/main.h"
#include "tests/providers/alipay/answers.h"
#include "tests/providers/alipay/script.h"

#include <QtTest>

namespace guitai {

using namespace alipay;
using test::failure;
using test::Line;
using test::notThere;
using test::payDate;
using test::play;
using test::Played;
using test::refused;
using test::scriptMatter;
using test::success;
using test::trade;

class AlipayScriptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scripts_data();
    void scripts();
};

namespace {

struct Scene
{
    const char *name;
    Question question;
    std::vector<Line> lines;
    Verdict verdict;
    Reason reason;
};

std::vector<Scene> scenes()
{
    const std::string done = R"("action":"close","out_trade_no":"GT1","retry_flag":"N")";
    const std::string refunded =
        R"("out_request_no":"GT1R1","out_trade_no":"GT1","refund_amount":"2.50",)"
        R"("refund_status":"REFUND_SUCCESS","trade_no":"2026")";
    const std::string unpaid = trade("WAIT_BUYER_PAY");
    const std::string paid = trade("TRADE_SUCCESS", payDate);
    const std::string closed = trade("TRADE_CLOSED");
    const auto all = [](std::initializer_list<Line> lines) { return std::vector<Line>(lines); };
    return {
        {"charge: paid before, so it is looked up", Question::Charge,
         all({{Call::Precreate, failure("ACQ.TRADE_HAS_SUCCESS")}, {Call::Query, paid}}),
         Verdict::Paid, Reason::None},
        {"charge: paid before, but not to be found", Question::Charge,
         all({{Call::Precreate, failure("ACQ.TRADE_HAS_SUCCESS")}, {Call::Query, notThere}}),
         Verdict::NoAnswer, Reason::None},
        {"charge: paid before, and the look is refused", Question::Charge,
         all({{Call::Precreate, failure("ACQ.TRADE_HAS_SUCCESS")}, {Call::Query, refused}}),
         Verdict::NoAnswer, Reason::NotPermitted},
        {"charge: no permission", Question::Charge, all({{Call::Precreate, refused}}),
         Verdict::NotExecuted, Reason::NotPermitted},
        {"charge: system error", Question::Charge,
         all({{Call::Precreate, failure("ACQ.SYSTEM_ERROR")}}), Verdict::NoAnswer,
         Reason::ProviderDown},
        {"charge: a code without a number", Question::Charge,
         all({{Call::Precreate, success(R"("qr_code":"https://qr")")}}), Verdict::NoAnswer,
         Reason::Garbled},
        {"charge: no code", Question::Charge,
         all({{Call::Precreate, success(R"("out_trade_no":"GT1")")}}), Verdict::NoAnswer,
         Reason::Garbled},

        {"cancel: paid counts", Question::Cancel, all({{Call::Query, paid}}), Verdict::Paid,
         Reason::None},
        {"cancel: closed already", Question::Cancel, all({{Call::Query, closed}}),
         Verdict::Cancelled, Reason::AlreadyClosed},
        {"cancel: waiting is closed", Question::Cancel,
         all({{Call::Query, unpaid},
              {Call::Close, success(R"("out_trade_no":"GT1","trade_no":"2026")")}}),
         Verdict::Cancelled, Reason::None},
        {"cancel: the payment wins the race", Question::Cancel,
         all({{Call::Query, unpaid},
              {Call::Close, failure("ACQ.REASON_TRADE_STATUS_INVALID")},
              {Call::Query, paid}}),
         Verdict::Paid, Reason::None},
        {"cancel: closed by itself meanwhile", Question::Cancel,
         all({{Call::Query, unpaid},
              {Call::Close, failure("ACQ.TRADE_STATUS_ERROR")},
              {Call::Query, closed}}),
         Verdict::Cancelled, Reason::AlreadyClosed},
        {"cancel: it will not close though unpaid", Question::Cancel,
         all({{Call::Query, unpaid},
              {Call::Close, failure("ACQ.INVALID_PARAMETER")},
              {Call::Query, unpaid},
              {Call::Cancel, success(done)}}),
         Verdict::Cancelled, Reason::None},
        {"cancel: system error while closing", Question::Cancel,
         all({{Call::Query, unpaid}, {Call::Close, failure("ACQ.SYSTEM_ERROR")}}),
         Verdict::NoAnswer, Reason::ProviderDown},
        {"cancel: not scanned", Question::Cancel,
         all({{Call::Query, notThere},
              {Call::Cancel, success(R"("out_trade_no":"GT1","retry_flag":"N")")},
              {Call::Query, notThere}}),
         Verdict::Cancelled, Reason::None},
        {"cancel: scanned just after", Question::Cancel,
         all({{Call::Query, notThere},
              {Call::Cancel, success(R"("retry_flag":"N")")},
              {Call::Query, unpaid}}),
         Verdict::NoAnswer, Reason::None},
        {"cancel: paid just after", Question::Cancel,
         all({{Call::Query, notThere},
              {Call::Cancel, success(R"("retry_flag":"N")")},
              {Call::Query, paid}}),
         Verdict::Paid, Reason::None},
        {"cancel: done, but the last look is refused", Question::Cancel,
         all({{Call::Query, notThere},
              {Call::Cancel, success(R"("retry_flag":"N")")},
              {Call::Query, refused}}),
         Verdict::NoAnswer, Reason::NotPermitted},
        {"cancel: scanned between and closed", Question::Cancel,
         all({{Call::Query, notThere}, {Call::Cancel, success(done)}}), Verdict::Cancelled,
         Reason::None},
        {"cancel: paid between and given back", Question::Cancel,
         all({{Call::Query, notThere},
              {Call::Cancel,
               success(R"("action":"refund","out_trade_no":"GT1","retry_flag":"N")")}}),
         Verdict::Cancelled, Reason::None},
        {"cancel: to be repeated", Question::Cancel,
         all({{Call::Query, notThere},
              {Call::Cancel,
               success(R"("action":"close","out_trade_no":"GT1","retry_flag":"Y")")}}),
         Verdict::NoAnswer, Reason::ProviderDown},
        {"cancel: done without saying whether to repeat", Question::Cancel,
         all({{Call::Query, notThere},
              {Call::Cancel, success(R"("action":"close","out_trade_no":"GT1")")}}),
         Verdict::NoAnswer, Reason::ProviderDown},
        {"cancel: something new", Question::Cancel,
         all({{Call::Query, notThere},
              {Call::Cancel,
               success(R"("action":"dance","out_trade_no":"GT1","retry_flag":"N")")}}),
         Verdict::NoAnswer, Reason::Unknown},
        {"cancel: done to a trade without a name", Question::Cancel,
         all({{Call::Query, notThere},
              {Call::Cancel, success(R"("action":"close","retry_flag":"N")")}}),
         Verdict::NoAnswer, Reason::Garbled},
        {"cancel: sic", Question::Cancel,
         all({{Call::Query, notThere}, {Call::Cancel, failure("AQC.SYSTEM_ERROR")}}),
         Verdict::NoAnswer, Reason::ProviderDown},
        {"cancel: too late", Question::Cancel,
         all({{Call::Query, notThere}, {Call::Cancel, failure("ACQ.TRADE_CANCEL_TIME_OUT")}}),
         Verdict::NoAnswer, Reason::RefundTooLate},
        {"cancel: no permission", Question::Cancel,
         all({{Call::Query, notThere}, {Call::Cancel, refused}}), Verdict::NotExecuted,
         Reason::NotPermitted},

        {"refund: money moved", Question::Refund,
         all({{Call::Refund,
               success(R"("fund_change":"Y","out_trade_no":"GT1","refund_fee":"9.99",)"
                       R"("trade_no":"2026")")}}),
         Verdict::Refunded, Reason::None},
        {"refund: moved without a name is looked up", Question::Refund,
         all({{Call::Refund, success(R"("fund_change":"Y")")},
              {Call::RefundQuery, success(refunded)}}),
         Verdict::Refunded, Reason::None},
        {"refund: done before", Question::Refund,
         all({{Call::Refund, success(R"("fund_change":"N","out_trade_no":"GT1")")},
              {Call::RefundQuery, success(refunded)}}),
         Verdict::Refunded, Reason::None},
        {"refund: nothing moved and nothing known", Question::Refund,
         all({{Call::Refund, success(R"("fund_change":"N","out_trade_no":"GT1")")},
              {Call::RefundQuery, success()}}),
         Verdict::NoAnswer, Reason::None},
        {"refund: nothing moved and the look is refused", Question::Refund,
         all({{Call::Refund, success(R"("fund_change":"N","out_trade_no":"GT1")")},
              {Call::RefundQuery, refused}}),
         Verdict::NoAnswer, Reason::NotPermitted},
        {"refund: refused", Question::Refund,
         all({{Call::Refund, failure("ACQ.TRADE_HAS_FINISHED")}, {Call::RefundQuery, success()}}),
         Verdict::RefundRefused, Reason::RefundTooLate},
        {"refund: refused, though it was done before", Question::Refund,
         all({{Call::Refund, failure("ACQ.TRADE_HAS_CLOSE")},
              {Call::RefundQuery, success(refunded)}}),
         Verdict::Refunded, Reason::None},
        {"refund: refused, with a status that we do not know", Question::Refund,
         all({{Call::Refund, failure("ACQ.TRADE_HAS_CLOSE")},
              {Call::RefundQuery, success(R"("refund_status":"REFUND_PROCESSING")")}}),
         Verdict::NoAnswer, Reason::None},
        {"refund: no such trade", Question::Refund,
         all({{Call::Refund, notThere}, {Call::RefundQuery, failure("TRADE_NOT_EXIST")}}),
         Verdict::RefundRefused, Reason::None},
        {"refund: the shop's balance", Question::Refund,
         all({{Call::Refund, failure("ACQ.SELLER_BALANCE_NOT_ENOUGH")}}), Verdict::NoAnswer,
         Reason::ShopBalance},
        {"refund: system error", Question::Refund,
         all({{Call::Refund, failure("ACQ.SYSTEM_ERROR")}}), Verdict::NoAnswer,
         Reason::ProviderDown},
        {"refund: no permission", Question::Refund, all({{Call::Refund, refused}}),
         Verdict::NotExecuted, Reason::NotPermitted},

        {"refund query: done", Question::QueryRefund, all({{Call::RefundQuery, success(refunded)}}),
         Verdict::Refunded, Reason::None},
        {"refund query: unknown", Question::QueryRefund, all({{Call::RefundQuery, success()}}),
         Verdict::NotFound, Reason::None},
        {"refund query: another refund", Question::QueryRefund,
         all({{Call::RefundQuery,
               success(R"("out_request_no":"GT1R2","out_trade_no":"GT1","refund_amount":"2.50",)"
                       R"("refund_status":"REFUND_SUCCESS")")}}),
         Verdict::NoAnswer, Reason::None},
        {"refund query: no such trade", Question::QueryRefund,
         all({{Call::RefundQuery, failure("TRADE_NOT_EXIST")}}), Verdict::NotFound, Reason::None},
    };
}

} // namespace

void AlipayScriptsTest::scripts_data()
{
    QTest::addColumn<int>("number");
    int number = 0;
    for (const Scene &scene : scenes()) {
        QTest::newRow(scene.name) << number++;
    }
}

void AlipayScriptsTest::scripts()
{
    QFETCH(int, number);
    const Scene scene = scenes()[std::size_t(number)];
    const Played played = play(scene.question, scriptMatter(), scene.lines);
    QCOMPARE(played.fault, std::string());
    QVERIFY(played.reading.verdict == scene.verdict);
    QVERIFY(played.reading.reason == scene.reason);
    if (scene.verdict == Verdict::Refunded) {
        QVERIFY(played.reading.amount == Money(250, Currency::cny()));
    }
}

GUITAI_TEST(AlipayScriptsTest)

} // namespace guitai

#include "scripts_test.moc"
