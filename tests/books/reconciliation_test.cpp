// Planted differences are found, each in its class, and none that was not planted.
#include "books/reconciliation.h"
#include "tests/kit/main.h"

#include <QtTest>

#include <random>
#include <set>

namespace guitai::test {

namespace {

using State = OurRow::State;

const Instant dayBegin{1'772'294'400'000}; // 2026-03-01 in Shanghai
const StatementDay day{"2026-03-01", dayBegin, dayBegin + Span::hours(24), Currency::cny()};

Money yuan(std::int64_t fen)
{
    return {fen, Currency::cny()};
}

OurRow paid(const std::string &number, std::int64_t fen, Instant at = dayBegin + Span::hours(10))
{
    OurRow row;
    row.ours = number;
    row.reference = "T" + number;
    row.amount = yuan(fen);
    row.at = at;
    row.receipt = 1;
    return row;
}

OurRow givenBack(const std::string &number, const std::string &order, std::int64_t fen,
                 Instant at = dayBegin + Span::hours(11))
{
    OurRow row = paid(number, -fen, at);
    row.kind = MoveKind::Refund;
    row.order = order;
    return row;
}

StatementLine lineOf(const OurRow &row)
{
    StatementLine line;
    line.kind = row.kind;
    line.ours = row.ours;
    line.order = row.order;
    line.theirs = row.reference;
    line.amount = row.amount;
    line.at = row.at;
    return line;
}

Statement statementOf(const std::vector<OurRow> &rows)
{
    Statement statement;
    statement.provider = ProviderId("alipay");
    for (const OurRow &row : rows)
        statement.lines.push_back(lineOf(row));
    return statement;
}

// What a day's books of one row each came to: the only class, and what is to be done.
struct Outcome
{
    MatchKind kind = MatchKind::Equal;
    Remedy remedy = Remedy::Nothing;
    int matches = 0;
};

Outcome outcomeOf(const std::vector<StatementLine> &theirs, const std::vector<OurRow> &ours)
{
    Statement statement;
    statement.lines = theirs;
    const Reconciliation result = reconcile(statement, day, ours);
    if (result.matches.empty())
        return {};
    return {result.matches[0].kind, result.matches[0].remedy, int(result.matches.size())};
}

} // namespace

class ReconciliationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneOfEachSide_data();
    void oneOfEachSide();
    void rowsThatAreBothSidesNothingAreLeftOut();
    void theOtherSideOfMidnight();
    void partRefundsGoByTheirOwnNumbers();
    void undonePaymentsAreEqual();
    void numbersOfTheProviderMatchToo();
    void aSecondRowForTheSamePaymentIsNews();
    void feesAddUpExactly();
    void aTotalIsComparedWithOurs();
    void unreadableRowsForbidAgreement();
    void plantedDifferencesAreFoundAndNoneMore();
};

void ReconciliationTest::oneOfEachSide_data()
{
    QTest::addColumn<int>("ours"); // -1: none
    QTest::addColumn<int>("theirs");
    QTest::addColumn<int>("differsBy");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("remedy");
    const auto row = [](const char *name, int ours, int theirs, MatchKind kind, Remedy remedy,
                        int differsBy = 0) {
        QTest::newRow(name) << ours << theirs << differsBy << int(kind) << int(remedy);
    };
    const int open = int(State::Open), done = int(State::Done), not_ = int(State::NotDone);
    const int tDone = int(MoveState::Done), tPending = int(MoveState::Pending);
    const int tFailed = int(MoveState::Failed), tReversed = int(MoveState::Reversed);
    row("both paid", done, tDone, MatchKind::Equal, Remedy::Nothing);
    row("another amount", done, tDone, MatchKind::AmountDiffers, Remedy::LookAtProvider, 1);
    row("we do not know, they have it", open, tDone, MatchKind::StateDiffers, Remedy::AskAgain);
    row("we had cancelled, they have it", not_, tDone, MatchKind::StateDiffers, Remedy::GiveBack);
    row("paid here, pending there", done, tPending, MatchKind::StateDiffers, Remedy::AskAgain);
    row("open here, pending there", open, tPending, MatchKind::Equal, Remedy::Nothing);
    row("paid here, failed there", done, tFailed, MatchKind::StateDiffers, Remedy::ChargeAgain);
    row("paid here, reversed there", done, tReversed, MatchKind::StateDiffers, Remedy::ChargeAgain);
    row("cancelled here, reversed there", not_, tReversed, MatchKind::Equal, Remedy::Nothing);
    row("only here", done, -1, MatchKind::MissingThere, Remedy::AskAgain);
    row("only here, open", open, -1, MatchKind::MissingThere, Remedy::AskAgain);
    row("only there", -1, tDone, MatchKind::MissingHere, Remedy::LookAtProvider);
    row("only there, failed", -1, tFailed, MatchKind::MissingHere, Remedy::LookAtProvider);
}

void ReconciliationTest::oneOfEachSide()
{
    QFETCH(int, ours);
    QFETCH(int, theirs);
    QFETCH(int, differsBy);
    QFETCH(int, kind);
    QFETCH(int, remedy);
    std::vector<OurRow> here;
    std::vector<StatementLine> there;
    if (ours >= 0) {
        here.push_back(paid("A1", 3580));
        here[0].state = State(ours);
    }
    if (theirs >= 0) {
        there.push_back(lineOf(paid("A1", 3580 + differsBy)));
        there[0].state = MoveState(theirs);
    }
    const Outcome outcome = outcomeOf(there, here);
    QCOMPARE(outcome.matches, 1);
    QCOMPARE(nameOf(outcome.kind), nameOf(MatchKind(kind)));
    QCOMPARE(nameOf(outcome.remedy), nameOf(Remedy(remedy)));
}

void ReconciliationTest::rowsThatAreBothSidesNothingAreLeftOut()
{
    OurRow cancelled = paid("A1", 3580);
    cancelled.state = State::NotDone;
    QCOMPARE(outcomeOf({}, {cancelled}).matches, 0);
    // Of another day and not in this statement: not this day's business.
    QCOMPARE(outcomeOf({}, {paid("A2", 100, dayBegin - Span::hours(3))}).matches, 0);
}

void ReconciliationTest::theOtherSideOfMidnight()
{
    const Instant lastSecond = day.to - Span::seconds(1);
    // Their clock says 23:59:59, ours two seconds later.
    const OurRow ours = paid("A1", 3580, lastSecond + Span::seconds(2));
    StatementLine theirs = lineOf(ours);
    theirs.at = lastSecond;
    Outcome outcome = outcomeOf({theirs}, {ours});
    QCOMPARE(nameOf(outcome.kind), "other_day");
    QCOMPARE(nameOf(outcome.remedy), "nothing");
    // The same the next day: our row, and no line of theirs.
    Statement empty;
    const StatementDay next{"2026-03-02", day.to, day.to + Span::hours(24), Currency::cny()};
    Reconciliation result = reconcile(empty, next, {ours});
    QCOMPARE(result.matches.size(), std::size_t(1));
    QCOMPARE(nameOf(result.matches[0].kind), "other_day");
    QCOMPARE(nameOf(result.matches[0].remedy), "look_day_before");
    outcome = outcomeOf({}, {paid("A2", 100, lastSecond)});
    QCOMPARE(nameOf(outcome.remedy), "wait_for_next_day");
}

void ReconciliationTest::partRefundsGoByTheirOwnNumbers()
{
    const std::vector<OurRow> ours = {paid("A1", 1000), givenBack("R1", "A1", 300),
                                      givenBack("R2", "A1", 300)};
    Statement statement = statementOf(ours);
    for (StatementLine &line : statement.lines)
        line.theirs = "the same trade";
    QVERIFY(reconcile(statement, day, ours).agrees());
    // One of them is another's: given back on the provider's website.
    statement.lines[2].ours = "website";
    const Reconciliation result = reconcile(statement, day, ours);
    QCOMPARE(result.count(MatchKind::Equal), 2);
    QCOMPARE(result.count(MatchKind::MissingHere), 1);
    QCOMPARE(result.count(MatchKind::MissingThere), 1);
    QCOMPARE(result.oursRefunded.minor(), 600);
}

void ReconciliationTest::undonePaymentsAreEqual()
{
    OurRow cancelled = paid("A1", 1000);
    cancelled.state = State::NotDone;
    StatementLine there = lineOf(paid("A1", 1000));
    StatementLine back = there;
    back.kind = MoveKind::Refund;
    back.amount = yuan(-1000);
    back.ours = "";
    back.order = "A1";
    Statement statement;
    statement.lines = {there, back};
    Reconciliation result = reconcile(statement, day, {cancelled});
    QVERIFY(result.agrees());
    QCOMPARE(result.count(MatchKind::Equal), 2);
    // Not all of it came back.
    statement.lines[1].amount = yuan(-900);
    result = reconcile(statement, day, {cancelled});
    QCOMPARE(result.count(MatchKind::StateDiffers), 1);
    QCOMPARE(result.count(MatchKind::MissingHere), 1);
}

void ReconciliationTest::numbersOfTheProviderMatchToo()
{
    const OurRow ours = paid("A1", 1000);
    StatementLine line = lineOf(ours);
    line.ours.clear();
    QCOMPARE(nameOf(outcomeOf({line}, {ours}).kind), "equal");
    line.theirs = "ch_1";
    line.parent = ours.reference;
    QCOMPARE(nameOf(outcomeOf({line}, {ours}).kind), "equal");
    line.parent.clear();
    QCOMPARE(outcomeOf({line}, {ours}).matches, 2);
}

void ReconciliationTest::aSecondRowForTheSamePaymentIsNews()
{
    const OurRow ours = paid("A1", 1000);
    Statement statement = statementOf({ours, ours});
    const Reconciliation result = reconcile(statement, day, {ours});
    QCOMPARE(result.count(MatchKind::Equal), 1);
    QCOMPARE(result.count(MatchKind::MissingHere), 1);
    QVERIFY(result.matches[0].isRepeated);
    QCOMPARE(nameOf(result.matches[0].remedy), "look_at_provider");
}

void ReconciliationTest::feesAddUpExactly()
{
    const std::vector<OurRow> ours = {paid("A1", 1000), paid("A2", 2000),
                                      givenBack("R1", "A1", 300)};
    Statement statement = statementOf(ours);
    statement.lines[0].fee = *ExactAmount::parse("0.06001", Currency::cny());
    statement.lines[1].fee = *ExactAmount::parse("0.12", Currency::cny());
    statement.lines[2].fee = *ExactAmount::parse("-0.01800", Currency::cny());
    StatementLine monthly;
    monthly.kind = MoveKind::Fee;
    monthly.amount = yuan(-500);
    statement.lines.push_back(monthly);
    const Reconciliation result = reconcile(statement, day, ours);
    QCOMPARE(result.fees.text(), std::string("5.16201"));
    QCOMPARE(result.count(MatchKind::Fee), 1);
    QVERIFY(result.agrees());
}

void ReconciliationTest::aTotalIsComparedWithOurs()
{
    Statement statement;
    statement.onlyTotal = yuan(700);
    const std::vector<OurRow> ours = {paid("A1", 1000), givenBack("R1", "A1", 300),
                                      paid("A2", 5, day.to + Span::hours(1))};
    QVERIFY(reconcile(statement, day, ours).agrees());
    statement.onlyTotal = yuan(701);
    const Reconciliation result = reconcile(statement, day, ours);
    QVERIFY(!result.agrees());
    QCOMPARE(result.oursTotal->minor(), 700);
}

void ReconciliationTest::unreadableRowsForbidAgreement()
{
    Statement statement;
    statement.odd = {{7, "what is this", "no amount"}};
    const Reconciliation result = reconcile(statement, day, {});
    QVERIFY(!result.agrees());
    QCOMPARE(result.odd.size(), std::size_t(1));
}

void ReconciliationTest::plantedDifferencesAreFoundAndNoneMore()
{
    constexpr int rows = 100'000;
    std::mt19937_64 chance(11);
    std::vector<OurRow> ours;
    for (int i = 0; i < rows; ++i) {
        const Instant at = dayBegin + Span::minutes(30) + Span::milliseconds(i * 800ll);
        const std::string number = "P" + std::to_string(i);
        if (i % 20 == 19)
            ours.push_back(givenBack(number, "P" + std::to_string(i - 1), 50, at));
        else
            ours.push_back(paid(number, 100 + std::int64_t(chance() % 100'000), at));
    }
    Statement statement = statementOf(ours);
    std::shuffle(statement.lines.begin(), statement.lines.end(), chance);

    // Two hundred of each kind, all at different places.
    std::set<std::size_t> places;
    while (places.size() < 1000)
        places.insert(chance() % statement.lines.size());
    std::set<std::pair<std::string, std::string>> planted; // number, class
    std::set<std::string> taken;
    int n = 0;
    for (const std::size_t place : places) {
        StatementLine &line = statement.lines[place];
        const char *kind = "";
        switch (n++ % 5) {
        case 0: // theirs carries a number that is not ours
            planted.emplace(line.ours, "missing_there");
            line.ours = "X" + std::to_string(place);
            line.theirs = "";
            kind = "missing_here";
            break;
        case 1:
            line.amount += yuan(1);
            kind = "amount_differs";
            break;
        case 2:
            line.state = MoveState::Pending;
            kind = "state_differs";
            break;
        case 3:
            line.kind = MoveKind::Fee;
            planted.emplace(line.ours, "missing_there");
            kind = "fee";
            break;
        case 4:
            for (OurRow &row : ours) {
                if (row.ours == line.ours)
                    row.at = day.to + Span::seconds(20);
            }
            kind = "other_day";
            break;
        }
        planted.emplace(line.ours, kind);
    }
    const Reconciliation result = reconcile(statement, day, ours);
    std::set<std::pair<std::string, std::string>> found;
    std::size_t equal = 0;
    for (const Match &match : result.matches) {
        if (match.kind == MatchKind::Equal) {
            ++equal;
            continue;
        }
        found.emplace(match.theirs ? match.theirs->ours : match.ours->ours, nameOf(match.kind));
    }
    QVERIFY(found == planted);
    QCOMPARE(equal, std::size_t(rows - 1000));
}

GUITAI_TEST(ReconciliationTest)

} // namespace guitai::test

#include "reconciliation_test.moc"
