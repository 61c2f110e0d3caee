// The same questions to every provider through its own simulator.
#include "payment/providers/table.h"
#include "tests/kit/main.h"
#include "tests/providers/exchange.h"

#include <QtTest>

namespace guitai {

using test::Exchange;
using test::someMatter;

class ConformanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyProviderHasASimulator();
    void settingsOfTheSimulatorAreTaken_data() { rows(); }
    void settingsOfTheSimulatorAreTaken();
    void aGreetingFindsNothing_data() { rows(); }
    void aGreetingFindsNothing();
    void oneNumberNeverChargesTwice_data() { rows(); }
    void oneNumberNeverChargesTwice();
    void aLostReplyIsNoAnswer_data() { rows(); }
    void aLostReplyIsNoAnswer();
    void aForgedAnswerIsRefused_data() { rows(); }
    void aForgedAnswerIsRefused();
    void everyCutOfAnAnswerIsNoAnswer_data() { rows(); }
    void everyCutOfAnAnswerIsNoAnswer();
    void aDifferingAmountIsReportedAsItIs_data() { rows(); }
    void aDifferingAmountIsReportedAsItIs();
    void oneRefundNumberNeverGivesBackTwice_data() { rows(); }
    void oneRefundNumberNeverGivesBackTwice();
    void whatWasSavedComesBack_data() { rows(); }
    void whatWasSavedComesBack();

private:
    void rows();
    std::unique_ptr<Exchange> exchange();
    static bool signsAnswers();
};

namespace {

bool isFinal(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Paid:
    case Verdict::Declined:
    case Verdict::Cancelled:
    case Verdict::Refunded:
    case Verdict::RefundRefused:
        return true;
    case Verdict::NoAnswer:
    case Verdict::NotFound:
    case Verdict::Waiting:
    case Verdict::NotExecuted:
    case Verdict::DayClosed:
        return false;
    }
    return false;
}

Matter refundOf(Matter matter, const std::string &number, std::int64_t fen)
{
    matter.refund = RefundId(number);
    matter.refundAmount = Money(fen, Currency::cny());
    return matter;
}

} // namespace

void ConformanceTest::rows()
{
    if (simulatorMakers().empty()) {
        QSKIP("no provider with a simulator is built in");
    }
    QTest::addColumn<QString>("provider");
    for (const SimulatorMaker &maker : simulatorMakers()) {
        QTest::newRow(maker.id.c_str()) << QString::fromStdString(maker.id);
    }
}

std::unique_ptr<Exchange> ConformanceTest::exchange()
{
    QFETCH(QString, provider);
    const std::string id = provider.toStdString();
    for (const SimulatorMaker &simulatorMaker : simulatorMakers()) {
        if (simulatorMaker.id != id) {
            continue;
        }
        auto simulator = simulatorMaker.make();
        for (const ProviderMaker &maker : providerMakers()) {
            if (maker.id == id) {
                auto client = maker.make(simulator->settingsFor("http://127.0.0.1:8101"));
                if (!client) {
                    qFatal("%s: %s", id.c_str(), client.problem().what.c_str());
                }
                return std::make_unique<Exchange>(std::move(client).value(), std::move(simulator));
            }
        }
    }
    qFatal("%s has no client", id.c_str());
}

bool ConformanceTest::signsAnswers()
{
    QFETCH(QString, provider);
    const auto &makers = simulatorMakers();
    return std::all_of(makers.begin(), makers.end(), [&](const SimulatorMaker &maker) {
        return maker.id != provider.toStdString() || maker.signsAnswers;
    });
}

void ConformanceTest::everyProviderHasASimulator()
{
    for (const ProviderMaker &maker : providerMakers()) {
        // Where a person's word counts there is nobody to simulate; such a one needs no settings.
        if (const auto bare = maker.make({}); bare && (*bare)->card().byHand) {
            continue;
        }
        QVERIFY2(std::any_of(simulatorMakers().begin(), simulatorMakers().end(),
                             [&](const SimulatorMaker &other) { return other.id == maker.id; }),
                 maker.id.c_str());
    }
}

void ConformanceTest::settingsOfTheSimulatorAreTaken()
{
    const auto world = exchange();
    QVERIFY(!world->client().card().id.empty());
}

void ConformanceTest::aGreetingFindsNothing()
{
    const auto world = exchange();
    QVERIFY(world->ask(someMatter("CONF_G1", world->now), Question::Greet).verdict ==
            Verdict::NotFound);
}

void ConformanceTest::oneNumberNeverChargesTwice()
{
    const auto world = exchange();
    const Matter matter = someMatter("CONF_C1", world->now);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(world->ask(matter, Question::Charge).verdict == Verdict::Waiting);
    }
    QVERIFY(world->simulator().pay("CONF_C1", world->now));
    QVERIFY(!world->simulator().pay("CONF_C1", world->now));
    const Reading again = world->ask(matter, Question::Charge);
    QVERIFY(again.verdict == Verdict::Paid);
    QVERIFY(again.amount == matter.amount);
    QVERIFY(!world->simulator().pay("CONF_C1", world->now));
    QCOMPARE(world->simulator().ledger().size(), std::size_t(1));
    QCOMPARE(world->simulator().ledger().front().timesCharged, 1);
}

void ConformanceTest::aLostReplyIsNoAnswer()
{
    const auto world = exchange();
    const Matter matter = refundOf(someMatter("CONF_L1", world->now), "R1", 100);
    for (const auto loss : {Exchange::Wire::LoseRequest, Exchange::Wire::LoseReply}) {
        world->wire = [loss](int) { return loss; };
        for (const Question question : {Question::Charge, Question::Query, Question::Cancel,
                                        Question::Refund, Question::QueryRefund}) {
            const Reading reading = world->ask(matter, question);
            QVERIFY(reading.verdict == Verdict::NoAnswer);
            QVERIFY(reading.reason == Reason::Silence);
        }
    }
}

void ConformanceTest::aForgedAnswerIsRefused()
{
    const auto world = exchange();
    const Matter matter = refundOf(someMatter("CONF_F1", world->now), "R1", 100);
    world->ask(matter, Question::Charge);
    world->simulator().pay("CONF_F1", world->now);
    world->fault.badSignature = true;
    for (const Question question : {Question::Charge, Question::Query, Question::Cancel,
                                    Question::Refund, Question::QueryRefund, Question::Greet}) {
        const Reading reading = world->ask(matter, question);
        QVERIFY(reading.verdict == Verdict::NoAnswer);
        QVERIFY(reading.reason == (signsAnswers() ? Reason::SignatureWrong : Reason::Garbled));
    }
}

void ConformanceTest::everyCutOfAnAnswerIsNoAnswer()
{
    const auto world = exchange();
    const Matter matter = someMatter("CONF_X1", world->now);
    world->ask(matter, Question::Charge);
    world->simulator().pay("CONF_X1", world->now);
    std::size_t whole = 0;
    world->tamper = [&](int, HttpReply &reply) { whole = reply.body.size(); };
    QVERIFY(world->ask(matter, Question::Query).verdict == Verdict::Paid);
    for (std::size_t cut = 0; cut < whole; ++cut) {
        world->tamper = [cut](int, HttpReply &reply) { reply.body.resize(cut); };
        QVERIFY(!isFinal(world->ask(matter, Question::Query).verdict));
    }
    // One byte changed anywhere: either it does not matter, or nothing is believed.
    for (std::size_t at = 0; at < whole; ++at) {
        world->tamper = [at](int, HttpReply &reply) {
            if (at < reply.body.size()) {
                reply.body[at] ^= 1;
            }
        };
        const Reading reading = world->ask(matter, Question::Query);
        QVERIFY(!isFinal(reading.verdict) ||
                (reading.verdict == Verdict::Paid && reading.amount == matter.amount));
    }
}

void ConformanceTest::aDifferingAmountIsReportedAsItIs()
{
    const auto world = exchange();
    const Matter matter = someMatter("CONF_A1", world->now);
    world->ask(matter, Question::Charge);
    world->simulator().pay("CONF_A1", world->now);
    world->fault.wrongAmount = true;
    const Reading reading = world->ask(matter, Question::Query);
    QVERIFY(reading.verdict == Verdict::Paid);
    QVERIFY(reading.amount.has_value() && *reading.amount != matter.amount);
}

void ConformanceTest::oneRefundNumberNeverGivesBackTwice()
{
    const auto world = exchange();
    const Matter matter = refundOf(someMatter("CONF_B1", world->now), "R1", 1000);
    world->ask(matter, Question::Charge);
    world->simulator().pay("CONF_B1", world->now);
    QVERIFY(world->ask(matter, Question::Query).verdict == Verdict::Paid);
    for (int i = 0; i < 3; ++i) {
        const Reading reading = world->ask(matter, Question::Refund);
        QVERIFY(reading.verdict == Verdict::Refunded);
        QVERIFY(reading.amount == matter.refundAmount);
    }
    QVERIFY(world->ask(matter, Question::QueryRefund).verdict == Verdict::Refunded);
    QCOMPARE(world->simulator().ledger().front().refunded.text(), std::string("10.00"));
    QVERIFY(world->ask(refundOf(matter, "R2", 2581), Question::Refund).verdict ==
            Verdict::RefundRefused);
    QVERIFY(world->ask(refundOf(matter, "R3", 2580), Question::Refund).verdict ==
            Verdict::Refunded);
}

void ConformanceTest::whatWasSavedComesBack()
{
    const auto world = exchange();
    const Matter matter = refundOf(someMatter("CONF_S1", world->now), "R1", 1000);
    world->ask(matter, Question::Charge);
    world->simulator().pay("CONF_S1", world->now);
    world->ask(matter, Question::Query);
    // After the first is paid: a card reader has room for one.
    world->ask(someMatter("CONF_S2", world->now), Question::Charge);
    world->ask(matter, Question::Refund);
    const std::string saved = world->simulator().save();
    QVERIFY(!world->simulator().load("{}"));
    QVERIFY(world->simulator().load(saved));
    QCOMPARE(world->simulator().save(), saved);
    QVERIFY(world->ask(matter, Question::Query).verdict == Verdict::Paid);
    QVERIFY(world->ask(matter, Question::Refund).verdict == Verdict::Refunded);
    QCOMPARE(world->simulator().ledger().front().refunded.text(), std::string("10.00"));
    QVERIFY(world->simulator().pay("CONF_S2", world->now));
}

GUITAI_TEST(ConformanceTest)

} // namespace guitai

#include "conformance_test.moc"
