// The customer shows a code of their own: with every provider that takes such, over a bad wire.
#include "tests/kit/main.h"
#include "tests/till/little_world.h"

#include <QtTest>

namespace guitai::test {

class CustomerCodeStoryTest : public QObject
{
    Q_OBJECT

    static std::vector<std::string> providers()
    {
        std::vector<std::string> ids;
        for (const SimulatorMaker &maker : simulatorMakers()) {
            if (!maker.make()->customerCode(CodeMood::Pays, Instant{}).empty())
                ids.push_back(maker.id);
        }
        return ids;
    }
    static void forEachProvider()
    {
        QTest::addColumn<QString>("provider");
        for (const std::string &id : providers())
            QTest::newRow(id.c_str()) << QString::fromStdString(id);
    }
    static std::string provider()
    {
        QFETCH(QString, provider);
        return provider.toStdString();
    }
    static std::string shown(LittleWorld &world, CodeMood mood)
    {
        return world.simulator->customerCode(mood, world.time());
    }
    static std::int64_t times(LittleWorld &world, const AttemptId &id)
    {
        const LedgerRow row = world.ledgerOf(id);
        return row.refunded.isPositive() ? 0 : row.timesCharged;
    }

private Q_SLOTS:
    void theCodePaysAtOnce_data() { forEachProvider(); }
    void theCodePaysAtOnce()
    {
        LittleWorld world(provider());
        const AttemptId id = world.beginSale(shown(world, CodeMood::Pays));
        world.pass(Span::seconds(1));
        QVERIFY(world.checkout().receipt.has_value());
        QCOMPARE(times(world, id), 1);
    }

    void thePasswordComesLater_data() { forEachProvider(); }
    void thePasswordComesLater()
    {
        LittleWorld world(provider());
        const std::string code = shown(world, CodeMood::Password);
        const AttemptId id = world.beginSale(code);
        world.pass(Span::seconds(20));
        QVERIFY(world.attempt().moneyMayMove());
        QVERIFY(world.simulator->pay(id.text, world.time()));
        world.pass(Span::seconds(5));
        QVERIFY(world.checkout().receipt.has_value());
        QCOMPARE(times(world, id), 1);
    }

    void thePasswordNeverComes_data() { forEachProvider(); }
    void thePasswordNeverComes()
    {
        LittleWorld world(provider());
        const std::string code = shown(world, CodeMood::Password);
        const AttemptId id = world.beginSale(code);
        world.pass(Span::minutes(4));
        QCOMPARE(world.attempt().outcome, AttemptOutcome::Cancelled);
        QVERIFY(!world.simulator->pay(id.text, world.time()));
        QCOMPARE(times(world, id), 0);
    }

    void whatCannotPayIsDeclined_data() { forEachProvider(); }
    void whatCannotPayIsDeclined()
    {
        for (const CodeMood mood : {CodeMood::NoMoney, CodeMood::Expired}) {
            LittleWorld world(provider());
            const AttemptId id = world.beginSale(shown(world, mood));
            world.pass(Span::seconds(1));
            QCOMPARE(world.attempt().outcome, AttemptOutcome::Declined);
            QVERIFY(world.attempt().reason != Reason::None);
            QCOMPARE(times(world, id), 0);
        }
    }

    void everyFaultEndsInTheTruth_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<int>("wire");
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("mood");
        for (const std::string &id : providers()) {
            for (int wire = int(Wire::RequestLost); wire <= int(Wire::ServerError); ++wire) {
                for (int at = 0; at < 3; ++at) {
                    for (const CodeMood mood :
                         {CodeMood::Pays, CodeMood::Password, CodeMood::NoMoney})
                        QTest::addRow("%s, fault %d, message %d, mood %d", id.c_str(), wire, at,
                                      int(mood))
                            << QString::fromStdString(id) << wire << at << int(mood);
                }
            }
        }
    }
    void everyFaultEndsInTheTruth()
    {
        QFETCH(int, wire);
        QFETCH(int, at);
        QFETCH(int, mood);
        LittleWorld world(provider());
        world.next(Wire::Fine, at);
        world.next(Wire(wire), 2);
        const std::string code = shown(world, CodeMood(mood));
        const AttemptId id = world.beginSale(code);
        world.pass(Span::seconds(25));
        world.simulator->pay(id.text, world.time());
        world.pass(Span::minutes(6));
        QVERIFY(!world.attempt().moneyMayMove());
        QVERIFY(!world.checkout().needsAttention());
        const bool paid = world.attempt().outcome == AttemptOutcome::Paid;
        QCOMPARE(times(world, id), paid ? 1 : 0);
        QVERIFY(CodeMood(mood) != CodeMood::Pays || paid || Wire(wire) == Wire::RequestLost);
        world.pass(Span::hours(4));
        QCOMPARE(world.attempt().outcome == AttemptOutcome::Paid, paid);
        QVERIFY(!world.checkout().needsAttention());
    }

    // Whatever was on its way when the power went: the code is charged once or not at all.
    void aPowerCutAtAnyMoment_data() { forEachProvider(); }
    void aPowerCutAtAnyMoment()
    {
        for (const int cutAfterMs : {0, 50, 100, 150, 1000, 2050, 5000}) {
            for (const CodeMood mood : {CodeMood::Pays, CodeMood::Password}) {
                LittleWorld world(provider());
                const std::string code = shown(world, mood);
                const AttemptId id = world.beginSale(code);
                world.pass(Span::milliseconds(cutAfterMs));
                world.start();
                world.pass(Span::seconds(5));
                world.simulator->pay(id.text, world.time());
                world.pass(Span::minutes(1));
                QCOMPARE(world.attempt().outcome, AttemptOutcome::Paid);
                QCOMPARE(times(world, id), 1);
                QVERIFY(!world.checkout().needsAttention());
            }
        }
    }

    void aPowerCutBeforeTheRequestLeft_data() { forEachProvider(); }
    void aPowerCutBeforeTheRequestLeft()
    {
        LittleWorld world(provider());
        world.next(Wire::RequestLost, 1);
        const AttemptId id = world.beginSale(shown(world, CodeMood::Pays));
        world.start();
        world.pass(Span::minutes(3));
        QVERIFY(!world.attempt().moneyMayMove());
        const bool paid = world.attempt().outcome == AttemptOutcome::Paid;
        QCOMPARE(times(world, id), paid ? 1 : 0);
        QVERIFY(!world.checkout().needsAttention());
    }

    void theCashierCancelsAtOnce_data() { forEachProvider(); }
    void theCashierCancelsAtOnce()
    {
        for (const CodeMood mood : {CodeMood::Pays, CodeMood::Password}) {
            for (const int afterMs : {0, 50, 150, 3000}) {
                LittleWorld world(provider());
                const AttemptId id = world.beginSale(shown(world, mood));
                world.pass(Span::milliseconds(afterMs));
                world.till->handle(CancelPressed{id});
                world.pass(Span::minutes(3));
                QVERIFY(!world.attempt().moneyMayMove());
                const bool paid = world.attempt().outcome == AttemptOutcome::Paid;
                QCOMPARE(times(world, id), paid ? 1 : 0);
                QVERIFY(!world.checkout().needsAttention());
            }
        }
    }
};

} // namespace guitai::test

using guitai::test::CustomerCodeStoryTest;
GUITAI_TEST(CustomerCodeStoryTest)
#include "customer_code_test.moc"
