// The list of lines is always what the view says, and changes row by row.
#include "tests/kit/main.h"
#include "tests/ui/little_shop.h"
#include "ui/sale/cart_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include <rapidcheck.h>

#include <set>

using namespace guitai;
using namespace guitai::test;
using namespace guitai::ui;

class CartModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aScanInsertsOneRowAndResetsNothing()
    {
        CartModel model;
        CounterView view = shopWithSale(3);
        QCOMPARE(model.setSale(&*view.sale), 2);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        Order order = view.sale->checkout.order;
        order.lines.push_back(lineOf(allGoods()[16], 9));
        setOrder(view, order);
        QCOMPARE(model.setSale(&*view.sale), 3);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(reset.size(), 0);
    }

    void anotherPieceChangesOneRow()
    {
        CartModel model;
        CounterView view = shopWithSale(3);
        model.setSale(&*view.sale);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        Order order = view.sale->checkout.order;
        order.lines[1].quantity.milli += 1000;
        setOrder(view, order);
        QCOMPARE(model.setSale(&*view.sale), 1);
        QCOMPARE(changed.size(), 1);
    }

    void theListIsWhatTheViewSays()
    {
        const bool holds = rc::check("any walk of orders", [] {
            CartModel model;
            const QAbstractItemModelTester tester(
                &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
            CounterView view = openShop();
            const auto goods = allGoods();
            for (int step = 0; step < 6; ++step) {
                Order order;
                // Any lines, some gone, some new, perhaps in another order.
                std::set<int> seen;
                for (const int id :
                     *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 12))) {
                    if (!seen.insert(id).second) {
                        continue;
                    }
                    order.lines.push_back(
                        lineOf(goods[std::size_t(id)], id, Quantity::of(*rc::gen::inRange(1, 5))));
                }
                setOrder(view, order);
                model.setSale(&*view.sale);
                RC_ASSERT(model.rowCount() == int(order.lines.size()));
                for (int i = 0; i < model.rowCount(); ++i) {
                    RC_ASSERT(model.row(i)->line == order.lines[std::size_t(i)]);
                    RC_ASSERT(model.row(i)->total == view.sale->totals.lines[std::size_t(i)]);
                }
            }
        });
        QVERIFY(holds);
    }
};

GUITAI_TEST(CartModelTest)
#include "cart_model_test.moc"
