// Stories of one payment at the reader.
#include "tests/kit/main.h"
#include "tests/providers/stripe/shop.h"

#include <QtTest>

namespace guitai {

using stripe::ReaderMood;
using stripe::StripeSimulator;
using test::losing;
using test::StripeShop;
using Wire = StripeShop::Wire;

class StripePaymentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCardIsPresentedAndPaid();
    void theReceiptHasWhatTheCardSchemesWant();
    void aDeclinedCardEndsItAndCanNeverPayLater_data();
    void aDeclinedCardEndsItAndCanNeverPayLater();
    void aDeclineIsRememberedWhenTheTillDiesBeforeTheCancel();
    void theReadersOwnEndIsNoDecline_data();
    void theReadersOwnEndIsNoDecline();
    void aReaderThatRefusesEndsIt_data();
    void aReaderThatRefusesEndsIt();
    void aTimeoutMayHaveArrived();
    void aLostAnswerMakesNoSecondPayment_data();
    void aLostAnswerMakesNoSecondPayment();
    void aSavedFaultIsNotRepeatedForEver_data();
    void aSavedFaultIsNotRepeatedForEver();
    void aPaymentTakenOffTheReaderIsShownAgain();
    void somebodyElsesPaymentIsLeftAlone();
    void anApprovalBeatsTheCancel_data();
    void anApprovalBeatsTheCancel();
    void aCancelNeedsNoReader();
    void whatWasNeverShownIsCancelledAllTheSame();
    void heldMoneyIsCapturedOnlyWhileItIsWanted();
    void aFailedCaptureIsNoPayment();
    void aKeyInUseIsWaitedFor();
    void aMissingPermissionIsNoDecline();
    void aChangedNameFindsTheSamePayment();
    void theTillMayDieAnywhere_data();
    void theTillMayDieAnywhere();
    void greetings();
};

namespace {

StripeShop shopWithPaymentAtReader(const ProviderSettings &more = {})
{
    StripeShop shop(more);
    const Reading reading = shop.ask(Question::Charge);
    if (reading.verdict != Verdict::Waiting || reading.prompt != Prompt::InsertCard) {
        qFatal("not shown");
    }
    return shop;
}

bool isPaid(const Reading &reading, const StripeShop &shop)
{
    return reading.verdict == Verdict::Paid && reading.amount == shop.matter.amount &&
           shop.row().timesCharged == 1;
}

} // namespace

void StripePaymentTest::aCardIsPresentedAndPaid()
{
    StripeShop shop = shopWithPaymentAtReader();
    QCOMPARE(shop.heard, (std::vector<std::string>{"payment_intents.create",
                                                   "readers.process_payment_intent"}));
    QVERIFY(shop.ask(Question::Query).verdict == Verdict::Waiting);
    QCOMPARE(shop.heard,
             (std::vector<std::string>{"readers.retrieve", "payment_intents.retrieve"}));
    QCOMPARE(shop.stripe->waiting(shop.now).size(), std::size_t(1));
    QVERIFY(shop.stripe->waiting(shop.now).front().byCard);
    QVERIFY(shop.stripe->pay("A1", shop.now));
    QVERIFY(isPaid(shop.ask(Question::Query), shop));
    QVERIFY(shop.stripe->waiting(shop.now).empty());
    QVERIFY(isPaid(shop.ask(Question::Charge), shop));
    QVERIFY(isPaid(shop.ask(Question::Cancel), shop)); // what is paid is not thrown back
}

void StripePaymentTest::theReceiptHasWhatTheCardSchemesWant()
{
    StripeShop shop = shopWithPaymentAtReader();
    shop.stripe->pay("A1", shop.now);
    const Reading reading = shop.ask(Question::Query);
    QVERIFY(reading.card.has_value());
    const CardSlip &slip = *reading.card;
    QCOMPARE(slip.brand, std::string("Visa"));
    QCOMPARE(slip.maskedNumber, std::string("************4242"));
    QCOMPARE(slip.entry, std::string("chip"));
    QCOMPARE(slip.verified, std::string("pin"));
    QCOMPARE(slip.approvalCode.size(), std::size_t(6));
    QVERIFY(std::find(slip.emv.begin(), slip.emv.end(), EmvField{"AID", "A000000003101001"}) !=
            slip.emv.end());
    QCOMPARE(slip.emv.size(), std::size_t(8));
    QVERIFY(reading.at == Instant{shop.now.ms / 1000 * 1000});
}

void StripePaymentTest::aDeclinedCardEndsItAndCanNeverPayLater_data()
{
    QTest::addColumn<QString>("card");
    QTest::addColumn<int>("reason");
    const auto row = [](const char *card, Reason reason) {
        QTest::newRow(card) << QString(card) << int(reason);
    };
    row("4000000000000002", Reason::CardDeclined);
    row("4000000000009995", Reason::NotEnoughMoney);
    row("4000000000009987", Reason::CardHeld);
    row("4000000000009979", Reason::CardHeld);
    row("4000000000000069", Reason::CardExpired);
    row("4000000000000119", Reason::ProviderBusy);
}

void StripePaymentTest::aDeclinedCardEndsItAndCanNeverPayLater()
{
    QFETCH(QString, card);
    QFETCH(int, reason);
    StripeShop shop = shopWithPaymentAtReader();
    QVERIFY(shop.stripe->presentCard(card.toStdString(), shop.now));
    const Reading reading = shop.ask(Question::Query);
    QVERIFY(reading.verdict == Verdict::Declined);
    QCOMPARE(int(reading.reason), reason);
    QCOMPARE(shop.row().state, std::string("canceled"));
    QVERIFY(!shop.stripe->pay("A1", shop.now));
    const Reading again = shop.ask(Question::Query);
    QVERIFY(again.verdict == Verdict::Declined && int(again.reason) == reason);
    QCOMPARE(shop.row().timesCharged, 0);
}

void StripePaymentTest::aDeclineIsRememberedWhenTheTillDiesBeforeTheCancel()
{
    StripeShop shop = shopWithPaymentAtReader();
    shop.stripe->presentCard("4000000000009995", shop.now);
    shop.askAndDie(Question::Query, 3); // reader, intent, note; and the power goes
    QCOMPARE(shop.row().state, std::string("requires_payment_method"));
    // Meanwhile somebody else's payment is on the reader: our decline is still known.
    shop.send("POST", "/v1/terminal/readers/tmr_Guitai00000001/cancel_action");
    const Reading reading = shop.ask(Question::Query);
    QVERIFY(reading.verdict == Verdict::Declined);
    QVERIFY(reading.reason == Reason::NotEnoughMoney);
    QCOMPARE(shop.row().state, std::string("canceled"));
}

void StripePaymentTest::theReadersOwnEndIsNoDecline_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("reason");
    QTest::newRow("nobody came") << "timeout" << int(Reason::TimedOut);
    QTest::newRow("red button") << "customer_canceled" << int(Reason::CustomerCancelled);
}

void StripePaymentTest::theReadersOwnEndIsNoDecline()
{
    QFETCH(QString, code);
    QFETCH(int, reason);
    StripeShop shop = shopWithPaymentAtReader();
    QVERIFY(shop.stripe->readerGivesUp(code.toStdString(), shop.now));
    const Reading reading = shop.ask(Question::Query);
    QVERIFY(reading.verdict == Verdict::Cancelled);
    QCOMPARE(int(reading.reason), reason);
    QCOMPARE(shop.row().state, std::string("canceled"));
}

void StripePaymentTest::aReaderThatRefusesEndsIt_data()
{
    QTest::addColumn<int>("mood");
    QTest::addColumn<int>("reason");
    QTest::newRow("busy") << int(ReaderMood::Busy) << int(Reason::TerminalBusy);
    QTest::newRow("offline") << int(ReaderMood::Offline) << int(Reason::TerminalOffline);
    QTest::newRow("deaf") << int(ReaderMood::Deaf) << int(Reason::TerminalOffline);
    QTest::newRow("broken") << int(ReaderMood::Broken) << int(Reason::TerminalNeedsCare);
}

void StripePaymentTest::aReaderThatRefusesEndsIt()
{
    QFETCH(int, mood);
    QFETCH(int, reason);
    StripeShop shop;
    shop.stripe->readerIs(ReaderMood(mood));
    const Reading reading = shop.ask(Question::Charge);
    QVERIFY(reading.verdict == Verdict::Declined);
    QCOMPARE(int(reading.reason), reason);
    QCOMPARE(shop.row().state, std::string("canceled"));
}

void StripePaymentTest::aTimeoutMayHaveArrived()
{
    StripeShop shop;
    shop.stripe->readerIs(ReaderMood::Late);
    const Reading reading = shop.ask(Question::Charge);
    QVERIFY(reading.verdict == Verdict::Waiting);
    QVERIFY(shop.stripe->pay("A1", shop.now));
    QVERIFY(isPaid(shop.ask(Question::Query), shop));
}

void StripePaymentTest::aLostAnswerMakesNoSecondPayment_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<bool>("arrived");
    for (const char *call : {"payment_intents.create", "readers.process_payment_intent"}) {
        QTest::addRow("%s, not carried out", call) << QString(call) << false;
        QTest::addRow("%s, carried out", call) << QString(call) << true;
    }
}

void StripePaymentTest::aLostAnswerMakesNoSecondPayment()
{
    QFETCH(QString, call);
    QFETCH(bool, arrived);
    StripeShop shop;
    shop.wire = losing(call.toStdString(), arrived ? Wire::LoseReply : Wire::LoseRequest);
    QVERIFY(shop.ask(Question::Charge).verdict == Verdict::NoAnswer);
    for (int i = 0; i < 3; ++i) {
        const Verdict verdict = shop.ask(Question::Charge).verdict;
        QVERIFY(verdict == Verdict::NoAnswer || verdict == Verdict::Waiting);
    }
    shop.wire = [](const std::string &) { return Wire::Deliver; };
    QVERIFY(shop.look().verdict == Verdict::Waiting);
    QCOMPARE(shop.intents(), 1);
    QVERIFY(shop.stripe->pay("A1", shop.now));
    QVERIFY(isPaid(shop.ask(Question::Query), shop));
}

void StripePaymentTest::aSavedFaultIsNotRepeatedForEver_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<bool>("done");
    for (const char *call : {"payment_intents.create", "readers.process_payment_intent"}) {
        QTest::addRow("%s, before it was done", call) << QString(call) << false;
        QTest::addRow("%s, after it was done", call) << QString(call) << true;
    }
}

void StripePaymentTest::aSavedFaultIsNotRepeatedForEver()
{
    QFETCH(QString, call);
    QFETCH(bool, done);
    StripeShop shop;
    shop.stripe->breakDown(call.toStdString(), done ? StripeSimulator::Breakdown::AfterDoing
                                                    : StripeSimulator::Breakdown::BeforeDoing);
    const Reading first = shop.ask(Question::Charge);
    QVERIFY(first.verdict == Verdict::NoAnswer && first.reason == Reason::ProviderDown);
    Reading reading;
    for (int i = 0; i < 4 && reading.verdict != Verdict::Waiting; ++i) {
        reading = shop.look();
    }
    QVERIFY(reading.verdict == Verdict::Waiting);
    QCOMPARE(shop.intents(), 1);
    QVERIFY(shop.stripe->pay("A1", shop.now));
    QVERIFY(isPaid(shop.ask(Question::Query), shop));
}

void StripePaymentTest::aPaymentTakenOffTheReaderIsShownAgain()
{
    StripeShop shop = shopWithPaymentAtReader();
    shop.send("POST", "/v1/terminal/readers/tmr_Guitai00000001/cancel_action");
    QVERIFY(shop.ask(Question::Query).verdict == Verdict::NotFound);
    QVERIFY(shop.ask(Question::Charge).verdict == Verdict::Waiting);
    QVERIFY(shop.stripe->pay("A1", shop.now));
    QVERIFY(isPaid(shop.ask(Question::Query), shop));
}

void StripePaymentTest::somebodyElsesPaymentIsLeftAlone()
{
    StripeShop shop = shopWithPaymentAtReader();
    shop.stripe->timeOut("A1", shop.now);
    shop.send("POST", "/v1/payment_intents",
              "amount=500&currency=cny&payment_method_types[]=card_present&metadata[attempt]=B7");
    const std::string id = shop.stripe->ledger().back().tradeNo;
    shop.send("POST", "/v1/terminal/readers/tmr_Guitai00000001/process_payment_intent",
              "payment_intent=" + id);
    QVERIFY(shop.ask(Question::Cancel).verdict == Verdict::Cancelled);
    QVERIFY(shop.stripe->pay("B7", shop.now)); // still on the reader
}

void StripePaymentTest::anApprovalBeatsTheCancel_data()
{
    QTest::addColumn<QString>("call");
    for (const char *call : {"readers.retrieve", "readers.cancel_action",
                             "payment_intents.retrieve", "payment_intents.cancel"}) {
        QTest::newRow(call) << QString(call);
    }
}

void StripePaymentTest::anApprovalBeatsTheCancel()
{
    QFETCH(QString, call);
    StripeShop shop = shopWithPaymentAtReader();
    shop.stripe->cardMeets(call.toStdString());
    const Reading reading = shop.ask(Question::Cancel);
    if (call == "payment_intents.retrieve" || call == "payment_intents.cancel") {
        // The reader had been stopped before: there is no card to be held to it any more.
        QVERIFY(reading.verdict == Verdict::Cancelled);
        QCOMPARE(shop.row().timesCharged, 0);
    } else {
        QVERIFY(isPaid(reading, shop));
    }
    QVERIFY(shop.row().refunds.empty());
}

void StripePaymentTest::aCancelNeedsNoReader()
{
    StripeShop shop = shopWithPaymentAtReader();
    shop.wire = [](const std::string &call) {
        return call.compare(0, 8, "readers.") == 0 ? Wire::LoseRequest : Wire::Deliver;
    };
    QVERIFY(shop.ask(Question::Cancel).verdict == Verdict::Cancelled);
    QVERIFY(!shop.stripe->pay("A1", shop.now)); // it may still show it, and can take nothing
    QCOMPARE(shop.row().timesCharged, 0);
}

void StripePaymentTest::whatWasNeverShownIsCancelledAllTheSame()
{
    StripeShop shop;
    shop.wire = losing("payment_intents.create", Wire::LoseReply);
    shop.ask(Question::Charge);
    shop.wire = [](const std::string &) { return Wire::Deliver; };
    shop.matter.wanted = false;
    QVERIFY(shop.ask(Question::Cancel).verdict == Verdict::Cancelled);
    QCOMPARE(shop.row().state, std::string("canceled"));
    QCOMPARE(shop.intents(), 1);
    QVERIFY(shop.ask(Question::Query).verdict == Verdict::Cancelled);
}

void StripePaymentTest::heldMoneyIsCapturedOnlyWhileItIsWanted()
{
    StripeShop wanted = shopWithPaymentAtReader({{"capture_method", "manual"}});
    wanted.stripe->pay("A1", wanted.now);
    QCOMPARE(wanted.row().state, std::string("requires_capture"));
    QCOMPARE(wanted.row().timesCharged, 0);
    QVERIFY(isPaid(wanted.ask(Question::Query), wanted));

    StripeShop unwanted = shopWithPaymentAtReader({{"capture_method", "manual"}});
    unwanted.stripe->pay("A1", unwanted.now);
    unwanted.matter.wanted = false;
    QVERIFY(unwanted.ask(Question::Query).verdict == Verdict::Cancelled);
    QCOMPARE(unwanted.row().state, std::string("canceled"));
    QCOMPARE(unwanted.row().timesCharged, 0);
}

void StripePaymentTest::aFailedCaptureIsNoPayment()
{
    StripeShop shop = shopWithPaymentAtReader({{"capture_method", "manual"}});
    shop.stripe->pay("A1", shop.now);
    shop.stripe->breakDown("payment_intents.capture", StripeSimulator::Breakdown::BeforeDoing);
    QVERIFY(shop.ask(Question::Query).verdict == Verdict::NoAnswer);
    QVERIFY(shop.ask(Question::Query).verdict == Verdict::NoAnswer); // Stripe repeats its fault
    QVERIFY(isPaid(shop.ask(Question::Query), shop));                // another key does not
}

void StripePaymentTest::aKeyInUseIsWaitedFor()
{
    StripeShop shop;
    shop.stripe->keyIsInUse("pi:A1");
    const Reading reading = shop.ask(Question::Charge);
    QVERIFY(reading.verdict == Verdict::NoAnswer && reading.reason == Reason::ProviderBusy);
    QVERIFY(shop.ask(Question::Charge).verdict == Verdict::Waiting);
}

void StripePaymentTest::aMissingPermissionIsNoDecline()
{
    StripeShop shop(ProviderSettings{{"reader_id", "tmr_nobodys"}});
    const Reading reading = shop.ask(Question::Charge);
    QVERIFY(reading.verdict == Verdict::Declined);
    QVERIFY(reading.reason == Reason::SettingsWrong);
    QCOMPARE(reading.providerCode, std::string("resource_missing"));
    QCOMPARE(shop.row().state, std::string("canceled"));
}

void StripePaymentTest::aChangedNameFindsTheSamePayment()
{
    StripeShop shop;
    shop.wire = losing("payment_intents.create", Wire::LoseReply);
    shop.ask(Question::Charge);
    shop.wire = [](const std::string &) { return Wire::Deliver; };
    shop.matter.subject = "Another Name";
    QVERIFY(shop.look().verdict == Verdict::Waiting);
    QCOMPARE(shop.intents(), 1);
}

void StripePaymentTest::theTillMayDieAnywhere_data()
{
    QTest::addColumn<int>("steps");
    QTest::addColumn<int>("end"); // paid, declined, cancelled
    for (int steps = 0; steps <= 5; ++steps) {
        for (int end = 0; end < 3; ++end) {
            QTest::addRow("after %d steps, end %d", steps, end) << steps << end;
        }
    }
}

void StripePaymentTest::theTillMayDieAnywhere()
{
    QFETCH(int, steps);
    QFETCH(int, end);
    // It dies while charging, is started again, dies while looking, and then lives.
    for (int second = 0; second <= 6; ++second) {
        StripeShop shop;
        shop.askAndDie(Question::Charge, steps);
        shop.askAndDie(Question::Query, second);
        QVERIFY(shop.look().verdict == Verdict::Waiting);
        if (end == 0) {
            QVERIFY(shop.stripe->pay("A1", shop.now));
        } else if (end == 1) {
            QVERIFY(shop.stripe->decline("A1", shop.now));
        } else {
            shop.matter.wanted = false;
        }
        const Question last = end == 2 ? Question::Cancel : Question::Query;
        shop.askAndDie(last, second);
        const Reading reading = shop.ask(last);
        QVERIFY(reading.verdict == (end == 0   ? Verdict::Paid
                                    : end == 1 ? Verdict::Declined
                                               : Verdict::Cancelled));
        QCOMPARE(shop.row().timesCharged, end == 0 ? 1 : 0);
        QCOMPARE(shop.row().state, std::string(end == 0 ? "succeeded" : "canceled"));
        QCOMPARE(shop.intents(), 1);
    }
}

void StripePaymentTest::greetings()
{
    const auto greet = [](const ProviderSettings &more) {
        return StripeShop(more).ask(Question::Greet);
    };
    QVERIFY(greet({}).verdict == Verdict::NotFound);
    const Reading key = greet({{"secret_key", "sk_test_somebodyelse"}});
    QVERIFY(key.verdict == Verdict::NotExecuted && key.reason == Reason::KeyWrong);
    const Reading reader = greet({{"reader_id", "tmr_nobodys"}});
    QVERIFY(reader.verdict == Verdict::NotExecuted && reader.reason == Reason::SettingsWrong);
    QVERIFY(StripeShop().ask(Question::CloseDay).reason == Reason::NotSupported);
}

GUITAI_TEST(StripePaymentTest)

} // namespace guitai

#include "stripe_payment_test.moc"
