// The separate card machine at the till: a person's word in two steps, and what that word may be.
#include "tests/kit/main.h"
#include "tests/till/little_world.h"

#include <QtTest>

namespace guitai::test {

class ManualCardStoryTest : public QObject
{
    Q_OBJECT

    static PersonsWord charged(const AttemptId &attempt, const std::string &approval = "A12B45",
                               const std::string &lastFour = "4242")
    {
        PersonsWord word;
        word.attempt = attempt;
        word.moneyMoved = true;
        word.approvalCode = approval;
        word.lastFour = lastFour;
        return word;
    }

private Q_SLOTS:
    void itIsPaidInTwoSteps()
    {
        LittleWorld world("manual_card");
        const AttemptId id = world.beginSale();
        // First it is on disk that the machine may take money; nobody is asked about it.
        QVERIFY(world.attempt().moneyMayMove());
        QCOMPARE(world.till->handle(VoidSale{}), Refusal::PaymentOpen);
        QCOMPARE(world.till->pay(ProviderId("manual_card"), Money(200, Currency::cny())),
                 Refusal::PaymentOpen);
        QCOMPARE(world.till->handle(charged(id)), Refusal::None);
        QVERIFY(world.checkout().receipt.has_value());
        QCOMPARE(world.attempt().outcome, AttemptOutcome::Paid);
        QCOMPARE(world.attempt().reference, std::string("A12B45"));
        QCOMPARE(world.attempt().card->maskedNumber, std::string("************4242"));
        QCOMPARE(world.attempt().by.text, std::string("lin"));
        QCOMPARE(world.till->handle(charged(id)), Refusal::AlreadyDone);
        QVERIFY(world.calls.empty());
    }

    void thePowerGoesBetweenTheSteps()
    {
        LittleWorld world("manual_card");
        const AttemptId id = world.beginSale();
        world.start();
        QCOMPARE(world.till->counter().current, world.sale);
        QVERIFY(world.attempt().moneyMayMove());
        // The machine may have taken the money: the till does not let go by itself, however long.
        world.pass(Span::hours(48));
        QVERIFY(world.attempt().moneyMayMove());
        QVERIFY(world.calls.empty());
        QCOMPARE(world.till->handle(charged(id)), Refusal::None);
        world.start();
        QVERIFY(world.checkout().receipt.has_value());
    }

    void nothingWasChargedAfterAll()
    {
        LittleWorld world("manual_card");
        const AttemptId id = world.beginSale();
        world.till->handle(CancelPressed{id});
        QVERIFY(world.attempt().moneyMayMove()); // only a person knows
        PersonsWord word;
        word.attempt = id;
        QCOMPARE(world.till->handle(word), Refusal::None);
        QCOMPARE(world.attempt().outcome, AttemptOutcome::Cancelled);
        QCOMPARE(world.till->takeCash(Money(200, Currency::cny())), Refusal::None);
        QVERIFY(world.checkout().receipt.has_value());
    }

    void aWrongApprovalIsRefused_data()
    {
        QTest::addColumn<QString>("approval");
        QTest::addColumn<QString>("lastFour");
        QTest::newRow("nothing typed") << ""
                                       << "";
        QTest::newRow("no digits of the card") << "A1"
                                               << "";
        QTest::newRow("no approval code") << ""
                                          << "4242";
        QTest::newRow("too long") << "1234567890123"
                                  << "4242";
        QTest::newRow("not letters and digits") << "A-1"
                                                << "4242";
        QTest::newRow("three digits") << "A1"
                                      << "424";
        QTest::newRow("five digits") << "A1"
                                     << "42424";
        QTest::newRow("letters for digits") << "A1"
                                            << "42a2";
    }
    void aWrongApprovalIsRefused()
    {
        QFETCH(QString, approval);
        QFETCH(QString, lastFour);
        LittleWorld world("manual_card");
        const AttemptId id = world.beginSale();
        const auto before = world.facts();
        QCOMPARE(world.till->handle(charged(id, approval.toStdString(), lastFour.toStdString())),
                 Refusal::BadApproval);
        QVERIFY(world.facts() == before);
        QVERIFY(world.attempt().moneyMayMove());
        QCOMPARE(world.till->handle(charged(id)), Refusal::None);
    }

    void aWholeCardNumberIsNeverKept()
    {
        LittleWorld world("manual_card");
        const AttemptId id = world.beginSale();
        const auto before = world.facts();
        for (const std::string number :
             {"4242424242424242", "4242 4242 4242 4242", "4242-4242-4242-4242"}) {
            QCOMPARE(world.till->handle(charged(id, number)), Refusal::CardNumber);
            QCOMPARE(world.till->handle(charged(id, "A1", number)), Refusal::CardNumber);
            PersonsWord word = charged(id);
            word.note = "the card was " + number + ", she said";
            QCOMPARE(world.till->handle(word), Refusal::CardNumber);
        }
        QVERIFY(world.facts() == before);
    }

    void itIsGivenBackInTwoSteps()
    {
        LittleWorld world("manual_card");
        const AttemptId id = world.beginSale();
        world.till->handle(charged(id));
        QCOMPARE(world.till->refund(world.sale, id, Money(50, Currency::cny()), "broken"),
                 Refusal::None);
        QCOMPARE(world.checkout().refunds.back().stage, RefundStage::Asked);
        world.start(); // and the power goes
        world.pass(Span::hours(1));
        QCOMPARE(world.checkout().refunds.back().stage, RefundStage::Asked);
        // What is being given back cannot be given back once more.
        QCOMPARE(world.till->refund(world.sale, id, Money(151, Currency::cny()), "again"),
                 Refusal::RefundTooMuch);

        PersonsWord word = charged(id, "R777", "");
        word.refund = world.checkout().refunds.back().id;
        word.lastFour = "4242424242424242";
        QCOMPARE(world.till->handle(word), Refusal::CardNumber);
        word.lastFour.clear();
        QCOMPARE(world.till->handle(word), Refusal::None);
        QCOMPARE(world.checkout().refunds.back().stage, RefundStage::Done);
        QCOMPARE(world.checkout().refunds.back().reference, std::string("R777"));
        QCOMPARE(world.till->handle(word), Refusal::AlreadyDone);
        QVERIFY(world.calls.empty());
    }

    void aRefundThatDidNotHappenLeavesTheMoneyRefundable()
    {
        LittleWorld world("manual_card");
        const AttemptId id = world.beginSale();
        world.till->handle(charged(id));
        world.till->refund(world.sale, id, Money(200, Currency::cny()), "broken");
        PersonsWord word;
        word.attempt = id;
        word.refund = world.checkout().refunds.back().id;
        QCOMPARE(world.till->handle(word), Refusal::None);
        QCOMPARE(world.checkout().refunds.back().stage, RefundStage::Refused);
        QCOMPARE(refundable(world.checkout(), id).minor(), 200);
    }
};

} // namespace guitai::test

using guitai::test::ManualCardStoryTest;
GUITAI_TEST(ManualCardStoryTest)
#include "manual_card_test.moc"
