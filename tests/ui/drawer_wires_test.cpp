// The drawer's screen: every wire, the blind count with keys alone, and the PIN of somebody
// trusted.
#include "tests/kit/main.h"
#include "tests/ui/little_shift.h"
#include "tests/ui/window_kit.h"
#include "ui/drawer/report_paper.h"
#include "ui/theme/label.h"

using namespace guitai;
using namespace guitai::test;
using namespace guitai::ui;

class DrawerWiresTest : public QObject
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

private Q_SLOTS:
    void whereShiftsAreWantedTheFloatIsAskedForFirst()
    {
        WindowKit kit(shopThatWantsAShift());
        QCOMPARE(kit.window.place(), Place::Drawer);
        QCOMPARE(kit.field("floatField")->text(), QStringLiteral("300.00"));
        kit.key(Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("openShift 300.00CNY"));
        QVERIFY(!isSeen(kit, "drawerBack"));
        CounterView opened = shopThatWantsAShift();
        opened.shift = shopWithShift().shift;
        kit.desk.show(opened);
        QCOMPARE(kit.window.place(), Place::Sale); // and selling begins
    }

    void whereTheyAreNotSalesBeginAtOnce()
    {
        WindowKit kit(openShop());
        QCOMPARE(kit.window.place(), Place::Sale);
        QVERIFY(kit.click("openDrawer"));
        QCOMPARE(kit.window.place(), Place::Drawer);
        QVERIFY(kit.click("openShift"));
        kit.type("floatField", QStringLiteral("150"));
        QVERIFY(kit.click("floatConfirm"));
        QCOMPARE(kit.desk.last(), QStringLiteral("openShift 150.00CNY"));
    }

    void cashGoesInAndOutWithAReason()
    {
        WindowKit kit(shopWithShift());
        kit.click("openDrawer");
        QVERIFY(kit.click("payOut"));
        kit.type("moveEntryField", QStringLiteral("12.5"));
        QVERIFY(kit.click("moveReason4"));
        QVERIFY(kit.click("moveEntryConfirm"));
        QCOMPARE(kit.desk.last(), QStringLiteral("moveCash -12.50CNY Expenses"));
        QVERIFY(kit.click("payIn"));
        kit.type("moveEntryField", QStringLiteral("20"));
        kit.field("moveWhy")->clear();
        QVERIFY(!kit.click("moveEntryConfirm")); // no reason, no money
        kit.type("moveWhy", QStringLiteral("found"));
        QVERIFY(kit.click("moveEntryConfirm"));
        QCOMPARE(kit.desk.last(), QStringLiteral("moveCash 20.00CNY found"));
    }

    void theCountIsBlindAndNeedsNoMouse()
    {
        WindowKit kit(shopWithShift());
        kit.key(Qt::Key_K, Qt::ControlModifier);
        kit.key(Qt::Key_F4);
        QVERIFY(kit.field("countPieces1")->hasFocus());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("9")); // of 100
        kit.key(Qt::Key_Return);
        kit.key(Qt::Key_Down);
        QVERIFY(kit.field("countPieces3")->hasFocus());
        kit.key(Qt::Key_Up);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("2")); // of 50
        QCOMPARE(figure(kit, "countTotal"), QStringLiteral("¥1,000.00"));
        // What should be there is nowhere on the screen.
        for (const AmountLabel *label : kit.window.findChildren<AmountLabel *>()) {
            QVERIFY(!label->isVisible() || !label->text().contains(QStringLiteral("1,248.80")));
        }
        kit.key(Qt::Key_F12);
        QCOMPARE(kit.desk.last(), QStringLiteral("countDrawer 100.00CNY*9 50.00CNY*2 + 0.00CNY "
                                                 "0.00USD"));
        kit.desk.show(shopCounted());
        QCOMPARE(kit.text("resultTitle"), QStringLiteral("¥1.50 short"));
        QCOMPARE(figure(kit, "resultExpected1"), QStringLiteral("1,248.80"));
        QCOMPARE(kit.field("resultLeft")->text(), QStringLiteral("300.00"));
        kit.key(Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("closeShift 300.00CNY"));
    }

    void foreignNotesHaveASheetOfTheirOwn()
    {
        WindowKit kit(shopWithShift());
        kit.click("openDrawer");
        kit.click("countDrawer");
        kit.type("countPieces1", QStringLiteral("3"));
        kit.key(Qt::Key_2, Qt::AltModifier);
        kit.type("countPieces3", QStringLiteral("1")); // of 20 dollars
        kit.key(Qt::Key_1, Qt::AltModifier);
        QCOMPARE(kit.field("countPieces1")->text(), QStringLiteral("3"));
        QVERIFY(kit.click("countConfirm"));
        QCOMPARE(kit.desk.last(),
                 QStringLiteral("countDrawer 100.00CNY*3 20.00USD*1 + 0.00CNY 0.00USD"));
    }

    void moreThanWasCountedCannotStay()
    {
        WindowKit kit(shopWithShift());
        kit.click("openDrawer");
        kit.click("countDrawer");
        kit.click("countConfirm");
        kit.desk.show(shopCounted());
        kit.field("resultLeft")->setText(QStringLiteral("1247.31"));
        QVERIFY(!kit.click("resultClose"));
        kit.field("resultLeft")->setText(QStringLiteral("0"));
        QVERIFY(kit.click("resultClose"));
        QCOMPARE(kit.desk.last(), QStringLiteral("closeShift 0.00CNY"));
    }

    void theDrawerGoesToTheNextCashier()
    {
        WindowKit kit(shopWithShift());
        kit.click("openDrawer");
        QVERIFY(kit.click("handOver"));
        kit.type("drawerQuestionField", QStringLiteral("4321"));
        QVERIFY(kit.click("drawerQuestionYes"));
        QCOMPARE(kit.desk.last(), QStringLiteral("handOver 4321 uncounted"));
        Notice wrong;
        wrong.kind = Notice::Kind::WrongPin;
        Q_EMIT kit.desk.noticed(wrong);
        QVERIFY(!kit.text("drawerQuestionFault").isEmpty()); // it is asked again
    }

    void xAndZComeOnPaper()
    {
        WindowKit kit(shopWithShift());
        kit.click("openDrawer");
        QVERIFY(kit.click("reportShift"));
        QCOMPARE(kit.desk.last(), QStringLiteral("reportShift"));
        Q_EMIT kit.desk.reportReady(xReport());
        auto *paper = kit.window.findChild<ReportPaper *>();
        QVERIFY(paper->isVisible());
        const QString x = paper->texts().join(QLatin1Char('\n'));
        QVERIFY(x.contains(QStringLiteral("X REPORT")));
        QVERIFY(!x.contains(QStringLiteral("1248.80"))); // not before the count
        QVERIFY(kit.click("reportPrint"));
        QCOMPARE(kit.desk.last(), QStringLiteral("printReport"));
        Q_EMIT kit.desk.reportReady(zReport());
        const QString z = paper->texts().join(QLatin1Char('\n'));
        QVERIFY(z.contains(QStringLiteral("Z REPORT 42")));
        QVERIFY(z.contains(QStringLiteral("1248.80")));
        QVERIFY(z.contains(QStringLiteral("SHORT 1.50")));
        QVERIFY(kit.click("reportBack"));
        QVERIFY(!paper->isVisible());
    }

    void aDayWithUnknownMoneyNamesIt()
    {
        WindowKit kit(shopBeforeTheDayCloses());
        kit.click("openDrawer");
        QVERIFY(kit.click("closeDay"));
        QCOMPARE(kit.text("drawerQuestionTitle"), QStringLiteral("Close the day: Z 42"));
        QVERIFY(kit.click("drawerQuestionYes"));
        QCOMPARE(kit.desk.last(), QStringLiteral("closeDay 2"));
    }

    void theDrawerOpensForAReason()
    {
        WindowKit kit(shopWithShift());
        kit.click("openDrawer");
        QVERIFY(kit.click("openDrawerOnly"));
        kit.click("drawerQuestionYes");
        QVERIFY(kit.desk.asked.isEmpty()); // no reason
        kit.type("drawerQuestionField", QStringLiteral("coins"));
        QVERIFY(kit.click("drawerQuestionYes"));
        QCOMPARE(kit.desk.last(), QStringLiteral("openDrawer coins"));
    }

    void somebodyTrustedTypesAPinAndTheCashierStays()
    {
        WindowKit kit(shopWithSale());
        Q_EMIT kit.desk.approvalWanted({Role::Supervisor, false, false, {}});
        QVERIFY(isSeen(kit, "approvalPanel"));
        QCOMPARE(kit.text("approvalTitle"), QStringLiteral("A supervisor allows it"));
        kit.type("approvalPin", QStringLiteral("5555"));
        kit.key(Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("approve 5555"));
        Q_EMIT kit.desk.approvalWanted({Role::Supervisor, true, false, Span::seconds(8)});
        QCOMPARE(kit.text("approvalFault"), QStringLiteral("Wrong PIN. Try again in 0:08"));
        kit.key(Qt::Key_F12); // what lies below hears no key
        QCOMPARE(kit.window.place(), Place::Sale);
        kit.key(Qt::Key_Escape);
        QCOMPARE(kit.desk.last(), QStringLiteral("dropApproval"));
        QVERIFY(!isSeen(kit, "approvalPanel"));
        Q_EMIT kit.desk.approvalWanted({Role::Manager, false, false, {}});
        Q_EMIT kit.desk.approvalOver();
        QVERIFY(!isSeen(kit, "approvalPanel"));
    }
};

GUITAI_TEST(DrawerWiresTest)
#include "drawer_wires_test.moc"
