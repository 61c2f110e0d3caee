// Statements over a whole data folder: fetched in vain, brought as a file, compared beside the
// till.
#include "app/till/worker.h"
#include "app/workplace/demo_shop.h"
#include "payment/providers/table.h"
#include "tests/kit/main.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace guitai;
using State = ui::StatementTab::State;

namespace {

const Zone shanghai = {{{0}, chinaOffset}};

CalendarDay yesterday()
{
    const CalendarDay today = dayAt(shanghai, {QDateTime::currentMSecsSinceEpoch()});
    return dayAt(shanghai, today.from - Span::hours(1));
}

// A provider that makes a file even of a day on which nothing happened.
struct Paper
{
    std::string provider;
    ProviderSettings settings;
    std::string file;
};

std::string fileOf(const Provider &provider, Simulator &simulator, const CalendarDay &day)
{
    const Instant now = day.to + Span::hours(12);
    const auto talk = provider.fetchStatement({day.name, day.from, day.to, Currency::cny()}, now);
    if (!talk)
        return {};
    Step step = talk->begin();
    while (!std::holds_alternative<Reading>(step)) {
        const auto *request = std::get_if<HttpRequest>(&step);
        step = talk->hear(request ? Answer(simulator.handle(*request, now, {})) : Answer(Noted{}));
    }
    return std::get<Reading>(step).file;
}

std::optional<Paper> paper()
{
    for (const SimulatorMaker &maker : simulatorMakers()) {
        const auto simulator = maker.make();
        for (const ProviderMaker &one : providerMakers()) {
            if (one.id != maker.id || simulator->isDevice())
                continue;
            Paper paper{maker.id, simulator->settingsFor("http://127.0.0.1:9"), {}};
            const auto provider = one.make(paper.settings);
            if (provider)
                paper.file = fileOf(**provider, *simulator, yesterday());
            if (!paper.file.empty())
                return paper;
        }
    }
    return {};
}

Money ofFen(std::int64_t minor)
{
    return {minor, Currency::cny()};
}

// A shop with a provider that makes statements, and what its worker tells.
struct StatementShop
{
    explicit StatementShop(const Paper &paper, const std::vector<Fact> &facts = {})
        : folder{dir.filePath("shop").toStdString()}
        , provider(paper.provider)
    {
        isMade = makeDemoShop(folder).ok();
        const storage::SettingsStore store(folder.path, knownFields());
        auto settings = store.load();
        settings.value().providers[paper.provider] = paper.settings;
        isMade = isMade && store.save(*settings).ok();
        storage::SqliteJournal journal(folder.journal());
        isMade = isMade && journal.open(Currency::cny()).ok() && journal.append(facts).ok();
    }
    void open(const char *pin)
    {
        worker = std::make_unique<Worker>(folder);
        QObject::connect(worker.get(), &Worker::statementsOpened,
                         [this](const ui::ReconciledDay &day) { told.push_back(day); });
        QObject::connect(worker.get(), &Worker::approvalWanted,
                         [this](const ui::ApprovalWanted &w) { wanted.push_back(w); });
        QObject::connect(worker.get(), &Worker::receiptOpened,
                         [this](const Checkout &c) { sale = c; });
        QObject::connect(worker.get(), &Worker::noticed,
                         [this](const ui::Notice &n) { notices.push_back(n); });
        worker->open();
        worker->signIn(pin);
    }
    void look() { QCoreApplication::sendPostedEvents(worker.get()); }
    std::size_t refundsOf(const char *id)
    {
        worker->openReceipt(SaleId(id));
        return sale.refunds.size();
    }
    ui::StatementRows rows(std::vector<std::string> names) const
    {
        return {yesterday().name, provider, std::move(names)};
    }

    QTemporaryDir dir;
    DataFolder folder;
    ProviderId provider;
    bool isMade = false;
    std::unique_ptr<Worker> worker;
    std::vector<ui::ReconciledDay> told;
    std::vector<ui::ApprovalWanted> wanted;
    std::vector<ui::Notice> notices;
    Checkout sale;
};

// A sale that was given up; of each amount an attempt that was paid all the same.
std::vector<Fact> lateSale(const ProviderId &provider, const std::string &id,
                           const std::vector<std::int64_t> &amounts)
{
    const SaleId sale(id);
    const Instant at = yesterday().from + Span::hours(12);
    std::vector<Fact> facts = {
        SaleBegun{sale, at, CashierId("lin"), "Li Na", Currency::cny(), TaxMode::Inside, false}};
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        const AttemptId attempt(id + "A" + std::to_string(i + 1));
        OrderLine line;
        line.id = LineId(id + "L" + std::to_string(i));
        line.code = "1";
        line.name = "Tea";
        line.unitPrice = ofFen(amounts[i]);
        facts.push_back(LineSet{sale, at, line});
        facts.push_back(AttemptOpened{sale,
                                      at,
                                      attempt,
                                      provider,
                                      ofFen(amounts[i]),
                                      at + Span::minutes(3),
                                      at + Span::minutes(6),
                                      {}});
        facts.push_back(AttemptEnded{
            sale, at, attempt, AttemptOutcome::Cancelled, Reason::CustomerCancelled, {}, {}});
    }
    facts.push_back(SaleVoided{sale, at, CashierId("lin")});
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        facts.push_back(Contradicted{sale, at + Span::minutes(9),
                                     AttemptId(id + "A" + std::to_string(i + 1)),
                                     Trouble::PaidAfterEnd, ofFen(amounts[i]), "T7"});
    }
    return facts;
}

Difference lateRow(const std::string &sale, int attempt, std::int64_t amount)
{
    const std::string name = sale + "A" + std::to_string(attempt);
    const Instant at = yesterday().from + Span::hours(12);
    Difference row;
    row.row = name;
    row.kind = MatchKind::StateDiffers;
    row.remedy = Remedy::GiveBack;
    row.attempt = AttemptId(name);
    row.sale = SaleId(sale);
    row.ours = BookSide{name, {}, MoveState::Failed, {}, ofFen(amount), at};
    row.theirs = BookSide{name, "T7", MoveState::Done, {}, ofFen(amount), at};
    return row;
}

// Two sales below and above the limit of 200.00, and one that is above it with both its rows.
std::vector<Fact> lateDay(const ProviderId &provider)
{
    StatementCompared outcome;
    outcome.provider = provider;
    outcome.day = yesterday().name;
    outcome.at = yesterday().to + Span::hours(9);
    outcome.sha256 = "ab";
    outcome.from = yesterday().from;
    outcome.to = yesterday().to;
    outcome.oursTaken = outcome.oursRefunded = outcome.theirsTaken = outcome.theirsRefunded =
        ofFen(0);
    outcome.differences = {lateRow("s1", 1, 15'000), lateRow("s2", 1, 30'000),
                           lateRow("s3", 1, 15'000), lateRow("s3", 2, 15'000)};
    outcome.classes = {{MatchKind::StateDiffers, 4, ofFen(75'000), ofFen(75'000)}};
    std::vector<Fact> facts;
    for (const auto &sale : {lateSale(provider, "s1", {15'000}), lateSale(provider, "s2", {30'000}),
                             lateSale(provider, "s3", {15'000, 15'000})})
        facts.insert(facts.end(), sale.begin(), sale.end());
    facts.push_back(outcome);
    return facts;
}

} // namespace

class StatementsDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsComparedBesideTheTill()
    {
        const auto paper = ::paper();
        if (!paper)
            QSKIP("no provider with such statements is built in");
        const ProviderId provider(paper->provider);
        QTemporaryDir dir;
        const DataFolder folder{dir.filePath("shop").toStdString()};
        QVERIFY(makeDemoShop(folder).ok());
        storage::SettingsStore store(folder.path, knownFields());
        auto settings = store.load();
        QVERIFY(settings.ok());
        settings.value().providers[paper->provider] = paper->settings;
        QVERIFY(store.save(*settings).ok());

        Worker worker(folder);
        std::vector<ui::ReconciledDay> told;
        int approvals = 0;
        QObject::connect(&worker, &Worker::statementsOpened,
                         [&](const ui::ReconciledDay &day) { told.push_back(day); });
        QObject::connect(&worker, &Worker::approvalWanted,
                         [&](const ui::ApprovalWanted &) { ++approvals; });
        worker.open();
        worker.signIn("1234");
        worker.openStatements({}, provider);
        QCOMPARE(approvals, 1); // yesterday's takings are not for everybody
        QVERIFY(told.empty());
        worker.approve("5555");
        QCOMPARE(told.size(), std::size_t(1));
        QCOMPARE(told.back().day, yesterday().name);
        QCOMPARE(told.back().tabs.size(), std::size_t(1));
        QVERIFY(told.back().tabs[0].state == State::NotCompared);

        // Nobody listens at that address.
        worker.fetchStatement(told.back().day, provider);
        QCOMPARE(approvals, 2);
        worker.approve("5555");
        QTRY_VERIFY(told.back().tabs[0].state == State::Lacking);

        // Rubbish is refused with words, and nothing of it is kept.
        const QString path = dir.filePath("statement");
        const auto bring = [&](const std::string &bytes) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray::fromStdString(bytes));
            file.close();
            worker.importStatement(yesterday().name, provider, path);
            worker.approve("5555");
        };
        bring("rubbish");
        QTRY_VERIFY(told.back().tabs[0].lack == Lack::Refused);
        QVERIFY(!told.back().tabs[0].said.empty());
        bring(paper->file);
        QTRY_VERIFY(told.back().tabs[0].state == State::Compared);
        QCOMPARE(told.back().tabs[0].open, std::int64_t(0));
        QVERIFY(told.back().compared.has_value());
        QVERIFY(told.back().compared->outcome.isImported);
        QCOMPARE(told.back().compared->outcome.by, CashierId("lin"));
        QVERIFY(QFile::exists(QString::fromStdString(folder.path + "/statements/" +
                                                     yesterday().name + "-" + provider.text)));
    }

    void lookingIsForThoseWhoMay()
    {
        const auto paper = ::paper();
        if (!paper)
            QSKIP("no provider with such statements is built in");
        StatementShop shop(*paper);
        QVERIFY(shop.isMade);
        shop.open("1234");
        shop.worker->importStatement(yesterday().name, shop.provider, "/nowhere/file");
        QCOMPARE(shop.wanted.size(), std::size_t(1)); // before the file is even looked for
        QVERIFY(shop.notices.empty());
        shop.worker->dropApproval();
        shop.worker->openStatements({}, shop.provider);
        QCOMPARE(shop.wanted.size(), std::size_t(2));
        QCOMPARE(shop.wanted.back().role, Role::Supervisor);
        shop.worker->approve("5555");
        QCOMPARE(shop.told.size(), std::size_t(1));
        // One look goes on over other days; a new one is asked for again.
        shop.worker->openStatements("2026-03-01", shop.provider);
        QCOMPARE(shop.told.size(), std::size_t(2));
        QCOMPARE(shop.wanted.size(), std::size_t(2));
        shop.worker->leaveStatements();
        shop.worker->openStatements({}, shop.provider);
        QCOMPARE(shop.wanted.size(), std::size_t(3));
        shop.worker->dropApproval();
        // Nor does the next one at the till see what somebody else looked at.
        shop.worker->signIn("5555");
        shop.worker->openStatements({}, shop.provider);
        QCOMPARE(shop.told.size(), std::size_t(3));
        shop.worker->signIn("1234");
        shop.look();
        shop.worker->openStatements({}, shop.provider);
        QCOMPARE(shop.told.size(), std::size_t(3));
        QCOMPARE(shop.wanted.size(), std::size_t(4));
    }

    void noMoneyGoesBackBeforeAllOfItMay()
    {
        const auto paper = ::paper();
        if (!paper)
            QSKIP("no provider with such statements is built in");
        StatementShop shop(*paper, lateDay(ProviderId(paper->provider)));
        QVERIFY(shop.isMade);
        shop.open("5555");
        shop.worker->openStatements({}, shop.provider);
        QCOMPARE(shop.told.size(), std::size_t(1));
        QCOMPARE(shop.told.back().rows.size(), std::size_t(4));
        QCOMPARE(shop.told.back().rows[0].canGiveBack, ofFen(15'000));
        QCOMPARE(shop.told.back().rows[1].canGiveBack, ofFen(30'000));

        shop.worker->giveBackLate(shop.rows({"s1A1", "s2A1"}), "late");
        QCOMPARE(shop.wanted.size(), std::size_t(1));
        QCOMPARE(shop.wanted.back().role, Role::Manager);
        QCOMPARE(shop.refundsOf("s1"), std::size_t(0));
        shop.worker->approve("8888");
        QCOMPARE(shop.refundsOf("s1"), std::size_t(1));
        QCOMPARE(shop.refundsOf("s2"), std::size_t(1));
        QVERIFY2(shop.notices.empty(), "each was done once");
        shop.look();
        QVERIFY(!shop.told.back().rows[0].canGiveBack && !shop.told.back().rows[1].canGiveBack);
        QCOMPARE(shop.told.back().rows[2].canGiveBack, ofFen(15'000));

        // What is on its way is passed over, and needs nobody's PIN.
        shop.worker->giveBackLate(shop.rows({"s1A1", "s2A1"}), "late");
        QCOMPARE(shop.wanted.size(), std::size_t(1));
        QCOMPARE(shop.refundsOf("s2"), std::size_t(1));
        QVERIFY(shop.notices.empty());
    }

    void rowsOfOneSaleCountTogetherAgainstItsLimit()
    {
        const auto paper = ::paper();
        if (!paper)
            QSKIP("no provider with such statements is built in");
        StatementShop shop(*paper, lateDay(ProviderId(paper->provider)));
        QVERIFY(shop.isMade);
        shop.open("5555");
        // No day is open: the rows say themselves of which they are.
        shop.worker->giveBackLate(shop.rows({"s3A1", "s3A2"}), "late");
        QCOMPARE(shop.wanted.size(), std::size_t(1));
        QCOMPARE(shop.refundsOf("s3"), std::size_t(0));
        shop.worker->dropApproval();
        shop.worker->giveBackLate(shop.rows({"s3A1"}), "late");
        QCOMPARE(shop.wanted.size(), std::size_t(1));
        QCOMPARE(shop.refundsOf("s3"), std::size_t(1));
    }

    void whatWasAcceptedShowsAtOnce()
    {
        const auto paper = ::paper();
        if (!paper)
            QSKIP("no provider with such statements is built in");
        StatementShop shop(*paper, lateDay(ProviderId(paper->provider)));
        QVERIFY(shop.isMade);
        shop.open("8888");
        shop.worker->openStatements({}, shop.provider);
        shop.worker->acceptDifferences(shop.rows({"s1A1", "s2A1"}), "talked it over");
        shop.look();
        const auto &rows = shop.told.back().rows;
        QVERIFY(rows[0].accepted && rows[1].accepted && !rows[2].accepted);
        QCOMPARE(rows[0].canGiveBack, ofFen(15'000)); // as it was
    }

    void withoutProvidersThereIsNothingToCompare()
    {
        QTemporaryDir dir;
        const DataFolder folder{dir.filePath("shop").toStdString()};
        QVERIFY(makeDemoShop(folder).ok());
        Worker worker(folder);
        ui::ReconciledDay told;
        QObject::connect(&worker, &Worker::statementsOpened,
                         [&](const ui::ReconciledDay &day) { told = day; });
        worker.open();
        worker.openStatements("2026-03-01", {});
        QVERIFY(told.day.empty()); // nobody is there
        worker.signIn("5555");
        worker.openStatements("2026-03-01", {});
        QCOMPARE(told.day, std::string("2026-03-01"));
        QVERIFY(told.tabs.empty() && !told.compared);
        worker.openStatements("nonsense", {});
        QCOMPARE(told.day, yesterday().name);
    }
};

GUITAI_TEST(StatementsDeskTest)
#include "statements_test.moc"
