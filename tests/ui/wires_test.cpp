// Every wire from a key or a button to the desk, pressed once.
#include "tests/kit/main.h"
#include "tests/ui/window_kit.h"
#include "ui/scan/scan_recogniser.h"

#include <QListView>

using namespace guitai;
using namespace guitai::test;
using namespace guitai::ui;

class WiresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pinSignsIn()
    {
        WindowKit kit(closedShop());
        QCOMPARE(kit.window.place(), Place::SignIn);
        for (const char *figure : {"figure1", "figure2", "figure3", "figure4"}) {
            QVERIFY(kit.click(figure));
        }
        QVERIFY(kit.click("signIn"));
        QCOMPARE(kit.desk.last(), QStringLiteral("signIn 1234"));
    }

    void aWrongPinMakesOneWait()
    {
        WindowKit kit(closedShop());
        Notice wrong;
        wrong.kind = Notice::Kind::WrongPin;
        wrong.wait = Span::seconds(8);
        Q_EMIT kit.desk.noticed(wrong);
        QCOMPARE(kit.text("signInState"), QStringLiteral("Wrong PIN. Try again in 0:08"));
        QVERIFY(!kit.click("figure1"));
    }

    void aScanIsHeardWhateverHasTheFocus()
    {
        WindowKit kit(openShop());
        Q_EMIT kit.window.scanner().scanned(QStringLiteral("6901939621608"));
        QCOMPARE(kit.desk.last(), QStringLiteral("scan 6901939621608"));
    }

    void aTouchedTileIsSold()
    {
        WindowKit kit(openShop());
        auto *tiles = kit.window.findChild<QListView *>(QStringLiteral("tiles"));
        const QRect tile = tiles->visualRect(tiles->model()->index(1, 0));
        QTest::mouseClick(tiles->viewport(), Qt::LeftButton, {}, tile.center());
        QCOMPARE(kit.desk.last(), QStringLiteral("addItem 6921168509256"));
    }

    void aTouchedTabOpensItsGoods()
    {
        WindowKit kit(openShop());
        auto *tabs = kit.window.findChild<QListView *>(QStringLiteral("categories"));
        QTest::mouseClick(tabs->viewport(), Qt::LeftButton, {},
                          tabs->visualRect(tabs->model()->index(2, 0)).center());
        QCOMPARE(kit.desk.last(), QStringLiteral("openCategory fruit"));
        kit.field("search")->setFocus();
        kit.key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(kit.desk.last(), QStringLiteral("openCategory snacks"));
    }

    void wordsAreLookedForAndEnterSellsTheFirst()
    {
        WindowKit kit(openShop());
        kit.type("search", QStringLiteral("tea"));
        QCOMPARE(kit.desk.last(), QStringLiteral("find tea"));
        // Enter comes before the answer: it counts all the same.
        kit.key(Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("find tea"));
        Q_EMIT kit.desk.found(QStringLiteral("te"), allGoods()); // late: for another text
        QCOMPARE(kit.desk.last(), QStringLiteral("find tea"));
        Q_EMIT kit.desk.found(QStringLiteral("tea"), {allGoods()[2], allGoods()[4]});
        QCOMPARE(kit.desk.last(), QStringLiteral("addItem 6902083881405"));
        QVERIFY(kit.field("search")->text().isEmpty());
    }

    void aTypedNumberIsACode()
    {
        WindowKit kit(openShop());
        kit.field("search")->setText(QStringLiteral("2100001"));
        QTest::keyClick(kit.field("search"), Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("scan 2100001"));
    }

    void plusMinusAndDeleteWorkOnTheChosenLine()
    {
        WindowKit kit(shopWithSale(3));
        kit.field("search")->setFocus();
        kit.key(Qt::Key_Plus);
        QCOMPARE(kit.desk.last(), QStringLiteral("changeLine L3 4 - none"));
        kit.key(Qt::Key_Up);
        kit.key(Qt::Key_Minus);
        QCOMPARE(kit.desk.last(), QStringLiteral("changeLine L2 1 - 100000"));
        kit.key(Qt::Key_Delete);
        QCOMPARE(kit.desk.last(), QStringLiteral("removeLine L2"));
    }

    void quantityPriceAndDiscountAreTyped()
    {
        WindowKit kit(shopWithSale(3));
        kit.key(Qt::Key_F3);
        QVERIFY(kit.field("entryField")->isVisible());
        kit.type("entryField", QStringLiteral("12"));
        QTest::keyClick(kit.field("entryField"), Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("changeLine L3 12 - none"));
        kit.key(Qt::Key_F4);
        kit.type("entryField", QStringLiteral("4.50"));
        QTest::keyClick(kit.field("entryField"), Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("changeLine L3 3 4.50 none"));
        kit.key(Qt::Key_F5);
        kit.type("entryField", QStringLiteral("12.5"));
        QTest::keyClick(kit.field("entryField"), Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("changeLine L3 3 - 125000"));
    }

    void whatCannotBeIsNotAsked()
    {
        WindowKit kit(shopWithSale(3));
        kit.key(Qt::Key_F5);
        kit.type("entryField", QStringLiteral("150"));
        QTest::keyClick(kit.field("entryField"), Qt::Key_Return);
        QVERIFY(kit.desk.asked.isEmpty());
        QVERIFY(!kit.text("entryFault").isEmpty());
    }

    void theWholeSaleIsDiscountedByAnAmount()
    {
        WindowKit kit(shopWithSale(3));
        QVERIFY(kit.click("orderDiscount"));
        QVERIFY(kit.click("entrySecondWay"));
        kit.type("entryField", QStringLiteral("3"));
        QVERIFY(kit.click("entryConfirm"));
        QCOMPARE(kit.desk.last(), QStringLiteral("setOrderDiscount 3.00"));
    }

    void parkAndVoidAskFirst()
    {
        WindowKit kit(shopWithSale(3));
        kit.key(Qt::Key_F7);
        QVERIFY(kit.desk.asked.isEmpty());
        kit.type("questionField", QStringLiteral("Blue jacket"));
        QTest::keyClick(kit.field("questionField"), Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("park Blue jacket"));
        kit.desk.asked.clear();
        QVERIFY(kit.click("voidSale"));
        QVERIFY(kit.click("questionNo"));
        QVERIFY(kit.desk.asked.isEmpty());
        QVERIFY(kit.click("voidSale"));
        QVERIFY(kit.click("questionYes"));
        QCOMPARE(kit.desk.last(), QStringLiteral("voidSale"));
    }

    void twoKeysAskForAPayment()
    {
        WindowKit kit(shopWithSale());
        kit.key(Qt::Key_F12);
        QCOMPARE(kit.window.place(), Place::Pay);
        QVERIFY(kit.click("method_alipay"));
        QCOMPARE(kit.desk.last(), QStringLiteral("pay alipay 47.70"));
        QVERIFY(!kit.click("method_stripe")); // out of order
    }

    void aFigureChoosesTheMethod()
    {
        WindowKit kit(shopWithSale());
        kit.key(Qt::Key_F12);
        kit.key(Qt::Key_3);
        kit.window.scanner().letGo(); // it was no scan
        QCOMPARE(kit.desk.last(), QStringLiteral("pay wechatpay 47.70"));
    }

    void aPartCanBePaid()
    {
        WindowKit kit(shopWithSale());
        kit.window.go(Place::Pay);
        QVERIFY(kit.click("otherAmount"));
        kit.type("partEntryField", QStringLiteral("20"));
        QVERIFY(kit.click("partEntryConfirm"));
        QVERIFY(kit.click("method_wechatpay"));
        QCOMPARE(kit.desk.last(), QStringLiteral("pay wechatpay 20.00"));
    }

    void anOpenPaymentCanBeCancelledOnlyOnce()
    {
        const CounterView sale = shopWithSale();
        Attempt attempt = attemptOf(sale, "alipay");
        WindowKit kit(shopWithAttempt(attempt));
        QCOMPARE(kit.window.place(), Place::Pay);
        kit.key(Qt::Key_Escape);
        QCOMPARE(kit.desk.last(), QStringLiteral("cancelPayment T1_20261122_000041"));
        attempt.stage = AttemptStage::Closing;
        kit.desk.show(shopWithAttempt(attempt));
        QVERIFY(!kit.click("cancelPayment"));
        QVERIFY(kit.text("payStateDoNow").contains(QStringLiteral("Do not let the customer go")));
    }

    void cashIsCounted()
    {
        WindowKit kit(shopWithSale());
        kit.window.go(Place::Cash);
        kit.type("cashTendered", QStringLiteral("20"));
        QVERIFY(!kit.click("takeCash"));
        kit.key(Qt::Key_F7);
        QVERIFY(kit.click("takeCash"));
        QCOMPARE(kit.desk.last(), QStringLiteral("confirmCash CNY 50.00"));
        kit.window.go(Place::Pay);
        kit.window.go(Place::Cash); // once more, from the beginning
        QTest::keyClick(kit.field("cashTendered"), Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("confirmCash CNY 47.70"));
    }

    void enterBeginsTheNextSale()
    {
        WindowKit kit(shopPaid("cash"));
        QCOMPARE(kit.window.place(), Place::Finished);
        QVERIFY(kit.click("printReceipt"));
        QCOMPARE(kit.desk.last(), QStringLiteral("printReceipt S1"));
        kit.key(Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("nextCustomer"));
    }

    void aParkedSaleIsTakenUp()
    {
        WindowKit kit(shopWithParked());
        kit.key(Qt::Key_F8);
        QCOMPARE(kit.window.place(), Place::Parked);
        kit.key(Qt::Key_Down);
        kit.key(Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("takeSale P2"));
    }

    void troubleIsSettledWithTwoKeys()
    {
        WindowKit kit(shopWithAttention());
        kit.window.go(Place::Attention);
        kit.key(Qt::Key_F7);
        QVERIFY(kit.click("settleWay2"));
        QCOMPARE(kit.desk.last(),
                 QStringLiteral("settleException T1_20261122_000037 0 Agreed with the customer"));
    }

    void theTillIsLocked()
    {
        WindowKit kit(openShop());
        kit.key(Qt::Key_Q, Qt::ControlModifier);
        QCOMPARE(kit.desk.last(), QStringLiteral("signOut"));
        kit.desk.show(closedShop());
        QCOMPARE(kit.window.place(), Place::SignIn);
    }

    void aPaymentOfTheScreenForcesItsScreen()
    {
        WindowKit kit(shopWithSale());
        const CounterView sale = shopWithSale();
        kit.desk.show(shopWithAttempt(attemptOf(sale, "alipay")));
        QCOMPARE(kit.window.place(), Place::Pay);
        kit.window.go(Place::Sale); // nobody can leave while money may move
        QCOMPARE(kit.window.place(), Place::Pay);
        kit.desk.show(shopPaid("alipay"));
        QCOMPARE(kit.window.place(), Place::Finished);
        kit.desk.show(openShop());
        QCOMPARE(kit.window.place(), Place::Sale);
    }

    void aStoppedTillSaysSo()
    {
        WindowKit kit(shopWithSale());
        CounterView stopped = shopWithSale();
        stopped.stopped = "The disk is full.";
        kit.desk.show(stopped);
        QCOMPARE(kit.text("stopWhat"), QStringLiteral("The disk is full."));
        auto *panel = kit.window.findChild<QWidget *>(QStringLiteral("stopPanel"));
        QVERIFY(panel->isVisible());
        kit.desk.show(shopWithSale());
        QVERIFY(!panel->isVisible());
    }
};

GUITAI_TEST(WiresTest)
#include "wires_test.moc"
