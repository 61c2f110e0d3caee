// Order: what lines, discounts and taxes come to, and which orders cannot be.
#include "shop/sale/order.h"

#include "tests/kit/main.h"

#include <QtTest>

using namespace guitai;

namespace {

const Tax vat13{"VAT13", 130'000};
const Tax vat20{"VAT20", 200'000};
const Tax untaxed{"NONE", 0};

Money yuan(const char *text)
{
    return Money::parse(text, Currency::cny()).value();
}

OrderLine lineOf(const char *price, const char *quantity = "1", const Tax &tax = vat13)
{
    OrderLine line;
    line.id = LineId("L");
    line.name = "Tea";
    line.unitPrice = yuan(price);
    line.quantity = Quantity::parse(quantity).value();
    line.unit = line.quantity.isWhole() ? Unit::Piece : Unit::Kilogram;
    line.tax = tax;
    return line;
}

Discount off(const char *amount)
{
    return {yuan(amount), 0};
}
Discount share(std::int64_t ppm)
{
    return {Money(), ppm};
}

} // namespace

class OrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyOrderComesToNothing()
    {
        Order order;
        order.currency = Currency::fromCode("EUR").value();
        const Totals sum = totals(order);
        QCOMPARE(sum.total, Money(0, order.currency));
        QVERIFY(sum.lines.empty() && sum.taxes.empty());
        QCOMPARE(faultOf(order), OrderFault::None);
    }
    void aLineIsRoundedOnce()
    {
        Order order;
        order.lines = {lineOf("12.99", "0.345"), lineOf("0.01", "0.5"), lineOf("3.33", "3")};
        const Totals sum = totals(order);
        QCOMPARE(sum.lines[0].gross, yuan("4.48")); // 4.48155
        QCOMPARE(sum.lines[1].gross, yuan("0.01")); // 0.005
        QCOMPARE(sum.lines[2].gross, yuan("9.99"));
        QCOMPARE(sum.total, yuan("14.48"));
    }
    void theTypedPriceCounts()
    {
        Order order;
        order.lines = {lineOf("10.00", "2")};
        order.lines[0].priceOverride = yuan("8.50");
        QCOMPARE(totals(order).total, yuan("17.00"));
        order.lines[0].priceOverride = yuan("0");
        QCOMPARE(totals(order).total, yuan("0"));
    }
    void taxInsideIsCountedOnceACode()
    {
        Order order;
        order.lines = {lineOf("1.00"), lineOf("5.00", "1", untaxed), lineOf("1.00"),
                       lineOf("1.00")};
        const Totals sum = totals(order);
        // Line by line it would be 3 x 0.12 = 0.36.
        QCOMPARE(sum.taxes, (std::vector<TaxTotal>{{vat13, yuan("2.65"), yuan("0.35")},
                                                   {untaxed, yuan("5.00"), yuan("0")}}));
        QCOMPARE(sum.tax, yuan("0.35"));
        QCOMPARE(sum.total, yuan("8.00"));
    }
    void taxOnTopIsAdded()
    {
        Order order;
        order.taxMode = TaxMode::OnTop;
        order.lines = {lineOf("0.99", "1", {"CA", 72'500}), lineOf("0.99", "1", {"CA", 72'500})};
        const Totals sum = totals(order);
        QCOMPARE(sum.taxes, (std::vector<TaxTotal>{{{"CA", 72'500}, yuan("1.98"), yuan("0.14")}}));
        QCOMPARE(sum.total, yuan("2.12"));
        QCOMPARE(sum.gross, yuan("1.98"));
    }
    void halfAUnitOfTaxIsRoundedUp()
    {
        Order order;
        order.lines = {lineOf("0.03", "1", vat20)};
        QCOMPARE(totals(order).taxes[0], (TaxTotal{vat20, yuan("0.02"), yuan("0.01")}));
    }
    void aRateThatChangedIsARowOfItsOwn()
    {
        Order order;
        order.lines = {lineOf("1.13"), lineOf("1.09", "1", {"VAT13", 90'000})};
        const Totals sum = totals(order);
        QCOMPARE(sum.taxes.size(), std::size_t(2));
        QCOMPARE(sum.tax, yuan("0.22"));
    }
    void discountsAreTakenOffLineThenOrder()
    {
        Order order;
        order.lines = {lineOf("10.00"), lineOf("20.00"), lineOf("3.00")};
        order.lines[0].discount = share(100'000);
        order.lines[2].discount = off("3.00");
        order.discount = off("1.00");
        const Totals sum = totals(order);
        // 9.00 and 20.00 share the 1.00 as 0.31 and 0.69; a line that costs nothing gets nothing.
        QCOMPARE(sum.lines[0].lineDiscount, yuan("1.00"));
        QCOMPARE(sum.lines[0].orderDiscount, yuan("0.31"));
        QCOMPARE(sum.lines[0].net, yuan("8.69"));
        QCOMPARE(sum.lines[1].orderDiscount, yuan("0.69"));
        QCOMPARE(sum.lines[2].net, yuan("0"));
        QCOMPARE(sum.discount, yuan("5.00"));
        QCOMPARE(sum.total, yuan("28.00"));
        QCOMPARE(faultOf(order), OrderFault::None);
    }
    void aShareOfTheOrderIsRoundedOnce()
    {
        Order order;
        order.lines = {lineOf("0.05"), lineOf("0.05"), lineOf("0.05")};
        order.discount = share(100'000);
        const Totals sum = totals(order);
        QCOMPARE(sum.discount, yuan("0.02"));
        QCOMPARE(sum.total, yuan("0.13"));
    }
    void everythingCanBeGivenAway()
    {
        Order order;
        order.lines = {lineOf("10.00"), lineOf("0.01")};
        order.discount = share(1'000'000);
        QCOMPARE(totals(order).total, yuan("0"));
        QCOMPARE(faultOf(order), OrderFault::None);
        order.discount = off("10.01");
        QCOMPARE(totals(order).total, yuan("0"));
        QCOMPARE(faultOf(order), OrderFault::None);
    }
    void aDiscountNeverTakesMoreThanThereIs()
    {
        Order order;
        order.discount = off("5.00");
        QCOMPARE(totals(order).total, yuan("0"));
        order.lines = {lineOf("1.00"), lineOf("2.00")};
        order.lines[0].discount = off("9.00");
        QCOMPARE(totals(order).total, yuan("0"));
    }

    void findsTheFaultOfALine_data()
    {
        QTest::addColumn<OrderLine>("line");
        QTest::addColumn<OrderFault>("fault");
        const auto row = [](const char *name, OrderFault fault, auto change) {
            OrderLine line = lineOf("10.00");
            change(line);
            QTest::newRow(name) << line << fault;
        };
        using L = OrderLine &;
        const Money euro(1000, Currency::fromCode("EUR").value());
        row("none", OrderFault::None, [](L) {});
        row("free", OrderFault::None, [](L l) { l.unitPrice = yuan("0"); });
        row("no quantity", OrderFault::QuantityNotPositive, [](L l) { l.quantity = {0}; });
        row("negative", OrderFault::QuantityNotPositive, [](L l) { l.quantity = {-1000}; });
        row("9999", OrderFault::None, [](L l) { l.quantity = Quantity::of(9999); });
        row("10000", OrderFault::QuantityAbsurd, [](L l) { l.quantity = Quantity::of(10000); });
        row("half a bottle", OrderFault::QuantityAbsurd, [](L l) { l.quantity = {500}; });
        row("half a kilogram", OrderFault::None, [](L l) {
            l.quantity = {500};
            l.unit = Unit::Kilogram;
        });
        row("negative price", OrderFault::PriceNegative, [](L l) { l.unitPrice = yuan("-1"); });
        row("negative typed price", OrderFault::PriceNegative,
            [](L l) { l.priceOverride = yuan("-0.01"); });
        row("ten million", OrderFault::None, [](L l) { l.unitPrice = yuan("10000000"); });
        row("more", OrderFault::PriceAbsurd, [](L l) { l.unitPrice = yuan("10000000.01"); });
        row("more together", OrderFault::PriceAbsurd, [](L l) {
            l.unitPrice = yuan("5000000.01");
            l.quantity = Quantity::of(2);
        });
        row("far more", OrderFault::PriceAbsurd, [](L l) {
            l.unitPrice = yuan("9999999999999.99");
            l.quantity = Quantity::of(9999);
        });
        row("far more typed", OrderFault::PriceAbsurd,
            [](L l) { l.priceOverride = Money(INT64_MAX, Currency::cny()); });
        row("half off", OrderFault::None, [](L l) { l.discount = share(500'000); });
        row("101 % off", OrderFault::DiscountAbsurd, [](L l) { l.discount = share(1'010'000); });
        row("negative share", OrderFault::DiscountAbsurd, [](L l) { l.discount = share(-1); });
        row("all off", OrderFault::None, [](L l) { l.discount = off("10.00"); });
        row("more off", OrderFault::DiscountAbsurd, [](L l) { l.discount = off("10.01"); });
        row("negative off", OrderFault::DiscountAbsurd, [](L l) { l.discount = off("-0.01"); });
        row("no discount at all", OrderFault::DiscountAbsurd, [](L l) { l.discount = Discount(); });
        row("both kinds", OrderFault::DiscountAbsurd, [](L l) {
            l.discount = Discount{yuan("1"), 1};
        });
        row("euro", OrderFault::CurrencyDiffers, [=](L l) { l.unitPrice = euro; });
        row("typed euro", OrderFault::CurrencyDiffers, [=](L l) { l.priceOverride = euro; });
        row("euro off", OrderFault::CurrencyDiffers, [=](L l) { l.discount = Discount{euro, 0}; });
    }
    void findsTheFaultOfALine()
    {
        QFETCH(OrderLine, line);
        QFETCH(OrderFault, fault);
        QCOMPARE(faultOf(line, Currency::cny()), fault);
        Order order;
        order.lines = {lineOf("1.00"), line};
        QCOMPARE(faultOf(order), fault);
    }
    void findsTheFaultOfAnOrder()
    {
        Order order;
        order.lines.assign(500, lineOf("1.00"));
        QCOMPARE(faultOf(order), OrderFault::None);
        order.lines.push_back(lineOf("1.00"));
        QCOMPARE(faultOf(order), OrderFault::TooManyLines);

        order.lines.assign(2, lineOf("5.00"));
        order.lines[0].discount = off("1.00");
        order.discount = off("9.00");
        QCOMPARE(faultOf(order), OrderFault::None);
        order.discount = off("9.01");
        QCOMPARE(faultOf(order), OrderFault::DiscountAbsurd);
        order.discount = off("-1.00");
        QCOMPARE(faultOf(order), OrderFault::DiscountAbsurd);
        order.discount = Discount{Money(1, Currency::fromCode("EUR").value()), 0};
        QCOMPARE(faultOf(order), OrderFault::CurrencyDiffers);

        order.discount.reset();
        order.currency = Currency::fromCode("USD").value();
        QCOMPARE(faultOf(order), OrderFault::CurrencyDiffers);
    }
    void aDiscountByShareNeedsNoCurrency()
    {
        Order order;
        order.currency = Currency::fromCode("JPY").value();
        order.lines = {lineOf("1.00")};
        order.lines[0].unitPrice = Money(1000, order.currency);
        order.lines[0].discount = share(100'000);
        order.discount = share(100'000);
        QCOMPARE(faultOf(order), OrderFault::None);
        QCOMPARE(totals(order).total, Money(810, order.currency));
    }
};

GUITAI_TEST(OrderTest)
#include "order_test.moc"
