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
    void aForgedAnswerIsRefused_data() { rowsThatSign(); }
    void aForgedAnswerIsRefused();
    void everyCutOfAnAnswerIsNoAnswer_data() { rows(); }
    void everyCutOfAnAnswerIsNoAnswer();
    void aDifferingAmountIsReportedAsItIs_data() { rows(); }
    void aDifferingAmountIsReportedAsItIs();
    void oneRefundNumberNeverGivesBackTwice_data() { rows(); }
    void oneRefundNumberNeverGivesBackTwice();
    void whatWasSavedComesBack_data() { rows(); }
    void whatWasSavedComesBack();
    void aDeviceCutOffAnywhereTellsTheTruthLater_data() { rowsOfDevices(); }
    void aDeviceCutOffAnywhereTellsTheTruthLater();

private:
    void rows(bool (*fits)(const Simulator &) = [](const Simulator &) { return true; });
    // Devices in the shop sign nothing: their line is a cable.
    void rowsThatSign()
    {
        rows([](const Simulator &simulator) { return !simulator.isDevice(); });
    }
    void rowsOfDevices()
    {
        rows([](const Simulator &simulator) { return simulator.isDevice(); });
    }
    static void everyCutOfADevice(Exchange &world, const Matter &matter);
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

// The customer pays: at a device while its conversation lasts, else between two of them.
void payFor(Exchange &world, const Matter &matter)
{
    const Reading charged = world.ask(matter, Question::Charge);
    if (world.simulator().isDevice()) {
        QVERIFY(charged.verdict == Verdict::Paid);
    } else {
        QVERIFY(world.simulator().pay(matter.attempt.text, world.now));
        // Where the customer only agrees, the money is taken now.
        QVERIFY(world.ask(matter, Question::Query).verdict == Verdict::Paid);
    }
}

// How many messages the till says to a device in a payment that nothing disturbs.
int messagesOf(Exchange &world, const Matter &matter, Question question)
{
    int count = 0;
    world.wire = [&count](int n) {
        count = n + 1;
        return Exchange::Wire::Deliver;
    };
    world.ask(matter, question);
    world.wire = [](int) { return Exchange::Wire::Deliver; };
    return count;
}

// A payment or refund of which the till has heard all but the end.
void loseTheEndOf(Exchange &world, const Matter &matter, Question question)
{
    Matter other = matter;
    other.attempt = AttemptId(matter.attempt.text + "0");
    if (!matter.refund.empty()) {
        other.refund = RefundId(matter.refund.text + "0");
    }
    const int messages = messagesOf(world, other, question);
    // The last says yes to the end; the one before brings it.
    world.wire = [messages](int n) {
        return n == messages - 2 ? Exchange::Wire::LoseReply : Exchange::Wire::Deliver;
    };
    QVERIFY(world.ask(matter, question).verdict == Verdict::NoAnswer);
    world.wire = [](int) { return Exchange::Wire::Deliver; };
}

Matter refundOf(Matter matter, const std::string &number, std::int64_t fen)
{
    matter.refund = RefundId(number);
    matter.refundAmount = Money(fen, Currency::cny());
    return matter;
}

} // namespace

void ConformanceTest::rows(bool (*fits)(const Simulator &))
{
    if (simulatorMakers().empty()) {
        QSKIP("no provider with a simulator is built in");
    }
    QTest::addColumn<QString>("provider");
    for (const SimulatorMaker &maker : simulatorMakers()) {
        if (fits(*maker.make())) {
            QTest::newRow(maker.id.c_str()) << QString::fromStdString(maker.id);
        }
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
    const bool device = world->simulator().isDevice();
    for (int i = 0; i < 3 && !device; ++i) {
        QVERIFY(world->ask(matter, Question::Charge).verdict == Verdict::Waiting);
    }
    payFor(*world, matter);
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
    if (world->simulator().isDevice()) {
        // Without a word sent there is nothing to lose: a payment and a refund are under way.
        Matter payment = matter;
        payment.refund = {};
        loseTheEndOf(*world, payment, Question::Charge);
        loseTheEndOf(*world, matter, Question::Refund);
        for (const auto loss : {Exchange::Wire::LoseRequest, Exchange::Wire::LoseReply}) {
            world->wire = [loss](int) { return loss; };
            for (const Question question : {Question::Charge, Question::Query, Question::Cancel})
                QVERIFY(world->ask(payment, question).verdict == Verdict::NoAnswer);
            for (const Question question : {Question::Refund, Question::QueryRefund})
                QVERIFY(world->ask(matter, question).verdict == Verdict::NoAnswer);
        }
        return;
    }
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
    if (world->simulator().isDevice()) {
        everyCutOfADevice(*world, matter);
        return;
    }
    world->ask(matter, Question::Charge);
    QVERIFY(world->simulator().pay(matter.attempt.text, world->now));
    std::size_t whole = 0;
    world->tamper = [&](int, HttpReply &reply) { whole = reply.body.size(); };
    QVERIFY(world->ask(matter, Question::Query).verdict == Verdict::Paid);
    for (std::size_t cut = 0; cut < whole; ++cut) {
        bool cameWhole = false; // one of the answers was shorter than the cut
        world->tamper = [&cameWhole, cut](int, HttpReply &reply) {
            cameWhole = cameWhole || reply.body.size() <= cut;
            reply.body.resize(std::min(cut, reply.body.size()));
        };
        const Reading reading = world->ask(matter, Question::Query);
        QVERIFY(!isFinal(reading.verdict) ||
                (cameWhole && reading.verdict == Verdict::Paid && reading.amount == matter.amount));
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

// Wherever the line breaks while it is found out what became of a payment, nothing is believed.
void ConformanceTest::everyCutOfADevice(Exchange &world, const Matter &matter)
{
    loseTheEndOf(world, matter, Question::Charge);
    const auto before = world.notes;
    std::size_t whole = 0;
    world.tamperDevice = [&](std::string &bytes) {
        whole += bytes.size();
        return true;
    };
    const Verdict truth = world.ask(matter, Question::Query).verdict;
    QVERIFY(truth == Verdict::Paid || truth == Verdict::Cancelled);
    for (std::size_t cut = 0; cut < whole; ++cut) {
        world.notes = before;
        std::size_t left = cut;
        world.tamperDevice = [&left](std::string &bytes) {
            const bool passes = bytes.size() <= left;
            bytes.resize(std::min(bytes.size(), left));
            left -= bytes.size();
            return passes;
        };
        const Verdict heard = world.ask(matter, Question::Query).verdict;
        QVERIFY(!isFinal(heard) || heard == truth);
    }
}

void ConformanceTest::aDifferingAmountIsReportedAsItIs()
{
    const auto world = exchange();
    const Matter matter = someMatter("CONF_A1", world->now);
    if (world->simulator().isDevice()) {
        // What a terminal approves beside the mark is refused, and it takes it back.
        world->fault.wrongAmount = true;
        const Reading reading = world->ask(matter, Question::Charge);
        QVERIFY(reading.verdict == Verdict::Declined);
        QVERIFY(reading.reason == Reason::AmountDiffers);
        QCOMPARE(world->simulator().ledger().front().timesCharged, 0);
        return;
    }
    payFor(*world, matter);
    world->fault.wrongAmount = true;
    const Reading reading = world->ask(matter, Question::Query);
    QVERIFY(reading.verdict == Verdict::Paid);
    QVERIFY(reading.amount.has_value() && *reading.amount != matter.amount);
}

void ConformanceTest::oneRefundNumberNeverGivesBackTwice()
{
    const auto world = exchange();
    const Matter matter = refundOf(someMatter("CONF_B1", world->now), "R1", 1000);
    payFor(*world, someMatter("CONF_B1", world->now));
    for (int i = 0; i < 3; ++i) {
        const Reading reading = world->ask(matter, Question::Refund);
        QVERIFY(reading.verdict == Verdict::Refunded);
        QVERIFY(reading.amount == matter.refundAmount);
    }
    QVERIFY(world->ask(matter, Question::QueryRefund).verdict == Verdict::Refunded);
    QCOMPARE(world->simulator().ledger().front().refunded.text(), std::string("10.00"));
    // A terminal does not know what it gives back for: that is the till's to limit.
    if (!world->simulator().isDevice()) {
        QVERIFY(world->ask(refundOf(matter, "R2", 2581), Question::Refund).verdict ==
                Verdict::RefundRefused);
    }
    QVERIFY(world->ask(refundOf(matter, "R3", 2580), Question::Refund).verdict ==
            Verdict::Refunded);
}

void ConformanceTest::whatWasSavedComesBack()
{
    const auto world = exchange();
    const Matter matter = someMatter("CONF_S1", world->now);
    const Matter refund = refundOf(matter, "R1", 1000);
    const bool device = world->simulator().isDevice();
    payFor(*world, matter);
    if (!device) {
        world->ask(someMatter("CONF_S2", world->now), Question::Charge);
    }
    world->ask(refund, Question::Refund);
    const std::string saved = world->simulator().save();
    QVERIFY(!world->simulator().load("{}"));
    QVERIFY(world->simulator().load(saved));
    QCOMPARE(world->simulator().save(), saved);
    QVERIFY(world->ask(matter, Question::Query).verdict == Verdict::Paid);
    QVERIFY(world->ask(refund, Question::Refund).verdict == Verdict::Refunded);
    QCOMPARE(world->simulator().ledger().front().refunded.text(), std::string("10.00"));
    if (!device) {
        QVERIFY(world->simulator().pay("CONF_S2", world->now));
    }
}

// A payment and a refund, the line broken at every message, before and after it has arrived.
void ConformanceTest::aDeviceCutOffAnywhereTellsTheTruthLater()
{
    for (const auto loss : {Exchange::Wire::LoseRequest, Exchange::Wire::LoseReply}) {
        bool wasCut = true;
        for (int at = 0; wasCut; ++at) {
            const auto world = exchange();
            const Matter matter = someMatter("CONF_T1", world->now);
            const auto settle = [&](const Matter &about, Question first, Question later) {
                wasCut = false;
                world->wire = [&wasCut, at, loss](int n) {
                    wasCut = wasCut || n >= at;
                    return n >= at ? loss : Exchange::Wire::Deliver;
                };
                Reading reading = world->ask(about, first);
                world->wire = [](int) { return Exchange::Wire::Deliver; };
                for (int i = 0; i < 40 && !isFinal(reading.verdict); ++i) {
                    world->now = world->now + Span::seconds(5);
                    reading = world->ask(about, later);
                }
                if (!isFinal(reading.verdict)) {
                    qWarning("cut at message %d: reason %d after %s", at, int(reading.reason),
                             world->notes.begin()->second.c_str());
                }
                return reading.verdict;
            };
            const Verdict paid = settle(matter, Question::Charge, Question::Cancel);
            QVERIFY(isFinal(paid));
            int charged = 0;
            for (const LedgerRow &row : world->simulator().ledger()) {
                charged += row.timesCharged;
            }
            QCOMPARE(charged, paid == Verdict::Paid ? 1 : 0);
            if (paid != Verdict::Paid) {
                continue;
            }
            const Matter refund = refundOf(matter, "R1", 3580);
            const Verdict back = settle(refund, Question::Refund, Question::Refund);
            QVERIFY(isFinal(back));
            QCOMPARE(world->simulator().ledger().front().refunded.minor(),
                     back == Verdict::Refunded ? 3580 : 0);
        }
    }
}

GUITAI_TEST(ConformanceTest)

} // namespace guitai

#include "conformance_test.moc"
