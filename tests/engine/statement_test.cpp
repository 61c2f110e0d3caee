// Statements: when they are fetched, what a comparison leaves to be done, and doing it.
#include "payment/engine/view.h"
#include "tests/engine/stories.h"
#include "tests/kit/main.h"

#include <QtTest>

using namespace guitai;
using namespace guitai::test;

namespace {

const Zone shanghai = {{{0}, chinaOffset}};
// 2026-02-02 10:40 in Shanghai.
const Instant now = noon;

template <typename T>
const T *factIn(const Decision &decision)
{
    for (const Fact &fact : decision.facts) {
        if (const auto *found = std::get_if<T>(&fact))
            return found;
    }
    return nullptr;
}

template <typename T>
const T *commandIn(const Decision &decision)
{
    for (const Command &command : decision.commands) {
        if (const auto *found = std::get_if<T>(&command))
            return found;
    }
    return nullptr;
}

// A wallet with statements, and a manager at the till.
Counter shopWithStatements(Counter counter = signedIn())
{
    counter.zone = shanghai;
    counter.cards[wallet].statementAfter = Span::hours(9) + Span::minutes(30);
    counter.since = now - Span::hours(24 * 3);
    happen(counter, SignIn{wang});
    return counter;
}

StatementCompared outcomeOf(const std::string &day, std::vector<Difference> differences = {})
{
    StatementCompared outcome;
    outcome.provider = wallet;
    outcome.day = day;
    outcome.sha256 = "ab";
    const auto named = dayNamed(shanghai, day);
    outcome.from = named->from;
    outcome.to = named->to;
    outcome.classes = {{MatchKind::Equal, 412, yuan(100), yuan(100)}};
    outcome.differences = std::move(differences);
    return outcome;
}

Difference rowAbout(const AttemptId &attempt, Remedy remedy = Remedy::AskAgain)
{
    Difference d;
    d.row = attempt.text;
    d.kind = remedy == Remedy::WaitForNext ? MatchKind::OtherDay : MatchKind::StateDiffers;
    d.remedy = remedy;
    d.attempt = attempt;
    d.sale = sale;
    d.ours = BookSide{attempt.text, {}, MoveState::Done, {}, yuan(3580), now};
    return d;
}

const WokeStatements woke{wallet, {}};

} // namespace

class StatementRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // ---- The morning.
    void theDayBeforeIsFetchedWhenItIsReady()
    {
        Counter counter = shopWithStatements();
        counter.since = now - Span::hours(12);
        const auto ready = dayNamed(shanghai, "2026-02-02")->from + Span::minutes(9 * 60 + 30);
        const Decision early = decide(counter, woke, ready - Span::seconds(1));
        QVERIFY(!commandIn<FetchStatement>(early));
        QCOMPARE(commandIn<WakeStatements>(early)->at, ready);
        const Decision due = decide(counter, woke, ready);
        QVERIFY(commandIn<FetchStatement>(due));
        QCOMPARE(commandIn<FetchStatement>(due)->day.day, std::string("2026-02-01"));
        QVERIFY(commandIn<FetchStatement>(due)->by.empty());
        QVERIFY(due.facts.empty());
        // Compared: nothing until tomorrow's.
        happen(counter, StatementRead{outcomeOf("2026-02-01")}, ready);
        const Decision done = decide(counter, woke, ready + Span::minutes(1));
        QVERIFY(!commandIn<FetchStatement>(done));
        QCOMPARE(commandIn<WakeStatements>(done)->at, ready + Span::hours(24));
    }

    void daysThatWereMissedAreCaughtUp()
    {
        Counter counter = shopWithStatements();
        std::vector<std::string> days;
        for (int i = 0; i < 5; ++i) {
            const Decision decision = decide(counter, woke, now);
            const auto *fetch = commandIn<FetchStatement>(decision);
            if (!fetch)
                break;
            days.push_back(fetch->day.day);
            happen(counter, StatementRead{outcomeOf(fetch->day.day)}, now);
        }
        QCOMPARE(days, (std::vector<std::string>{"2026-01-30", "2026-01-31", "2026-02-01"}));
        // A till that was off for long looks two weeks back, and not before its first fact.
        counter.compared.clear();
        counter.since = now - Span::hours(24 * 300);
        QCOMPARE(commandIn<FetchStatement>(decide(counter, woke, now))->day.day,
                 std::string("2026-01-19"));
        counter.since = {};
        QVERIFY(!commandIn<FetchStatement>(decide(counter, woke, now)));
    }

    void aDayThatIsRefusedDoesNotKeepTheOthersBack()
    {
        const Counter counter = shopWithStatements();
        const WokeStatements again{wallet, {{"2026-01-30", now}, {"2026-01-31", now}}};
        QCOMPARE(commandIn<FetchStatement>(decide(counter, again, now))->day.day,
                 std::string("2026-02-01"));
        const WokeStatements all{
            wallet,
            {{"2026-01-30", now}, {"2026-01-31", now - Span::minutes(5)}, {"2026-02-01", now}}};
        QCOMPARE(commandIn<FetchStatement>(decide(counter, all, now))->day.day,
                 std::string("2026-01-31"));
    }

    void whatDoesNotComeIsAskedForCalmly()
    {
        const Counter counter = shopWithStatements();
        const auto pause = [&](Lack why) {
            const Decision d = decide(counter, StatementMissed{wallet, "2026-02-01", why}, now);
            return commandIn<WakeStatements>(d)->at - now;
        };
        QCOMPARE(pause(Lack::NotReady), Span::minutes(30));
        QCOMPARE(pause(Lack::NoAnswer), Span::minutes(10));
        QCOMPARE(pause(Lack::Refused), Span::hours(6));
    }

    void nothingAtAllIsBelievedOnlyAfterAWhile()
    {
        Counter counter = shopWithStatements();
        StatementCompared nothing = outcomeOf("2026-02-01", {rowAbout(first)});
        nothing.sha256.clear();
        QCOMPARE(happen(counter, StatementRead{nothing}).refusal, Refusal::NotReadyYet);
        const Instant later = nothing.to + Span::hours(36);
        QVERIFY(factIn<StatementCompared>(happen(counter, StatementRead{nothing}, later)));
        // Where we have nothing either, that is the whole truth.
        StatementCompared quiet = outcomeOf("2026-01-31");
        quiet.sha256.clear();
        QVERIFY(factIn<StatementCompared>(happen(counter, StatementRead{quiet})));
    }

    void anEmptyAnswerNeverUndoesWhatWasRead()
    {
        Counter counter = shopWithStatements();
        const StatementCompared read = outcomeOf("2026-02-01");
        QVERIFY(factIn<StatementCompared>(happen(counter, StatementRead{read})));
        StatementCompared nothing = outcomeOf("2026-02-01", {rowAbout(first)});
        nothing.sha256.clear();
        const Instant muchLater = nothing.to + Span::hours(24 * 30);
        QCOMPARE(happen(counter, StatementRead{nothing}, muchLater).refusal, Refusal::NotReadyYet);
    }

    void aPersonMayFetchWhatIsOver()
    {
        Counter counter = shopWithStatements();
        const Decision asked = decide(counter, StatementWanted{wallet, "2026-02-01"}, now);
        QCOMPARE(commandIn<FetchStatement>(asked)->by, wang.id);
        QCOMPARE(decide(counter, StatementWanted{wallet, "2026-02-02"}, now).refusal,
                 Refusal::NotReadyYet);
        QCOMPARE(decide(counter, StatementWanted{wallet, "the first"}, now).refusal,
                 Refusal::NotReadyYet);
        QCOMPARE(decide(counter, StatementWanted{ProviderId("cash"), "2026-02-01"}, now).refusal,
                 Refusal::NobodyToAsk);
        happen(counter, SignIn{lin});
        const StatementWanted wanted{wallet, "2026-02-01"};
        QCOMPARE(decide(counter, wanted, now).refusal, Refusal::NeedsSupervisor);
        QCOMPARE(decide(counter, wanted, now, tao).refusal, Refusal::None);
    }

    // ---- The outcome.
    void anOutcomeIsAFactOnce()
    {
        Counter counter = shopWithStatements();
        const Decision told = happen(counter, StatementRead{outcomeOf("2026-02-01")});
        QVERIFY(factIn<StatementCompared>(told));
        QCOMPARE(factIn<StatementCompared>(told)->at, now);
        const Instant later = now + Span::hours(1);
        QVERIFY(happen(counter, StatementRead{outcomeOf("2026-02-01")}, later).facts.empty());
        const Decision news =
            happen(counter, StatementRead{outcomeOf("2026-02-01", {rowAbout(first)})}, later);
        QCOMPARE(news.facts.size(), std::size_t(1));
        QCOMPARE(viewOf(counter, {}, later).attention.size(), std::size_t(1));
        QCOMPARE(viewOf(counter, {}, later).attention[0].times, 1);
    }

    void acceptingNeedsANoteAndAManager()
    {
        Counter counter = shopWithStatements();
        happen(counter, StatementRead{outcomeOf("2026-02-01", {rowAbout(first)})});
        AcceptDifference accept{wallet, "2026-02-01", first.text, " "};
        QCOMPARE(decide(counter, accept, now).refusal, Refusal::NoReason);
        accept.note = "seen on the website";
        accept.row = "A9";
        QCOMPARE(decide(counter, accept, now).refusal, Refusal::NoSuchRow);
        accept.row = first.text;
        happen(counter, SignIn{tao});
        QCOMPARE(decide(counter, accept, now).refusal, Refusal::NeedsManager);
        const Decision done = decide(counter, accept, now, wang);
        const auto *fact = factIn<DifferenceAccepted>(done);
        QVERIFY(fact);
        QCOMPARE(fact->by, tao.id);
        QCOMPARE(fact->approvedBy, wang.id);
        evolve(counter, *fact);
        QCOMPARE((counter.compared[{wallet, "2026-02-01"}].open()), std::int64_t(0));
        QVERIFY(viewOf(counter, {}, now).attention.empty());
        QCOMPARE(decide(counter, accept, now, wang).refusal, Refusal::AlreadyDone);
    }

    void whatWasAcceptedIsOpenAgainWhenItIsAnotherThing()
    {
        Counter counter = shopWithStatements();
        StatementCompared outcome = outcomeOf("2026-02-01", {rowAbout(first)});
        outcome.odd = {{7, "??", "no time"}};
        outcome.unreadable = 1;
        happen(counter, StatementRead{outcome});
        ComparedDay &day = counter.compared[{wallet, "2026-02-01"}];
        QCOMPARE(day.open(), std::int64_t(2));
        happen(counter, AcceptDifference{wallet, "2026-02-01", first.text, "seen"});
        happen(counter, AcceptDifference{wallet, "2026-02-01", "line 7", "seen"});
        QCOMPARE(day.open(), std::int64_t(0));
        outcome.sha256 = "cd";
        happen(counter, StatementRead{outcome});
        QCOMPARE(day.open(), std::int64_t(0));
        outcome.differences[0].kind = MatchKind::AmountDiffers;
        happen(counter, StatementRead{outcome});
        QCOMPARE(day.open(), std::int64_t(1));
    }

    void whatStandsInTheNextDaysStatementIsDone()
    {
        for (const bool nextFirst : {false, true}) {
            Counter counter = shopWithStatements();
            const StatementCompared here =
                outcomeOf("2026-01-31", {rowAbout(first, Remedy::WaitForNext)});
            StatementCompared next = outcomeOf("2026-02-01");
            next.fromOtherDays = {first.text};
            happen(counter, StatementRead{nextFirst ? next : here});
            happen(counter, StatementRead{nextFirst ? here : next});
            const ComparedDay &day = counter.compared[{wallet, "2026-01-31"}];
            QCOMPARE(day.open(), std::int64_t(0));
            QCOMPARE(day.accepted[0].note, std::string("in the statement of 2026-02-01"));
            QVERIFY(day.accepted[0].by.empty());
        }
        // It is not there either: nothing to wait for any more.
        Counter counter = shopWithStatements();
        happen(counter,
               StatementRead{outcomeOf("2026-01-31", {rowAbout(first, Remedy::WaitForNext)})});
        const ComparedDay &day = counter.compared[{wallet, "2026-01-31"}];
        const auto remedy = [&] {
            return remedyNow(counter.compared, shanghai, day, day.outcome.differences[0]);
        };
        QCOMPARE(remedy(), Remedy::WaitForNext);
        happen(counter, StatementRead{outcomeOf("2026-02-01")});
        QCOMPARE(day.open(), std::int64_t(1));
        QCOMPARE(remedy(), Remedy::AskAgain);
    }

    // ---- Asking again.
    void whatIsOverIsAskedAboutUntilThereIsAWord()
    {
        Counter counter = shopWithStatements(withAttempt(At::Cancelled));
        evolve(counter, WatchEnded{sale, now, first});
        const Decision asked = happen(counter, AskAgain{first, {}});
        QVERIFY(factIn<AskedAgain>(asked));
        QCOMPARE(*commandIn<AskProvider>(asked), (AskProvider{first, {}, Question::Query}));
        QVERIFY(!isOver(*counter.sale(sale)));
        QCOMPARE(happen(counter, AskAgain{first, {}}).refusal, Refusal::AlreadyDone);
        // Silence tells nothing: asked again, after a restart too.
        QVERIFY(happen(counter, Heard{first, Question::Query, Reading{}}).facts.empty());
        QVERIFY(
            commandIn<AskProvider>(happen(counter, WokeAttempt{first}, now + Span::minutes(1))));
        QVERIFY(commandIn<AskProvider>(happen(counter, Restarted{}, now + Span::minutes(1))));
        const Decision same =
            happen(counter, Heard{first, Question::Query, Reading{.verdict = Verdict::NotFound}});
        QCOMPARE(same.facts.size(), std::size_t(1));
        QCOMPARE(factIn<AnsweredAgain>(same)->verdict, Verdict::NotFound);
        QVERIFY(!commandIn<AskProvider>(happen(counter, WokeAttempt{first})));
    }

    void lateMoneyThatIsFoundIsAnExceptionAndComparedAgain()
    {
        Counter counter = shopWithStatements(withAttempt(At::Cancelled));
        evolve(counter, WatchEnded{sale, now, first});
        happen(counter, StatementRead{outcomeOf("2026-02-01", {rowAbout(first)})});
        happen(counter, AskAgain{first, {}});
        const Decision found = happen(
            counter,
            Heard{first, Question::Query,
                  Reading{.verdict = Verdict::Paid, .amount = yuan(3580), .reference = "T1"}});
        QCOMPARE(factIn<Contradicted>(found)->trouble, Trouble::PaidAfterEnd);
        QCOMPARE(factIn<AnsweredAgain>(found)->amount, std::optional(yuan(3580)));
        QCOMPARE(*commandIn<CompareAgain>(found), (CompareAgain{wallet, "2026-02-01"}));
    }

    void aRefundThatWasRefusedMayHaveBeenDone()
    {
        Counter counter = shopWithStatements(withAttempt(At::Paid));
        happen(counter, RefundPressed{sale, back, first, yuan(500), "broken"});
        happen(counter,
               HeardOfRefund{back, Question::Refund, Reading{.verdict = Verdict::RefundRefused}});
        const Decision asked = happen(counter, AskAgain{{}, back});
        QCOMPARE(*commandIn<AskProvider>(asked), (AskProvider{first, back, Question::QueryRefund}));
        QVERIFY(
            happen(counter, HeardOfRefund{back, Question::QueryRefund, Reading{}}).facts.empty());
        const Decision told = happen(
            counter, HeardOfRefund{back, Question::QueryRefund,
                                   Reading{.verdict = Verdict::Refunded, .amount = yuan(500)}});
        QVERIFY(factIn<AnsweredAgain>(told));
        QVERIFY(factIn<RefundEnded>(told)->done);
        QCOMPARE(counter.sale(sale)->refund(back)->stage, RefundStage::Done);
        // Once more changes nothing.
        QVERIFY(happen(counter,
                       HeardOfRefund{back, Question::QueryRefund,
                                     Reading{.verdict = Verdict::Refunded, .amount = yuan(500)}})
                    .facts.empty());
    }

    void nobodyIsAskedAboutWhatIsDoneByHand()
    {
        Counter counter = shopWithStatements(withAttempt(At::Paid));
        counter.cards[wallet].byHand = true;
        QCOMPARE(happen(counter, AskAgain{first, {}}).refusal, Refusal::NobodyToAsk);
        QCOMPARE(happen(counter, AskAgain{AttemptId("A9"), {}}).refusal, Refusal::NoSuchSale);
    }

    // ---- Attaching.
    void lateMoneyPaysItsSale()
    {
        Counter counter = shopWithStatements(withAttempt(At::Cancelled));
        happen(counter,
               Heard{first, Question::Query,
                     Reading{.verdict = Verdict::Paid, .amount = yuan(3580), .reference = "T1"}},
               now + Span::minutes(1));
        happen(counter, ParkSale{"the lady with the dog"});
        const Instant later = now + Span::hours(2);
        const Decision attached = happen(counter, AttachLateMoney{first}, later);
        const auto *fact = factIn<LateMoneyAttached>(attached);
        QVERIFY(fact);
        QCOMPARE(fact->since, now + Span::minutes(1));
        const auto *completed = factIn<SaleCompleted>(attached);
        QVERIFY(completed);
        QCOMPARE(completed->receipt.tenders.size(), std::size_t(1));
        QCOMPARE(completed->receipt.tenders[0].reference, std::string("T1"));
        QVERIFY(commandIn<PrintReceipt>(attached));
        QVERIFY(!counter.sale(sale)->needsAttention());
        QCOMPARE(happen(counter, AttachLateMoney{first}, later).refusal, Refusal::AlreadyDone);
        // It can be given back as any other leg.
        QCOMPARE(refundable(*counter.sale(sale), first), yuan(3580));
    }

    void onlyWhatIsDueOfASaleThatWaitsIsAttached()
    {
        const auto late = [](Money amount) {
            Counter counter = shopWithStatements(withAttempt(At::Cancelled));
            happen(counter, Heard{first, Question::Query,
                                  Reading{.verdict = Verdict::Paid, .amount = amount}});
            return counter;
        };
        Counter odd = late(yuan(3500));
        QCOMPARE(happen(odd, AttachLateMoney{first}).refusal, Refusal::BadAmount);
        Counter paid = late(yuan(3580));
        happen(paid, CashCounted{AttemptId("C1"), yuan(3580)});
        QCOMPARE(happen(paid, AttachLateMoney{first}).refusal, Refusal::SaleIsOver);
        Counter part = late(yuan(3580));
        happen(part, CashCounted{AttemptId("C1"), yuan(1000), yuan(1000)});
        QCOMPARE(happen(part, AttachLateMoney{first}).refusal, Refusal::BadAmount);
        Counter back = late(yuan(3580));
        happen(back, RefundPressed{sale, RefundId("R1"), first, yuan(3580), "late"});
        QCOMPARE(happen(back, AttachLateMoney{first}).refusal, Refusal::BadAmount);
        Counter none = shopWithStatements(withAttempt(At::Cancelled));
        QCOMPARE(happen(none, AttachLateMoney{first}).refusal, Refusal::AlreadyDone);
    }
};

GUITAI_TEST(StatementRulesTest)
#include "statement_test.moc"
