// The screen of statements: every wire, with mouse and keys, and what it says of a day.
#include "tests/kit/main.h"
#include "tests/ui/little_statements.h"
#include "tests/ui/window_kit.h"

#include <QFileDialog>
#include <QHideEvent>
#include <QListView>
#include <qtestspontaneevent.h>

using namespace guitai;
using namespace guitai::test;
using namespace guitai::ui;

class ReconcileWiresTest : public QObject
{
    Q_OBJECT

private:
    static void come(WindowKit &kit, const ReconciledDay &day)
    {
        kit.window.go(Place::Reconcile);
        Q_EMIT kit.desk.statementsOpened(day);
        QCoreApplication::processEvents();
        kit.desk.asked.clear();
    }
    static void choose(WindowKit &kit, int index)
    {
        auto *list = kit.window.findChild<QListView *>(QStringLiteral("differences"));
        list->setCurrentIndex(list->model()->index(index, 0));
    }
    static bool isSeen(WindowKit &kit, const char *name)
    {
        auto *widget = kit.window.findChild<QWidget *>(QLatin1String(name));
        return widget != nullptr && widget->isVisible();
    }

private Q_SLOTS:
    void theDayBeforeIsOpenedFirst()
    {
        WindowKit kit(openShop());
        kit.click("openDrawer");
        QVERIFY(kit.click("reconcile"));
        QCOMPARE(kit.window.place(), Place::Reconcile);
        QCOMPARE(kit.desk.last(), QStringLiteral("openStatements  ")); // yesterday, whoever
        come(kit, dayThatAgrees());
        kit.key(Qt::Key_Escape);
        QCOMPARE(kit.window.place(), Place::Sale);
        QCOMPARE(kit.desk.last(), QStringLiteral("leaveStatements"));
    }

    void aDayThatAgreesSaysSo()
    {
        WindowKit kit(openShop());
        come(kit, dayThatAgrees());
        QCOMPARE(kit.text("statementStateTitle"), QStringLiteral("412 of 412 equal"));
        QVERIFY(kit.text("statementStateMoney").contains(QStringLiteral("fees ¥56.38254")));
        QCOMPARE(kit.text("statementStateDoNow"), QStringLiteral("Nothing is to be done."));
        QVERIFY(!isSeen(kit, "differences"));
        QVERIFY(!isSeen(kit, "acceptRows"));
        QVERIFY(kit.text("classOurs").contains(QStringLiteral("¥14,837.50")));
        QVERIFY(kit.text("statementDay").contains(QStringLiteral("1 March 2026")));
    }

    void daysAndProvidersAreChosenByKeys()
    {
        WindowKit kit(openShop());
        come(kit, dayThatAgrees());
        kit.key(Qt::Key_F2);
        QCOMPARE(kit.desk.last(), QStringLiteral("openStatements alipay 2026-02-28"));
        kit.key(Qt::Key_2, Qt::AltModifier);
        QCOMPARE(kit.desk.last(), QStringLiteral("openStatements wechatpay 2026-03-01"));
        kit.key(Qt::Key_F4);
        QCOMPARE(kit.desk.last(), QStringLiteral("fetchStatement alipay 2026-03-01"));
    }

    void aFileIsBrought()
    {
        WindowKit kit(openShop());
        come(kit, dayWithoutStatement());
        kit.key(Qt::Key_F5);
        auto *dialog = kit.window.findChild<QFileDialog *>(QStringLiteral("statementFile"));
        QVERIFY(dialog != nullptr);
        Q_EMIT dialog->fileSelected(QStringLiteral("/tmp/bill.csv"));
        dialog->close();
        QCOMPARE(kit.desk.last(),
                 QStringLiteral("importStatement wechatpay 2026-03-01 /tmp/bill.csv"));
    }

    void whatIsChosenDecidesWhatCanBeDone()
    {
        WindowKit kit(openShop());
        come(kit, dayThatDiffers());
        // The first group: late money whose sale waits. The head stands for its rows.
        QVERIFY(isSeen(kit, "attachToSale") && isSeen(kit, "giveBackLate"));
        kit.key(Qt::Key_F11);
        QCOMPARE(kit.desk.last(),
                 QStringLiteral("attachToSale alipay 2026-03-01 A20260301101522K7"));
        // The second: two are not clear, one is being asked about.
        choose(kit, 2);
        QVERIFY(!isSeen(kit, "attachToSale") && !isSeen(kit, "giveBackLate"));
        kit.key(Qt::Key_F6);
        QCOMPARE(kit.desk.last(), QStringLiteral("askAgain alipay 2026-03-01 A20260301114410P2"));
        choose(kit, 4);
        QVERIFY(!isSeen(kit, "askAgain"));
        QVERIFY(kit.text("groupAdvice").startsWith(QStringLiteral("Asking the provider")));
        // A stranger's money: no till can do anything but let it stand.
        choose(kit, 6);
        QVERIFY(!isSeen(kit, "askAgain") && isSeen(kit, "acceptRows"));
        QCOMPARE(kit.text("oursSide"), QStringLiteral("Our books: nothing"));
        QVERIFY(kit.text("theirsSide").contains(QStringLiteral("WEB-7781")));
    }

    void theSidesStandBesideEachOther()
    {
        WindowKit kit(openShop());
        come(kit, dayThatDiffers());
        choose(kit, 7);
        QVERIFY(kit.text("oursSide").contains(QStringLiteral("¥42.00")));
        QVERIFY(kit.text("theirsSide").contains(QStringLiteral("¥41.50")));
    }

    void acceptingNeedsANote()
    {
        WindowKit kit(openShop());
        come(kit, dayThatDiffers());
        choose(kit, 5); // the group: all its rows
        kit.key(Qt::Key_F12);
        QVERIFY(isSeen(kit, "statementQuestion"));
        QVERIFY(!isSeen(kit, "statementsBack")); // Esc is the question's
        kit.key(Qt::Key_Return);
        QVERIFY(kit.desk.asked.isEmpty());
        QVERIFY(isSeen(kit, "statementQuestionFault"));
        kit.type("statementQuestionField", QStringLiteral("seen there"));
        kit.key(Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(kit.desk.last(), QStringLiteral("acceptDifferences alipay 2026-03-01 20260301998,"
                                                 "A20260301160000M1: seen there"));
        QVERIFY(!isSeen(kit, "statementQuestion"));
        // A row that cannot be read as well.
        choose(kit, 9);
        kit.key(Qt::Key_F12);
        kit.type("statementQuestionField", QStringLiteral("cut off"));
        kit.key(Qt::Key_Return);
        QCOMPARE(kit.desk.last(),
                 QStringLiteral("acceptDifferences alipay 2026-03-01 line 97: cut off"));
    }

    void givingBackIsAskedFirst()
    {
        WindowKit kit(openShop());
        come(kit, dayThatDiffers());
        choose(kit, 1);
        kit.key(Qt::Key_F7);
        QVERIFY(kit.desk.asked.isEmpty());
        QVERIFY(isSeen(kit, "statementQuestion"));
        kit.key(Qt::Key_Escape);
        QVERIFY(kit.desk.asked.isEmpty());
        kit.key(Qt::Key_F7);
        kit.key(Qt::Key_Return);
        QCOMPARE(kit.desk.last(),
                 QStringLiteral("giveBackLate alipay 2026-03-01 A20260301101522K7: Late money, by "
                                "the statement of 2026-03-01"));
    }

    void whatIsChosenStaysChosen()
    {
        WindowKit kit(openShop());
        come(kit, dayThatDiffers());
        choose(kit, 3);
        ReconciledDay changed = dayThatDiffers();
        changed.rows[1].isAsking = true;
        Q_EMIT kit.desk.statementsOpened(changed);
        auto *list = kit.window.findChild<QListView *>(QStringLiteral("differences"));
        QCOMPARE(list->currentIndex().row(), 3);
        QVERIFY(!isSeen(kit, "askAgain"));
    }

    void aGroupThatIsChosenStaysChosen()
    {
        WindowKit kit(openShop());
        come(kit, dayThatDiffers());
        choose(kit, 5);
        ReconciledDay changed = dayThatDiffers();
        changed.rows[1].isAsking = true;
        Q_EMIT kit.desk.statementsOpened(changed);
        kit.key(Qt::Key_F12);
        QCOMPARE(kit.text("statementQuestionTitle"), QStringLiteral("Let these 2 rows stand?"));
    }

    void whereTheChosenRowIsGoneNothingElseIsChosen()
    {
        WindowKit kit(openShop());
        come(kit, dayThatDiffers());
        choose(kit, 6);
        ReconciledDay changed = dayThatDiffers();
        changed.rows.erase(changed.rows.begin() + 3);
        Q_EMIT kit.desk.statementsOpened(changed);
        QVERIFY(!isSeen(kit, "acceptRows") && !isSeen(kit, "attachToSale"));
        kit.key(Qt::Key_F12);
        kit.key(Qt::Key_F11);
        QVERIFY(kit.desk.asked.isEmpty() && !isSeen(kit, "statementQuestion"));
    }

    void allRowsOfAGroupAreAttachedAtOnce()
    {
        WindowKit kit(openShop());
        ReconciledDay day = dayThatDiffers();
        day.rows.push_back(day.rows[0]);
        day.rows.back().difference.row = "A20260301101522K8";
        come(kit, day);
        kit.key(Qt::Key_F11);
        QCOMPARE(kit.desk.asked,
                 QStringList("attachToSale alipay 2026-03-01 A20260301101522K7,A20260301101522K8"));
    }

    void theQuestionTellsWhatIsStillThere()
    {
        WindowKit kit(openShop());
        ReconciledDay day = dayThatDiffers();
        day.rows[0].canGiveBack = Money(2000, Currency::cny()); // of 35.80
        day.rows.push_back(day.rows[0]);
        day.rows.back().difference.row = "A20260301101522K8";
        day.rows.back().canGiveBack = Money(500, *Currency::fromCode("USD"));
        come(kit, day);
        kit.key(Qt::Key_F7);
        QCOMPARE(kit.text("statementQuestionTitle"), QStringLiteral("Give ¥20.00 + $5.00 back?"));
        // One of them is given back elsewhere meanwhile, then the other.
        day.rows.back().canGiveBack.reset();
        Q_EMIT kit.desk.statementsOpened(day);
        QCOMPARE(kit.text("statementQuestionTitle"), QStringLiteral("Give ¥20.00 back?"));
        day.rows[0].canGiveBack.reset();
        Q_EMIT kit.desk.statementsOpened(day);
        QVERIFY(!isSeen(kit, "statementQuestion"));
        kit.key(Qt::Key_Return);
        QVERIFY(kit.desk.asked.isEmpty());
    }

    void aNoteInTheMakingIsKept()
    {
        WindowKit kit(openShop());
        ReconciledDay day = dayThatDiffers();
        come(kit, day);
        choose(kit, 5);
        kit.key(Qt::Key_F12);
        kit.type("statementQuestionField", QStringLiteral("seen"));
        day.rows[1].isAsking = true;
        Q_EMIT kit.desk.statementsOpened(day);
        QCOMPARE(kit.field("statementQuestionField")->text(), QStringLiteral("seen"));
        // Another day has nothing to do with it.
        ReconciledDay other = dayThatAgrees();
        other.day = "2026-03-02";
        Q_EMIT kit.desk.statementsOpened(other);
        QVERIFY(!isSeen(kit, "statementQuestion"));
    }

    void aWindowPutOutOfSightComesBackAsItWas()
    {
        WindowKit kit(openShop());
        come(kit, dayThatDiffers());
        QHideEvent hidden;
        QSpontaneKeyEvent::setSpontaneous(&hidden);
        qApp->notify(kit.window.findChild<QWidget *>(QStringLiteral("reconcileScreen")), &hidden);
        QVERIFY(kit.desk.asked.isEmpty());
        QVERIFY(isSeen(kit, "differences"));
    }

    void nobodyIsShownWhatSomebodyElseLookedAt()
    {
        WindowKit kit(openShop());
        come(kit, dayThatDiffers());
        kit.key(Qt::Key_Escape);
        kit.window.go(Place::Reconcile);
        QVERIFY(isSeen(kit, "noStatement") && !isSeen(kit, "differences"));
        QCOMPARE(kit.text("noStatementTitle"), QStringLiteral("The providers' statements"));
        Q_EMIT kit.desk.statementsOpened(dayThatDiffers());
        CounterView next = openShop();
        next.cashier = Cashier{CashierId("chen"), "Chen Wei"};
        kit.desk.show(next);
        QVERIFY(isSeen(kit, "noStatement"));
        // An answer that comes after the screen was left is for nobody.
        kit.key(Qt::Key_Escape);
        Q_EMIT kit.desk.statementsOpened(dayThatDiffers());
        kit.window.go(Place::Reconcile);
        QVERIFY(isSeen(kit, "noStatement"));
    }

    void withoutAStatementItSaysWhy()
    {
        WindowKit kit(openShop());
        come(kit, dayWithoutStatement());
        QVERIFY(isSeen(kit, "noStatement"));
        QVERIFY(kit.button("fetchStatement")->isEnabled());
        ReconciledDay asking = dayWithoutStatement();
        asking.tabs[1].state = StatementTab::State::Asking;
        Q_EMIT kit.desk.statementsOpened(asking);
        QVERIFY(!kit.button("fetchStatement")->isEnabled());
        QVERIFY(!kit.button("importStatement")->isEnabled());
    }

    void lateMoneyPaysTheSaleThatWaits()
    {
        CounterView view = openShop();
        AttentionView late;
        late.attempt = AttemptId("A7");
        late.provider = ProviderId("alipay");
        late.amount = Money(3580, Currency::cny());
        view.attention = {late};
        WindowKit kit(view);
        kit.window.go(Place::Attention);
        QVERIFY(!isSeen(kit, "attachLate")); // its sale is over
        view.attention[0].canAttach = true;
        kit.desk.show(view);
        kit.key(Qt::Key_F11);
        QCOMPARE(kit.desk.last(), QStringLiteral("attachLateMoney A7"));
    }

    void theAttentionPanelLeadsHere()
    {
        CounterView view = openShop();
        AttentionView differs;
        differs.kind = AttentionView::Kind::StatementDiffers;
        differs.provider = ProviderId("alipay");
        differs.day = "2026-02-27";
        differs.times = 3;
        view.attention = {differs};
        WindowKit kit(view);
        kit.window.go(Place::Attention);
        QVERIFY(kit.text("attentionStateTitle").contains(QStringLiteral("rows to look at: 3")));
        QVERIFY(!isSeen(kit, "settle") && !isSeen(kit, "giveBack"));
        kit.key(Qt::Key_F6);
        QCOMPARE(kit.window.place(), Place::Reconcile);
        QCOMPARE(kit.desk.last(), QStringLiteral("openStatements alipay 2026-02-27"));
    }
};

GUITAI_TEST(ReconcileWiresTest)
#include "reconcile_wires_test.moc"
