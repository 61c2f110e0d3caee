// Sums over several books: whose sales they are.
#include "books/settling.h"
#include "tests/kit/main.h"

#include <QtTest>

#include <map>

namespace guitai::test {

namespace {

const Zone shanghai = {{{0}, chinaOffset}};

SoldReceipt soldBy(std::string_view cashier, std::string_view name, std::int64_t number)
{
    SoldReceipt receipt;
    receipt.number = number;
    receipt.at = daySpan("2026-03-01", shanghai)->from;
    receipt.cashier = cashier;
    receipt.cashierName = name;
    return receipt;
}

} // namespace

class SettlingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIdIsThePersonOfItsTill()
    {
        Settling settling(*daySpan("2026-03-01", shanghai), Currency::cny(), shanghai);
        settling.beginBook();
        settling.add(soldBy("p", "张三", 1));
        settling.add(soldBy("w", "王五", 2));
        settling.beginBook();
        settling.add(soldBy("p", "李四", 1));
        settling.add(soldBy("w", "王五", 2));
        settling.beginBook();
        settling.add(soldBy("p", "张三", 1));
        const Settlement s = settling.finish();
        QCOMPARE(s.cashiers.size(), std::size_t(3));
        std::map<std::string, std::int64_t> sales;
        for (const CashierFigures &person : s.cashiers)
            sales[person.name] = person.sales;
        QCOMPARE(sales["张三"], 2);
        QCOMPARE(sales["李四"], 1);
        QCOMPARE(sales["王五"], 2);
        QVERIFY(s.isSound());
    }

    void whoIsRenamedInOneTillIsOnePerson()
    {
        Settling settling(*daySpan("2026-03-01", shanghai), Currency::cny(), shanghai);
        settling.add(soldBy("p", "Zhang", 1));
        settling.add(soldBy("p", "张三", 2));
        const Settlement s = settling.finish();
        QCOMPARE(s.cashiers.size(), std::size_t(1));
        QCOMPARE(s.cashiers[0].name, std::string("张三"));
        QCOMPARE(s.cashiers[0].sales, 2);
    }
};

GUITAI_TEST(SettlingTest)

} // namespace guitai::test

#include "settling_test.moc"
