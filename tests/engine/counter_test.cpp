// What may happen at the counter, and what is refused, told as small stories.
#include "tests/engine/stories.h"
#include "tests/kit/main.h"

#include <QtTest>

using namespace guitai;
using namespace guitai::test;

class CounterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCardNumberThatIsTypedIsNotKept()
    {
        const std::string card = "came back, 4111 1111 1111 1111";
        Counter counter = withAttempt(At::Paid);
        const std::vector<Event> typed = {
            RefundPressed{sale, RefundId("R1"), first, yuan(100), card, {}, {}},
            GiveBackPressed{sale, RefundId("R1"), first, card, {}},
            ParkSale{card},
            SettleException{first, Trouble::PaidAfterEnd, card},
            MoveCash{yuan(100), card},
            OpenWithoutSale{card}};
        for (const Event &event : typed) {
            const Decision decision = decide(counter, event, noon);
            QCOMPARE(decision.refusal, Refusal::CardNumber);
            QVERIFY(decision.facts.empty());
        }
    }
    // The facts of the sale before it need not be in hand: whatever is parked or paid was on the
    // screen, and goods of the next customer do not get into it.
    void aSaleThatIsPaidIsNotTheNextCustomersWhateverIsMissing()
    {
        const SaleBegun begun{sale, noon, CashierId("lin"), "Lin", Currency::cny(), TaxMode::Inside,
                              true};
        Counter paying = signedIn();
        for (const Fact &fact : std::vector<Fact>{
                 begun, LineSet{sale, noon, goods("water", 3580)},
                 AttemptOpened{sale, noon, first, wallet, yuan(3580), noon, noon, {}}})
            evolve(paying, fact);
        QCOMPARE(paying.current, sale);
        QVERIFY(paying.next.empty());
        evolve(paying, SaleParked{sale, noon, "waits"});
        QVERIFY(paying.current.empty() && paying.next.empty());

        Counter parked = signedIn();
        evolve(parked, begun);
        evolve(parked, SaleParked{sale, noon, "waits"});
        QVERIFY(parked.current.empty() && parked.next.empty());
    }
    void nobodySellsBeforeSigningIn()
    {
        Counter counter;
        QCOMPARE(happen(counter, AddLine{goods("water", 200), sale}).refusal, Refusal::NotSignedIn);
        QVERIFY(counter.sales.empty());
    }

    void theSameGoodsShareALine()
    {
        Counter counter = withGoods();
        happen(counter, AddLine{goods("water", 3580), SaleId("S2")});
        QCOMPARE(counter.currentSale()->order.lines.size(), 1u);
        QCOMPARE(counter.currentSale()->order.lines[0].quantity, Quantity::of(2));
    }

    void nobodyCanChangeTheOrderWhileMoneyMayMove()
    {
        Counter counter = withAttempt(At::OpenWithCode);
        QCOMPARE(happen(counter, ChangeLine{goods("water", 1)}).refusal, Refusal::PaymentOpen);
        QCOMPARE(happen(counter, RemoveLine{LineId("water")}).refusal, Refusal::PaymentOpen);
        QCOMPARE(happen(counter, VoidSale{}).refusal, Refusal::PaymentOpen);
        QCOMPARE(happen(counter, CashCounted{AttemptId("C1"), yuan(5000)}).refusal,
                 Refusal::PaymentOpen);
        QCOMPARE(happen(counter, PayPressed{AttemptId("A2"), wallet, yuan(3580), {}}).refusal,
                 Refusal::PaymentOpen);
        QCOMPARE(happen(counter, NextCustomer{}).refusal, Refusal::PaymentOpen);
    }

    void goodsScannedDuringAPaymentBelongToTheNextCustomer()
    {
        Counter counter = withAttempt(At::OpenWithCode);
        happen(counter, AddLine{goods("tea", 500), SaleId("S2")});
        happen(counter, AddLine{goods("tea", 500), SaleId("S3")});
        QCOMPARE(counter.current, sale);
        QCOMPARE(counter.next, SaleId("S2"));
        QCOMPARE(counter.sale(SaleId("S2"))->order.lines[0].quantity, Quantity::of(2));
        happen(counter, Heard{first, Question::Query,
                              Reading{.verdict = Verdict::Paid, .amount = yuan(3580)}});
        happen(counter, NextCustomer{});
        QCOMPARE(counter.current, SaleId("S2"));
    }

    void cashGivesChangeAndAReceipt()
    {
        Counter counter = withGoods();
        happen(counter, CashCounted{AttemptId("C1"), yuan(5000)});
        const Checkout &checkout = *counter.currentSale();
        QCOMPARE(checkout.stage, SaleStage::Done);
        QCOMPARE(checkout.receipt->number, 1);
        QCOMPARE(checkout.cash[0].cash->change, yuan(1420));
        QCOMPARE(counter.drawer, yuan(3580));
    }

    void tooLittleCashChangesNothing()
    {
        Counter counter = withGoods();
        const Decision decision = happen(counter, CashCounted{AttemptId("C1"), yuan(3000)});
        QCOMPARE(decision.refusal, Refusal::NotEnoughCash);
        QVERIFY(decision.facts.empty());
    }

    void nothingIsRefundedTwice()
    {
        Counter counter = withAttempt(At::Paid);
        QCOMPARE(
            happen(counter, RefundPressed{sale, RefundId("R1"), first, yuan(2000), {}}).refusal,
            Refusal::None);
        QCOMPARE(
            happen(counter, RefundPressed{sale, RefundId("R2"), first, yuan(2000), {}}).refusal,
            Refusal::RefundTooMuch);
        happen(counter, HeardOfRefund{RefundId("R1"), Question::Refund,
                                      Reading{.verdict = Verdict::RefundRefused}});
        QCOMPARE(
            happen(counter, RefundPressed{sale, RefundId("R3"), first, yuan(3580), {}}).refusal,
            Refusal::None);
    }

    void anUnansweredRefundIsAskedForAgainWithTheSameNumber()
    {
        Counter counter = withAttempt(At::Paid);
        happen(counter, RefundPressed{sale, RefundId("R1"), first, yuan(2000), {}});
        QVERIFY(happen(counter, HeardOfRefund{RefundId("R1"), Question::Refund, Reading{}})
                    .facts.empty());
        const Decision decision =
            happen(counter, WokeRefund{RefundId("R1")}, noon + Span::seconds(5));
        QCOMPARE(decision.commands[0],
                 Command(AskProvider{first, RefundId("R1"), Question::Refund}));
    }

    void moneyThatComesLateCanBeGivenBack()
    {
        Counter counter = withAttempt(At::Cancelled);
        happen(counter, Heard{first, Question::Query,
                              Reading{.verdict = Verdict::Paid, .amount = yuan(3580)}});
        QCOMPARE(refundable(*counter.sale(sale), first), yuan(3580));
        happen(counter, RefundPressed{sale, RefundId("R1"), first, yuan(3580), {}});
        happen(counter, HeardOfRefund{RefundId("R1"), Question::Refund,
                                      Reading{.verdict = Verdict::Refunded}});
        QVERIFY(!counter.sale(sale)->needsAttention());
    }

    void aParkedSaleComesBackAsItWas()
    {
        Counter counter = withGoods();
        happen(counter, ParkSale{"red coat"});
        QVERIFY(!counter.currentSale());
        happen(counter, TakeSale{sale});
        QCOMPARE(counter.current, sale);
        QCOMPARE(counter.currentSale()->order.lines.size(), 1u);
    }

    void aPaymentThatComesWhileTheSaleIsParkedCompletesIt()
    {
        Counter counter = withAttempt(At::OpenWithCode);
        happen(counter, ParkSale{{}});
        happen(counter, Heard{first, Question::Query,
                              Reading{.verdict = Verdict::Paid, .amount = yuan(3580)}});
        QCOMPARE(counter.sale(sale)->stage, SaleStage::Done);
        QVERIFY(counter.sale(sale)->receipt);
    }

    void aSaleWithMoneyInItCannotBeVoided()
    {
        Counter counter = withGoods();
        happen(counter, PayPressed{first, wallet, yuan(1000), {}});
        happen(counter, Heard{first, Question::Query,
                              Reading{.verdict = Verdict::Paid, .amount = yuan(1000)}});
        QCOMPARE(due(*counter.currentSale()), yuan(2580));
        QCOMPARE(happen(counter, VoidSale{}).refusal, Refusal::MoneyTaken);
        QCOMPARE(happen(counter, RemoveLine{LineId("water")}).refusal, Refusal::MoneyTaken);
    }

    void aDiscountLargerThanWhatIsLeftGoesWithTheLine()
    {
        Counter counter = withGoods();
        happen(counter, AddLine{goods("gum", 100), sale});
        happen(counter, SetOrderDiscount{Discount{yuan(3000), 0}});
        QCOMPARE(happen(counter, RemoveLine{LineId("water")}).refusal, Refusal::None);
        QVERIFY(!counter.currentSale()->order.discount);
    }

    void absurdLinesAreRefused()
    {
        Counter counter = withGoods();
        OrderLine line = goods("water", 3580);
        line.quantity = Quantity::of(-1);
        QCOMPARE(happen(counter, ChangeLine{line}).refusal, Refusal::BadQuantity);
        line.quantity = Quantity::of(100'000);
        QCOMPARE(happen(counter, ChangeLine{line}).refusal, Refusal::BadQuantity);
        line = goods("water", -5);
        QCOMPARE(happen(counter, ChangeLine{line}).refusal, Refusal::BadPrice);
        line = goods("water", 3580);
        line.discount = Discount{yuan(9999), 0};
        QCOMPARE(happen(counter, ChangeLine{line}).refusal, Refusal::BadDiscount);
    }
};

GUITAI_TEST(CounterTest)
#include "counter_test.moc"
