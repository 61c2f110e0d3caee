// The look: everything fits the smallest window, targets are large, language and shade switch.
#include "tests/kit/main.h"
#include "tests/ui/little_books.h"
#include "tests/ui/window_kit.h"
#include "ui/customer/customer_view.h"
#include "ui/scan/scan_recogniser.h"
#include "ui/theme/button.h"

#include <QLabel>

using namespace guitai;
using namespace guitai::test;
using namespace guitai::ui;

class LookTest : public QObject
{
    Q_OBJECT

private:
    struct Scene
    {
        const char *name;
        CounterView view;
        Place place;
        QStringList presses;
    };

    static std::vector<Scene> scenes()
    {
        const CounterView sale = shopWithSale();
        Attempt closing = attemptOf(sale, "alipay");
        closing.stage = AttemptStage::Closing;
        CounterView limited = openShop();
        limited.refundLimit = yuan("20");
        CounterView forgot = shopWithAttention();
        forgot.attention = {forgot.attention[1]};
        forgot.attention[0].provider = ProviderId("zvt");
        forgot.attention[0].weather.lastReason = Reason::AskThePerson;
        return {
            {"sign in", closedShop(), Place::SignIn, {}},
            {"empty sale", openShop(), Place::Sale, {}},
            {"sale", shopWithSale(14), Place::Sale, {}},
            {"quantity", shopWithSale(14), Place::Sale, {"lineQuantity"}},
            {"discount", shopWithSale(14), Place::Sale, {"lineDiscount"}},
            {"park", sale, Place::Sale, {"park"}},
            {"void", sale, Place::Sale, {"voidSale"}},
            {"pay", sale, Place::Pay, {}},
            {"part", sale, Place::Pay, {"otherAmount"}},
            {"waiting", shopWithAttempt(attemptOf(sale, "alipay")), Place::Pay, {}},
            {"closing", shopWithAttempt(closing), Place::Pay, {}},
            {"terminal", shopWithAttempt(attemptOf(sale, "zvt")), Place::Pay, {}},
            {"by hand", shopByHand("manual_card"), Place::Pay, {}},
            {"charged", shopByHand("manual_card"), Place::Pay, {"wordYes"}},
            {"manager's word", shopByHand("zvt"), Place::Pay, {"wordYes"}},
            {"paid in part", shopPaidInPart("alipay", "20.00"), Place::Pay, {}},
            {"part back", shopPaidInPart("alipay", "20.00"), Place::Pay, {"giveBackPart"}},
            {"giving back", shopGivingBack("alipay", "20.00"), Place::Pay, {}},
            {"tips", shopWithTips("4.77"), Place::Pay, {}},
            {"own tip", shopWithTips("4.77"), Place::Pay, {"tipOwn"}},
            {"union pay", sale, Place::Pay, {"!unionpay"}},
            {"foreign cash", shopWithRates(), Place::Cash, {"currency4"}},
            {"cash", sale, Place::Cash, {}},
            {"finished", shopPaid("cash"), Place::Finished, {}},
            {"receipts", openShop(), Place::Receipts, {"!receipt"}},
            {"refund", openShop(), Place::Receipts, {"!receipt", "refund"}},
            {"refund an amount",
             openShop(),
             Place::Receipts,
             {"!receipt", "refund", "refundByAmount"}},
            {"refund of three legs",
             openShop(),
             Place::Receipts,
             {"!split", "refund", "refundByAmount"}},
            {"refunded", openShop(), Place::Receipts, {"!refunded"}},
            {"refund with a manager",
             limited,
             Place::Receipts,
             {"!refunded", "refund", "refundAll", "refundGive"}},
            {"refund by hand", openShop(), Place::Receipts, {"!byHand", "sayRefund"}},
            {"say what happened",
             forgot,
             Place::Attention,
             {"sayWhatHappened", "attentionWordYes"}},
            {"parked", shopWithParked(), Place::Parked, {}},
            {"attention", shopWithAttention(), Place::Attention, {}},
            {"settle", shopWithAttention(), Place::Attention, {"settle"}},
            {"settings", openShop(), Place::Settings, {}},
            {"overview", shopWithHealth(), Place::Overview, {"!figures"}},
            {"overview, not yet", shopWithHealth(), Place::Overview, {}},
            {"report", shopWithHealth(), Place::Reports, {"!figures"}},
            {"report unsound", shopWithHealth(), Place::Reports, {"!unsound"}},
            {"report's days", shopWithHealth(), Place::Reports, {"!figures", "reportDays"}},
            {"report to a file", shopWithHealth(), Place::Reports, {"!figures", "reportCsv"}},
            {"audit", shopWithHealth(), Place::Audit, {"!audit"}},
            {"no audit", shopWithHealth(), Place::Audit, {}},
            {"audit's day", shopWithHealth(), Place::Audit, {"!audit", "auditDay"}},
            {"people", shopWithHealth(), Place::People, {"!people"}},
            {"somebody new", shopWithHealth(), Place::People, {"!people", "addPerson"}},
            {"another role", shopWithHealth(), Place::People, {"!people", "setRole"}},
            {"somebody leaves", shopWithHealth(), Place::People, {"!people", "retirePerson"}},
            {"rules", shopWithHealth(), Place::Rules, {}},
        };
    }

    static void walk(WindowKit &kit, const Scene &scene)
    {
        kit.window.go(scene.place);
        for (const QString &press : scene.presses) {
            if (press == QLatin1String("!receipt")) {
                Q_EMIT kit.desk.receiptsListed(receiptRows());
                Q_EMIT kit.desk.receiptOpened(finishedCheckout());
            } else if (press == QLatin1String("!refunded")) {
                Q_EMIT kit.desk.receiptsListed(receiptRows());
                Q_EMIT kit.desk.receiptOpened(refundedCheckout());
            } else if (press == QLatin1String("!split")) {
                Q_EMIT kit.desk.receiptsListed(receiptRows());
                Q_EMIT kit.desk.receiptOpened(splitCheckout());
            } else if (press == QLatin1String("!byHand")) {
                Checkout checkout = refundedCheckout();
                checkout.refunds.back().provider = ProviderId("manual_card");
                Q_EMIT kit.desk.receiptsListed(receiptRows());
                Q_EMIT kit.desk.receiptOpened(checkout);
            } else if (press == QLatin1String("!figures")) {
                Q_EMIT kit.desk.overviewReady(overviewSheet());
                Q_EMIT kit.desk.settlementReady(settlementSheet());
            } else if (press == QLatin1String("!unsound")) {
                Q_EMIT kit.desk.settlementReady(unsoundSheet());
            } else if (press == QLatin1String("!audit")) {
                Q_EMIT kit.desk.auditListed(auditSheet());
            } else if (press == QLatin1String("!people")) {
                Q_EMIT kit.desk.peopleListed(littleStaff(), littleFormer());
            } else if (press == QLatin1String("!unionpay")) {
                Q_EMIT kit.window.scanner().scanned(QStringLiteral("6212345678901234567"));
            } else {
                QVERIFY2(kit.click(press.toUtf8()), qPrintable(press));
            }
        }
        QCoreApplication::processEvents();
    }

    static void check(const WindowKit &kit, const QString &where)
    {
        const QRect window = kit.window.rect();
        for (const auto *button : kit.window.findChildren<QAbstractButton *>()) {
            if (!button->isVisible()) {
                continue;
            }
            const QString what = where + QStringLiteral(": ") + button->objectName();
            QVERIFY2(!button->objectName().isEmpty(), qPrintable(where));
            const QRect at(button->mapTo(&kit.window, QPoint()), button->size());
            QVERIFY2(window.contains(at), qPrintable(what));
            QVERIFY2(button->parentWidget()->rect().contains(button->geometry()), qPrintable(what));
            QVERIFY2(button->height() >= touch && button->width() >= touch, qPrintable(what));
            // Nothing is shortened with an ellipsis.
            QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(what));
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty() ||
                         button->objectName() == QLatin1String("figureBack"),
                     qPrintable(what));
        }
        for (const auto *label : kit.window.findChildren<QLabel *>()) {
            if (label->isVisible() && !label->text().isEmpty() && !label->wordWrap() &&
                label->objectName() != QLatin1String("shopName")) {
                const QRect at(label->mapTo(&kit.window, QPoint()), label->size());
                QVERIFY2(window.contains(at), qPrintable(where + label->text()));
                QVERIFY2(label->width() >= label->sizeHint().width() - 1,
                         qPrintable(where + QStringLiteral(": ") + label->text()));
            }
        }
    }

private Q_SLOTS:
    void everythingFits_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("textSize");
        for (const QString &language : {QStringLiteral("zh_CN"), QStringLiteral("en")}) {
            for (const QSize size : {QSize(1024, 768), QSize(1366, 768), QSize(1920, 1080)}) {
                QTest::addRow("%s %d", qPrintable(language), size.width())
                    << size << language << 100;
            }
            QTest::addRow("%s 1024 large text", qPrintable(language))
                << QSize(1024, 768) << language << 115;
        }
    }
    void everythingFits()
    {
        QFETCH(QSize, size);
        QFETCH(QString, language);
        QFETCH(int, textSize);
        for (const Scene &scene : scenes()) {
            WindowKit kit(scene.view, size, language);
            kit.theme.setTextSize(textSize);
            walk(kit, scene);
            const QSize least = kit.window.minimumSizeHint();
            QVERIFY2(least.width() <= size.width() && least.height() <= size.height(),
                     qPrintable(QStringLiteral("%1 needs %2 x %3")
                                    .arg(QString::fromLatin1(scene.name))
                                    .arg(least.width())
                                    .arg(least.height())));
            QCOMPARE(kit.window.size(), size);
            check(kit, QString::fromLatin1(scene.name));
        }
    }

    void theLanguageSwitchesOnEveryScreen()
    {
        for (const Scene &scene : scenes()) {
            WindowKit kit(scene.view);
            walk(kit, scene);
            kit.window.findChild<QAbstractButton *>(QStringLiteral("language"))->click();
            QCoreApplication::processEvents();
            QCOMPARE(kit.window.preferences().language, QStringLiteral("zh_CN"));
            for (const auto *button : kit.window.findChildren<Button *>()) {
                const QString text = button->text();
                if (button->isVisible() && text.size() > 2 && text != QStringLiteral("English") &&
                    text[0].isLetter() &&
                    !button->objectName().startsWith(QLatin1String("currency")) &&
                    text != QStringLiteral("PayPal")) {
                    QVERIFY2(text[0].unicode() > 0x2e80,
                             qPrintable(QString::fromLatin1(scene.name) + text));
                }
            }
        }
    }

    void theChoiceIsTold()
    {
        WindowKit kit(openShop());
        QSignalSpy told(&kit.window, &MainWindow::preferencesChanged);
        kit.key(Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(told.size(), 1);
        QCOMPARE(kit.theme.shade(), Shade::Dark);
        QCOMPARE(kit.window.grab().toImage().pixelColor(4, 740), coloursOf(Shade::Dark).canvas);
        kit.key(Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(kit.window.grab().toImage().pixelColor(4, 740), coloursOf(Shade::Light).canvas);
        kit.window.go(Place::Settings);
        QVERIFY(kit.click("textSizeChoice2"));
        QCOMPARE(kit.theme.textSize(), 115);
        QCOMPARE(told.size(), 3);
    }

    void helpListsTheKeysAndGoes()
    {
        WindowKit kit(shopWithSale());
        kit.key(Qt::Key_F1);
        auto *help = kit.window.findChild<QWidget *>(QStringLiteral("helpPanel"));
        QVERIFY(help != nullptr && help->isVisible());
        QVERIFY(kit.click("closeHelp"));
        QVERIFY(!help->isVisible());
    }

    void theCustomerSeesWhatHappens()
    {
        FakeDesk desk;
        Theme theme;
        CustomerView customer({desk, theme, [] { return shopOpens; }},
                              CustomerView::Use::SecondWindow);
        customer.resize(1024, 768);
        customer.show();
        const auto sees = [&](const char *name) {
            auto *found = customer.findChild<QWidget *>(QLatin1String(name));
            return found != nullptr && found->isVisible();
        };
        customer.present(openShop());
        QVERIFY(sees("customerShop"));
        const CounterView sale = shopWithSale();
        customer.present(sale);
        QVERIFY(sees("customerLines") && sees("customerTotal"));
        customer.present(shopWithAttempt(attemptOf(sale, "alipay")));
        QVERIFY(sees("customerCode") && sees("customerCodeAmount"));
        Attempt closing = attemptOf(sale, "alipay");
        closing.stage = AttemptStage::Closing;
        customer.present(shopWithAttempt(closing));
        QVERIFY(!sees("customerCode"));
        customer.present(shopPaid("cash"));
        QVERIFY(sees("customerTitle"));
    }

    void theCodeCanFillTheWindow()
    {
        const CounterView sale = shopWithSale();
        WindowKit kit(shopWithAttempt(attemptOf(sale, "alipay")));
        kit.key(Qt::Key_F11);
        auto *turned = kit.window.findChild<QWidget *>(QStringLiteral("customerView"));
        QVERIFY(turned != nullptr && turned->isVisible());
        QCOMPARE(turned->size(), kit.window.size());
        kit.key(Qt::Key_Escape); // turns back; it does not cancel
        QVERIFY(!turned->isVisible());
        QVERIFY(kit.desk.asked.isEmpty());
    }
};

GUITAI_TEST(LookTest)
#include "look_test.moc"
