// Managers' screens: every wire, keys alone, and that nobody sees what is not for them.
#include "tests/kit/main.h"
#include "tests/ui/little_books.h"
#include "tests/ui/little_shift.h"
#include "tests/ui/window_kit.h"
#include "ui/overview/health_list.h"
#include "ui/overview/overview_screen.h"
#include "ui/reports/hour_chart.h"
#include "ui/reports/report_view.h"
#include "ui/reports/tender_bars.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/words/sale_facts.h"

#include <QCalendarWidget>
#include <QFile>
#include <QListView>
#include <QTemporaryDir>

using namespace guitai;
using namespace guitai::test;
using namespace guitai::ui;

class ManagersWiresTest : public QObject
{
    Q_OBJECT

private:
    static QString figure(WindowKit &kit, const char *name)
    {
        auto *label = kit.window.findChild<AmountLabel *>(QLatin1String(name));
        return label != nullptr ? label->text() : QString();
    }
    static bool isSeen(WindowKit &kit, const char *name)
    {
        auto *widget = kit.window.findChild<QWidget *>(QLatin1String(name));
        return widget != nullptr && widget->isVisible();
    }
    static int rows(WindowKit &kit, const char *list)
    {
        return kit.window.findChild<QListView *>(QLatin1String(list))->model()->rowCount();
    }

private Q_SLOTS:
    void oneKeyLeadsToTheOverview()
    {
        WindowKit kit(shopWithHealth());
        kit.key(Qt::Key_M, Qt::ControlModifier);
        QCOMPARE(kit.window.place(), Place::Overview);
        QCOMPARE(kit.desk.last(), QStringLiteral("openOverview"));
        QVERIFY(!isSeen(kit, "todayTotal"));
        Q_EMIT kit.desk.overviewReady(overviewSheet());
        QCOMPARE(figure(kit, "todaySales"), QStringLiteral("360"));
        QCOMPARE(kit.text("todaySalesThen"), QStringLiteral("+12%\na week ago 322"));
        const QStringList chart = kit.window.findChild<HourChart *>()->texts();
        QCOMPARE(chart.first(), QStringLiteral("09:00 364.20 (12)"));
        const QStringList health = kit.window.findChild<HealthList *>()->texts();
        QVERIFY2(health[0].contains(QLatin1String("Well")), qPrintable(health[0]));
        QVERIFY(health[0].contains(QLatin1String("1 of 100 unanswered")));
        QVERIFY2(health[1].contains(QLatin1String("Unsteady")), qPrintable(health[1]));
        QVERIFY(health[health.size() - 2].contains(QLatin1String("Connected")));
        QVERIFY(kit.click("overviewAttention"));
        QCOMPARE(kit.window.place(), Place::Attention);
    }

    void theOverviewLooksAgainByItselfForThoseWhoMay()
    {
        WindowKit kit(shopWithHealth());
        kit.window.go(Place::Overview);
        kit.desk.asked.clear();
        kit.now = kit.now + Span::seconds(61);
        kit.window.findChild<OverviewScreen *>()->tick(kit.now);
        QCOMPARE(kit.desk.last(), QStringLiteral("openOverview"));
        CounterView cashier = shopWithHealth();
        cashier.cashier = Cashier{CashierId("lin"), "Li Na"};
        kit.desk.show(cashier);
        QVERIFY(!isSeen(kit, "todayTotal"));
        kit.desk.asked.clear();
        kit.now = kit.now + Span::seconds(61);
        kit.window.findChild<OverviewScreen *>()->tick(kit.now);
        QVERIFY(kit.desk.asked.isEmpty()); // no question for a PIN out of nothing
        kit.key(Qt::Key_F6);
        QCOMPARE(kit.desk.last(), QStringLiteral("openOverview"));
    }

    void booksThatCannotBeReadAreNoMatterOfTrust()
    {
        WindowKit kit(shopOfManager());
        kit.window.go(Place::Overview);
        OverviewSheet sheet;
        sheet.problem = QStringLiteral("the disk is gone");
        Q_EMIT kit.desk.overviewReady(sheet);
        QVERIFY(isSeen(kit, "noFigures"));
        QCOMPARE(kit.text("noFiguresTitle"), QStringLiteral("The books could not be read"));
    }

    void theReportShowsEveryTable()
    {
        WindowKit kit(shopOfManager());
        kit.window.go(Place::Overview);
        kit.key(Qt::Key_F2);
        QCOMPARE(kit.window.place(), Place::Reports);
        QCOMPARE(kit.desk.last(), QStringLiteral("openSettlement"));
        Q_EMIT kit.desk.settlementReady(settlementSheet());
        auto *report = kit.window.findChild<ReportView *>();
        for (const char *key : {"summary", "tenders", "taxes", "cash", "shifts", "cashiers",
                                "categories", "goods", "troubles", "statements", "checks"})
            QVERIFY2(!report->texts(key).isEmpty(), key);
        QCOMPARE(figure(kit, "reportSales"), QStringLiteral("822"));
        const QStringList bars = kit.window.findChild<TenderBars *>()->texts();
        QVERIFY2(bars[0].startsWith(QLatin1String("Cash 5,684.20")), qPrintable(bars[0]));
        QCOMPARE(kit.window.findChild<Badge *>(QStringLiteral("reportVerdict"))->text(),
                 QStringLiteral("All sums agree"));
        Q_EMIT kit.desk.settlementReady(unsoundSheet());
        QVERIFY(kit.window.findChild<Badge *>(QStringLiteral("reportVerdict"))
                    ->text()
                    .startsWith(QLatin1String("SUMS DO NOT AGREE")));
        QVERIFY(report->texts("checks").join(QLatin1Char(' ')).contains(QLatin1String("DIFFERS")));
    }

    void daysAreChosenWithKeys()
    {
        CounterView view = shopWithShift();
        view.cashier = Cashier{CashierId("wang"), "Wang Fang", true};
        WindowKit kit(view);
        kit.window.go(Place::Reports);
        Q_EMIT kit.desk.settlementReady(settlementSheet());
        QVERIFY(!kit.button("dayAfter")->isEnabled()); // it is today
        kit.key(Qt::Key_Left);
        QCOMPARE(kit.desk.last(), QStringLiteral("openSettlement 2026-11-21 2026-11-21"));
        kit.key(Qt::Key_F3);
        QCOMPARE(kit.desk.last(), QStringLiteral("openSettlement  shift"));
        kit.key(Qt::Key_F4);
        QVERIFY(isSeen(kit, "calendar"));
        auto *calendar = kit.window.findChild<QCalendarWidget *>();
        Q_EMIT calendar->activated(QDate(2026, 11, 20));
        calendar->setSelectedDate(QDate(2026, 11, 2));
        Q_EMIT calendar->activated(QDate(2026, 11, 2));
        QCOMPARE(kit.desk.last(), QStringLiteral("openSettlement 2026-11-02 2026-11-20"));
        QVERIFY(!isSeen(kit, "calendar"));
        kit.key(Qt::Key_F4);
        kit.key(Qt::Key_5); // digits wait a moment: they could be a scan
        QTRY_COMPARE(kit.desk.last(), QStringLiteral("openSettlement 2026-10-01 2026-10-31"));
        kit.key(Qt::Key_F4);
        kit.key(Qt::Key_Escape);
        QVERIFY(!isSeen(kit, "calendar"));
        kit.key(Qt::Key_Escape);
        QCOMPARE(kit.window.place(), Place::Overview);
    }

    void paperAndFiles()
    {
        WindowKit kit(shopOfManager());
        kit.window.go(Place::Reports);
        kit.key(Qt::Key_F5);
        QVERIFY(!isSeen(kit, "savePanel")); // nothing to save yet
        Q_EMIT kit.desk.settlementReady(settlementSheet());
        kit.key(Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(kit.desk.last(), QStringLiteral("printSettlement"));
        kit.key(Qt::Key_F5);
        QVERIFY(
            kit.field("savePath")->text().endsWith(QLatin1String("/settlement-2026-11-22.pdf")));
        QVERIFY(!isSeen(kit, "csvText1"));
        kit.type("savePath", QStringLiteral("/tmp/day.pdf"));
        kit.key(Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("saveSettlement 0 /tmp/day.pdf"));
        kit.key(Qt::Key_F6);
        kit.key(Qt::Key_F4);
        kit.type("savePath", QStringLiteral("/tmp/day.csv"));
        kit.key(Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("saveSettlement 3 /tmp/day.csv"));
        QVERIFY(!isSeen(kit, "savePanel"));
    }

    void onlyWhatWasAskedForIsSaved()
    {
        WindowKit kit(shopOfManager());
        kit.window.go(Place::Reports);
        Q_EMIT kit.desk.settlementReady(settlementSheet());
        QVERIFY(kit.button("reportPdf")->isEnabled());
        kit.key(Qt::Key_Left); // the day before is on its way
        for (const char *name : {"reportPdf", "reportCsv", "printSettlement"}) {
            QVERIFY2(!kit.button(name)->isEnabled(), name);
        }
        Q_EMIT kit.desk.settlementReady(settlementSheet()); // an answer from before
        QVERIFY(!kit.button("reportPdf")->isEnabled());
        SettlementSheet before = settlementSheet();
        before.wish = {"2026-11-21", "2026-11-21", false};
        Q_EMIT kit.desk.settlementReady(before);
        kit.key(Qt::Key_F5);
        QVERIFY(
            kit.field("savePath")->text().endsWith(QLatin1String("/settlement-2026-11-21.pdf")));
    }

    void aShiftsFileBearsItsNameAndNoFileIsReplacedUnasked()
    {
        CounterView view = shopWithShift();
        view.cashier = Cashier{CashierId("wang"), "Wang Fang", true};
        WindowKit kit(view);
        kit.window.go(Place::Reports);
        Q_EMIT kit.desk.settlementReady(settlementSheet());
        kit.key(Qt::Key_F3);
        SettlementSheet shift = settlementSheet();
        shift.wish.ofShift = true;
        shift.settlement.span.shift = ShiftId("H7");
        Q_EMIT kit.desk.settlementReady(shift);
        kit.key(Qt::Key_F5);
        QVERIFY(kit.field("savePath")
                    ->text()
                    .endsWith(QLatin1String("/settlement-2026-11-22-shift-H7.pdf")));
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("there.pdf"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        kit.field("savePath")->setText(path);
        kit.desk.asked.clear();
        kit.key(Qt::Key_Enter, Qt::KeypadModifier);
        QVERIFY(kit.desk.asked.isEmpty());
        QVERIFY(isSeen(kit, "saveFault"));
        kit.key(Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("saveSettlement 0 ") + path);
    }

    void whatCannotBeReadIsSaid()
    {
        WindowKit kit(shopOfManager());
        kit.window.go(Place::Reports);
        SettlementSheet none;
        none.problem = QStringLiteral("no shift is open");
        Q_EMIT kit.desk.settlementReady(none);
        QVERIFY(isSeen(kit, "noReport"));
        QVERIFY(!kit.button("printSettlement")->isEnabled());
    }

    void figuresGoWithTheirManager()
    {
        WindowKit kit(shopOfManager());
        kit.window.go(Place::Reports);
        Q_EMIT kit.desk.settlementReady(settlementSheet());
        QVERIFY(isSeen(kit, "reportTotal"));
        kit.desk.show(closedShop());
        CounterView next = openShop();
        kit.desk.show(next);
        kit.window.go(Place::Reports);
        QVERIFY(!isSeen(kit, "reportTotal"));
    }

    void whatNeededTrustByDayAndPerson()
    {
        WindowKit kit(shopOfManager());
        kit.window.go(Place::Overview);
        kit.key(Qt::Key_F3);
        QCOMPARE(kit.window.place(), Place::Audit);
        QCOMPARE(kit.desk.last(), QStringLiteral("listAudit 2026-11-22"));
        Q_EMIT kit.desk.auditListed(auditSheet());
        QCOMPARE(rows(kit, "auditList"), 9);
        QCOMPARE(kit.text("auditWhat"), QStringLiteral("2026-11-22  ·  9 entries"));
        kit.key(Qt::Key_F4);
        QCOMPARE(kit.button("auditWho")->text(), QStringLiteral("Li Na"));
        QCOMPARE(rows(kit, "auditList"), 7);
        kit.key(Qt::Key_F4);
        QCOMPARE(kit.button("auditWho")->text(), QStringLiteral("Wang Fang"));
        QCOMPARE(rows(kit, "auditList"), 3);
        kit.key(Qt::Key_F4);
        kit.key(Qt::Key_F4);
        QCOMPARE(rows(kit, "auditList"), 9);
        kit.key(Qt::Key_Left);
        QCOMPARE(kit.desk.last(), QStringLiteral("listAudit 2026-11-21"));
        kit.key(Qt::Key_F3);
        kit.desk.asked.clear();
        kit.key(Qt::Key_2);
        QTRY_COMPARE(kit.desk.last(), QStringLiteral("listAudit 2026-11-21"));
        kit.desk.show(openShop());
        QCOMPARE(rows(kit, "auditList"), 0); // not for the next one's eyes
    }

    void peopleComeAndGo()
    {
        WindowKit kit(shopOfManager());
        kit.window.go(Place::Overview);
        kit.key(Qt::Key_F4);
        QCOMPARE(kit.window.place(), Place::People);
        QCOMPARE(kit.desk.last(), QStringLiteral("listPeople"));
        Q_EMIT kit.desk.peopleListed(littleStaff(), littleFormer());
        QCOMPARE(rows(kit, "peopleList"), 5);
        QCOMPARE(kit.text("personShown"), QStringLiteral("Li Na"));

        kit.key(Qt::Key_F2);
        kit.type("personName", QStringLiteral("Mei Chen"));
        kit.key(Qt::Key_F3); // a supervisor
        kit.type("personPin", QStringLiteral("4711"));
        kit.type("personPinAgain", QStringLiteral("4712"));
        kit.key(Qt::Key_Return);
        QCOMPARE(kit.text("personFault"), QStringLiteral("The two PINs are not the same."));
        kit.field("personPinAgain")->clear();
        kit.type("personPinAgain", QStringLiteral("4711"));
        kit.key(Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(kit.desk.last(), QStringLiteral("changePerson 0 Mei Chen 1 4711"));
        Q_EMIT kit.desk.personRefused(PersonFault::PinTaken);
        QVERIFY(isSeen(kit, "personForm"));
        QVERIFY(kit.text("personFault").startsWith(QLatin1String("Somebody has this PIN")));
        auto staff = littleStaff();
        staff.push_back({CashierId("meichen"), "Mei Chen", false, true});
        Q_EMIT kit.desk.peopleListed(staff, littleFormer());
        QVERIFY(!isSeen(kit, "personForm"));
        QCOMPARE(kit.text("personShown"), QStringLiteral("Mei Chen"));

        kit.key(Qt::Key_F4);
        kit.key(Qt::Key_F4); // in the form: a manager
        kit.key(Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("changePerson 2 meichen Mei Chen 2"));
        kit.key(Qt::Key_Escape);
        kit.key(Qt::Key_F11);
        QVERIFY(isSeen(kit, "retireQuestion"));
        kit.key(Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(kit.desk.last(), QStringLiteral("changePerson 4 meichen 0"));
        Q_EMIT kit.desk.peopleListed(littleStaff(), littleFormer());
        auto *list = kit.window.findChild<QListView *>(QStringLiteral("peopleList"));
        list->setCurrentIndex(list->model()->index(4, 0));
        QVERIFY(!isSeen(kit, "retirePerson"));
        QVERIFY(kit.click("returnPerson"));
        kit.type("personPin", QStringLiteral("5656"));
        kit.type("personPinAgain", QStringLiteral("5656"));
        kit.key(Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("changePerson 5 mei Mei Lan 0 5656"));
    }

    void rulesAreChangedWithTheArrows()
    {
        WindowKit kit(shopOfManager());
        kit.window.go(Place::Overview);
        kit.key(Qt::Key_F5);
        QCOMPARE(kit.window.place(), Place::Rules);
        QCOMPARE(std::size_t(rows(kit, "rulesList")), usualPermissions().size()); // all there are
        QVERIFY(!kit.button("rulesSave")->isEnabled());
        kit.key(Qt::Key_Right); // giving up a sale: not for every cashier
        QVERIFY(kit.button("rulesSave")->isEnabled());
        kit.key(Qt::Key_F11);
        QVERIFY(!kit.button("rulesSave")->isEnabled());
        kit.key(Qt::Key_Down);
        kit.key(Qt::Key_Right);
        kit.key(Qt::Key_F12);
        QCOMPARE(kit.desk.last(), QStringLiteral("changeTrust 1=1"));
        CounterView view = shopOfManager();
        view.trust.permissions[Act::RemoveLine] = Role::Supervisor;
        kit.desk.show(view);
        QVERIFY(!kit.button("rulesSave")->isEnabled());
    }

    void theTableDecidesWhoIsAskedForAPin()
    {
        CounterView view = openShop();
        view.refundLimit = yuan("10.00");
        const Checkout sale = finishedCheckout();
        QVERIFY(asksForManager(view, sale, yuan("20.00")));
        QVERIFY(!asksForManager(view, sale, yuan("5.00")));
        view.trust.permissions[Act::RefundAboveLimit] = Role::Cashier;
        QVERIFY(!asksForManager(view, sale, yuan("20.00")));
        view.trust.permissions[Act::Refund] = Role::Supervisor;
        QVERIFY(asksForManager(view, sale, yuan("5.00")));
        view.cashier->supervisor = true;
        QVERIFY(!asksForManager(view, sale, yuan("5.00")));
    }
};

GUITAI_TEST(ManagersWiresTest)
#include "managers_wires_test.moc"
