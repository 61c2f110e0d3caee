// Callbacks at the till: what verifies counts at once and once; what does not is only counted.
#include "tests/kit/main.h"
#include "tests/till/little_world.h"

#include <QtTest>

namespace guitai::test {

class LettersTest : public QObject
{
    Q_OBJECT

    // Every provider of this program that sends callbacks.
    static void forEachCaller()
    {
        QTest::addColumn<QString>("provider");
        for (const SimulatorMaker &maker : simulatorMakers()) {
            if (!maker.make()->isDevice())
                QTest::newRow(maker.id.c_str()) << QString::fromStdString(maker.id);
        }
    }
    static std::string provider()
    {
        QFETCH(QString, provider);
        return provider.toStdString();
    }

    // A sale that the customer has paid, and the till knows nothing of it yet.
    static std::unique_ptr<LittleWorld> paidUnknown()
    {
        auto world = std::make_unique<LittleWorld>(provider());
        world->till->relayIs(RelayLink::Connected);
        world->beginSale();
        world->pass(Span::seconds(1));
        (void)world->letters(); // of the beginning, where a provider has such
        world->customerPays();
        return world;
    }
    // Hands over what has come until nothing comes any more; no alarm may ring meanwhile.
    static void handOver(LittleWorld &world)
    {
        for (int round = 0; round < 5; ++round) {
            for (const relay::Letter &letter : world.letters())
                QVERIFY(world.till->letter(letter));
            world.pass(Span::milliseconds(150)); // for an answer on its way, too short for a poll
        }
    }
    static int receipts(const LittleWorld &world)
    {
        return int(std::count_if(world.facts().begin(), world.facts().end(), [](const Fact &fact) {
            return std::holds_alternative<SaleCompleted>(fact);
        }));
    }

private Q_SLOTS:
    void aPaymentIsKnownBeforeAnybodyAsks_data() { forEachCaller(); }
    void aPaymentIsKnownBeforeAnybodyAsks()
    {
        const auto world = paidUnknown();
        QCOMPARE(world->attempt().stage, AttemptStage::Open);
        handOver(*world);
        QCOMPARE(world->attempt().outcome, AttemptOutcome::Paid);
        QCOMPARE(receipts(*world), 1);
        QCOMPARE(world->charges(), 1);
    }

    void theSameAgainAndLateChangesNothing_data() { forEachCaller(); }
    void theSameAgainAndLateChangesNothing()
    {
        const auto world = paidUnknown();
        const std::vector<relay::Letter> letters = world->letters();
        for (int again = 0; again < 3; ++again) {
            for (const relay::Letter &letter : letters)
                QVERIFY(world->till->letter(letter));
            world->pass(Span::seconds(3));
        }
        QCOMPARE(receipts(*world), 1);
        const std::size_t facts = world->facts().size();
        world->start(); // and after a restart
        for (const relay::Letter &letter : letters)
            QVERIFY(world->till->letter(letter));
        QCOMPARE(receipts(*world), 1);
        QVERIFY(world->facts().size() <= facts + 1); // a watch may end meanwhile
        QVERIFY(world->checkout().exceptions.empty());
    }

    void whatIsForgedIsCountedAndNotBelieved_data() { forEachCaller(); }
    void whatIsForgedIsCountedAndNotBelieved()
    {
        const auto world = paidUnknown();
        int forged = 0;
        std::vector<relay::Letter> letters = world->letters();
        QVERIFY(!letters.empty());
        const std::size_t before = world->facts().size();
        for (relay::Letter &letter : letters) {
            const std::size_t at = letter.body.find("2.00") != std::string::npos
                                       ? letter.body.find("2.00")
                                       : letter.body.size() / 2;
            letter.body[at] = letter.body[at] == '2' ? '9' : '2';
            QVERIFY(world->till->letter(letter)); // it need not come again
            ++forged;
        }
        QCOMPARE(world->facts().size(), before);
        QCOMPARE(world->attempt().stage, AttemptStage::Open);
        const RelayWeather weather = world->till->view().relay;
        QCOMPARE(weather.doubted, forged);
        QCOMPARE(weather.believed, 0);
        QVERIFY(!weather.doubt.empty());
        QCOMPARE(weather.lastDoubted.text, provider());
    }

    void howAProviderAnsweredOfLateIsShown()
    {
        LittleWorld world("alipay");
        QCOMPARE(world.till->view().health.size(), 1u);
        QCOMPARE(world.till->view().health[0].asked, 0);
        world.beginSale();
        world.pass(Span::seconds(20));
        const ProviderHealth well = world.till->view().health[0];
        QVERIFY(well.asked > 1);
        QCOMPARE(well.failed, 0);
        QVERIFY(well.lastAnswer && !well.lastFailure && !well.lastCallback);
        world.next(Wire::ServerError, 500);
        world.pass(Span::minutes(3));
        const ProviderHealth ill = world.till->view().health[0];
        QVERIFY(ill.failed > 0);
        QVERIFY(ill.asked <= 100);
        QVERIFY(ill.lastFailure && *ill.lastFailure > *ill.lastAnswer);
        QVERIFY(ill.lastReason != Reason::None);
    }

    // Before anybody chooses it; and its return is noticed with nothing open.
    void whoIsOutOfReachIsSaidAndAskedAgain()
    {
        LittleWorld world("alipay");
        world.till->watchProviders();
        world.pass(Span::seconds(3));
        QCOMPARE(world.till->view().health[0].asked, 1);
        QCOMPARE(world.till->view().methods[0].why, Reason::None);
        world.pass(Span::hours(1));
        QCOMPARE(world.till->view().health[0].asked, 1); // all is well: nobody is asked

        world.beginSale();
        world.till->handle(CancelPressed{world.attempt().id});
        world.next(Wire::ServerError, 4);
        world.pass(Span::seconds(2));
        const CounterView away = world.till->view();
        QCOMPARE(away.methods[0].why, Reason::ProviderDown);
        QVERIFY(away.methods[0].available);              // who wants to may still try
        QCOMPARE(away.methods.back().why, Reason::None); // cash
        world.pass(Span::minutes(10));
        QCOMPARE(world.till->view().methods[0].why, Reason::None);
    }

    void whatBecameOfThePrintIsShown()
    {
        LittleWorld world("alipay");
        QVERIFY(world.till->view().printer.isWell());
        world.till->printed(Problem{"no paper"});
        QVERIFY(!world.till->view().printer.isWell());
        QCOMPARE(world.till->view().printer.problem, std::string("no paper"));
        world.pass(Span::seconds(1));
        world.till->printed({});
        QVERIFY(world.till->view().printer.isWell());
    }

    void aForgedOneMakesTheTillAskTheProviderButNotOften()
    {
        LittleWorld world("alipay");
        world.till->relayIs(RelayLink::Connected);
        world.beginSale();
        world.pass(Span::milliseconds(500));
        relay::Letter forged{1, "alipay", world.time(), "POST", "/in/box/alipay", {}, "a=b"};
        const std::size_t asked = world.calls.size();
        for (int i = 0; i < 500; ++i)
            QVERIFY(world.till->letter(forged));
        world.pass(Span::milliseconds(200));
        QCOMPARE(world.calls.size(), asked + 1);
        QCOMPARE(world.till->view().relay.doubted, 500);
    }

    void whatCannotBeWrittenDownMustComeAgain_data() { forEachCaller(); }
    void whatCannotBeWrittenDownMustComeAgain()
    {
        if (provider() == "paypal")
            QSKIP("its callbacks lead to a question first");
        const auto world = paidUnknown();
        const std::vector<relay::Letter> letters = world->letters();
        world->diskIs(true);
        bool isKept = true;
        for (const relay::Letter &letter : letters)
            isKept = world->till->letter(letter) && isKept;
        QVERIFY(!isKept);
        QVERIFY(!world->till->stopped().empty());
        world->diskIs(false);
        for (const relay::Letter &letter : letters)
            QVERIFY(world->till->letter(letter));
        QCOMPARE(world->attempt().outcome, AttemptOutcome::Paid);
    }

    // Two tills of one merchant, as providers call them that know one address for the whole shop.
    void anotherTillsPaymentIsLeftAlone_data() { forEachCaller(); }
    void anotherTillsPaymentIsLeftAlone()
    {
        const auto beginNext = [](LittleWorld &world) {
            handOver(world);
            world.till->handle(NextCustomer{});
            world.beginSale();
            world.pass(Span::seconds(5)); // asks for what it lacks, a certificate too
            (void)world.letters();        // of the beginning
        };
        const auto here = paidUnknown();
        beginNext(*here);
        const auto other = paidUnknown();
        beginNext(*other);
        other->customerPays();
        beginNext(*other); // with a number that is not known here
        other->customerPays();

        const RelayWeather before = here->till->view().relay;
        const std::size_t facts = here->facts().size();
        const auto letters = other->letters();
        QVERIFY(!letters.empty());
        for (const relay::Letter &letter : letters)
            QVERIFY(here->till->letter(letter));
        const RelayWeather after = here->till->view().relay;
        QCOMPARE(after.believed, before.believed + int(letters.size()));
        QCOMPARE(after.doubted, before.doubted);
        QCOMPARE(here->facts().size(), facts);
        QCOMPARE(here->attempt().stage, AttemptStage::Open);
    }

    void whatTheTillHasNoSettingsForIsOnlyCounted()
    {
        LittleWorld other("alipay");
        other.beginSale();
        other.pass(Span::seconds(1));
        other.customerPays();
        LittleWorld here("wechatpay");
        here.beginSale();
        here.pass(Span::seconds(1));
        for (const relay::Letter &letter : other.letters())
            QVERIFY(here.till->letter(letter));
        QCOMPARE(here.till->view().relay.doubted, 1);
        QCOMPARE(here.attempt().stage, AttemptStage::Open);
    }

    // Callbacks that are seen to come in make questions rarer; without the relay they are as often
    // as ever, at once.
    void theTillAsksLessWhileCallbacksComeIn()
    {
        const auto asked = [](LittleWorld &world) {
            const std::size_t before = world.calls.size();
            world.beginSale();
            world.pass(Span::seconds(40));
            return world.calls.size() - before;
        };
        LittleWorld world("alipay");
        world.till->relayIs(RelayLink::Connected);
        const std::size_t untried = asked(world);
        world.customerPays();
        for (const relay::Letter &letter : world.letters())
            QVERIFY(world.till->letter(letter));
        QCOMPARE(world.attempt().outcome, AttemptOutcome::Paid);
        world.till->handle(NextCustomer{});
        const std::size_t calm = asked(world);
        QVERIFY2(calm * 2 < untried, qPrintable(QString("%1 of %2").arg(calm).arg(untried)));

        const std::size_t before = world.calls.size();
        world.till->relayIs(RelayLink::Unreachable);
        world.pass(Span::milliseconds(100));
        QCOMPARE(world.calls.size(), before + 1);
    }

    void aProviderThatIsPaidBeforeItsCallbackIsAskedAsOftenAsEver()
    {
        LittleWorld world("wechatpay");
        world.till->relayIs(RelayLink::Connected);
        world.beginSale();
        world.pass(Span::seconds(1));
        world.customerPays();
        for (const relay::Letter &letter : world.letters())
            QVERIFY(world.till->letter(letter));
        world.till->handle(NextCustomer{});
        // The next one's callback is lost: a question finds the money.
        world.beginSale();
        world.pass(Span::seconds(1));
        world.customerPays();
        (void)world.letters();
        world.pass(Span::seconds(15));
        QCOMPARE(world.attempt().outcome, AttemptOutcome::Paid);
        world.till->handle(NextCustomer{});
        const std::size_t before = world.calls.size();
        world.beginSale();
        world.pass(Span::seconds(15));
        QVERIFY(world.calls.size() - before > 5);
    }

    void moneyThatComesAfterTheEndIsFoundAtOnce()
    {
        LittleWorld world("alipay");
        world.till->relayIs(RelayLink::Connected);
        const AttemptId attempt = world.beginSale();
        world.pass(Span::seconds(1));
        world.next(Wire::RequestLost, 100); // it never hears of the cancel
        world.till->handle(CancelPressed{attempt});
        world.customerPays();
        for (const relay::Letter &letter : world.letters())
            QVERIFY(world.till->letter(letter));
        world.clearWires();
        world.pass(Span::minutes(2));
        // Either it counts, or it has been given back: never neither.
        const LedgerRow row = world.ledgerOf(attempt);
        const bool isPaid = world.attempt().outcome == AttemptOutcome::Paid;
        QCOMPARE((row.amount - row.refunded).isZero(), !isPaid);
    }
};

} // namespace guitai::test

using guitai::test::LettersTest;
GUITAI_TEST(LettersTest)
#include "letters_test.moc"
