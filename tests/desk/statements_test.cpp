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
        QCOMPARE(told.size(), std::size_t(1));
        QCOMPARE(told.back().day, yesterday().name);
        QCOMPARE(told.back().tabs.size(), std::size_t(1));
        QVERIFY(told.back().tabs[0].state == State::NotCompared);

        // Nobody listens at that address.
        worker.fetchStatement(told.back().day, provider);
        QCOMPARE(approvals, 1);
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
        QCOMPARE(told.day, std::string("2026-03-01"));
        QVERIFY(told.tabs.empty() && !told.compared);
        worker.openStatements("nonsense", {});
        QCOMPARE(told.day, yesterday().name);
    }
};

GUITAI_TEST(StatementsDeskTest)
#include "statements_test.moc"
