// Every provider's statement, fetched from its own simulator and compared with what was paid there.
#include "books/reconciliation.h"
#include "payment/providers/table.h"
#include "tests/kit/main.h"
#include "tests/providers/exchange.h"

#include <QtTest>

namespace guitai {

using test::Exchange;
using test::someMatter;

namespace {

// 2026-03-01 in China.
const StatementDay day{"2026-03-01", Instant{1'772'294'400'000},
                       Instant{1'772'294'400'000} + Span::hours(24), Currency::cny()};

std::unique_ptr<Exchange> exchangeWith(const std::string &id)
{
    for (const SimulatorMaker &simulatorMaker : simulatorMakers()) {
        if (simulatorMaker.id != id) {
            continue;
        }
        auto simulator = simulatorMaker.make();
        for (const ProviderMaker &maker : providerMakers()) {
            if (maker.id == id) {
                auto client = maker.make(simulator->settingsFor("http://127.0.0.1:8101"));
                return std::make_unique<Exchange>(std::move(client).value(), std::move(simulator));
            }
        }
    }
    return nullptr;
}

OurRow rowOf(const Matter &matter, const Reading &reading, Instant at)
{
    OurRow row;
    const bool isBack = !matter.refund.empty();
    row.kind = isBack ? MoveKind::Refund : MoveKind::Payment;
    row.ours = isBack ? matter.refund.text : matter.attempt.text;
    row.order = isBack ? matter.attempt.text : std::string();
    row.reference = reading.reference;
    row.amount = isBack ? -matter.refundAmount : matter.amount;
    row.at = at;
    return row;
}

// Three payments, two part refunds of the first.
std::vector<OurRow> aDayOf(Exchange &world)
{
    std::vector<OurRow> ours;
    for (const char *number : {"STAT_1", "STAT_2", "STAT_3"}) {
        const Matter matter = someMatter(number, world.now);
        world.ask(matter, Question::Charge);
        if (!world.simulator().pay(number, world.now)) {
            qFatal("%s cannot be paid", number);
        }
        const Reading paid = world.ask(matter, Question::Query);
        if (paid.verdict != Verdict::Paid) {
            qFatal("%s is not paid", number);
        }
        ours.push_back(rowOf(matter, paid, world.now));
        world.now = world.now + Span::minutes(3);
    }
    for (const char *number : {"STAT_R1", "STAT_R2"}) {
        Matter matter = someMatter("STAT_1", world.now);
        matter.refund = RefundId(number);
        matter.refundAmount = Money(501, Currency::cny());
        const Reading back = world.ask(matter, Question::Refund);
        if (back.verdict != Verdict::Refunded) {
            qFatal("%s is not given back", number);
        }
        ours.push_back(rowOf(matter, back, world.now));
        world.now = world.now + Span::minutes(3);
    }
    world.now = day.to + Span::hours(12);
    return ours;
}

} // namespace

class StatementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowIsEqual_data() { rows(); }
    void everyRowIsEqual();
    void whatIsMissingHereIsTold_data() { rows(); }
    void whatIsMissingHereIsTold();
    void aCutFileIsNeverWhole_data() { rows(); }
    void aCutFileIsNeverWhole();
    void anotherDayIsRefused_data() { rows(); }
    void anotherDayIsRefused();
    void rubbishIsRefused_data() { rows(); }
    void rubbishIsRefused();
    void aLostReplyIsNoStatement_data() { rows(); }
    void aLostReplyIsNoStatement();

private:
    static void rows()
    {
        QTest::addColumn<QString>("provider");
        int found = 0;
        for (const SimulatorMaker &maker : simulatorMakers()) {
            const auto world = exchangeWith(maker.id);
            if (world->client().fetchStatement(day, world->now)) {
                QTest::newRow(maker.id.c_str()) << QString::fromStdString(maker.id);
                ++found;
            }
        }
        if (found == 0) {
            QSKIP("no provider with statements is built in");
        }
    }
    static std::unique_ptr<Exchange> world()
    {
        QFETCH(QString, provider);
        return exchangeWith(provider.toStdString());
    }
};

void StatementTest::everyRowIsEqual()
{
    const auto shop = world();
    const std::vector<OurRow> ours = aDayOf(*shop);
    const Reading reading = shop->fetchStatement(day);
    QVERIFY2(reading.verdict == Verdict::DayClosed, reading.providerWords.c_str());
    const auto statement = shop->client().readStatement(reading.file, day);
    QVERIFY2(statement.ok(), statement.ok() ? "" : statement.problem().what.c_str());
    QVERIFY(statement->isWhole());
    QCOMPARE(statement->provider.text, shop->client().card().id.text);
    QCOMPARE(statement->lines.size(), ours.size());
    const Reconciliation outcome = reconcile(*statement, day, ours);
    for (const Match &match : outcome.matches) {
        QCOMPARE(nameOf(match.kind), "equal");
        QVERIFY(match.theirs->line > 0);
        if (!match.theirs->fee) {
            QVERIFY(match.theirs->kind == MoveKind::Refund); // some give no fee back
            continue;
        }
        QVERIFY(*match.theirs->net + *match.theirs->fee == ExactAmount::of(match.theirs->amount));
    }
    QVERIFY(outcome.agrees());
    QCOMPARE(outcome.theirsTaken.minor(), 3 * 3580);
    QCOMPARE(outcome.theirsRefunded.minor(), 2 * 501);
    QVERIFY(outcome.fees.millionths() > 0);
}

void StatementTest::whatIsMissingHereIsTold()
{
    const auto shop = world();
    std::vector<OurRow> ours = aDayOf(*shop);
    ours.erase(ours.begin() + 1);
    ours.back().amount = Money(-500, Currency::cny());
    const auto statement = shop->client().readStatement(shop->fetchStatement(day).file, day);
    QVERIFY(statement.ok());
    const Reconciliation outcome = reconcile(*statement, day, ours);
    QCOMPARE(outcome.count(MatchKind::MissingHere), 1);
    QCOMPARE(outcome.count(MatchKind::AmountDiffers), 1);
    QCOMPARE(outcome.count(MatchKind::Equal), 3);
    QCOMPARE(outcome.matches.size(), std::size_t(5));
}

void StatementTest::aCutFileIsNeverWhole()
{
    const auto shop = world();
    aDayOf(*shop);
    const std::string file = shop->fetchStatement(day).file;
    QVERIFY(shop->client().readStatement(file, day).ok());
    for (std::size_t size = 0; size + 2 < file.size(); size += 7) {
        const auto statement = shop->client().readStatement(file.substr(0, size), day);
        QVERIFY2(!statement.ok() || !statement->isWhole(), std::to_string(size).c_str());
    }
}

void StatementTest::anotherDayIsRefused()
{
    const auto shop = world();
    aDayOf(*shop);
    const std::string file = shop->fetchStatement(day).file;
    const StatementDay next{"2026-03-02", day.to, day.to + Span::hours(24), day.currency};
    const auto statement = shop->client().readStatement(file, next);
    QVERIFY(!statement.ok());
    QVERIFY(!statement.problem().what.empty());
}

void StatementTest::rubbishIsRefused()
{
    const auto shop = world();
    for (const char *rubbish : {"", "x", "<html>404</html>", "PK\x03\x04", "\x1F\x8B\x08", "{}",
                                "[]", "[[]]", "\xFF\xFE", "{\"data\":[]}", "#\n", "`1,`2\n"}) {
        const auto statement = shop->client().readStatement(rubbish, day);
        QVERIFY2(!statement.ok(), rubbish);
        QVERIFY(!statement.problem().what.empty());
    }
}

void StatementTest::aLostReplyIsNoStatement()
{
    const auto shop = world();
    aDayOf(*shop);
    const int messages = [&] {
        shop->fetchStatement(day);
        return int(shop->requests().size());
    }();
    for (int lost = 0; lost < messages; ++lost) {
        shop->wire = [lost](int n) {
            return n == lost ? Exchange::Wire::LoseReply : Exchange::Wire::Deliver;
        };
        const Reading reading = shop->fetchStatement(day);
        if (int(shop->requests().size()) <= lost) {
            continue; // a login of before is still good
        }
        QVERIFY(reading.verdict == Verdict::NoAnswer);
        QVERIFY(reading.file.empty());
    }
    shop->wire = [](int) { return Exchange::Wire::Deliver; };
    shop->tamper = [](int, HttpReply &reply) { reply.body.resize(reply.body.size() / 2); };
    const Reading reading = shop->fetchStatement(day);
    QVERIFY(reading.verdict == Verdict::NoAnswer ||
            !shop->client().readStatement(reading.file, day).ok());
}

GUITAI_TEST(StatementTest)

} // namespace guitai

#include "statement_test.moc"
