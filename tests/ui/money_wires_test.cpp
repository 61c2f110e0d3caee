// The wires of taking money: customers' codes, parts, tips, foreign cash, a person's word.
#include "tests/kit/main.h"
#include "tests/ui/window_kit.h"
#include "ui/scan/customer_code.h"
#include "ui/scan/scan_recogniser.h"
#include "ui/theme/notice_bar.h"
#include "ui/words/words.h"

using namespace guitai;
using namespace guitai::test;
using namespace guitai::ui;

namespace {

const QString alipayCode = QStringLiteral("281234567890123456");
const QString wechatCode = QStringLiteral("131234567890123456");
const QString unionPayCode = QStringLiteral("6212345678901234567");

QString notice(WindowKit &kit)
{
    const auto *bar = kit.window.findChild<NoticeBar *>();
    return bar != nullptr ? bar->text() : QString();
}

} // namespace

class MoneyWiresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCustomersCodePaysFromTheSaleScreen()
    {
        WindowKit kit(shopWithSale());
        Q_EMIT kit.window.scanner().scanned(alipayCode);
        QCOMPARE(kit.desk.asked,
                 QStringList(QStringLiteral("payWithCode alipay all ") + alipayCode));
        QCOMPARE(kit.window.place(), Place::Pay);
    }

    void aCustomersCodePaysFromThePayScreen()
    {
        WindowKit kit(shopWithSale());
        kit.window.go(Place::Pay);
        Q_EMIT kit.window.scanner().scanned(wechatCode);
        QCOMPARE(kit.desk.last(), QStringLiteral("payWithCode wechatpay all ") + wechatCode);
    }

    void aTypedCodeIsChargedToo()
    {
        WindowKit kit(shopWithSale());
        kit.field("search")->setText(wechatCode);
        QTest::keyClick(kit.field("search"), Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("payWithCode wechatpay all ") + wechatCode);
    }

    void aCodePaysThePartThatWasTyped()
    {
        WindowKit kit(shopWithSale());
        kit.window.go(Place::Pay);
        kit.key(Qt::Key_F4);
        kit.type("partEntryField", QStringLiteral("20"));
        QVERIFY(kit.click("partEntryConfirm"));
        Q_EMIT kit.window.scanner().scanned(alipayCode);
        QCOMPARE(kit.desk.last(), QStringLiteral("payWithCode alipay 20.00 ") + alipayCode);
    }

    void goodsAreNeverTakenForACustomersCode()
    {
        std::vector<MethodView> greedy = methods();
        greedy[1].card.customerCodes = {{0, 99, 4, 24}};
        for (const char *code : {"96385074", "614141000036", "6901939621608", "26901939621602"}) {
            QVERIFY2(!customerCodeOf(greedy, QLatin1String(code)).isCustomers(), code);
        }
        WindowKit kit(shopWithSale());
        Q_EMIT kit.window.scanner().scanned(QStringLiteral("2812345678905"));
        QCOMPARE(kit.desk.last(), QStringLiteral("scan 2812345678905"));
    }

    void whoseCodeItIsIsAsked()
    {
        CounterView two = shopWithSale();
        two.methods[3].card.customerCodes = {{28, 28, 18, 18}};
        WindowKit kit(two);
        Q_EMIT kit.window.scanner().scanned(alipayCode);
        QVERIFY(kit.desk.asked.isEmpty());
        kit.key(Qt::Key_2);
        kit.window.scanner().letGo(); // it was no scan
        QCOMPARE(kit.desk.last(), QStringLiteral("payWithCode paypal all ") + alipayCode);
    }

    void aUnionPayCodeLeadsToTheCardMachine()
    {
        WindowKit kit(shopWithSale());
        Q_EMIT kit.window.scanner().scanned(unionPayCode);
        QVERIFY(kit.desk.asked.isEmpty());
        QVERIFY(kit.click("codeQuestionYes"));
        QCOMPARE(kit.desk.last(), QStringLiteral("pay manual_card 47.70"));
        CounterView without = shopWithSale();
        without.methods.pop_back();
        kit.desk.asked.clear();
        kit.desk.show(without);
        Q_EMIT kit.window.scanner().scanned(unionPayCode);
        QVERIFY(kit.desk.asked.isEmpty());
        QVERIFY(notice(kit).contains(QStringLiteral("UnionPay")));
    }

    void aCodeThatCannotBeChargedIsSaidPlainly()
    {
        WindowKit kit(openShop());
        Q_EMIT kit.window.scanner().scanned(alipayCode);
        QVERIFY(notice(kit).contains(QStringLiteral("nothing to pay")));
        kit.desk.show(shopWithAttempt(attemptOf(shopWithSale(), "alipay")));
        Q_EMIT kit.window.scanner().scanned(alipayCode);
        QVERIFY(notice(kit).contains(QStringLiteral("payment is open")));
        kit.desk.show(shopPaid("alipay"));
        Q_EMIT kit.window.scanner().scanned(alipayCode);
        QVERIFY(notice(kit).contains(QStringLiteral("nothing to pay")));
        kit.desk.show(shopWithSale());
        kit.window.go(Place::Sale);
        kit.key(Qt::Key_F3); // a quantity is being typed
        Q_EMIT kit.window.scanner().scanned(alipayCode);
        QVERIFY(notice(kit).contains(QStringLiteral("Finish here first")));
        QVERIFY(kit.desk.asked.isEmpty());
    }

    void theSameCodeIsNeverChargedTwice()
    {
        CounterView view = shopPaidInPart("alipay", "20.00");
        view.sale->checkout.attempts.back().authCode = alipayCode.toStdString();
        WindowKit kit(view);
        Q_EMIT kit.window.scanner().scanned(alipayCode);
        QVERIFY(kit.desk.asked.isEmpty());
        QVERIFY(notice(kit).contains(QStringLiteral("used already")));
    }

    void aWalletThatOnlyScansAsksForTheCode()
    {
        CounterView view = shopWithSale();
        view.methods[2].card.step = CustomerStep::ScanCustomerCode;
        WindowKit kit(view);
        kit.window.go(Place::Pay);
        QVERIFY(kit.click("method_wechatpay"));
        QVERIFY(kit.desk.asked.isEmpty());
        kit.type("codeQuestionField", wechatCode);
        QVERIFY(kit.click("codeQuestionYes"));
        QCOMPARE(kit.desk.last(), QStringLiteral("payWithCode wechatpay all ") + wechatCode);
    }

    void thePhoneIsWaitedFor()
    {
        Attempt attempt = attemptOf(shopWithSale(), "alipay");
        attempt.code.clear();
        attempt.authCode = alipayCode.toStdString();
        WindowKit kit(shopWithAttempt(attempt));
        QVERIFY(kit.text("payStateTitle").contains(QStringLiteral("on the phone")));
        QVERIFY(kit.text("payStateDoNow").contains(QStringLiteral("password")));
    }

    void theTerminalsPromptIsShownWithItsOwnWords()
    {
        Attempt card = attemptOf(shopWithSale(), "zvt");
        card.code.clear();
        Weather weather;
        weather.prompt = Prompt::EnterPin;
        weather.promptWords = "PIN-Eingabe";
        WindowKit kit(shopWithAttempt(card, weather));
        QCOMPARE(kit.text("terminalPrompt"), promptText(Prompt::EnterPin));
        QCOMPARE(kit.text("terminalWords"), QStringLiteral("PIN-Eingabe"));
        QVERIFY(kit.click("cancelPayment"));
        QCOMPARE(kit.desk.last(), QStringLiteral("cancelPayment T1_20261122_000041"));
    }

    void theCardMachinesWordIsTyped()
    {
        WindowKit kit(shopByHand("manual_card"));
        kit.key(Qt::Key_1);
        kit.window.scanner().letGo();
        QVERIFY(!kit.click("wordConfirm"));
        kit.type("wordApproval", QStringLiteral("012345"));
        kit.key(Qt::Key_Return); // walks on to the digits
        QVERIFY(kit.field("wordDigits")->hasFocus());
        kit.type("wordDigits", QStringLiteral("4242"));
        kit.key(Qt::Key_Return);
        QCOMPARE(kit.desk.last(),
                 QStringLiteral("personsWord T1_20261122_000041 - moved 012345 4242 - -"));
        QVERIFY(!kit.click("wordConfirm")); // said once
    }

    void aWholeCardNumberIsRefusedInWords()
    {
        WindowKit kit(shopByHand("manual_card"));
        QVERIFY(kit.click("wordYes"));
        kit.type("wordApproval", QStringLiteral("012345"));
        kit.type("wordDigits", QStringLiteral("4242 4242 4242 4242"));
        QVERIFY(kit.text("wordFault").contains(QStringLiteral("whole card number")));
        QVERIFY(!kit.click("wordConfirm"));
    }

    void notChargedEndsItWithoutMoney()
    {
        WindowKit kit(shopByHand("manual_card"));
        kit.key(Qt::Key_Escape);
        QVERIFY(kit.desk.asked.isEmpty()); // it is confirmed first
        QVERIFY(kit.click("wordConfirm"));
        QCOMPARE(kit.desk.last(), QStringLiteral("personsWord T1_20261122_000041 - not - - - -"));
    }

    void aTerminalThatForgotNeedsAManager()
    {
        WindowKit kit(shopByHand("zvt"));
        QVERIFY(kit.click("wordYes"));
        kit.type("wordNote", QStringLiteral("approved"));
        QVERIFY(!kit.click("wordConfirm"));
        kit.type("wordPin", QStringLiteral("8765"));
        QVERIFY(kit.click("wordConfirm"));
        QCOMPARE(kit.desk.last(),
                 QStringLiteral("personsWord T1_20261122_000041 - moved - - approved 8765"));
        Notice wrong;
        wrong.kind = Notice::Kind::WrongPin;
        wrong.wait = Span::seconds(4);
        Q_EMIT kit.desk.noticed(wrong);
        QVERIFY(kit.text("wordFault").contains(QStringLiteral("0:04")));
        QCOMPARE(kit.window.place(), Place::Pay);
        CounterView manager = shopByHand("zvt");
        manager.cashier->manager = true;
        kit.desk.show(manager);
        QVERIFY(kit.click("wordNo"));
        QVERIFY(!kit.field("wordPin")->isVisible());
        QVERIFY(kit.click("wordConfirm"));
        QCOMPARE(kit.desk.last(), QStringLiteral("personsWord T1_20261122_000041 - not - - - -"));
    }

    void whatIsTypedOutlivesTheWeather()
    {
        WindowKit kit(shopByHand("zvt"));
        QVERIFY(kit.click("wordYes"));
        kit.type("wordNote", QStringLiteral("approved"));
        CounterView calm = shopByHand("zvt");
        calm.sale->needsPersonsWord = false;
        kit.desk.show(calm);
        QVERIFY(kit.field("wordNote")->isVisible());
        QCOMPARE(kit.field("wordNote")->text(), QStringLiteral("approved"));
    }

    void theRestIsPaidAnotherWay()
    {
        WindowKit kit(shopPaidInPart("wechatpay", "20.00"));
        kit.key(Qt::Key_F12);
        auto *legs = kit.window.findChild<QWidget *>(QStringLiteral("payLegs"));
        QVERIFY(legs->isVisible());
        QVERIFY(legs->accessibleName().contains(QStringLiteral("WeChat Pay ¥20.00")));
        QVERIFY(kit.click("method_alipay"));
        QCOMPARE(kit.desk.last(), QStringLiteral("pay alipay 27.70"));
    }

    void aPartThatWasPaidIsGivenBack()
    {
        WindowKit kit(shopPaidInPart("wechatpay", "20.00"));
        kit.key(Qt::Key_F11); // void: what was paid is given back first
        QCOMPARE(kit.window.place(), Place::Pay);
        QVERIFY(notice(kit).contains(QStringLiteral("give it back first")));
        kit.key(Qt::Key_Delete);
        QVERIFY(kit.text("giveBackQuestionTitle").contains(QStringLiteral("¥20.00")));
        QVERIFY(kit.desk.asked.isEmpty());
        kit.key(Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("giveBack S1 T1_20261122_000040"));

        kit.desk.show(shopGivingBack("wechatpay", "20.00"));
        QVERIFY(kit.text("giveBackStateTitle").contains(QStringLiteral("on its way")));
        QVERIFY(!kit.click("method_cash"));
        kit.window.go(Place::Sale);
        QCOMPARE(kit.window.place(), Place::Pay);

        CounterView done = shopGivingBack("wechatpay", "20.00");
        done.sale->checkout.refunds.back().stage = RefundStage::Done;
        kit.desk.show(done);
        QVERIFY(kit.text("lastStateTitle").contains(QStringLiteral("Refunded")));
        QVERIFY(kit.click("method_cash"));
    }

    void ofSeveralPartsOneIsChosenAndAManagerAllowsIt()
    {
        CounterView view = shopPaidInPart("wechatpay", "20.00");
        Attempt second = view.sale->checkout.attempts.back();
        second.id = AttemptId("T1_20261122_000041");
        second.provider = ProviderId("alipay");
        second.amount = yuan("5.00");
        second.endedAt = shopOpens + Span::seconds(9);
        view.sale->checkout.attempts.push_back(second);
        view.refundLimit = yuan("4.00");
        WindowKit kit(view);
        kit.window.go(Place::Pay);
        QVERIFY(kit.click("giveBackPart"));
        kit.key(Qt::Key_2);
        kit.window.scanner().letGo();
        QVERIFY(kit.text("giveBackQuestionTitle").contains(QStringLiteral("¥5.00")));
        QVERIFY(kit.click("giveBackQuestionYes"));
        QVERIFY(kit.desk.asked.isEmpty()); // no PIN yet
        kit.type("giveBackQuestionField", QStringLiteral("8888"));
        QVERIFY(kit.click("giveBackQuestionYes"));
        QCOMPARE(kit.desk.last(), QStringLiteral("giveBack S1 T1_20261122_000041 8888"));
        Notice wrong;
        wrong.kind = Notice::Kind::WrongPin;
        Q_EMIT kit.desk.noticed(wrong);
        QVERIFY(kit.text("giveBackQuestionFault").contains(QStringLiteral("Wrong PIN")));
    }

    void theCardMachinesWordEndsAGiveBack()
    {
        CounterView view = shopGivingBack("manual_card", "20.00");
        view.methods[6].card.byHand = true;
        view.sale->needsPersonsWord = true;
        WindowKit kit(view);
        QVERIFY(kit.text("wordTitle").contains(QStringLiteral("Give back")));
        QVERIFY(kit.click("wordYes"));
        QVERIFY(kit.click("wordConfirm"));
        QCOMPARE(kit.desk.last(),
                 QStringLiteral("personsWord T1_20261122_000040 T1_R9 moved - - - -"));
    }

    void aBillIsSharedAndAPartIsPaidInCash()
    {
        WindowKit kit(shopWithSale());
        kit.window.go(Place::Pay);
        kit.key(Qt::Key_F4);
        QVERIFY(kit.click("partEntryQuick2")); // a third
        QVERIFY(kit.click("partEntryConfirm"));
        QVERIFY(kit.click("method_cash"));
        QCOMPARE(kit.window.place(), Place::Cash);
        kit.type("cashTendered", QStringLiteral("20"));
        QVERIFY(kit.click("takeCash"));
        QCOMPARE(kit.desk.last(), QStringLiteral("confirmCash CNY 20.00 for 15.90"));
        kit.desk.show(shopPaidInPart("cash", "15.90"));
        QCOMPARE(kit.window.place(), Place::Pay); // how is the rest paid?
    }

    void aTipIsChosenTypedAndTakenAway()
    {
        WindowKit kit(shopWithTips());
        kit.window.go(Place::Pay);
        kit.key(Qt::Key_F6);
        QCOMPARE(kit.desk.last(), QStringLiteral("setTip 4.77"));
        kit.desk.show(shopWithTips("4.77"));
        kit.key(Qt::Key_F5);
        QCOMPARE(kit.desk.last(), QStringLiteral("setTip 2.39")); // of the goods, not of the tip
        kit.key(Qt::Key_F3);
        kit.type("partEntryField", QStringLiteral("3"));
        QVERIFY(kit.click("partEntryConfirm"));
        QCOMPARE(kit.desk.last(), QStringLiteral("setTip 3.00"));
        QVERIFY(kit.click("tipNone"));
        QCOMPARE(kit.desk.last(), QStringLiteral("setTip 0.00"));
        kit.desk.show(shopWithSale()); // this shop takes none
        QVERIFY(!kit.button("tip10")->isVisible());
    }

    void foreignCashIsCountedAtTheShopsRate()
    {
        WindowKit kit(shopWithRates());
        kit.window.go(Place::Cash);
        kit.key(Qt::Key_4, Qt::AltModifier);
        kit.type("cashTendered", QStringLiteral("6.76"));
        QVERIFY(!kit.click("takeCash"));
        kit.field("cashTendered")->setText(QStringLiteral("10"));
        QVERIFY(kit.click("takeCash"));
        QCOMPARE(kit.desk.last(), QStringLiteral("confirmCash USD 10.00"));
        kit.desk.show(shopWithRates());
        kit.window.go(Place::Pay);
        kit.window.go(Place::Cash);
        kit.key(Qt::Key_4, Qt::AltModifier);
        QTest::keyClick(kit.field("cashTendered"), Qt::Key_Return);
        QCOMPARE(kit.desk.last(), QStringLiteral("confirmCash USD 6.77"));
    }

    void aHeldEnterTakesCashOnce()
    {
        WindowKit kit(shopWithSale());
        kit.window.go(Place::Pay);
        kit.key(Qt::Key_F4);
        QVERIFY(kit.click("partEntryQuick2"));
        QVERIFY(kit.click("partEntryConfirm"));
        QVERIFY(kit.click("method_cash"));
        const auto confirms = [&] {
            return kit.desk.asked.filter(QStringLiteral("confirmCash")).size();
        };
        QTest::keyClick(kit.field("cashTendered"), Qt::Key_Return);
        QTest::keyClick(kit.field("cashTendered"), Qt::Key_Return);
        QCOMPARE(confirms(), 1);
        // News of something else says nothing about this money.
        CounterView other = shopWithSale();
        other.relay.link = RelayLink::Unreachable;
        kit.desk.show(other);
        QTest::keyClick(kit.field("cashTendered"), Qt::Key_Return);
        QCOMPARE(confirms(), 1);
        Notice refused;
        refused.kind = Notice::Kind::Refused;
        refused.refusal = Refusal::CannotWrite;
        Q_EMIT kit.desk.noticed(refused);
        QTest::keyClick(kit.field("cashTendered"), Qt::Key_Return);
        QCOMPARE(confirms(), 2);
    }

    void theKeyThatChoseCashIsNoAmount()
    {
        WindowKit kit(shopWithSale());
        kit.window.go(Place::Cash);
        QLineEdit *field = kit.field("cashTendered");
        const auto press = [&](bool repeated) {
            QKeyEvent down(QEvent::KeyPress, Qt::Key_1, Qt::NoModifier, QStringLiteral("1"),
                           repeated);
            QCoreApplication::sendEvent(field, &down);
            kit.window.scanner().letGo();
        };
        press(true);
        press(true);
        QVERIFY(field->text().isEmpty());
        press(false);
        press(true);
        QCOMPARE(field->text(), QStringLiteral("11"));
    }
};

GUITAI_TEST(MoneyWiresTest)
#include "money_wires_test.moc"
