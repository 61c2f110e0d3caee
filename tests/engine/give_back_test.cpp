// A part that was paid goes back before the receipt: it does not count, and nothing happens
// besides.
#include "tests/engine/stories.h"
#include "tests/kit/main.h"

#include <QtTest>

namespace guitai::test {

namespace {

const AttemptId coins("C1");

// 10.00 of 35.80 came by the wallet, 5.00 in cash.
Counter paidInPart()
{
    Counter counter = withGoods();
    counter.drawer = yuan(0);
    happen(counter, PayPressed{first, wallet, yuan(1000), {}});
    happen(counter,
           Heard{first, Question::Query, Reading{.verdict = Verdict::Paid, .amount = yuan(1000)}});
    happen(counter, CashCounted{coins, yuan(500), yuan(500)}, noon + Span::seconds(1));
    return counter;
}

Decision giveBack(Counter &counter, const AttemptId &leg, const RefundId &refund = back)
{
    return happen(counter, GiveBackPressed{sale, refund, leg, "another way", {}});
}

Reading word(Verdict verdict)
{
    return Reading{.verdict = verdict, .amount = yuan(1000)};
}

} // namespace

class GiveBackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cashGoesBackAtOnceAndLeavesTheDrawer()
    {
        Counter counter = paidInPart();
        QCOMPARE(counter.drawer, yuan(500));
        const Decision decision = giveBack(counter, coins);
        QCOMPARE(decision.refusal, Refusal::None);
        QVERIFY(std::holds_alternative<OpenDrawer>(decision.commands.back()));
        QCOMPARE(counter.drawer, yuan(0));
        QCOMPARE(due(*counter.currentSale()), yuan(2580));
        QCOMPARE(tenders(*counter.currentSale()).size(), std::size_t(1));
        QCOMPARE(giveBack(counter, coins, RefundId("R2")).refusal, Refusal::AlreadyDone);
    }

    void aWalletIsAskedAndNothingElseHappensUntilItIsKnown()
    {
        Counter counter = paidInPart();
        const Decision decision = giveBack(counter, first);
        QCOMPARE(std::get<AskProvider>(decision.commands.front()).question, Question::Refund);
        QVERIFY(counter.currentSale()->refund(back)->early);
        QCOMPARE(paid(*counter.currentSale()), yuan(500));
        QCOMPARE(happen(counter, PayPressed{AttemptId("A2"), wallet, yuan(1), {}}).refusal,
                 Refusal::PaymentOpen);
        QCOMPARE(happen(counter, CashCounted{AttemptId("C2"), yuan(3080), {}}).refusal,
                 Refusal::PaymentOpen);
        QCOMPARE(happen(counter, VoidSale{}).refusal, Refusal::PaymentOpen);
        QCOMPARE(happen(counter, RemoveLine{LineId("water")}).refusal, Refusal::PaymentOpen);
        QCOMPARE(giveBack(counter, coins, RefundId("R2")).refusal, Refusal::PaymentOpen);
        // What is scanned now belongs to the next customer.
        happen(counter, AddLine{goods("gum", 100), SaleId("S2")});
        QCOMPARE(counter.next, SaleId("S2"));
        // Nobody knows yet: it is asked again, by the same number.
        happen(counter, HeardOfRefund{back, Question::Refund, Reading{}});
        const Decision woken = happen(counter, WokeRefund{back}, noon + Span::seconds(5));
        QCOMPARE(std::get<AskProvider>(woken.commands.front()).refund, back);
    }

    void whenNothingCountsAnyMoreTheSaleIsVoided()
    {
        Counter counter = paidInPart();
        giveBack(counter, coins);
        QCOMPARE(happen(counter, VoidSale{}).refusal, Refusal::MoneyTaken);
        giveBack(counter, first, RefundId("R2"));
        happen(counter, HeardOfRefund{RefundId("R2"), Question::Refund, word(Verdict::Refunded)});
        QVERIFY(paid(*counter.currentSale()).isZero());
        QCOMPARE(happen(counter, VoidSale{}).refusal, Refusal::None);
        QVERIFY(isOver(*counter.sale(sale)));
    }

    void orItIsPaidAnotherWayAndTheReceiptNamesOnlyWhatCounts()
    {
        Counter counter = paidInPart();
        giveBack(counter, first);
        happen(counter, HeardOfRefund{back, Question::Refund, word(Verdict::Refunded)});
        QCOMPARE(happen(counter, CashCounted{AttemptId("C2"), yuan(3080), {}}).refusal,
                 Refusal::None);
        const Checkout &done = *counter.sale(sale);
        QVERIFY(done.receipt);
        QCOMPARE(done.receipt->tenders.size(), std::size_t(2));
        for (const Tender &leg : done.receipt->tenders)
            QVERIFY(leg.cash);
        // The provider calls the trade closed now: that is no news.
        happen(counter, Heard{first, Question::Query, Reading{.verdict = Verdict::Cancelled}});
        QVERIFY(!counter.sale(sale)->needsAttention());
    }

    void aRefusedOneCountsAgain()
    {
        Counter counter = paidInPart();
        giveBack(counter, first);
        happen(counter, HeardOfRefund{back, Question::Refund, word(Verdict::RefundRefused)});
        QCOMPARE(paid(*counter.currentSale()), yuan(1500));
        QVERIFY(!counter.currentSale()->moneyMayMove());
        QCOMPARE(happen(counter, VoidSale{}).refusal, Refusal::MoneyTaken);
        QCOMPARE(giveBack(counter, first, RefundId("R2")).refusal, Refusal::None);
    }

    void notWhileAPaymentIsOpenNorAfterTheReceipt()
    {
        Counter counter = paidInPart();
        const AttemptId second("A2");
        happen(counter, PayPressed{second, wallet, yuan(2080), {}});
        QCOMPARE(giveBack(counter, coins).refusal, Refusal::PaymentOpen);
        happen(counter, Heard{second, Question::Query,
                              Reading{.verdict = Verdict::Paid, .amount = yuan(2080)}});
        QVERIFY(counter.sale(sale)->receipt);
        QCOMPARE(giveBack(counter, coins).refusal, Refusal::AlreadyDone);
    }

    void aPartOfAPartIsNotGivenBack()
    {
        Counter counter = paidInPart();
        QCOMPARE(happen(counter, RefundPressed{sale, back, first, yuan(1), "", {}}).refusal,
                 Refusal::MoneyTaken);
        QCOMPARE(giveBack(counter, AttemptId("A9")).refusal, Refusal::RefundTooMuch);
    }

    void aboveTheLimitAManagerMustAllowIt()
    {
        Counter counter = paidInPart();
        counter.refundLimit = yuan(999);
        QCOMPARE(giveBack(counter, first).refusal, Refusal::NeedsManager);
        QCOMPARE(happen(counter, GiveBackPressed{sale, back, first, "", wang}).refusal,
                 Refusal::None);
        QCOMPARE(counter.currentSale()->refund(back)->approvedBy, wang.id);
    }

    void aCardMachineOfItsOwnWaitsForAPersonsWord()
    {
        Counter counter = paidInPart();
        counter.cards[wallet].byHand = true;
        QVERIFY(giveBack(counter, first).commands.empty());
        QVERIFY(counter.currentSale()->moneyMayMove());
        PersonsWord gone;
        gone.attempt = first;
        gone.refund = back;
        gone.moneyMoved = true;
        QCOMPARE(happen(counter, gone).refusal, Refusal::None);
        QCOMPARE(due(*counter.currentSale()), yuan(3080));
    }
};

} // namespace guitai::test

using guitai::test::GiveBackTest;
GUITAI_TEST(GiveBackTest)
#include "give_back_test.moc"
