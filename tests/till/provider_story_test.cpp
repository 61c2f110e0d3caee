// The till's runner with every provider that shows a code, over its own simulator and a bad wire.
#include "tests/kit/main.h"
#include "tests/till/little_world.h"

#include <QtTest>

namespace guitai::test {

class ProviderStoryTest : public QObject
{
    Q_OBJECT

    static void forEachProvider()
    {
        QTest::addColumn<QString>("provider");
        for (const SimulatorMaker &maker : simulatorMakers())
            QTest::newRow(maker.id.c_str()) << QString::fromStdString(maker.id);
    }
    // A terminal's conversation lasts as long as the payment: it has stories of its own.
    static void forEachThatShowsCodes()
    {
        QTest::addColumn<QString>("provider");
        for (const SimulatorMaker &maker : simulatorMakers()) {
            if (!maker.make()->isDevice())
                QTest::newRow(maker.id.c_str()) << QString::fromStdString(maker.id);
        }
    }
    static void forEachDevice()
    {
        QTest::addColumn<QString>("provider");
        for (const SimulatorMaker &maker : simulatorMakers()) {
            if (maker.make()->isDevice())
                QTest::newRow(maker.id.c_str()) << QString::fromStdString(maker.id);
        }
    }
    static std::string provider()
    {
        QFETCH(QString, provider);
        return provider.toStdString();
    }
    // What the customer pays: the code on the screen; at a card reader there is none, and the
    // payment is known there by its number.
    static std::string shown(LittleWorld &world)
    {
        const std::string code = world.attempt().code;
        return code.empty() ? world.attempt().id.text : code;
    }
    static bool isShown(LittleWorld &world)
    {
        const auto waiting = world.simulator->waiting(world.time());
        return !world.attempt().code.empty() ||
               std::any_of(waiting.begin(), waiting.end(), [&](const WaitingPayment &payment) {
                   return payment.byCard && payment.outTradeNo == world.attempt().id.text;
               });
    }

private Q_SLOTS:
    void aCustomerPays_data() { forEachProvider(); }
    void aCustomerPays()
    {
        LittleWorld world(provider());
        const AttemptId id = world.beginSale();
        world.pass(Span::seconds(3));
        QVERIFY(world.isOffered());
        QVERIFY(world.customerPays());
        world.pass(Span::seconds(5));
        QVERIFY(world.checkout().receipt.has_value());
        QCOMPARE(world.ledgerOf(id).timesCharged, 1);
    }

    void everyFaultEndsInTheTruth_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<int>("wire");
        QTest::addColumn<int>("at"); // how many messages go through before it
        for (const SimulatorMaker &maker : simulatorMakers()) {
            if (maker.make()->isDevice())
                continue;
            for (int wire = int(Wire::RequestLost); wire <= int(Wire::ServerError); ++wire) {
                for (int at = 0; at < 4; ++at)
                    QTest::addRow("%s, fault %d, message %d", maker.id.c_str(), wire, at)
                        << QString::fromStdString(maker.id) << wire << at;
            }
        }
    }
    void everyFaultEndsInTheTruth()
    {
        QFETCH(int, wire);
        QFETCH(int, at);
        LittleWorld world(provider());
        world.next(Wire::Fine, at);
        world.next(Wire(wire), 2);
        const AttemptId id = world.beginSale();
        world.pass(Span::seconds(40));
        QVERIFY(isShown(world));
        if (world.attempt().moneyMayMove()) {
            world.simulator->scan(shown(world), world.time());
            world.simulator->pay(shown(world), world.time());
        }
        world.pass(Span::minutes(2));
        QVERIFY(world.checkout().receipt.has_value());
        QVERIFY(!world.checkout().needsAttention());
        QCOMPARE(world.ledgerOf(id).timesCharged, 1);
    }

    void nobodyPaysAndTimeIsUp_data() { forEachProvider(); }
    void nobodyPaysAndTimeIsUp()
    {
        LittleWorld world(provider());
        const AttemptId id = world.beginSale();
        world.pass(Span::minutes(6));
        QCOMPARE(world.attempt().outcome, AttemptOutcome::Cancelled);
        // Whatever the customer's phone still lets them do: nobody takes the money.
        world.simulator->scan(shown(world), world.time());
        world.simulator->pay(shown(world), world.time());
        world.pass(Span::hours(4));
        QCOMPARE(world.ledgerOf(id).timesCharged, 0);
    }

    void theCashierCancelsWhileTheNetworkIsDown_data() { forEachProvider(); }
    void theCashierCancelsWhileTheNetworkIsDown()
    {
        LittleWorld world(provider());
        world.beginSale();
        world.pass(Span::seconds(3));
        world.next(Wire::RequestLost, 5);
        world.till->handle(CancelPressed{world.attempt().id});
        world.pass(Span::seconds(30));
        QVERIFY(world.attempt().moneyMayMove()); // not confirmed: the till does not let go
        world.pass(Span::minutes(3));
        QCOMPARE(world.attempt().outcome, AttemptOutcome::Cancelled);
    }

    void aPaymentThatWinsTheRaceAgainstTheCancelCounts_data() { forEachProvider(); }
    void aPaymentThatWinsTheRaceAgainstTheCancelCounts()
    {
        LittleWorld world(provider());
        const AttemptId id = world.beginSale();
        world.pass(Span::seconds(3));
        QVERIFY(world.customerPays());
        // Where the customer only agrees and the till takes the money, nothing has been paid yet.
        bool isPaid = world.ledgerOf(id).timesCharged == 1;
        world.till->handle(CancelPressed{id});
        world.pass(Span::seconds(30));
        if (world.simulator->isDevice()) // its customer and the cancel race on
            isPaid = world.ledgerOf(id).timesCharged == 1;
        QCOMPARE(world.checkout().receipt.has_value(), isPaid);
        QCOMPARE(world.attempt().outcome,
                 isPaid ? AttemptOutcome::Paid : AttemptOutcome::Cancelled);
        QCOMPARE(world.ledgerOf(id).timesCharged, isPaid ? 1 : 0);
        QVERIFY(world.ledgerOf(id).refunds.empty());
    }

    void aCancelAmongLostRepliesEndsInTheTruth_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<int>("at");    // how many messages go through after the customer paid
        QTest::addColumn<int>("after"); // ms from then to the cancel
        for (const SimulatorMaker &maker : simulatorMakers()) {
            if (maker.make()->isDevice())
                continue; // the line broken at every message is a story of its own
            for (int at = 0; at < 3; ++at) {
                for (int after = 0; after <= 7700; after += 1900)
                    QTest::addRow("%s, message %d, %d ms", maker.id.c_str(), at, after)
                        << QString::fromStdString(maker.id) << at << after;
            }
        }
    }
    void aCancelAmongLostRepliesEndsInTheTruth()
    {
        QFETCH(int, at);
        QFETCH(int, after);
        LittleWorld world(provider());
        const AttemptId id = world.beginSale();
        world.pass(Span::seconds(3));
        world.simulator->scan(world.attempt().code, world.time());
        world.simulator->pay(world.attempt().code, world.time());
        world.next(Wire::Fine, at);
        world.next(Wire::ReplyLost, 1);
        world.pass(Span::milliseconds(after));
        world.till->handle(CancelPressed{id});
        world.pass(Span::minutes(6));
        QVERIFY(!world.attempt().moneyMayMove());
        QCOMPARE(world.checkout().receipt.has_value(), world.ledgerOf(id).timesCharged == 1);
        QVERIFY(!world.checkout().needsAttention());
        const int charged = world.ledgerOf(id).timesCharged;
        world.pass(Span::hours(2));
        QCOMPARE(world.ledgerOf(id).timesCharged, charged);
        QVERIFY(!world.checkout().needsAttention());
    }

    void aPowerCutAfterTheCodeIsShownLosesNothing_data() { forEachThatShowsCodes(); }
    void aPowerCutAfterTheCodeIsShownLosesNothing()
    {
        LittleWorld world(provider());
        const AttemptId id = world.beginSale();
        world.pass(Span::seconds(3));
        const std::string code = shown(world);
        world.start();
        QCOMPARE(world.till->counter().current, world.sale);
        QCOMPARE(shown(world), code);
        world.simulator->scan(code, world.time());
        world.simulator->pay(code, world.time());
        world.pass(Span::seconds(5));
        QVERIFY(world.checkout().receipt.has_value());
        QCOMPARE(world.ledgerOf(id).timesCharged, 1);
    }

    // Scanned while the one before paid, then left alone on the screen: it is there again, and
    // goods scanned while it is being paid do not get into it.
    void theNextCustomersSaleIsOnTheScreenAgainAfterAPowerCut()
    {
        LittleWorld world("alipay");
        world.beginSale();
        world.pass(Span::seconds(3));
        CatalogueItem tea;
        tea.code = "tea";
        tea.name = "Tea";
        tea.price = Money(300, Currency::cny());
        world.till->add(tea);
        QVERIFY(world.customerPays());
        world.pass(Span::seconds(5));
        world.till->handle(NextCustomer{});
        const SaleId next = world.till->counter().current;
        QVERIFY(next != world.sale);
        world.till->pay(ProviderId("alipay"), Money(300, Currency::cny()));
        world.start();
        QCOMPARE(world.till->counter().current, next);
        QVERIFY(world.till->counter().next.empty());
        world.till->add(tea);
        QCOMPARE(world.till->counter().sale(next)->order.lines.size(), 1u);
        QCOMPARE(world.till->counter().current, next);
    }

    void aFullDiskStopsSellingBeforeMoneyMoves_data() { forEachThatShowsCodes(); }
    void aFullDiskStopsSellingBeforeMoneyMoves()
    {
        LittleWorld world(provider());
        const AttemptId first = world.beginSale();
        world.pass(Span::seconds(3));
        world.simulator->scan(shown(world), world.time());
        world.simulator->pay(shown(world), world.time());
        world.diskIs(true);
        const std::size_t before = world.calls.size();
        world.pass(Span::seconds(10));
        QVERIFY(!world.till->stopped().empty());
        QVERIFY(world.attempt().moneyMayMove()); // heard, but not on disk: not known
        QVERIFY(world.calls.size() > before);    // and asked about on
        world.diskIs(false);
        world.pass(Span::seconds(20));
        QVERIFY(world.till->stopped().empty());
        QVERIFY(world.checkout().receipt.has_value());
        QCOMPARE(world.ledgerOf(first).timesCharged, 1);
    }

    void withAFullDiskNothingIsAsked_data() { forEachProvider(); }
    void withAFullDiskNothingIsAsked()
    {
        LittleWorld world(provider());
        const AttemptId id = world.beginSale();
        world.pass(Span::seconds(3));
        world.till->handle(CancelPressed{id});
        world.pass(Span::seconds(10));
        world.diskIs(true);
        const std::size_t before = world.calls.size();
        QCOMPARE(world.till->pay(world.attempt().provider, Money(200, Currency::cny())),
                 Refusal::CannotWrite);
        QCOMPARE(world.calls.size(), before);
    }

    void aRefundIsAskedForUntilItIsKnown_data() { forEachProvider(); }
    void aRefundIsAskedForUntilItIsKnown()
    {
        LittleWorld world(provider());
        const AttemptId id = world.beginSale();
        world.pass(Span::seconds(3));
        QVERIFY(world.customerPays());
        world.pass(Span::seconds(5));
        world.customerIsQuick = true;
        world.next(Wire::ReplyLost, 1);
        world.next(Wire::ReplyForged, 1);
        QCOMPARE(world.till->refund(world.sale, id, Money(50, Currency::cny()), "broken"),
                 Refusal::None);
        world.pass(Span::seconds(1));
        world.start(); // and the power goes
        world.pass(Span::minutes(2));
        QCOMPARE(world.checkout().refunds.back().stage, RefundStage::Done);
        QCOMPARE(world.ledgerOf(id).refunds.size(), std::size_t(1));
        QCOMPARE(world.ledgerOf(id).refunded.minor(), 50);
    }

    void aPartThatWasPaidGoesBackBeforeTheReceipt_data() { forEachProvider(); }
    void aPartThatWasPaidGoesBackBeforeTheReceipt()
    {
        LittleWorld world(provider());
        const Money part(150, Currency::cny());
        const AttemptId id = world.beginSale({}, part);
        world.pass(Span::seconds(3));
        QVERIFY(world.customerPays());
        world.pass(Span::seconds(5));
        QCOMPARE(due(world.checkout()).minor(), 50);
        QCOMPARE(world.till->handle(VoidSale{}), Refusal::MoneyTaken);
        world.customerIsQuick = true;
        world.next(Wire::ReplyLost, 2);
        QCOMPARE(world.till->giveBack(world.sale, id, "another way"), Refusal::None);
        world.pass(Span::seconds(1));
        world.start(); // and the power goes
        QCOMPARE(world.till->handle(VoidSale{}), Refusal::PaymentOpen);
        world.pass(Span::minutes(2));
        QCOMPARE(world.checkout().refunds.back().stage, RefundStage::Done);
        QCOMPARE(world.ledgerOf(id).refunded, part);
        QCOMPARE(due(world.checkout()).minor(), 200);
        QCOMPARE(world.till->handle(VoidSale{}), Refusal::None);
        world.pass(Span::hours(2));
        QVERIFY(!world.checkout().needsAttention());
    }

    // A card terminal: the line breaks, or the till dies, at every message of the payment.
    void aTerminalCutOffAnywhereEndsInTheTruth_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<int>("wire"); // -1: the till's power
        QTest::addColumn<int>("at");
        for (const SimulatorMaker &maker : simulatorMakers()) {
            for (int wire = -1; maker.make()->isDevice() && wire <= int(Wire::ServerError);
                 ++wire) {
                for (int at = 0; at < 12; ++at)
                    QTest::addRow("%s, fault %d, message %d", maker.id.c_str(), wire, at)
                        << QString::fromStdString(maker.id) << wire << at;
            }
        }
    }
    void aTerminalCutOffAnywhereEndsInTheTruth()
    {
        QFETCH(int, wire);
        QFETCH(int, at);
        LittleWorld world(provider());
        world.customerIsQuick = true;
        if (wire >= 0) {
            world.next(Wire::Fine, at);
            world.next(Wire(wire), 2);
        }
        world.beginSale();
        for (int i = 0; wire < 0 && i < 100 && int(world.calls.size()) <= at; ++i)
            world.pass(Span::milliseconds(100));
        if (wire < 0)
            world.start();
        world.pass(Span::minutes(6));
        QVERIFY(!world.attempt().moneyMayMove());
        const bool isPaid = world.attempt().outcome == AttemptOutcome::Paid;
        QCOMPARE(world.charges(), isPaid ? 1 : 0);
        QCOMPARE(world.checkout().receipt.has_value(), isPaid);
        QVERIFY(!world.checkout().needsAttention());
    }

    // A terminal remembers its last deal alone: two of the same amount must not be confused.
    void twoRefundsAtOnceAreToldApart_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<int>("at");
        for (const SimulatorMaker &maker : simulatorMakers()) {
            for (int at = 0; maker.make()->isDevice() && at < 16; ++at)
                QTest::addRow("%s, message %d", maker.id.c_str(), at)
                    << QString::fromStdString(maker.id) << at;
        }
    }
    void twoRefundsAtOnceAreToldApart()
    {
        QFETCH(int, at);
        LittleWorld world(provider());
        world.customerIsQuick = true;
        world.beginSale({}, Money(100, Currency::cny()));
        world.pass(Span::seconds(30));
        world.till->pay(ProviderId(provider()), due(world.checkout()));
        world.pass(Span::seconds(30));
        QVERIFY(world.checkout().receipt.has_value());
        const std::vector<Tender> legs = world.checkout().receipt->tenders;
        QCOMPARE(legs.size(), 2u);
        world.next(Wire::Fine, at);
        world.next(Wire::ReplyLost, 2);
        for (const Tender &leg : legs)
            world.till->refund(world.sale, leg.attempt, leg.net, "came back");
        world.pass(Span::hours(2));
        Money ours(0, Currency::cny());
        for (const Tender &leg : legs)
            ours += refundable(world.checkout(), leg.attempt);
        for (const Refund &refund : world.checkout().refunds)
            QVERIFY(refund.stage != RefundStage::Asked);
        Money theirs(0, Currency::cny());
        for (const LedgerRow &row : world.simulator->ledger()) {
            if (row.timesCharged > 0)
                theirs += row.amount - row.refunded;
        }
        QCOMPARE(ours, theirs);
    }

    void aFullDiskInTheMiddleOfACardPaymentTakesNoMoney_data() { forEachDevice(); }
    void aFullDiskInTheMiddleOfACardPaymentTakesNoMoney()
    {
        LittleWorld world(provider());
        world.beginSale();
        world.pass(Span::seconds(3));
        world.diskIs(true);
        QVERIFY(world.customerPays());
        world.pass(Span::seconds(20));
        QVERIFY(!world.till->stopped().empty());
        QVERIFY(world.attempt().moneyMayMove());
        QCOMPARE(world.charges(), 0); // a yes that could not be written down was refused
        world.diskIs(false);
        world.pass(Span::seconds(60));
        QVERIFY(!world.attempt().moneyMayMove());
        QVERIFY(world.attempt().outcome != AttemptOutcome::Paid);
        QCOMPARE(world.charges(), 0);
    }
};

} // namespace guitai::test

using guitai::test::ProviderStoryTest;
GUITAI_TEST(ProviderStoryTest)
#include "provider_story_test.moc"
