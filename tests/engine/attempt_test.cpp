// The attempt's machine as a table: stage x what is heard -> facts and commands.
#include "tests/engine/stories.h"
#include "tests/kit/main.h"

#include <QtTest>

using namespace guitai;
using namespace guitai::test;

namespace {

QString factsOf(const Decision &decision)
{
    QStringList names;
    for (const Fact &fact : decision.facts) {
        if (const auto *f = std::get_if<AttemptEnded>(&fact))
            names << (f->outcome == AttemptOutcome::Paid       ? "ended paid"
                      : f->outcome == AttemptOutcome::Declined ? "ended declined"
                                                               : "ended cancelled");
        else if (std::holds_alternative<CodeReceived>(fact))
            names << "code";
        else if (std::holds_alternative<ClosingBegun>(fact))
            names << "closing";
        else if (const auto *c = std::get_if<Contradicted>(&fact))
            names << (c->trouble == Trouble::PaidAfterEnd    ? "paid after end"
                      : c->trouble == Trouble::AmountDiffers ? "amount differs"
                                                             : "undone after paid");
        else if (std::holds_alternative<SaleCompleted>(fact))
            names << "completed";
        else
            names << "other";
    }
    return names.join(", ");
}

QString commandsOf(const Decision &decision)
{
    QStringList names;
    for (const Command &command : decision.commands) {
        if (const auto *ask = std::get_if<AskProvider>(&command))
            names << (ask->question == Question::Charge   ? "charge"
                      : ask->question == Question::Query  ? "query"
                      : ask->question == Question::Cancel ? "cancel"
                                                          : "refund");
        else if (std::holds_alternative<WakeAttempt>(command))
            names << "wake";
        else if (std::holds_alternative<PrintReceipt>(command))
            names << "print";
        else
            names << "other";
    }
    return names.join(", ");
}

} // namespace

Q_DECLARE_METATYPE(guitai::test::At)
Q_DECLARE_METATYPE(guitai::Reading)
Q_DECLARE_METATYPE(guitai::Question)

class AttemptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hears_data()
    {
        QTest::addColumn<At>("stage");
        QTest::addColumn<Question>("question");
        QTest::addColumn<Reading>("reading");
        QTest::addColumn<QString>("facts");
        QTest::addColumn<QString>("commands");

        const Reading paid{.verdict = Verdict::Paid, .amount = yuan(3580)};
        const Reading odd{.verdict = Verdict::Paid, .amount = yuan(1)};
        const Reading bare{.verdict = Verdict::Paid};
        const Reading waiting{.verdict = Verdict::Waiting, .code = "qr"};
        const Reading declined{.verdict = Verdict::Declined};
        const Reading cancelled{.verdict = Verdict::Cancelled};
        const Reading notFound{.verdict = Verdict::NotFound};
        const Reading silence{.verdict = Verdict::NoAnswer};
        const auto Q = Question::Query, C = Question::Charge, X = Question::Cancel;

        const auto row = [](const char *name, At stage, Question question, const Reading &reading,
                            const char *facts, const char *commands) {
            QTest::newRow(name) << stage << question << reading << facts << commands;
        };
        row("open: paid", At::Open, Q, paid, "ended paid, completed", "print");
        row("open: paid without amount", At::Open, Q, bare, "", "");
        row("open: other amount", At::Open, Q, odd, "amount differs", "");
        row("open: code", At::Open, C, waiting, "code", "");
        row("open: same code again", At::OpenWithCode, C, waiting, "", "");
        row("open: declined", At::Open, Q, declined, "ended declined", "wake");
        row("open: cancelled there", At::Open, Q, cancelled, "ended cancelled", "wake");
        row("open: not found, no code", At::Open, Q, notFound, "", "charge");
        row("open: not found, code shown", At::OpenWithCode, Q, notFound, "", "");
        row("open: silence", At::Open, Q, silence, "", "");
        row("closing: paid, says the cancel", At::Closing, X, paid, "ended paid, completed",
            "wake, print");
        row("closing: paid, says a query", At::Closing, Q, paid, "", "");
        row("closing: cancelled", At::Closing, X, cancelled, "ended cancelled", "wake");
        row("closing: declined", At::Closing, X, declined, "ended declined", "wake");
        row("closing: not found", At::Closing, X, notFound, "", "");
        row("closing: silence", At::Closing, X, silence, "", "");
        row("closing: late code", At::Closing, C, waiting, "", "");
        row("closing: other amount", At::Closing, X, odd, "amount differs", "");
        row("paid: paid again", At::Paid, Q, paid, "", "");
        row("paid: cancelled", At::Paid, X, cancelled, "undone after paid", "wake");
        row("cancelled: paid", At::Cancelled, Q, paid, "paid after end", "wake");
        row("cancelled: cancelled", At::Cancelled, Q, cancelled, "", "");
        row("cancelled: silence", At::Cancelled, Q, silence, "", "");
    }

    void hears()
    {
        QFETCH(At, stage);
        QFETCH(Question, question);
        QFETCH(Reading, reading);
        const Counter counter = withAttempt(stage);
        const Decision decision = decide(counter, Heard{first, question, reading}, noon);
        QTEST(factsOf(decision), "facts");
        QTEST(commandsOf(decision), "commands");
    }

    void wakes_data()
    {
        QTest::addColumn<At>("stage");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QString>("facts");
        QTest::addColumn<QString>("commands");
        QTest::newRow("open, no code yet") << At::Open << 1 << ""
                                           << "charge, wake";
        QTest::newRow("open, code shown") << At::OpenWithCode << 1 << ""
                                          << "query, wake";
        QTest::newRow("time is up") << At::OpenWithCode << 6 << "closing"
                                    << "cancel, wake";
        QTest::newRow("closing") << At::Closing << 1 << ""
                                 << "cancel, wake";
        QTest::newRow("closing for an hour") << At::Closing << 60 << ""
                                             << "cancel, wake";
        QTest::newRow("ended, watched") << At::Cancelled << 6 << ""
                                        << "query, wake";
        QTest::newRow("ended long ago, no word yet") << At::Cancelled << 60 << ""
                                                     << "query, wake";
        QTest::newRow("paid") << At::Paid << 1 << ""
                              << "";
    }

    void wakes()
    {
        QFETCH(At, stage);
        QFETCH(int, minutes);
        const Counter counter = withAttempt(stage);
        const Decision decision =
            decide(counter, WokeAttempt{first}, noon + Span::minutes(minutes));
        QTEST(factsOf(decision), "facts");
        QTEST(commandsOf(decision), "commands");
    }

    void aNewStartAsksAboutWhatIsOpen()
    {
        const Counter counter = withAttempt(At::OpenWithCode);
        const Decision decision = decide(counter, Restarted{}, noon + Span::seconds(30));
        QCOMPARE(commandsOf(decision), "query, wake");
    }

    void aRequestThatWasRefusedAsSuchEndsTheAttemptOnlyIfItWasTheOnlyOne()
    {
        const Reading refused{.verdict = Verdict::NotExecuted, .reason = Reason::KeyWrong};
        const Counter counter = withAttempt(At::Open);
        QCOMPARE(factsOf(decide(counter, Heard{first, Question::Charge, refused, false}, noon)),
                 "");
        QCOMPARE(factsOf(decide(counter, Heard{first, Question::Charge, refused, true}, noon)),
                 "ended declined");
    }

    void anOddAmountThatTurnsOutRightNeedsNobody()
    {
        Counter counter = withAttempt(At::OpenWithCode);
        happen(counter,
               Heard{first, Question::Query, Reading{.verdict = Verdict::Paid, .amount = yuan(1)}});
        QVERIFY(counter.sale(sale)->needsAttention());
        happen(counter, Heard{first, Question::Query,
                              Reading{.verdict = Verdict::Paid, .amount = yuan(3580)}});
        QVERIFY(!counter.sale(sale)->needsAttention());
        QVERIFY(counter.sale(sale)->receipt);
    }

    void aWatchEndsByAWordAndNotBySilence()
    {
        Counter counter = withAttempt(At::Cancelled);
        const Instant late = noon + Span::hours(1);
        const Reading notFound{.verdict = Verdict::NotFound};
        const auto watched = [&] {
            return isWatched(*counter.sale(sale), *counter.sale(sale)->attempt(first));
        };
        happen(counter, Heard{first, Question::Query, Reading{}}, late);
        QVERIFY(watched());
        happen(counter, Heard{first, Question::Query, notFound}, noon);
        QVERIFY(watched());
        happen(counter, Heard{first, Question::Query, notFound}, late);
        QVERIFY(!watched());
    }

    // The provider calls a trade closed once our refund has given all of it back, and its callback
    // may be here before the refund's own answer.
    void lateMoneyThatWeGiveBackIsNotCountedAsGivenBackByTheProvider()
    {
        Counter counter = withAttempt(At::Cancelled);
        happen(counter, Heard{first, Question::Query,
                              Reading{.verdict = Verdict::Paid, .amount = yuan(3580)}});
        const RefundId refund("R1");
        happen(counter, RefundPressed{sale, refund, first, yuan(3580), "late", {}, {}});
        const Heard closed{first, Question::Query, Reading{.verdict = Verdict::Cancelled}};
        QCOMPARE(factsOf(happen(counter, closed)), "");
        happen(counter,
               HeardOfRefund{refund, Question::Refund, Reading{.verdict = Verdict::Refunded}});
        const Checkout &checkout = *counter.sale(sale);
        QVERIFY(!checkout.needsAttention());
        QCOMPARE(checkout.exceptions.front().amount, yuan(3580));
        QVERIFY(refundable(checkout, first).isZero());
    }

    void lateMoneyOfWhichAPartWasRefundedBeforeTheProviderGaveBackTheRest()
    {
        Counter counter = withAttempt(At::Cancelled);
        happen(counter, Heard{first, Question::Query,
                              Reading{.verdict = Verdict::Paid, .amount = yuan(3580)}});
        const RefundId refund("R1");
        happen(counter, RefundPressed{sale, refund, first, yuan(580), "late", {}, {}});
        happen(counter,
               HeardOfRefund{refund, Question::Refund, Reading{.verdict = Verdict::Refunded}});
        happen(counter, Heard{first, Question::Query, Reading{.verdict = Verdict::Cancelled}});
        const Checkout &checkout = *counter.sale(sale);
        QVERIFY(!checkout.needsAttention());
        QCOMPARE(checkout.exceptions.front().amount, yuan(580));
        QVERIFY(refundable(checkout, first).isZero());
    }

    void theSameContradictionIsToldOnce()
    {
        Counter counter = withAttempt(At::Cancelled);
        const Heard late{first, Question::Query,
                         Reading{.verdict = Verdict::Paid, .amount = yuan(3580)}};
        QCOMPARE(factsOf(happen(counter, late)), "paid after end");
        QCOMPARE(factsOf(happen(counter, late)), "");
    }
};

GUITAI_TEST(AttemptTest)
#include "attempt_test.moc"
