// Stories of giving back.
#include "tests/kit/main.h"
#include "tests/providers/stripe/shop.h"

#include <QtTest>

namespace guitai {

using stripe::StripeSimulator;
using test::losing;
using test::StripeShop;
using Wire = StripeShop::Wire;

class StripeRefundTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsAddUpToTheWhole();
    void aLostAnswerGivesBackOnce();
    void aForgottenKeyGivesBackOnce();
    void aSavedFaultGivesBackOnce_data();
    void aSavedFaultGivesBackOnce();
    void aPendingRefundIsAskedAbout();
    void aRefundThatFailsLaterIsRefused();
    void withoutANoteThePaymentIsFoundByItsNumber();
    void whatWasNotPaidCannotBeGivenBack();
    void theWrongKeyDecidesNothing();
};

namespace {

StripeShop paidShop()
{
    StripeShop shop;
    shop.ask(Question::Charge);
    if (!shop.stripe->pay("A1", shop.now) || shop.ask(Question::Query).verdict != Verdict::Paid) {
        qFatal("not paid");
    }
    return shop;
}

} // namespace

void StripeRefundTest::partsAddUpToTheWhole()
{
    StripeShop shop = paidShop();
    QVERIFY(shop.refund("R1", 580, Question::QueryRefund).verdict == Verdict::NotFound);
    const Reading part = shop.refund("R1", 580);
    QVERIFY(part.verdict == Verdict::Refunded);
    QCOMPARE(part.amount->text(), std::string("5.80"));
    QCOMPARE(part.reference.substr(0, 3), std::string("re_"));
    QVERIFY(shop.refund("R1", 580, Question::QueryRefund).verdict == Verdict::Refunded);
    const Reading tooMuch = shop.refund("R2", 3001);
    QVERIFY(tooMuch.verdict == Verdict::RefundRefused);
    QVERIFY(tooMuch.reason == Reason::RefundTooMuch);
    QVERIFY(shop.refund("R3", 3000).verdict == Verdict::Refunded);
    const Reading nothingLeft = shop.refund("R4", 1);
    QVERIFY(nothingLeft.verdict == Verdict::RefundRefused);
    QVERIFY(nothingLeft.reason == Reason::RefundTooMuch);
    QCOMPARE(shop.row().refunded.text(), std::string("35.80"));
}

void StripeRefundTest::aLostAnswerGivesBackOnce()
{
    for (const Wire what : {Wire::LoseReply, Wire::LoseRequest}) {
        StripeShop shop = paidShop();
        shop.wire = losing("refunds.create", what);
        QVERIFY(shop.refund("R1", 100).verdict == Verdict::NoAnswer);
        shop.wire = [](const std::string &) { return Wire::Deliver; };
        QVERIFY(shop.refund("R1", 100).verdict == Verdict::Refunded);
        QCOMPARE(shop.row().refunds.size(), std::size_t(1));
    }
}

void StripeRefundTest::aForgottenKeyGivesBackOnce()
{
    StripeShop shop = paidShop();
    shop.wire = losing("refunds.create", Wire::LoseReply);
    shop.refund("R1", 100);
    shop.wire = [](const std::string &) { return Wire::Deliver; };
    shop.now = shop.now + Span::hours(72); // closed over the holidays
    QVERIFY(shop.refund("R1", 100).verdict == Verdict::Refunded);
    QCOMPARE(shop.row().refunds.size(), std::size_t(1));
}

void StripeRefundTest::aSavedFaultGivesBackOnce_data()
{
    QTest::addColumn<bool>("done");
    QTest::newRow("before it was done") << false;
    QTest::newRow("after it was done") << true;
}

void StripeRefundTest::aSavedFaultGivesBackOnce()
{
    QFETCH(bool, done);
    StripeShop shop = paidShop();
    shop.stripe->breakDown("refunds.create", done ? StripeSimulator::Breakdown::AfterDoing
                                                  : StripeSimulator::Breakdown::BeforeDoing);
    Reading reading;
    for (int i = 0; i < 4 && reading.verdict != Verdict::Refunded; ++i) {
        reading = shop.refund("R1", 100);
    }
    QVERIFY(reading.verdict == Verdict::Refunded);
    QCOMPARE(shop.row().refunds.size(), std::size_t(1));
}

void StripeRefundTest::aPendingRefundIsAskedAbout()
{
    StripeShop shop = paidShop();
    shop.stripe->refundsArePending(true);
    const Reading pending = shop.refund("R1", 100);
    QVERIFY(pending.verdict == Verdict::NoAnswer && pending.reason == Reason::RefundPending);
    QVERIFY(shop.refund("R1", 100).reason == Reason::RefundPending);
    QCOMPARE(shop.heard, (std::vector<std::string>{"refunds.retrieve"}));
    QVERIFY(shop.stripe->settleRefund("R1", true, shop.now));
    QVERIFY(shop.refund("R1", 100).verdict == Verdict::Refunded);
    QCOMPARE(shop.row().refunds.size(), std::size_t(1));
}

void StripeRefundTest::aRefundThatFailsLaterIsRefused()
{
    StripeShop shop = paidShop();
    shop.stripe->refundsArePending(true);
    shop.refund("R1", 100);
    QVERIFY(shop.stripe->settleRefund("R1", false, shop.now));
    const Reading reading = shop.refund("R1", 100);
    QVERIFY(reading.verdict == Verdict::RefundRefused && reading.reason == Reason::ShopBalance);
    QVERIFY(shop.row().refunds.empty());
}

void StripeRefundTest::withoutANoteThePaymentIsFoundByItsNumber()
{
    StripeShop shop = paidShop();
    shop.notes.clear();
    QVERIFY(shop.refund("R1", 100).verdict == Verdict::Refunded);
    QCOMPARE(shop.heard,
             (std::vector<std::string>{"payment_intents.list", "refunds.list", "refunds.create"}));
}

void StripeRefundTest::whatWasNotPaidCannotBeGivenBack()
{
    StripeShop shop;
    shop.ask(Question::Charge);
    QVERIFY(shop.refund("R1", 100).verdict == Verdict::RefundRefused);
}

void StripeRefundTest::theWrongKeyDecidesNothing()
{
    StripeShop shop(ProviderSettings{{"secret_key", "sk_test_somebodyelse"}});
    const Reading reading = shop.refund("R1", 100);
    QVERIFY(reading.verdict == Verdict::NotExecuted && reading.reason == Reason::KeyWrong);
}

GUITAI_TEST(StripeRefundTest)

} // namespace guitai

#include "stripe_refund_test.moc"
