// What managers ask of the till: figures out of the reader's thread, people, rules; who may, and
// what the journal keeps of it.
#include "app/till/worker.h"
#include "app/workplace/demo_shop.h"
#include "storage/reports/report_book.h"
#include "storage/settings/change_notes.h"
#include "storage/shifts/shift_book.h"
#include "tests/kit/main.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace guitai;
using ui::Notice;

namespace {

Money fen(const char *text)
{
    return Money::parse(text, Currency::cny()).value();
}

struct ManagerSide
{
    explicit ManagerSide(const char *pin = "8888")
        : worker((folder.path = dir.filePath("shop").toStdString(), (void)makeDemoShop(folder),
                  folder))
    {
        QObject::connect(&worker, &Worker::viewChanged, [this](const CounterView &v) { view = v; });
        QObject::connect(&worker, &Worker::noticed, [this](const Notice &n) { notices << n; });
        QObject::connect(&worker, &Worker::approvalWanted,
                         [this](const ui::ApprovalWanted &w) { wanted << w; });
        QObject::connect(&worker, &Worker::settlementReady,
                         [this](const ui::SettlementSheet &s) { sheet = s; });
        QObject::connect(&worker, &Worker::overviewReady,
                         [this](const ui::OverviewSheet &s) { overview = s; });
        QObject::connect(&worker, &Worker::auditListed,
                         [this](const ui::AuditSheet &s) { audit = s; });
        QObject::connect(&worker, &Worker::peopleListed,
                         [this](const std::vector<Cashier> &now, const std::vector<Cashier> &was) {
                             people = now;
                             former = was;
                         });
        QObject::connect(&worker, &Worker::personRefused, [this](PersonFault f) { fault = f; });
        worker.open();
        worker.signIn(pin);
        look();
    }
    void look() { QCoreApplication::sendPostedEvents(&worker); }
    void sell(const char *price)
    {
        CatalogueItem item;
        item.code = "2";
        item.name = "Water";
        item.price = fen(price);
        worker.addItem(item);
        worker.confirmCash(fen(price), {});
        look();
    }
    // Waits for the reader's thread, by its answer.
    template <typename Signal>
    bool answers(Signal signal)
    {
        QSignalSpy spy(&worker, signal);
        return spy.wait(10'000);
    }
    std::vector<storage::StoredAudit> journal()
    {
        const auto database = storage::ReportBook::openForReading(folder.journal());
        return storage::ShiftBook(**database, Currency::cny(), chinaOffset).audit({}).value();
    }
    PersonChange change(PersonChange::Kind kind, const char *person) const
    {
        PersonChange change;
        change.kind = kind;
        change.person = CashierId(person);
        return change;
    }

    QTemporaryDir dir;
    DataFolder folder;
    Worker worker;
    CounterView view;
    QList<Notice> notices;
    QList<ui::ApprovalWanted> wanted;
    ui::SettlementSheet sheet;
    ui::OverviewSheet overview;
    ui::AuditSheet audit;
    std::vector<Cashier> people, former;
    PersonFault fault = PersonFault::None;
};

} // namespace

class ManagerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDaysFiguresComeFromTheReader()
    {
        ManagerSide shop;
        shop.worker.openShift({fen("300.00")});
        shop.sell("12.00");
        shop.sell("8.00");
        shop.worker.openSettlement({});
        QVERIFY(shop.answers(&Worker::settlementReady));
        QVERIFY2(shop.sheet.problem.isEmpty(), qPrintable(shop.sheet.problem));
        const Settlement &s = shop.sheet.settlement;
        QCOMPARE(s.sales, 2);
        QCOMPARE(s.total, fen("20.00"));
        QVERIFY(s.isSound());
        QCOMPARE(s.shifts.size(), 1u);
        QCOMPARE(s.drawer->expected, fen("320.00"));
        QVERIFY(!s.drawer->counted);

        shop.worker.openSettlement({{}, {}, true});
        QVERIFY(shop.answers(&Worker::settlementReady));
        QCOMPARE(shop.sheet.settlement.span.shift, shop.view.shift->id);
        QCOMPARE(shop.sheet.settlement.total, fen("20.00"));
    }

    void reportsArePrintedAndSaved()
    {
        ManagerSide shop;
        shop.sell("12.00");
        shop.worker.printSettlement(); // nothing was shown yet
        shop.worker.openSettlement({});
        QVERIFY(shop.answers(&Worker::settlementReady));
        shop.worker.printSettlement();
        QVERIFY(shop.answers(&Worker::noticed));
        QCOMPARE(shop.notices.last().kind, Notice::Kind::Printed);
        shop.look();
        QVERIFY(shop.view.printer.isWell() && shop.view.printer.lastPrinted);
        const QString csv = shop.dir.filePath("out/day.csv");
        shop.worker.saveSettlement(ui::SettlementFile::CsvWithBom, csv);
        QVERIFY(shop.answers(&Worker::noticed));
        QCOMPARE(shop.notices.last().kind, Notice::Kind::Saved);
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("\xEF\xBB\xBFreport,"));
        const QString pdf = shop.dir.filePath("out/day.pdf");
        shop.worker.saveSettlement(ui::SettlementFile::Pdf, pdf);
        QVERIFY(shop.answers(&Worker::noticed));
        QVERIFY(QFile(pdf).size() > 1000);
        shop.worker.saveSettlement(ui::SettlementFile::Pdf, "/proc/nowhere/day.pdf");
        QVERIFY(shop.answers(&Worker::noticed));
        QCOMPARE(shop.notices.last().kind, Notice::Kind::Failed);

        // The next one at the till prints nothing that was shown to another.
        shop.worker.signIn("1234");
        const qsizetype told = shop.notices.size();
        shop.worker.printSettlement();
        shop.worker.openSettlement({});
        shop.worker.approve("8888");
        QVERIFY(shop.answers(&Worker::settlementReady));
        QCOMPARE(shop.notices.size(), told);
    }

    void anotherDayAndNoDay()
    {
        ManagerSide shop;
        shop.sell("12.00");
        shop.worker.openSettlement({"2001-01-01", "2001-01-31", false});
        QVERIFY(shop.answers(&Worker::settlementReady));
        QCOMPARE(shop.sheet.settlement.sales, 0);
        shop.worker.openSettlement({"2001-01-31", "2001-01-01", false});
        QVERIFY(shop.answers(&Worker::settlementReady));
        QVERIFY(!shop.sheet.problem.isEmpty());
        shop.worker.openSettlement({{}, {}, true}); // no shift is open
        QVERIFY(shop.answers(&Worker::settlementReady));
        QVERIFY(!shop.sheet.problem.isEmpty());
    }

    void figuresAreForThoseWhoMay()
    {
        ManagerSide shop("1234");
        shop.sell("12.00");
        shop.worker.openSettlement({});
        QCOMPARE(shop.wanted.size(), 1);
        QCOMPARE(shop.wanted.last().role, Role::Manager);
        shop.worker.approve("5555");
        QVERIFY(shop.wanted.last().notEnough);
        shop.worker.approve("8888");
        QVERIFY(shop.answers(&Worker::settlementReady));
        QCOMPARE(shop.sheet.settlement.sales, 1);
        for (const auto &ask : std::vector<std::function<void()>>{
                 [&] { shop.worker.openOverview(); }, [&] { shop.worker.listAudit({}); },
                 [&] { shop.worker.listPeople(); }, [&] { shop.worker.checkSettings(); },
                 [&] { shop.worker.changeTrust({}); }}) {
            const qsizetype before = shop.wanted.size();
            ask();
            QCOMPARE(shop.wanted.size(), before + 1);
        }
        QVERIFY(shop.people.empty());
    }

    void whoMayNotSeeWhatIsExpectedDoesNot()
    {
        ManagerSide shop;
        Trust trust = shop.view.trust;
        trust.permissions[Act::Reports] = Role::Cashier;
        shop.worker.changeTrust(trust);
        shop.worker.signIn("1234");
        shop.worker.openShift({fen("300.00")});
        shop.sell("12.00");
        shop.worker.openSettlement({});
        QVERIFY(shop.answers(&Worker::settlementReady));
        QCOMPARE(shop.sheet.settlement.sales, 1);
        QVERIFY(!shop.sheet.settlement.drawer);
        QVERIFY(shop.sheet.settlement.shifts.empty());
    }

    void todayStandsBesideLastWeek()
    {
        ManagerSide shop;
        shop.sell("12.00");
        shop.worker.openOverview();
        QVERIFY(shop.answers(&Worker::overviewReady));
        QVERIFY2(shop.overview.problem.isEmpty(), qPrintable(shop.overview.problem));
        QCOMPARE(shop.overview.today.total, fen("12.00"));
        QCOMPARE(shop.overview.before.sales, 0);
        QCOMPARE((shop.overview.today.span.from - shop.overview.before.span.from).ms,
                 7 * 86'400'000);
        QCOMPARE((shop.overview.today.span.to - shop.overview.before.span.to).ms, 7 * 86'400'000);
    }

    void peopleComeChangeAndGo()
    {
        ManagerSide shop;
        PersonChange add = shop.change(PersonChange::Kind::Add, "");
        add.name = "Mei Chen";
        add.pin = "4711";
        shop.worker.changePerson(add);
        QCOMPARE(shop.people.size(), 4u);
        const CashierId mei = shop.people.back().id;
        QCOMPARE(mei, CashierId("meichen"));
        PersonChange role = shop.change(PersonChange::Kind::Role, "meichen");
        role.role = Role::Supervisor;
        shop.worker.changePerson(role);
        QCOMPARE(shop.people.back().role(), Role::Supervisor);
        PersonChange name = shop.change(PersonChange::Kind::Name, "meichen");
        name.name = "Mei";
        shop.worker.changePerson(name);
        PersonChange pin = shop.change(PersonChange::Kind::Pin, "meichen");
        pin.pin = "4712";
        shop.worker.changePerson(pin);
        shop.worker.changePerson(shop.change(PersonChange::Kind::Retire, "meichen"));
        QCOMPARE(shop.former.size(), 1u);
        QCOMPARE(shop.former.front().name, std::string("Mei"));
        PersonChange back = shop.change(PersonChange::Kind::Return, "meichen");
        back.pin = "4713";
        shop.worker.changePerson(back);
        QCOMPARE(shop.people.size(), 4u);

        // All of it stands in the journal already, and nothing waits to be taken in.
        QVERIFY(storage::ChangeNotes(shop.folder.path).all().empty());
        const auto rows = shop.journal();
        QCOMPARE(std::count_if(
                     rows.begin(), rows.end(),
                     [](const auto &row) { return row.what == "staff" && row.person == "wang"; }),
                 6);
        for (const auto &row : rows)
            QVERIFY(row.detail.find("471") == std::string::npos); // never a PIN
        shop.worker.signIn("4713");
        shop.look();
        QCOMPARE(shop.view.cashier->name, std::string("Mei"));
    }

    void whatCannotBeIsRefused()
    {
        ManagerSide shop;
        const auto fault = [&](const PersonChange &change) {
            shop.fault = PersonFault::None;
            shop.worker.changePerson(change);
            return shop.fault;
        };
        PersonChange add = shop.change(PersonChange::Kind::Add, "");
        add.name = "  ";
        add.pin = "4711";
        QCOMPARE(fault(add), PersonFault::NoName);
        add.name = "Mei";
        add.pin = "12";
        QCOMPARE(fault(add), PersonFault::BadPin);
        add.pin = "1234";
        QCOMPARE(fault(add), PersonFault::PinTaken);
        QCOMPARE(fault(shop.change(PersonChange::Kind::Retire, "wang")), PersonFault::LastManager);
        QCOMPARE(fault(shop.change(PersonChange::Kind::Role, "wang")), PersonFault::LastManager);
        QCOMPARE(fault(shop.change(PersonChange::Kind::Retire, "nobody")), PersonFault::Nobody);
        QVERIFY(shop.journal().empty());
        QVERIFY(storage::ChangeNotes(shop.folder.path).all().empty());
    }

    void nobodyGivesMoreTrustThanSheHas()
    {
        ManagerSide shop;
        Trust trust = shop.view.trust;
        trust.permissions[Act::Staff] = Role::Supervisor;
        shop.worker.changeTrust(trust);
        shop.look();
        QCOMPARE(shop.view.trust.needed(Act::Staff), Role::Supervisor);
        shop.worker.signIn("5555");
        PersonChange role = shop.change(PersonChange::Kind::Role, "lin");
        role.role = Role::Manager;
        shop.worker.changePerson(role);
        QCOMPARE(shop.wanted.size(), 1);
        QCOMPARE(shop.wanted.last().role, Role::Manager);
        shop.worker.dropApproval();
        PersonChange pin = shop.change(PersonChange::Kind::Pin, "wang");
        pin.pin = "9999";
        shop.worker.changePerson(pin);
        QCOMPARE(shop.wanted.size(), 2); // nor changes her betters
        shop.worker.dropApproval();
        role.role = Role::Supervisor;
        shop.worker.changePerson(role);
        QCOMPARE(shop.wanted.size(), 2);
        QCOMPARE(shop.people.front().role(), Role::Supervisor);
    }

    void whoeverIsAtTheTillIsWhoTheListSays()
    {
        ManagerSide shop;
        PersonChange other = shop.change(PersonChange::Kind::Role, "zhao");
        other.role = Role::Manager;
        shop.worker.changePerson(other);
        shop.worker.changePerson(shop.change(PersonChange::Kind::Role, "wang"));
        shop.look();
        QCOMPARE(shop.view.cashier->role(), Role::Cashier);
        shop.worker.changePerson(shop.change(PersonChange::Kind::Retire, "wang"));
        QCOMPARE(shop.wanted.size(), 1); // she may not any more
        shop.worker.approve("5555");
        shop.look();
        QVERIFY(!shop.view.cashier);
    }

    void rulesChangeAtOnceAndStandInTheJournal()
    {
        ManagerSide shop("1234");
        Trust trust = shop.view.trust;
        trust.permissions[Act::VoidSale] = Role::Supervisor;
        trust.discountLimitPpm = 50'000;
        shop.worker.changeTrust(trust);
        QCOMPARE(shop.wanted.size(), 1);
        shop.worker.approve("8888");
        shop.look();
        QCOMPARE(shop.view.trust, trust);
        const auto rows = shop.journal();
        QCOMPARE(rows.size(), 1u);
        QCOMPARE(rows[0].what, std::string("settings"));
        QCOMPARE(rows[0].person, std::string("lin"));
        QCOMPARE(rows[0].approved, std::string("wang"));
        QVERIFY(rows[0].detail.find("void_sale: cashier -> supervisor") != std::string::npos);
        const auto kept = storage::SettingsStore(shop.folder.path, knownFields()).load();
        QCOMPARE(kept->trust, trust);
        shop.sell("1.00");
        shop.worker.handle(NextCustomer{});
        CatalogueItem item;
        item.code = "2";
        item.price = fen("3.00");
        shop.worker.addItem(item);
        shop.worker.handle(VoidSale{});
        QCOMPARE(shop.wanted.last().role, Role::Supervisor);
    }

    void whatNeededTrustIsListed()
    {
        ManagerSide shop("1234");
        shop.worker.handle(OpenWithoutSale{"coins"});
        shop.worker.approve("5555");
        shop.worker.signIn("8888");
        shop.worker.listAudit({});
        QVERIFY(shop.answers(&Worker::auditListed));
        QVERIFY2(shop.audit.problem.isEmpty(), qPrintable(shop.audit.problem));
        QCOMPARE(shop.audit.rows.size(), 1u);
        QCOMPARE(shop.audit.rows[0].what, std::string("open_drawer"));
        QCOMPARE(shop.audit.rows[0].by, std::string("小林 Lin"));
        QCOMPARE(shop.audit.rows[0].approvedBy, std::string("赵主管 Zhao"));
        shop.worker.listAudit({"2001-01-01"});
        QVERIFY(shop.answers(&Worker::auditListed));
        QVERIFY(shop.audit.rows.empty());
    }
};

GUITAI_TEST(ManagerTest)
#include "manager_test.moc"
