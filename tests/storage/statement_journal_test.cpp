// Comparisons in the journal: taken up again at a start, rebuilt, verified, and read for reports.
#include "storage/journal/sqlite_journal.h"
#include "storage/journal/verify.h"
#include "storage/reports/report_book.h"
#include "storage/reports/statement_book.h"
#include "storage/shifts/shift_book.h"
#include "tests/kit/main.h"
#include "tests/storage/story.h"

#include <QTemporaryDir>
#include <QtTest>

namespace guitai::test {

using storage::SqliteJournal;

namespace {

const ProviderId alipay("alipay");

Difference differenceOf(const std::string &row, MatchKind kind = MatchKind::MissingThere)
{
    Difference d;
    d.row = row;
    d.kind = kind;
    d.remedy = Remedy::AskAgain;
    d.attempt = AttemptId(row);
    d.sale = SaleId("s1");
    d.ours = BookSide{row, "T1", MoveState::Done, {}, yuan(350), morning};
    return d;
}

StatementCompared compared(const std::string &day, std::vector<Difference> differences,
                           Instant at = morning)
{
    StatementCompared outcome;
    outcome.provider = alipay;
    outcome.day = day;
    outcome.at = at;
    outcome.sha256 = "ab";
    outcome.from = at;
    outcome.to = at + Span::hours(24);
    outcome.oursTaken = outcome.oursRefunded = outcome.theirsTaken = outcome.theirsRefunded =
        yuan(0);
    outcome.feeMillionths = 320'040;
    outcome.classes = {{MatchKind::Equal, 411, yuan(100), yuan(100)}};
    if (!differences.empty())
        outcome.classes.push_back(
            {MatchKind::MissingThere, std::int64_t(differences.size()), yuan(350), yuan(0)});
    outcome.differences = std::move(differences);
    return outcome;
}

DifferenceAccepted accepted(const std::string &day, const std::string &row)
{
    return {
        alipay,         day, morning, row, "missing_there", "seen on the website", CashierId("c1"),
        CashierId("c2")};
}

} // namespace

class StatementJournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_journal = std::make_unique<SqliteJournal>(file());
        QVERIFY(m_journal->open(Currency::cny()).ok());
    }

    void aStartKnowsWhatWasComparedAndAccepted()
    {
        append({compared("2026-02-27", {differenceOf("A1"), differenceOf("A2")})});
        append({accepted("2026-02-27", "A1")});
        // Compared once more: what was accepted is of before, and stands.
        append({compared("2026-02-27", {differenceOf("A1"), differenceOf("A2")},
                         morning + Span::hours(1))});
        const Counter counter = taken();
        const ComparedDay &day = counter.compared.at({alipay, "2026-02-27"});
        QCOMPARE(day.open(), std::int64_t(1));
        QCOMPARE(day.accepted.size(), std::size_t(1));
        QCOMPARE(day.accepted[0].note, std::string("seen on the website"));
        QCOMPARE(counter.since, morning);
        sound();
    }

    void whatIsLongOverIsLeftOut()
    {
        append({compared("2025-12-01", {})});
        append({compared("2025-12-02", {differenceOf("A1")})});
        append({compared("2026-02-27", {})});
        const Counter counter = taken();
        QVERIFY(!counter.compared.contains({alipay, "2025-12-01"}));
        QVERIFY(counter.compared.contains({alipay, "2025-12-02"})); // still to be looked at
        QVERIFY(counter.compared.contains({alipay, "2026-02-27"}));
    }

    void acceptingWhatIsNotThereIsRefused()
    {
        const std::vector<Fact> facts = {accepted("2026-02-27", "A1")};
        QVERIFY(!m_journal->append(facts).ok());
        append({compared("2026-02-27", {differenceOf("A1")})});
        append({accepted("2026-02-27", "A1")});
        sound();
    }

    void rebuiltTablesAreTheSame()
    {
        append({compared("2026-02-27", {differenceOf("A1"), differenceOf("A2")})});
        append({accepted("2026-02-27", "A1"), accepted("2026-02-27", "A2")});
        append({compared("2026-02-27", {differenceOf("A1", MatchKind::AmountDiffers)})});
        append(lateSale());
        m_journal.reset();
        QVERIFY(storage::rebuildReadingTables(file()).ok());
        sound();
    }

    void reportsTellHowTheDaysCompared()
    {
        append({compared("2026-02-27", {differenceOf("A1"), differenceOf("A2")}),
                accepted("2026-02-27", "A2"), compared("2026-02-28", {})});
        storage::StatementBook book(*m_journal->database());
        const auto kept = book.between("2026-02-27", "2026-02-28");
        QVERIFY(kept.ok());
        QCOMPARE(kept->size(), std::size_t(2));
        QCOMPARE((*kept)[0].figures.open, std::int64_t(1));
        QCOMPARE((*kept)[0].figures.rows, std::int64_t(413));
        QCOMPARE((*kept)[1].figures.equal, std::int64_t(411));
        QCOMPARE((*kept)[1].fees.text(), std::string("0.32004"));
        // A day nobody has compared says so.
        const auto lines =
            storage::linesOf(*kept, {alipay, ProviderId("paypal")}, {"2026-02-28", "2026-03-01"});
        QCOMPARE(lines.size(), std::size_t(4));
        QVERIFY(lines[0].comparedAt.has_value());
        QVERIFY(!lines[1].comparedAt.has_value());
        QCOMPARE(lines[1].provider, ProviderId("paypal"));
        const auto day = book.comparedDay(alipay, "2026-02-27");
        QVERIFY(day.ok() && day->has_value());
        QCOMPARE((*day)->open(), std::int64_t(1));
        QVERIFY((*day)->acceptanceOf("A2"));
    }

    // The paper that closed the day is what it was; printed again it says what came later, and the
    // next Z names it.
    void theDayReportSaysWhatIsKnown()
    {
        append(alipaySale("s1", 2, 1));
        append({dayClosed(1, morning + Span::hours(9))});
        const auto report = [&](std::int64_t number) {
            return **storage::ShiftBook(*m_journal->database(), Currency::cny(), chinaOffset)
                         .day(number, {alipay});
        };
        QCOMPARE(report(1).statements.size(), std::size_t(1));
        QVERIFY(!report(1).statements[0].comparedAt.has_value());
        QVERIFY(report(1).comparedSince.empty());

        const Instant next = morning + Span::hours(23);
        append({compared("2026-03-01", {differenceOf("A1")}, next)});
        append({dayClosed(2, morning + Span::hours(33))});
        QCOMPARE(report(1).statements[0].comparedAt, std::optional(next));
        QVERIFY(report(1).comparedSince.empty());
        QCOMPARE(report(2).comparedSince.size(), std::size_t(1));
        QCOMPARE(report(2).comparedSince[0].day, std::string("2026-03-01"));
        QCOMPARE(report(2).comparedSince[0].open, std::int64_t(1));
        // Compared once more after the second Z: that paper does not change.
        append({compared("2026-03-01", {}, next + Span::hours(24))});
        QCOMPARE(report(2).comparedSince[0].open, std::int64_t(1));
        QCOMPARE(report(1).statements[0].open, std::int64_t(0));
    }

    void whatWasAcceptedBeforeStandsOnTheNextDayReport()
    {
        const auto at = [](int hours) { return morning + Span::hours(hours); };
        append({dayClosed(1, at(9))});
        append({compared("2026-03-01", {differenceOf("A1"), differenceOf("A2")}, at(23)),
                accepted("2026-03-01", "A1"), accepted("2026-03-01", "A2")});
        append({dayClosed(2, at(33))});
        append(
            {compared("2026-03-01",
                      {differenceOf("A1"), differenceOf("A2", MatchKind::AmountDiffers)}, at(47))});
        append({dayClosed(3, at(57))});
        const auto report =
            **storage::ShiftBook(*m_journal->database(), Currency::cny(), chinaOffset)
                  .day(3, {alipay});
        QCOMPARE(report.comparedSince.size(), std::size_t(1));
        QCOMPARE(report.comparedSince[0].open, std::int64_t(1)); // A2 is another difference now
        QCOMPARE(taken().compared.at({alipay, "2026-03-01"}).open(), std::int64_t(1));
    }

    void moneyThatCameLateIsFoundWhenItCame()
    {
        append(begun("s9", 1));
        append(opened("s9", "s9A", yuan(350), morning - Span::hours(240)));
        append(ended("s9", "s9A", AttemptOutcome::Cancelled, morning - Span::hours(239)));
        append({Contradicted{SaleId("s9"), morning + Span::hours(1), AttemptId("s9A"),
                             Trouble::PaidAfterEnd, yuan(350), "T9"}});
        storage::ReportBook book(*m_journal->database());
        const auto rows = book.rowsOf(alipay, morning, morning + Span::hours(24));
        QVERIFY2(rows.ok(), rows ? "" : rows.problem().what.c_str());
        QCOMPARE(rows->size(), std::size_t(1));
        QCOMPARE(rows->front().state, OurRow::State::Done);
        QCOMPARE(rows->front().at, morning + Span::hours(1));
        // And once, where it had ended in the same time.
        QCOMPARE(book.rowsOf(alipay, morning - Span::hours(300), morning + Span::hours(24))->size(),
                 std::size_t(1));
    }

    void lateMoneyThatIsAttachedWasTakenWhenItCame()
    {
        append(lateSale());
        storage::ReportBook book(*m_journal->database());
        const auto settlement =
            book.settle({morning - Span::hours(24), morning + Span::hours(24), {}}, Currency::cny(),
                        {{{0}, chinaOffset}});
        QVERIFY(settlement.ok());
        QVERIFY(settlement->isSound());
        QCOMPARE(settlement->tenders.size(), std::size_t(1));
        QCOMPARE(settlement->tenders[0].net(), yuan(350)); // once, not twice
        const auto rows = book.rowsOf(alipay, morning - Span::hours(24), morning + Span::hours(24));
        QVERIFY(rows.ok());
        QCOMPARE(rows->size(), std::size_t(1));
        QCOMPARE(rows->front().state, OurRow::State::Done);
        QVERIFY(!rows->front().saleWaits);
        sound();
    }

    void aRowIsFoundByItsNumberWheneverItWas()
    {
        append(begun("s9", 1));
        append(opened("s9", "s9A", yuan(350), morning - Span::hours(240)));
        append(ended("s9", "s9A", AttemptOutcome::Cancelled, morning - Span::hours(239)));
        storage::ReportBook book(*m_journal->database());
        const auto none = book.rowsOf(alipay, morning, morning + Span::hours(24));
        QVERIFY(none.ok() && none->empty());
        const auto row = book.rowOf(alipay, MoveKind::Payment, "s9A");
        QVERIFY(row.ok() && row->has_value());
        QCOMPARE((*row)->state, OurRow::State::NotDone);
        QVERIFY((*row)->saleWaits); // neither paid nor voided
        QVERIFY(!book.rowOf(alipay, MoveKind::Refund, "s9A")->has_value());
        append({SaleVoided{SaleId("s9"), morning, CashierId("c1")}});
        QVERIFY(!(*book.rowOf(alipay, MoveKind::Payment, "s9A"))->saleWaits);
    }

private:
    std::string file() const { return m_folder->filePath("journal.db").toStdString(); }

    void append(const std::vector<Fact> &facts)
    {
        const auto written = m_journal->append(facts);
        QVERIFY2(written.ok(), written.ok() ? "" : written.problem().what.c_str());
    }

    Counter taken()
    {
        Counter counter;
        counter.drawer = yuan(0);
        SqliteJournal again(file());
        const auto opening = again.open(Currency::cny());
        if (!opening)
            return counter;
        for (const Fact &fact : opening->facts)
            evolve(counter, fact);
        counter.since = opening->since;
        return counter;
    }

    // Cancelled, paid all the same, and counted for its sale an hour later.
    static std::vector<Fact> lateSale()
    {
        const SaleId sale("s7");
        const AttemptId attempt("s7A");
        std::vector<Fact> facts = begun("s7", 1) + opened("s7", "s7A", yuan(350)) +
                                  ended("s7", "s7A", AttemptOutcome::Cancelled);
        facts.push_back(Contradicted{sale, morning + Span::minutes(1), attempt,
                                     Trouble::PaidAfterEnd, yuan(350), "T7"});
        facts.push_back(AskedAgain{sale, morning, attempt, {}, CashierId("c1"), {}});
        facts.push_back(AnsweredAgain{sale, morning, attempt, {}, Verdict::Paid, yuan(350), "T7"});
        facts.push_back(LateMoneyAttached{sale,
                                          morning + Span::hours(1),
                                          attempt,
                                          yuan(350),
                                          "T7",
                                          morning + Span::minutes(1),
                                          CashierId("c1"),
                                          {}});
        Counter counter;
        counter.currency = Currency::cny();
        counter.drawer = yuan(0);
        for (const Fact &fact : facts)
            evolve(counter, fact);
        Receipt receipt;
        receipt.number = 1;
        receipt.sale = sale;
        receipt.at = morning + Span::hours(1);
        receipt.order = counter.sale(sale)->order;
        receipt.totals = totals(receipt.order);
        receipt.tenders = tenders(*counter.sale(sale));
        receipt.rounding = yuan(0);
        facts.push_back(SaleCompleted{sale, receipt.at, receipt});
        return facts;
    }

    static DayClosed dayClosed(std::int64_t number, Instant at)
    {
        DayClosed day;
        day.number = number;
        day.at = at;
        day.till = "T1";
        day.by = CashierId("c2");
        return day;
    }

    void sound()
    {
        m_journal.reset();
        const auto check = storage::verifyJournal(file());
        QVERIFY(check.ok());
        QVERIFY2(!check->fault, check->fault ? check->fault->what.c_str() : "");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteJournal> m_journal;
};

GUITAI_TEST(StatementJournalTest)

} // namespace guitai::test

#include "statement_journal_test.moc"
