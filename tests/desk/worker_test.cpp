// The till's side of the desk over a whole data folder: parts, tips, codes, and managers' PINs.
#include "app/till/worker.h"
#include "app/workplace/demo_shop.h"
#include "tests/kit/main.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace guitai;
using ui::Notice;

namespace {

struct Counterside
{
    Counterside()
        : worker((folder.path = dir.filePath("shop").toStdString(), (void)makeDemoShop(folder),
                  folder))
    {
        QObject::connect(&worker, &Worker::viewChanged, [this](const CounterView &v) { view = v; });
        QObject::connect(&worker, &Worker::noticed, [this](const Notice &n) { notices << n; });
        QObject::connect(&worker, &Worker::receiptOpened,
                         [this](const Checkout &c) { receipt = c; });
        worker.open();
        worker.signIn("1234");
        CatalogueItem item;
        item.code = "2";
        item.name = "Water";
        item.price = yuan("12.00");
        worker.addItem(item);
        look();
    }
    static Money yuan(const char *text) { return Money::parse(text, Currency::cny()).value(); }
    // What is shown is told from the event loop.
    void look() { QCoreApplication::sendPostedEvents(&worker); }
    Notice told()
    {
        return notices.isEmpty() ? Notice{Notice::Kind::Added, {}, {}, {}, {}} : notices.last();
    }

    QTemporaryDir dir;
    DataFolder folder;
    Worker worker;
    CounterView view;
    QList<Notice> notices;
    Checkout receipt;
};

} // namespace

class WorkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTipAndAPartInCashReachTheTill()
    {
        Counterside shop;
        QVERIFY(shop.view.sale);
        shop.worker.handle(SetTip{shop.yuan("3.00")});
        shop.worker.confirmCash(shop.yuan("10.00"), shop.yuan("8.00"));
        shop.look();
        QCOMPARE(shop.view.sale->due, shop.yuan("7.00"));
        QCOMPARE(shop.view.sale->checkout.cash.back().cash->change, shop.yuan("2.00"));
        shop.worker.confirmCash(shop.yuan("7.00"), {});
        shop.look();
        QVERIFY(shop.view.sale->checkout.receipt);
    }

    void aManagersPinIsLookedUpBeforeAnythingIsDone()
    {
        Counterside shop;
        shop.worker.confirmCash(shop.yuan("12.00"), {});
        shop.look();
        const Checkout paid = shop.view.sale->checkout;
        const AttemptId leg = paid.cash.front().attempt;
        shop.worker.refund(paid.id, leg, shop.yuan("2.00"), "Returned", "0000");
        QCOMPARE(shop.told().kind, Notice::Kind::WrongPin);
        QCOMPARE(shop.told().wait, Span());
        shop.worker.refund(paid.id, leg, shop.yuan("2.00"), "Returned", "0001");
        shop.worker.refund(paid.id, leg, shop.yuan("2.00"), "Returned", "0002");
        QVERIFY(shop.told().wait > Span()); // as for signing in
        shop.worker.refund(paid.id, leg, shop.yuan("2.00"), "Returned", "8888");
        QCOMPARE(shop.told().kind, Notice::Kind::WrongPin); // not before the wait is over
        shop.worker.openReceipt(paid.id);
        QVERIFY(shop.receipt.refunds.empty());
    }

    void whoAllowedItIsWrittenDown()
    {
        Counterside shop;
        shop.worker.confirmCash(shop.yuan("12.00"), {});
        shop.look();
        const Checkout paid = shop.view.sale->checkout;
        const LineId line = paid.order.lines.front().id;
        shop.worker.refundLines(paid.id, {{line, Quantity::of(1)}}, "Returned", "8888");
        QCOMPARE(shop.receipt.refunds.size(), std::size_t(1));
        QCOMPARE(shop.receipt.refunds.front().approvedBy, CashierId("wang"));
        QCOMPARE(shop.receipt.refunds.front().by, CashierId("lin"));
        QCOMPARE(shop.receipt.refunds.front().amount, shop.yuan("12.00"));
        shop.worker.refundLines(paid.id, {{line, Quantity::of(1)}}, "Returned", {});
        QCOMPARE(shop.told().refusal, Refusal::RefundTooMuch);
    }

    void aCodeOfAWalletThatIsNotSetUpIsRefused()
    {
        Counterside shop;
        shop.worker.payWithCode(ProviderId("alipay"), {}, "281234567890123456");
        QCOMPARE(shop.told().refusal, Refusal::NoSuchMethod);
        PersonsWord word;
        word.attempt = AttemptId("nobody's");
        shop.worker.personsWord(word, {});
        QCOMPARE(shop.told().refusal, Refusal::NoSuchSale);
    }
};

GUITAI_TEST(WorkerTest)
#include "worker_test.moc"
