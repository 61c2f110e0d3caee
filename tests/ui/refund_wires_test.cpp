// The wires of giving money back: by goods, by amount, with a manager, over the card machine.
#include "tests/kit/main.h"
#include "tests/ui/window_kit.h"
#include "ui/receipt/receipt_paper.h"
#include "ui/receipts/refund_list.h"
#include "ui/receipts/refund_route.h"
#include "ui/scan/scan_recogniser.h"
#include "ui/words/sale_facts.h"

#include <QListView>

using namespace guitai;
using namespace guitai::test;
using namespace guitai::ui;

namespace {

void openReceipt(WindowKit &kit, const Checkout &checkout)
{
    kit.key(Qt::Key_F9);
    Q_EMIT kit.desk.receiptsListed(receiptRows());
    Q_EMIT kit.desk.receiptOpened(checkout);
    kit.desk.asked.clear();
}

CounterView limitedShop(const char *limit, bool manager = false)
{
    CounterView view = openShop();
    view.refundLimit = yuan(limit);
    view.cashier->manager = manager;
    return view;
}

Notice refused(Refusal why)
{
    Notice notice;
    notice.kind = Notice::Kind::Refused;
    notice.refusal = why;
    return notice;
}

} // namespace

class RefundWiresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodsAreGivenBackWithKeys()
    {
        WindowKit kit(openShop());
        kit.key(Qt::Key_F9);
        QCOMPARE(kit.desk.last(), QStringLiteral("listReceipts "));
        Q_EMIT kit.desk.receiptsListed(receiptRows());
        QCOMPARE(kit.desk.last(), QStringLiteral("openReceipt S1"));
        Q_EMIT kit.desk.receiptOpened(finishedCheckout());
        kit.key(Qt::Key_F6);
        kit.key(Qt::Key_Down); // the second line
        kit.key(Qt::Key_Plus);
        kit.key(Qt::Key_Plus);
        kit.key(Qt::Key_Plus); // there are only two
        kit.key(Qt::Key_Minus);
        kit.key(Qt::Key_Down);
        kit.key(Qt::Key_Plus);
        kit.window.scanner().letGo();
        kit.key(Qt::Key_2, Qt::AltModifier);
        kit.key(Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("refundLines S1 L2*1,L3*1 Wrong item"));
    }

    void goodsAreGivenBackWithFingers()
    {
        WindowKit kit(openShop());
        openReceipt(kit, finishedCheckout());
        QVERIFY(kit.click("refund"));
        auto *goods = kit.window.findChild<QListView *>(QStringLiteral("refundGoods"));
        const QRect row = goods->visualRect(goods->model()->index(0, 0));
        // Left of the amount stands the plus.
        QTest::mouseClick(goods->viewport(), Qt::LeftButton, {},
                          QPoint(row.right() - 16 - 96 - 24, row.center().y()));
        QCOMPARE(kit.text("refundRoute"), QStringLiteral("Goes back to: Alipay ¥3.50"));
        QVERIFY(kit.click("refundGive"));
        QCOMPARE(kit.desk.last(), QStringLiteral("refundLines S1 L1*1 Returned"));
    }

    void allThatIsLeftIsOneKey()
    {
        WindowKit kit(openShop());
        openReceipt(kit, refundedCheckout());
        kit.key(Qt::Key_F6);
        kit.key(Qt::Key_F5);
        kit.key(Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("refundLines S1 L2*2,L3*2,L4*1,L5*2 Returned"));
    }

    void anAmountOfALegIsGivenBack()
    {
        WindowKit kit(openShop());
        openReceipt(kit, finishedCheckout());
        kit.key(Qt::Key_F6);
        kit.key(Qt::Key_F4);
        QVERIFY(kit.click("refundWhy2"));
        kit.type("refundEntryField", QStringLiteral("12.80"));
        QVERIFY(kit.click("refundEntryConfirm"));
        QCOMPARE(kit.desk.last(), QStringLiteral("refund S1 T1_20261122_000041 12.80 Wrong item"));
    }

    void noMoreIsRefundedThanWasPaid()
    {
        WindowKit kit(openShop());
        openReceipt(kit, refundedCheckout());
        QVERIFY(kit.click("refund"));
        QVERIFY(kit.click("refundByAmount"));
        kit.type("refundEntryField", QStringLiteral("38.41"));
        QVERIFY(!kit.click("refundEntryConfirm"));
        QVERIFY(kit.desk.asked.isEmpty());
    }

    void whatGoesBackIsSaidAndSoIsHowItStands()
    {
        WindowKit kit(openShop());
        openReceipt(kit, refundedCheckout());
        const auto *list = kit.window.findChild<RefundList *>();
        QCOMPARE(list->texts(), QStringList({QStringLiteral("T1_R8  On its way"),
                                             QStringLiteral("T1_R7  Given back")}));
        QCOMPARE(ui::leftOf(refundedCheckout()), yuan("38.40"));
        QVERIFY(kit.text("refundState").contains(QStringLiteral("resolves itself")));
        // It may have moved on with every change.
        kit.desk.show(openShop());
        QCOMPARE(kit.desk.last(), QStringLiteral("openReceipt S1"));
    }

    void cashGoesBackLastAndInCoins()
    {
        Checkout checkout = finishedCheckout();
        checkout.attempts.back().amount = yuan("40.00");
        Tender cash;
        cash.provider = cashMethod();
        cash.attempt = AttemptId("C1");
        cash.cash = takeCash(yuan("7.70"), yuan("7.70"), yuan("0.10")).value();
        cash.net = cash.cash->net();
        checkout.cash.push_back(cash);
        const RefundRoute route = routeOf(checkout, yuan("41.97"), yuan("0.10"));
        QVERIFY(route.isEnough);
        QCOMPARE(route.parts.size(), std::size_t(2));
        QCOMPARE(route.parts[0].second, yuan("40.00"));
        QCOMPARE(route.parts[1].second, yuan("2.00"));
        QVERIFY(!routeOf(checkout, yuan("60.00"), yuan("0.10")).isEnough);
    }

    void aboveTheLimitAManagersPinIsAsked()
    {
        WindowKit kit(limitedShop("20"));
        openReceipt(kit, finishedCheckout());
        kit.key(Qt::Key_F6);
        kit.key(Qt::Key_F5);
        kit.key(Qt::Key_Return);
        QVERIFY(kit.desk.asked.isEmpty());
        kit.type("refundPinField", QStringLiteral("8765"));
        QVERIFY(kit.click("refundPinYes"));
        QCOMPARE(kit.desk.last(),
                 QStringLiteral("refundLines S1 L1*1,L2*2,L3*3,L4*1,L5*2 Returned 8765"));
        Notice wrong;
        wrong.kind = Notice::Kind::WrongPin;
        wrong.wait = Span::seconds(4);
        Q_EMIT kit.desk.noticed(wrong);
        QVERIFY(kit.text("refundPinFault").contains(QStringLiteral("0:04")));
        QVERIFY(kit.field("refundPinField")->text().isEmpty());
        kit.type("refundPinField", QStringLiteral("9999"));
        QVERIFY(kit.click("refundPinYes"));
        Q_EMIT kit.desk.noticed(refused(Refusal::NeedsManager));
        QVERIFY(kit.field("refundPinField")->isVisible()); // nobody who may
        kit.type("refundPinField", QStringLiteral("7777"));
        QVERIFY(kit.click("refundPinYes"));
        Q_EMIT kit.desk.receiptOpened(refundedCheckout());
        QVERIFY(!kit.field("refundPinField")->isVisible());
    }

    void aManagerIsNotAsked()
    {
        WindowKit kit(limitedShop("20", true));
        openReceipt(kit, finishedCheckout());
        kit.key(Qt::Key_F6);
        kit.key(Qt::Key_F5);
        kit.key(Qt::Key_Return);
        QVERIFY(kit.desk.last().startsWith(QStringLiteral("refundLines S1")));
    }

    void theCardMachinesWordEndsItsRefund()
    {
        WindowKit kit(openShop());
        Checkout checkout = manualCheckout();
        openReceipt(kit, checkout);
        kit.key(Qt::Key_F6);
        kit.key(Qt::Key_F5);
        kit.key(Qt::Key_Return);
        Refund refund;
        refund.id = RefundId("T1_R9");
        refund.leg = checkout.receipt->tenders[0].attempt;
        refund.provider = ProviderId("manual_card");
        refund.amount = checkout.receipt->tenders[0].net;
        refund.openedAt = shopOpens;
        checkout.refunds.push_back(refund);
        Q_EMIT kit.desk.receiptOpened(checkout);
        QVERIFY(kit.click("refundWordYes")); // asked by itself
        QVERIFY(kit.click("refundWordConfirm"));
        QCOMPARE(kit.desk.last(),
                 QStringLiteral("personsWord T1_20261122_000041 T1_R9 moved - - - -"));
        checkout.refunds.back().stage = RefundStage::Done;
        Q_EMIT kit.desk.receiptOpened(checkout);
        QVERIFY(kit.button("reprint")->isVisible());
        QVERIFY(!kit.button("sayRefund")->isVisible());
    }

    void lateMoneyIsGivenBackWithTwoKeys()
    {
        WindowKit kit(shopWithAttention());
        kit.window.go(Place::Attention);
        kit.key(Qt::Key_F6);
        QVERIFY(kit.desk.asked.isEmpty());
        kit.key(Qt::Key_Return);
        QVERIFY(kit.desk.last().startsWith(QStringLiteral("refund S0 T1_20261122_000037 35.80")));
    }

    void lateMoneyAboveTheLimitNeedsAManager()
    {
        CounterView view = shopWithAttention();
        WindowKit kit(view);
        kit.window.go(Place::Attention);
        kit.key(Qt::Key_F6);
        kit.key(Qt::Key_Return);
        // What was given back before counts too: only the till knows.
        Q_EMIT kit.desk.noticed(refused(Refusal::NeedsManager));
        kit.type("giveBackQuestionField", QStringLiteral("8765"));
        QVERIFY(kit.click("giveBackQuestionYes"));
        QVERIFY(kit.desk.last().endsWith(QStringLiteral(" 8765")));
    }

    void aManagerSaysWhatATerminalForgot()
    {
        CounterView view = shopWithAttention();
        view.attention = {view.attention[1]};
        view.attention[0].provider = ProviderId("zvt");
        view.attention[0].weather.lastReason = Reason::AskThePerson;
        WindowKit kit(view);
        kit.window.go(Place::Attention);
        kit.key(Qt::Key_F6);
        QVERIFY(kit.click("attentionWordNo"));
        kit.type("attentionWordPin", QStringLiteral("8765"));
        QVERIFY(kit.click("attentionWordConfirm"));
        QCOMPARE(kit.desk.last(),
                 QStringLiteral("personsWord T1_20261122_000037 - not - - - 8765"));
        kit.desk.show(openShop());
        QVERIFY(!kit.field("attentionWordPin")->isVisible());
    }

    void theCardsSlipIsOnTheReceipt()
    {
        Theme theme;
        ReceiptPaper paper(theme);
        const Checkout plain = shopPaid("zvt").sale->checkout;
        paper.setReceipt({}, *plain.receipt, methods(), {});
        const int before = paper.sizeHint().height();
        paper.setReceipt({}, *cardCheckout().receipt, methods(), {});
        const QStringList lines = paper.texts();
        for (const char *wanted : {"Visa ************4242", "Approval code 012345",
                                   "Terminal 52400001", "AID A0000000031010", "Tip 4.77"}) {
            QVERIFY2(lines.contains(QLatin1String(wanted)), wanted);
        }
        QVERIFY(paper.sizeHint().height() > before);
    }

    void whatWentBackBeforeTheReceiptIsNotOfIt()
    {
        WindowKit kit(openShop());
        Checkout checkout = finishedCheckout();
        Attempt early = checkout.attempts.back();
        early.id = AttemptId("early");
        checkout.attempts.push_back(early);
        Refund back;
        back.leg = early.id;
        back.provider = early.provider;
        back.amount = early.amount;
        back.stage = RefundStage::Done;
        back.early = true;
        checkout.refunds.push_back(back);
        QCOMPARE(leftOf(checkout), leftOf(finishedCheckout()));
        QVERIFY(refundsOf(checkout).empty());
    }
};

GUITAI_TEST(RefundWiresTest)
#include "refund_wires_test.moc"
