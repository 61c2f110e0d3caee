// The till's side of the desk: approvals on the spot, shifts, reports, and what the journal keeps.
#include "app/till/worker.h"
#include "app/workplace/demo_shop.h"
#include "storage/settings/change_notes.h"
#include "storage/shifts/shift_book.h"
#include "tests/kit/main.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace guitai;
using ui::Notice;

namespace {

Money yuan(const char *text)
{
    return Money::parse(text, Currency::cny()).value();
}

struct DrawerSide
{
    DrawerSide()
        : worker((folder.path = dir.filePath("shop").toStdString(), (void)makeDemoShop(folder),
                  folder))
    {
        QObject::connect(&worker, &Worker::viewChanged, [this](const CounterView &v) { view = v; });
        QObject::connect(&worker, &Worker::noticed, [this](const Notice &n) { notices << n; });
        QObject::connect(&worker, &Worker::approvalWanted,
                         [this](const ui::ApprovalWanted &w) { wanted << w; });
        QObject::connect(&worker, &Worker::approvalOver, [this] { ++over; });
        QObject::connect(&worker, &Worker::reportReady,
                         [this](const ui::DrawerReport &r) { report = r; });
        worker.open();
        worker.signIn("1234");
        look();
    }
    void look() { QCoreApplication::sendPostedEvents(&worker); }
    void sell(const char *price)
    {
        CatalogueItem item;
        item.code = "2";
        item.name = "Water";
        item.price = yuan(price);
        worker.addItem(item);
        look();
    }

    QTemporaryDir dir;
    DataFolder folder;
    Worker worker;
    CounterView view;
    QList<Notice> notices;
    QList<ui::ApprovalWanted> wanted;
    int over = 0;
    ui::DrawerReport report;
};

} // namespace

class DrawerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSupervisorAllowsAPriceOnTheSpot()
    {
        DrawerSide shop;
        shop.sell("12.00");
        OrderLine line = shop.view.sale->checkout.order.lines.front();
        line.priceOverride = yuan("9.00");
        shop.worker.handle(ChangeLine{line});
        QCOMPARE(shop.wanted.size(), 1);
        QCOMPARE(shop.wanted.last().role, Role::Supervisor);
        QVERIFY(shop.notices.isEmpty() || shop.notices.last().kind != Notice::Kind::Refused);
        shop.worker.approve("0000");
        QVERIFY(shop.wanted.last().wrongPin);
        shop.worker.approve("1234"); // the cashier herself
        QVERIFY(shop.wanted.last().notEnough);
        shop.worker.approve("5555");
        shop.look();
        QCOMPARE(shop.over, 1);
        QCOMPARE(shop.view.sale->totals.total, yuan("9.00"));
        QCOMPARE(shop.view.cashier->id, CashierId("lin")); // still hers
    }

    void whatIsDroppedIsNotDone()
    {
        DrawerSide shop;
        shop.worker.handle(OpenWithoutSale{"coins"});
        QCOMPARE(shop.wanted.size(), 1);
        shop.worker.dropApproval();
        shop.worker.approve("5555");
        QCOMPARE(shop.over, 1);
        QCOMPARE(shop.wanted.size(), 1);
    }

    void aShiftFromFloatToZ()
    {
        DrawerSide shop;
        shop.worker.openShift({yuan("300.00")});
        shop.sell("12.00");
        shop.worker.confirmCash(yuan("20.00"), {});
        shop.worker.handle(MoveCash{yuan("-50.00"), "safe"});
        shop.worker.reportShift();
        QVERIFY(shop.report.shift.has_value());
        QVERIFY(!shop.report.expectedShown); // blind for a cashier
        shop.worker.handle(CountDrawer{{{yuan("100.00"), 2}}, {yuan("61.00")}});
        shop.look();
        QCOMPARE(shop.view.shift->counted, std::vector{yuan("261.00")});
        shop.worker.closeShift({yuan("200.00")});
        shop.look();
        QVERIFY(!shop.view.shift);
        const CashReport &cash = shop.report.shift->cash.front();
        QCOMPARE(cash.ledger.expected(), yuan("262.00"));
        QCOMPARE(*cash.over(), yuan("-1.00"));
        QCOMPARE(shop.report.shift->receipts, 1);
        QCOMPARE(shop.report.shift->sales, yuan("12.00"));
        QCOMPARE(shop.report.shift->moves.size(), 1u);
        shop.worker.closeDay({});
        QCOMPARE(shop.wanted.last().role, Role::Manager);
        shop.worker.approve("8888");
        QVERIFY(shop.report.day.has_value());
        QCOMPARE(shop.report.day->day.number, 1);
        QCOMPARE(shop.report.day->day.approvedBy, CashierId("wang"));
        QVERIFY(!shop.report.day->day.signature.empty());
        QCOMPARE(shop.report.day->all.sales, yuan("12.00"));
        QCOMPARE(shop.report.day->shifts.size(), 1u);
        shop.worker.printReport();
        QCOMPARE(shop.notices.last().kind, Notice::Kind::Printed);
        QVERIFY(QFile::exists(QString::fromStdString(shop.notices.last().what)));
    }

    void theNextCashierTakesTheDrawerOver()
    {
        DrawerSide shop;
        shop.worker.openShift({yuan("300.00")});
        shop.worker.handOver("0000", true);
        QCOMPARE(shop.notices.last().kind, Notice::Kind::WrongPin);
        shop.worker.handOver("5555", true);
        shop.look();
        QCOMPARE(shop.view.shift->cashier, CashierId("zhao"));
        QCOMPARE(shop.view.cashier->id, CashierId("zhao"));
    }

    void anOpenShiftOutlivesTheProgram()
    {
        QTemporaryDir dir;
        const DataFolder folder{dir.filePath("shop").toStdString()};
        QVERIFY(makeDemoShop(folder).ok());
        QVERIFY(storage::ChangeNotes(folder.path).add({"root", CashierId("lin"), "new PIN"}).ok());
        {
            auto place = Workplace::open(folder);
            QVERIFY(place.ok());
            Till &till = place.value()->till();
            till.handle(SignIn{{CashierId("lin"), "Lin"}});
            QCOMPARE(till.openShift({yuan("300.00")}), Refusal::None);
            QCOMPARE(till.handle(MoveCash{yuan("5.00"), "coins"}), Refusal::None);
        }
        auto place = Workplace::open(folder);
        QVERIFY(place.ok());
        const Counter &counter = place.value()->till().counter();
        QCOMPARE(counter.shift->expected(counter.currency), std::vector{yuan("305.00")});
        QCOMPARE(counter.cashier->id, CashierId("lin"));
        // What was changed meanwhile stands in the journal, once.
        storage::ShiftBook book(*place.value()->journal().database(), counter.currency,
                                chinaOffset);
        const auto rows = book.audit({});
        QVERIFY(rows.ok());
        QCOMPARE(std::count_if(rows->begin(), rows->end(),
                               [](const storage::StoredAudit &row) { return row.what == "staff"; }),
                 1);
    }
};

GUITAI_TEST(DrawerTest)
#include "drawer_test.moc"
