// What a comparison leaves behind: exactly what was planted, each row by a name of its own.
#include "books/statement_outcome.h"
#include "tests/kit/main.h"

#include <QtTest>

#include <map>
#include <random>
#include <set>

namespace guitai::test {

namespace {

const Instant planBegin{1'772'294'400'000}; // 2026-03-01 in Shanghai
const StatementDay planDay{"2026-03-01", planBegin, planBegin + Span::hours(24), Currency::cny()};

Money minor(std::int64_t fen)
{
    return {fen, Currency::cny()};
}

// A day in which both sides say the same, and a way to plant what does not.
class PlantedDay
{
public:
    explicit PlantedDay(std::uint64_t seed)
        : m_chance(seed)
    {
        statement.provider = ProviderId("alipay");
        for (int i = 0; i < 400; ++i) {
            OurRow row;
            row.ours = "A" + std::to_string(i);
            row.reference = "T" + std::to_string(i);
            row.amount = minor(100 + below(50'000));
            row.at = planBegin + Span::minutes(60) + Span::seconds(i * 180);
            row.sale = SaleId("S" + std::to_string(i));
            if (i % 10 == 9) {
                row.kind = MoveKind::Refund;
                row.order = "A" + std::to_string(i - 1);
                row.amount = minor(-50);
            }
            ours.push_back(row);
            StatementLine line;
            line.line = i + 1;
            line.kind = row.kind;
            line.ours = row.ours;
            line.order = row.order;
            line.theirs = row.reference;
            line.amount = row.amount;
            line.fee = ExactAmount(below(50'000), Currency::cny());
            line.at = row.at;
            statement.lines.push_back(line);
        }
        for (int i = 0; i < 400; ++i)
            m_free.push_back(std::size_t(i));
        std::shuffle(m_free.begin(), m_free.end(), m_chance);
    }

    // Changes one row that nothing was done to yet.
    void plant(int what)
    {
        std::size_t i = m_free.back();
        m_free.pop_back();
        while (ours[i].kind == MoveKind::Refund || ours[i + 1].kind == MoveKind::Refund) {
            i = m_free.back(); // a refund goes by its payment
            m_free.pop_back();
        }
        OurRow &o = ours[i];
        StatementLine &t = statement.lines[i];
        switch (what) {
        case 0:
            expect(o.ours, MatchKind::MissingThere, Remedy::AskAgain);
            m_gone.insert(i);
            return;
        case 1:
            m_mine.insert(i);
            expect(o.ours, MatchKind::MissingHere, Remedy::LookAtProvider);
            return;
        case 2:
            t.amount += minor(below(100) + 1);
            expect(o.ours, MatchKind::AmountDiffers, Remedy::LookAtProvider);
            return;
        case 3:
            t.state = MoveState::Pending;
            expect(o.ours, MatchKind::StateDiffers, Remedy::AskAgain);
            return;
        case 4:
            o.state = OurRow::State::NotDone;
            o.saleWaits = true;
            expect(o.ours, MatchKind::StateDiffers, Remedy::AttachToSale);
            return;
        case 5:
            o.state = OurRow::State::NotDone;
            expect(o.ours, MatchKind::StateDiffers, Remedy::GiveBack);
            return;
        case 6:
            t.state = MoveState::Failed;
            expect(o.ours, MatchKind::StateDiffers, Remedy::ChargeAgain);
            return;
        case 7: // ours fell on the next day: it is theirs of today all the same
            o.at = planDay.to + Span::seconds(1 + below(500));
            others.insert(o.ours);
            return;
        case 8:
            o.at = planDay.to - Span::seconds(1 + below(500));
            m_gone.insert(i);
            expect(o.ours, MatchKind::OtherDay, Remedy::WaitForNext);
            return;
        case 9: {
            StatementLine fee;
            fee.line = int(statement.lines.size()) + 1;
            fee.kind = MoveKind::Fee;
            fee.amount = minor(-1 - below(100));
            fee.at = t.at;
            statement.lines.push_back(fee);
            ++fees;
            return;
        }
        case 10: { // listed twice
            StatementLine again = t;
            again.line = int(statement.lines.size()) + 1;
            again.theirs += "X";
            statement.lines.push_back(again);
            expect(o.ours, MatchKind::MissingHere, Remedy::LookAtProvider);
            return;
        }
        default:
            statement.odd.push_back({int(1000 + statement.odd.size()), "?", "no amount"});
            return;
        }
    }

    StatementCompared compare()
    {
        Statement told = statement;
        told.lines.clear();
        for (std::size_t i = 0; i < statement.lines.size(); ++i) {
            if (!m_gone.contains(i))
                told.lines.push_back(statement.lines[i]);
        }
        std::vector<OurRow> known;
        for (std::size_t i = 0; i < ours.size(); ++i) {
            if (!m_mine.contains(i))
                known.push_back(ours[i]);
        }
        std::shuffle(told.lines.begin(), told.lines.end(), m_chance);
        return outcomeOf(reconcile(told, planDay, known), "ab");
    }

    std::int64_t below(std::int64_t n) { return std::int64_t(m_chance() % std::uint64_t(n)); }

    Statement statement;
    std::vector<OurRow> ours;
    std::map<std::string, std::pair<MatchKind, Remedy>> expected;
    std::set<std::string> others;
    std::int64_t fees = 0;

private:
    void expect(const std::string &row, MatchKind kind, Remedy remedy)
    {
        expected[row] = {kind, remedy};
    }

    std::mt19937_64 m_chance;
    std::vector<std::size_t> m_free;
    std::set<std::size_t> m_gone, m_mine;
};

} // namespace

class StatementOutcomeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPlantedIsFoundAndNothingMore()
    {
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            PlantedDay day(seed);
            for (std::int64_t left = day.below(40); left > 0; --left)
                day.plant(int(day.below(12)));
            const StatementCompared outcome = day.compare();
            const std::string where = "seed " + std::to_string(seed);
            std::map<std::string, std::pair<MatchKind, Remedy>> found;
            std::set<std::string> names;
            for (const Difference &d : outcome.differences) {
                QVERIFY2(names.insert(d.row).second, (where + ": " + d.row).c_str());
                QCOMPARE(outcome.difference(d.row), &d);
                const std::string number = d.ours ? d.ours->number : d.theirs->number;
                found[number] = {d.kind, d.remedy};
            }
            QVERIFY2(found == day.expected, where.c_str());
            QCOMPARE(outcome.differences.size(), day.expected.size());
            QCOMPARE(
                std::set<std::string>(outcome.fromOtherDays.begin(), outcome.fromOtherDays.end()),
                day.others);
            QCOMPARE(outcome.count(MatchKind::Fee), day.fees);
            QCOMPARE(outcome.unreadable, std::int64_t(day.statement.odd.size()));
            std::int64_t waiting = 0, differing = 0;
            for (const auto &[row, what] : day.expected)
                (what.first == MatchKind::OtherDay ? waiting : differing) += 1;
            QCOMPARE(outcome.count(MatchKind::OtherDay), std::int64_t(day.others.size()) + waiting);
            // Each row once: those of ours, those only they have, fees, and what cannot be read.
            std::int64_t repeated = 0;
            for (const Difference &d : outcome.differences)
                repeated += d.isRepeated ? 1 : 0;
            QCOMPARE(outcome.rows(), 400 + repeated + outcome.unreadable);
            QCOMPARE(outcome.count(MatchKind::Equal), outcome.rows() - differing - waiting -
                                                          std::int64_t(day.others.size()) -
                                                          outcome.unreadable);
            QCOMPARE((ComparedDay{outcome, {}}).open(),
                     std::int64_t(day.expected.size()) + outcome.unreadable);
        }
    }

    void sumsStandWithTheirClasses()
    {
        PlantedDay day(5);
        day.plant(0);
        const StatementCompared outcome = day.compare();
        Money all = minor(0);
        for (const OurRow &row : day.ours)
            all += row.amount;
        Money ours = minor(0), theirs = minor(0);
        for (const ClassFigures &figures : outcome.classes) {
            ours += figures.ours;
            theirs += figures.theirs;
        }
        QCOMPARE(ours, all);
        QCOMPARE(ours - theirs, outcome.differences[0].ours->amount);
        QCOMPARE(outcome.oursTaken - outcome.oursRefunded, all);
    }

    void tooManyAreCountedAndNotKept()
    {
        Statement nothing;
        nothing.provider = ProviderId("alipay");
        std::vector<OurRow> ours;
        for (int i = 0; i < 700; ++i) {
            OurRow row;
            row.ours = "A" + std::to_string(i);
            row.amount = minor(100);
            row.at = planBegin + Span::hours(2);
            ours.push_back(row);
        }
        const StatementCompared outcome = outcomeOf(reconcile(nothing, planDay, ours), {});
        QCOMPARE(outcome.differences.size(), mostDifferencesKept);
        QCOMPARE(outcome.unlisted, std::int64_t(200));
        QCOMPARE(outcome.count(MatchKind::MissingThere), std::int64_t(700));
        QCOMPARE((ComparedDay{outcome, {}}).open(), std::int64_t(700));
    }

    void whatCannotBeReadIsKeptClean()
    {
        Statement odd;
        odd.provider = ProviderId("alipay");
        odd.odd = {{7, std::string("a\x01\xff") + std::string(5000, 'x'), "no time"}};
        const StatementCompared outcome = outcomeOf(reconcile(odd, planDay, {}), "ab");
        QCOMPARE(outcome.odd.size(), std::size_t(1));
        QCOMPARE(outcome.odd[0].line, std::int64_t(7));
        QCOMPARE(outcome.odd[0].text.size(), std::size_t(200));
        QVERIFY(!outcome.isWhole());
    }

    void aTotalIsOneRow()
    {
        Statement total;
        total.provider = ProviderId("zvt");
        total.onlyTotal = minor(100);
        const StatementCompared outcome = outcomeOf(reconcile(total, planDay, {}), "ab");
        QCOMPARE(outcome.rows(), std::int64_t(1));
        QCOMPARE(outcome.differences.size(), std::size_t(1));
        QCOMPARE(outcome.differences[0].row, std::string("total"));
        QCOMPARE(outcome.theirsTotal, std::optional(minor(100)));
        total.onlyTotal = minor(0);
        QVERIFY(outcomeOf(reconcile(total, planDay, {}), "ab").differences.empty());
    }
};

GUITAI_TEST(StatementOutcomeTest)

} // namespace guitai::test

#include "statement_outcome_test.moc"
