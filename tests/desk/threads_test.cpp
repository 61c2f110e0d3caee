// The window's thread and the till's, with the threads beside it: everything at once, and a door
// that is shut while all of it is under way. ./sanitize watches this under ThreadSanitizer.
#include "app/till/threaded_desk.h"
#include "app/workplace/demo_shop.h"
#include "tests/kit/main.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace guitai;

namespace {

constexpr int sales = 20;
constexpr int patience = 30'000;

struct Window
{
    QTemporaryDir dir;
    DataFolder folder;
    std::unique_ptr<ThreadedDesk> desk;
    CounterView view;
    QString failure;
    int overviews = 0, sheets = 0, lists = 0, audits = 0, days = 0;

    Window()
    {
        folder.path = dir.filePath("shop").toStdString();
        (void)makeDemoShop(folder);
        open();
    }
    void open()
    {
        view = {};
        desk = std::make_unique<ThreadedDesk>(folder);
        using ui::Desk;
        QObject::connect(desk.get(), &Desk::viewChanged,
                         [this](const CounterView &now) { view = now; });
        QObject::connect(desk.get(), &ThreadedDesk::failed,
                         [this](const QString &why) { failure = why; });
        QObject::connect(desk.get(), &Desk::overviewReady, [this] { ++overviews; });
        QObject::connect(desk.get(), &Desk::settlementReady, [this] { ++sheets; });
        QObject::connect(desk.get(), &Desk::receiptsListed, [this] { ++lists; });
        QObject::connect(desk.get(), &Desk::auditListed, [this] { ++audits; });
        QObject::connect(desk.get(), &Desk::statementsOpened, [this] { ++days; });
        desk->start();
        desk->signIn("8888");
    }
    void look()
    {
        desk->openOverview();
        desk->openSettlement({});
        desk->listReceipts({});
        desk->listAudit({});
        desk->openStatements({}, {});
        desk->find("wa");
        desk->listPeople();
    }
    void scan()
    {
        CatalogueItem water;
        water.code = "2";
        water.name = "Water";
        water.price = Money(200, Currency::cny());
        desk->addItem(water);
    }
};

} // namespace

class ThreadsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sellingGoesOnWhileFiguresAreRead()
    {
        Window window;
        QTRY_VERIFY_WITH_TIMEOUT(window.view.cashier, patience);
        for (int i = 1; i <= sales; ++i) {
            window.scan();
            QTRY_VERIFY_WITH_TIMEOUT(window.view.sale && window.view.sale->due.isPositive(),
                                     patience);
            window.look();
            window.desk->confirmCash(Money(500, Currency::cny()), {});
            // Once more before the screen knows: it must not count.
            window.desk->confirmCash(Money(500, Currency::cny()), {});
            QTRY_COMPARE_WITH_TIMEOUT(window.view.drawer, Money(200 * i, Currency::cny()),
                                      patience);
            window.desk->nextCustomer();
        }
        QTRY_VERIFY_WITH_TIMEOUT(window.lists > 0 && window.days > 0, patience);
        // Of what the reader is asked only the newest is answered for certain.
        QTRY_VERIFY_WITH_TIMEOUT(window.overviews + window.sheets + window.audits > 0, patience);
        window.sheets = 0;
        window.desk->openSettlement({});
        QTRY_VERIFY_WITH_TIMEOUT(window.sheets > 0, patience);
        QCOMPARE(window.view.drawer, Money(200 * sales, Currency::cny()));
        QVERIFY2(window.failure.isEmpty(), qPrintable(window.failure));
    }

    void theDoorIsShutInTheMiddleOfEverything()
    {
        Window window;
        for (int i = 0; i < 5; ++i) {
            QTRY_VERIFY_WITH_TIMEOUT(window.view.cashier, patience);
            window.scan();
            QTRY_VERIFY_WITH_TIMEOUT(window.view.sale && window.view.sale->due.isPositive(),
                                     patience);
            window.desk->confirmCash(Money(200, Currency::cny()), {});
            window.look();
            window.desk->checkSettings();
            window.desk.reset();
            window.open();
        }
        QTRY_VERIFY_WITH_TIMEOUT(window.view.cashier, patience);
        QCOMPARE(window.view.drawer, Money(5 * 200, Currency::cny()));
        QVERIFY2(window.failure.isEmpty(), qPrintable(window.failure));
    }
};

GUITAI_TEST(ThreadsTest)
#include "threads_test.moc"
