// The customer shows a code: stories of the till and WeChat Pay, in v2 and in v3.
#include "tests/kit/main.h"
#include "tests/providers/wechatpay/world.h"

#include <QtTest>

namespace guitai {

using test::Exchange;
using test::someMatter;
using test::WeChatWorld;
using test::wechatWorld;

class WeChatPayCodeStoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCodePaysAtOnce_data() { apis(); }
    void theCodePaysAtOnce();
    void thePasswordIsWaitedFor_data() { apis(); }
    void thePasswordIsWaitedFor();
    void thePasswordIsNeverTyped_data() { apis(); }
    void thePasswordIsNeverTyped();
    void aStaleCodeIsRefused_data() { apis(); }
    void aStaleCodeIsRefused();
    void aCodeWorksOnce_data() { apis(); }
    void aCodeWorksOnce();
    void thePurseIsEmpty_data() { apis(); }
    void thePurseIsEmpty();
    void theAnswerIsLostAndTheChargeRepeated_data() { apis(); }
    void theAnswerIsLostAndTheChargeRepeated();
    void theRequestIsLostAndTheSaleGivenUp_data() { apis(); }
    void theRequestIsLostAndTheSaleGivenUp();
    void paidInTheMomentOfTheReverse_data() { apis(); }
    void paidInTheMomentOfTheReverse();
    void aPaymentByCodeIsGivenBack_data() { apis(); }
    void aPaymentByCodeIsGivenBack();
    void forgedAnswersAreRefused_data() { apis(); }
    void forgedAnswersAreRefused();
    void oddAmountsAreReported_data() { apis(); }
    void oddAmountsAreReported();

private:
    static void apis()
    {
        QTest::addColumn<QString>("charge");
        QTest::addColumn<QString>("reverse");
        QTest::addColumn<QString>("signType");
        QTest::newRow("v2, reverse over v3") << "v2"
                                             << "v3"
                                             << "MD5";
        QTest::newRow("v2 alone") << "v2"
                                  << "v2"
                                  << "HMAC-SHA256";
        QTest::newRow("v3") << "v3"
                            << "v3"
                            << "MD5";
    }
    static WeChatWorld world()
    {
        QFETCH(QString, charge);
        QFETCH(QString, reverse);
        QFETCH(QString, signType);
        return wechatWorld({}, {{"payment_code_api", charge.toStdString()},
                                {"payment_code_reverse", reverse.toStdString()},
                                {"api_v2_sign_type", signType.toStdString()}});
    }
    static Matter matterFor(Exchange &exchange, CodeMood mood)
    {
        Matter matter = someMatter("CODE_001", exchange.now);
        matter.authCode = exchange.simulator().customerCode(mood, exchange.now);
        return matter;
    }
};

void WeChatPayCodeStoryTest::theCodePaysAtOnce()
{
    auto world = this->world();
    Exchange &exchange = world.exchange;
    const Matter matter = matterFor(exchange, CodeMood::Pays);
    QVERIFY(exchange.client().card().customerCodes.front().holds(matter.authCode));
    const Reading paid = exchange.ask(matter, Question::Charge);
    QVERIFY(paid.verdict == Verdict::Paid);
    QVERIFY(paid.amount == matter.amount);
    QVERIFY(!paid.reference.empty());
    QVERIFY(paid.at == exchange.now);
    // Asked for again, the same number tells the same.
    QVERIFY(exchange.ask(matter, Question::Charge).verdict == Verdict::Paid);
    QVERIFY(exchange.ask(matter, Question::Query).verdict == Verdict::Paid);
    QVERIFY(exchange.ask(matter, Question::Cancel).verdict == Verdict::Paid);
    QCOMPARE(exchange.simulator().ledger().front().timesCharged, 1);
    QVERIFY(exchange.simulator().callbacksDue(exchange.now).empty()); // no letters for these
}

void WeChatPayCodeStoryTest::thePasswordIsWaitedFor()
{
    auto world = this->world();
    Exchange &exchange = world.exchange;
    const Matter matter = matterFor(exchange, CodeMood::Password);
    QVERIFY(exchange.ask(matter, Question::Charge).verdict == Verdict::Waiting);
    QVERIFY(exchange.ask(matter, Question::Charge).verdict == Verdict::Waiting);
    QVERIFY(exchange.ask(matter, Question::Query).verdict == Verdict::Waiting);
    QCOMPARE(exchange.simulator().waiting(exchange.now).size(), std::size_t(1));
    QVERIFY(exchange.simulator().pay("CODE_001", exchange.now));
    QVERIFY(exchange.ask(matter, Question::Query).verdict == Verdict::Paid);
}

void WeChatPayCodeStoryTest::thePasswordIsNeverTyped()
{
    auto world = this->world();
    Exchange &exchange = world.exchange;
    const Matter matter = matterFor(exchange, CodeMood::Password);
    exchange.ask(matter, Question::Charge);
    exchange.now = exchange.now + Span::seconds(5);
    // Too soon to be reversed.
    QVERIFY(exchange.ask(matter, Question::Cancel).verdict == Verdict::Waiting);
    QCOMPARE(exchange.heard().size(), std::size_t(1));
    exchange.now = exchange.now + Span::seconds(40);
    QVERIFY(exchange.ask(matter, Question::Cancel).verdict == Verdict::Cancelled);
    QVERIFY(!exchange.simulator().pay("CODE_001", exchange.now));
    QCOMPARE(exchange.simulator().ledger().front().state, std::string("REVOKED"));
    QVERIFY(exchange.ask(matter, Question::Charge).verdict == Verdict::Cancelled);
}

void WeChatPayCodeStoryTest::aStaleCodeIsRefused()
{
    auto world = this->world();
    Exchange &exchange = world.exchange;
    const Matter matter = matterFor(exchange, CodeMood::Expired);
    const Reading reading = exchange.ask(matter, Question::Charge);
    QVERIFY(reading.verdict == Verdict::Declined);
    QVERIFY(reading.reason == Reason::CodeInvalid);
    QVERIFY(exchange.simulator().ledger().empty());
}

void WeChatPayCodeStoryTest::aCodeWorksOnce()
{
    auto world = this->world();
    Exchange &exchange = world.exchange;
    const Matter matter = matterFor(exchange, CodeMood::Pays);
    exchange.ask(matter, Question::Charge);
    Matter second = matter;
    second.attempt = AttemptId("CODE_002");
    const Reading reading = exchange.ask(second, Question::Charge);
    QVERIFY(reading.verdict == Verdict::Declined);
    QVERIFY(reading.reason == Reason::CodeInvalid);
    QCOMPARE(exchange.simulator().ledger().size(), std::size_t(1));
    // And a fresh one not for long.
    Matter third = matterFor(exchange, CodeMood::Pays);
    third.attempt = AttemptId("CODE_003");
    exchange.now = exchange.now + Span::minutes(3);
    QVERIFY(exchange.ask(third, Question::Charge).reason == Reason::CodeInvalid);
}

void WeChatPayCodeStoryTest::thePurseIsEmpty()
{
    auto world = this->world();
    Exchange &exchange = world.exchange;
    const Reading reading = exchange.ask(matterFor(exchange, CodeMood::NoMoney), Question::Charge);
    QVERIFY(reading.verdict == Verdict::Declined);
    QVERIFY(reading.reason == Reason::NotEnoughMoney);
    QCOMPARE(exchange.simulator().ledger().front().timesCharged, 0);
}

void WeChatPayCodeStoryTest::theAnswerIsLostAndTheChargeRepeated()
{
    auto world = this->world();
    Exchange &exchange = world.exchange;
    const Matter matter = matterFor(exchange, CodeMood::Pays);
    exchange.wire = [](int) { return Exchange::Wire::LoseReply; };
    QVERIFY(exchange.ask(matter, Question::Charge).verdict == Verdict::NoAnswer);
    exchange.wire = [](int) { return Exchange::Wire::Deliver; };
    QVERIFY(exchange.ask(matter, Question::Charge).verdict == Verdict::Paid);
    QCOMPARE(exchange.simulator().ledger().front().timesCharged, 1);
}

void WeChatPayCodeStoryTest::theRequestIsLostAndTheSaleGivenUp()
{
    auto world = this->world();
    Exchange &exchange = world.exchange;
    const Matter matter = matterFor(exchange, CodeMood::Pays);
    exchange.wire = [](int) { return Exchange::Wire::LoseRequest; };
    QVERIFY(exchange.ask(matter, Question::Charge).verdict == Verdict::NoAnswer);
    exchange.wire = [](int) { return Exchange::Wire::Deliver; };
    QVERIFY(exchange.ask(matter, Question::Query).verdict == Verdict::NotFound);
    QVERIFY(exchange.ask(matter, Question::Cancel).verdict == Verdict::NotFound);
    exchange.now = exchange.now + Span::seconds(60);
    QVERIFY(exchange.ask(matter, Question::Cancel).verdict == Verdict::Cancelled);
    // The request that was lost arrives at last, and finds its number burnt.
    QVERIFY(exchange.ask(matter, Question::Charge).verdict == Verdict::Cancelled);
    QCOMPARE(exchange.simulator().ledger().front().timesCharged, 0);
    QCOMPARE(exchange.simulator().ledger().front().state, std::string("CLOSED"));
}

void WeChatPayCodeStoryTest::paidInTheMomentOfTheReverse()
{
    auto world = this->world();
    Exchange &exchange = world.exchange;
    const Matter matter = matterFor(exchange, CodeMood::Password);
    exchange.ask(matter, Question::Charge);
    exchange.now = exchange.now + Span::seconds(60);
    exchange.meanwhile = [&](int n) {
        if (n == 0) {
            exchange.simulator().pay("CODE_001", exchange.now);
        }
    };
    QVERIFY(exchange.ask(matter, Question::Cancel).verdict == Verdict::Cancelled);
    const LedgerRow row = exchange.simulator().ledger().front();
    QCOMPARE(row.timesCharged, 1);
    QVERIFY(row.refunded == row.amount);
}

void WeChatPayCodeStoryTest::aPaymentByCodeIsGivenBack()
{
    auto world = this->world();
    Exchange &exchange = world.exchange;
    Matter matter = matterFor(exchange, CodeMood::Pays);
    exchange.ask(matter, Question::Charge);
    matter.refund = RefundId("CODE_001R1");
    matter.refundAmount = Money(580, Currency::cny());
    QVERIFY(exchange.ask(matter, Question::Refund).verdict == Verdict::Refunded);
    QCOMPARE(exchange.heard().front(), std::string("refund")); // v3, whatever charged it
    QCOMPARE(exchange.simulator().ledger().front().refunded.minor(), 580);
}

void WeChatPayCodeStoryTest::forgedAnswersAreRefused()
{
    auto world = this->world();
    Exchange &exchange = world.exchange;
    const Matter matter = matterFor(exchange, CodeMood::Pays);
    exchange.fault.badSignature = true;
    exchange.now = exchange.now + Span::seconds(20);
    for (const Question question : {Question::Charge, Question::Query, Question::Cancel}) {
        const Reading reading = exchange.ask(matter, question);
        QVERIFY(reading.verdict == Verdict::NoAnswer);
        QVERIFY(reading.reason == Reason::SignatureWrong);
    }
}

void WeChatPayCodeStoryTest::oddAmountsAreReported()
{
    auto world = this->world();
    Exchange &exchange = world.exchange;
    const Matter matter = matterFor(exchange, CodeMood::Pays);
    exchange.fault.wrongAmount = true;
    for (const Question question : {Question::Charge, Question::Query}) {
        const Reading reading = exchange.ask(matter, question);
        QVERIFY(reading.verdict == Verdict::Paid);
        QVERIFY(reading.amount != matter.amount);
    }
}

GUITAI_TEST(WeChatPayCodeStoryTest)

} // namespace guitai

#include "wechatpay_code_story_test.moc"
