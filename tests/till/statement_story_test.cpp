// The morning after: the till fetches the statements by itself, calmly, and catches up.
#include "books/statement_outcome.h"
#include "tests/kit/main.h"
#include "tests/till/little_world.h"

#include <QtTest>

namespace guitai::test {

namespace {

constexpr Span aDay = Span::hours(24);

// Compares with the facts themselves, when it is told to work.
class LittleBookkeeper : public Bookkeeper
{
public:
    explicit LittleBookkeeper(LittleWorld &world, std::string provider)
        : m_world(world)
        , m_provider(std::move(provider))
    {}

    void compare(StatementFile file) override { m_files.push_back(std::move(file)); }
    void compareAgain(const ProviderId &provider, const StatementDay &day) override
    {
        again.push_back(provider.text + " " + day.day);
    }

    void work()
    {
        while (!m_files.empty()) {
            const StatementFile file = std::exchange(m_files.front(), {});
            m_files.erase(m_files.begin());
            m_world.till->compared(file, outcome(file));
        }
    }
    bool isIdle() const { return m_files.empty(); }

    std::vector<std::string> again;

private:
    Result<StatementCompared> outcome(const StatementFile &file)
    {
        Statement statement;
        statement.provider = file.provider;
        StatementDay day = file.day;
        if (!file.isEmptyDay) {
            for (const ProviderMaker &maker : providerMakers()) {
                if (maker.id != m_provider)
                    continue;
                auto read = maker.make(m_world.simulator->settingsFor("http://127.0.0.1:1"))
                                .value()
                                ->readStatement(file.bytes, day);
                if (!read)
                    return read.problem();
                statement = std::move(read).value();
            }
        }
        day.from = statement.from.value_or(day.from);
        day.to = statement.until.value_or(day.to);
        return outcomeOf(reconcile(statement, day, ours()),
                         file.isEmptyDay ? std::string() : std::string("ab"));
    }
    std::vector<OurRow> ours() const
    {
        std::vector<OurRow> rows;
        std::map<AttemptId, Money> amounts;
        for (const Fact &fact : m_world.facts()) {
            if (const auto *opened = std::get_if<AttemptOpened>(&fact))
                amounts[opened->attempt] = opened->amount;
            const auto *ended = std::get_if<AttemptEnded>(&fact);
            if (!ended || ended->outcome != AttemptOutcome::Paid)
                continue;
            OurRow row;
            row.ours = ended->attempt.text;
            row.reference = ended->reference;
            row.amount = amounts[ended->attempt];
            row.at = ended->at;
            row.sale = ended->sale;
            rows.push_back(row);
        }
        return rows;
    }

    LittleWorld &m_world;
    std::string m_provider;
    std::vector<StatementFile> m_files;
};

// A shop that sold one bottle on the second of February, and its bookkeeper.
struct Morning
{
    explicit Morning(const std::string &provider)
        : world(provider)
        , keeper(world, provider)
    {
        world.beginSale();
        world.pass(Span::seconds(30));
        world.customerPays();
        world.pass(Span::minutes(2));
        begin();
    }
    void begin()
    {
        world.bookkeeper = &keeper;
        world.start();
        world.till->watchStatements();
    }
    void passWorking(Span span)
    {
        for (Span gone{}; gone < span; gone = gone + Span::minutes(5)) {
            world.pass(Span::minutes(5));
            keeper.work();
        }
    }
    const ComparedDay *day(const std::string &name) const
    {
        for (const auto &[key, day] : world.till->counter().compared) {
            if (key.second == name)
                return &day;
        }
        return nullptr;
    }
    int timesAsked() const
    {
        return int(std::count_if(world.calls.begin(), world.calls.end(), [](const auto &call) {
            return call.find("bill") != std::string::npos ||
                   call.find("reporting") != std::string::npos;
        }));
    }

    LittleWorld world;
    LittleBookkeeper keeper;
};

} // namespace

class StatementStoryTest : public QObject
{
    Q_OBJECT

    static void forEachWallet()
    {
        QTest::addColumn<QString>("provider");
        for (const SimulatorMaker &maker : simulatorMakers()) {
            for (const char *wallet : {"alipay", "wechatpay", "paypal"}) {
                if (maker.id == wallet)
                    QTest::newRow(wallet) << QString(wallet);
            }
        }
    }

private Q_SLOTS:
    void theStatementIsComparedInTheMorning_data() { forEachWallet(); }
    void theStatementIsComparedInTheMorning()
    {
        QFETCH(QString, provider);
        Morning morning(provider.toStdString());
        QCOMPARE(morning.world.attempt().outcome, AttemptOutcome::Paid);
        const CalendarDay second = *dayNamed(morning.world.till->counter().zone, "2026-02-02");
        const auto card = morning.world.till->methods().front();
        QVERIFY(card.statementAfter.has_value());
        morning.passWorking(second.to + *card.statementAfter - morning.world.time() -
                            Span::minutes(10));
        QVERIFY(!morning.day("2026-02-02"));
        morning.passWorking(Span::minutes(30));
        const ComparedDay *day = morning.day("2026-02-02");
        QVERIFY(day);
        QCOMPARE(day->open(), std::int64_t(0));
        QCOMPARE(day->outcome.count(MatchKind::Equal), std::int64_t(1));
        QVERIFY(day->outcome.by.empty());
        // Nothing more until the next morning.
        const auto calls = morning.world.calls.size();
        morning.passWorking(Span::hours(6));
        QCOMPARE(morning.world.calls.size(), calls);
    }

    void aTillThatWasOffCatchesUp()
    {
        Morning morning("alipay");
        morning.world.till.reset();
        // Nobody is there for three days.
        LittleWorld &world = morning.world;
        world.start();
        world.pass(aDay + aDay + aDay);
        QVERIFY(!morning.day("2026-02-02"));
        morning.begin();
        morning.passWorking(Span::minutes(20));
        for (const char *name : {"2026-02-02", "2026-02-03", "2026-02-04"}) {
            const ComparedDay *day = morning.day(name);
            QVERIFY2(day, name);
            QCOMPARE(day->open(), std::int64_t(0));
        }
        QVERIFY(!morning.day("2026-02-05"));
        // And it remembers, by its facts alone.
        const auto calls = world.calls.size();
        morning.begin();
        morning.passWorking(Span::minutes(20));
        QCOMPARE(world.calls.size(), calls);
    }

    void aBadLineIsAskedThroughAgain()
    {
        Morning morning("alipay");
        const CalendarDay second = *dayNamed(morning.world.till->counter().zone, "2026-02-02");
        morning.passWorking(second.to + Span::hours(9) - morning.world.time());
        morning.world.next(Wire::ServerError);
        morning.world.next(Wire::ReplyLost);
        morning.passWorking(Span::minutes(45));
        QVERIFY(!morning.day("2026-02-02"));
        morning.passWorking(Span::minutes(30));
        QVERIFY(morning.day("2026-02-02"));
    }

    void aFullDiskLosesNoComparison()
    {
        Morning morning("alipay");
        const CalendarDay second = *dayNamed(morning.world.till->counter().zone, "2026-02-02");
        morning.passWorking(second.to + Span::hours(9) - morning.world.time());
        morning.world.diskIs(true);
        morning.passWorking(Span::hours(1));
        QVERIFY(!morning.day("2026-02-02"));
        morning.world.diskIs(false);
        morning.passWorking(Span::hours(1));
        QVERIFY(morning.day("2026-02-02"));
    }

    void aFileThatDoesNotFitIsSaidAndNothingIsTaken()
    {
        Morning morning("alipay");
        std::vector<StatementTry> told;
        morning.world.till->onCompared([&](const StatementTry &tried) { told.push_back(tried); });
        const ProviderId alipay("alipay");
        const Cashier wang{CashierId("wang"), "Wang", true};
        QCOMPARE(morning.world.till->importStatement(alipay, "2026-02-01", "not a bill"),
                 Refusal::NeedsSupervisor);
        QCOMPARE(morning.world.till->importStatement(alipay, "2026-02-01", "not a bill", wang),
                 Refusal::None);
        morning.keeper.work();
        QCOMPARE(told.size(), std::size_t(2));
        QVERIFY(told[0].asking);
        QVERIFY(!told[1].asking && !told[1].problem.empty());
        QVERIFY(!morning.day("2026-02-01"));
        QVERIFY(morning.world.till->view().attention.empty());
    }

    void whatIsAskedAgainIsAskedByTheProvidersOwnConversation()
    {
        Morning morning("alipay");
        Till &till = *morning.world.till;
        till.handle(SignIn{{CashierId("wang"), "Wang", true}});
        StatementCompared outcome;
        outcome.provider = ProviderId("alipay");
        outcome.day = "2026-02-01";
        outcome.sha256 = "ab";
        Difference difference;
        difference.row = morning.world.attempt().id.text;
        difference.attempt = morning.world.attempt().id;
        difference.sale = morning.world.sale;
        outcome.differences = {difference};
        QCOMPARE(till.handle(StatementRead{outcome}), Refusal::None);
        morning.world.next(Wire::ReplyLost);
        QCOMPARE(till.askAgain(ProviderId("alipay"), "2026-02-01", difference.row), Refusal::None);
        QCOMPARE(till.askAgain(ProviderId("alipay"), "2026-02-01", "nobody"), Refusal::NoSuchRow);
        morning.world.pass(Span::minutes(3));
        const auto &facts = morning.world.facts();
        const auto answered = std::find_if(facts.begin(), facts.end(), [](const Fact &fact) {
            return std::holds_alternative<AnsweredAgain>(fact);
        });
        QVERIFY(answered != facts.end());
        QCOMPARE(std::get<AnsweredAgain>(*answered).verdict, Verdict::Paid);
        // Nothing was charged a second time.
        QCOMPARE(morning.world.charges(), 1);
    }
};

GUITAI_TEST(StatementStoryTest)

} // namespace guitai::test

#include "statement_story_test.moc"
