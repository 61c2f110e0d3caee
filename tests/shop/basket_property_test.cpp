// Random baskets in several currencies: lines, discounts, taxes, cash and total always add up.
#include "shop/sale/cash.h"
#include "shop/sale/order.h"

#include "tests/kit/main.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace guitai;

namespace {

std::int64_t someNumber(std::int64_t least, std::int64_t most)
{
    return *rc::gen::inRange<std::int64_t>(least, most + 1);
}

std::optional<Discount> someDiscount(Money from)
{
    switch (someNumber(0, 3)) {
    case 0:
        return Discount{Money(), someNumber(1, 1'000'000)};
    case 1:
        if (from.isPositive()) {
            return Discount{Money(someNumber(1, from.minor()), from.currency()), 0};
        }
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

OrderLine someLine(Currency currency, int index)
{
    OrderLine line;
    line.id = LineId(std::to_string(index));
    line.unit = *rc::gen::element(Unit::Piece, Unit::Kilogram, Unit::Litre, Unit::Metre);
    line.quantity = line.unit == Unit::Piece ? Quantity::of(someNumber(1, 20))
                                             : Quantity{someNumber(1, 20'000)};
    line.unitPrice = Money(someNumber(0, 200'000), currency);
    if (someNumber(0, 4) == 0) {
        line.priceOverride = Money(someNumber(0, 200'000), currency);
    }
    line.tax = *rc::gen::element(Tax{"A", 130'000}, Tax{"B", 90'000}, Tax{"C", 200'000},
                                 Tax{"D", 72'500}, Tax{"E", 0});
    Order alone;
    alone.currency = currency;
    alone.lines = {line};
    line.discount = someDiscount(totals(alone).total);
    return line;
}

Order someOrder()
{
    Order order;
    order.currency =
        Currency::fromCode(*rc::gen::element("CNY", "EUR", "USD", "JPY", "KWD", "CLF")).value();
    const auto lines = int(someNumber(0, 12));
    for (int i = 0; i < lines; ++i) {
        order.lines.push_back(someLine(order.currency, i));
    }
    order.discount = someDiscount(totals(order).total);
    order.taxMode = *rc::gen::element(TaxMode::Inside, TaxMode::OnTop);
    return order;
}

Money grossOfLine(const OrderLine &line)
{
    const Money price = line.priceOverride.value_or(line.unitPrice);
    return {mulDivRounded(price.minor(), line.quantity.milli, 1000), price.currency()};
}

} // namespace

class BasketPropertyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesTaxesAndTotalAddUp()
    {
        QVERIFY(rc::check("lines + tax == total == bases + taxes == gross - discounts + tax", [] {
            const Order order = someOrder();
            RC_ASSERT(faultOf(order) == OrderFault::None);
            const Totals sum = totals(order);
            const Money zero(0, order.currency);

            Money gross = zero;
            Money discount = zero;
            Money nets = zero;
            RC_ASSERT(sum.lines.size() == order.lines.size());
            for (std::size_t i = 0; i < sum.lines.size(); ++i) {
                const LineTotal &line = sum.lines[i];
                RC_ASSERT(line.id == order.lines[i].id);
                RC_ASSERT(line.gross == grossOfLine(order.lines[i]));
                RC_ASSERT(line.net == line.gross - line.lineDiscount - line.orderDiscount);
                RC_ASSERT(!line.lineDiscount.isNegative() && !line.orderDiscount.isNegative());
                RC_ASSERT(!line.net.isNegative());
                gross += line.gross;
                discount += line.lineDiscount + line.orderDiscount;
                nets += line.net;
            }
            RC_ASSERT(sum.gross == gross);
            RC_ASSERT(sum.discount == discount);

            Money taxes = zero;
            Money rows = zero;
            for (const TaxTotal &row : sum.taxes) {
                RC_ASSERT(!row.amount.isNegative() && !row.base.isNegative());
                taxes += row.amount;
                rows += row.base + row.amount;
            }
            RC_ASSERT(sum.tax == taxes);
            RC_ASSERT(sum.total == rows);
            RC_ASSERT(sum.total == nets + (order.taxMode == TaxMode::OnTop ? taxes : zero));
        }));
    }
    void eachTaxIsWithinHalfAUnitOfItsRate()
    {
        QVERIFY(rc::check("|amount - exact| <= 1/2 for every code", [] {
            const Order order = someOrder();
            const Totals sum = totals(order);
            for (const TaxTotal &row : sum.taxes) {
                Money nets(0, order.currency);
                for (std::size_t i = 0; i < sum.lines.size(); ++i) {
                    if (order.lines[i].tax == row.tax) {
                        nets += sum.lines[i].net;
                    }
                }
                const bool inside = order.taxMode == TaxMode::Inside;
                const std::int64_t whole = 1'000'000 + (inside ? row.tax.ppm : 0);
                const std::int64_t off = row.amount.minor() * whole - nets.minor() * row.tax.ppm;
                RC_ASSERT(std::abs(off) * 2 <= whole);
                RC_ASSERT(nets == (inside ? row.base + row.amount : row.base));
            }
        }));
    }
    void theOrderDiscountIsSharedFairly()
    {
        QVERIFY(rc::check("each line bears its share within one unit", [] {
            const Order order = someOrder();
            const Totals sum = totals(order);
            std::int64_t before = 0;
            std::int64_t off = 0;
            for (const LineTotal &line : sum.lines) {
                before += (line.gross - line.lineDiscount).minor();
                off += line.orderDiscount.minor();
            }
            RC_ASSERT(order.discount.has_value() || off == 0);
            if (order.discount && !order.discount->amount.isZero()) {
                RC_ASSERT(off == order.discount->amount.minor());
            }
            for (const LineTotal &line : sum.lines) {
                const std::int64_t net = (line.gross - line.lineDiscount).minor();
                RC_ASSERT(line.orderDiscount.minor() <= net);
                // The product stays below 12 * 4'000'000 squared, far inside 64 bits.
                RC_ASSERT(before == 0 ||
                          std::abs(line.orderDiscount.minor() * before - off * net) < before);
            }
        }));
    }
    void cashPaysTheTotalAndItsRounding()
    {
        QVERIFY(rc::check("net of the cash == total + rounding", [] {
            const Order order = someOrder();
            const Money total = totals(order).total;
            const Money step(someNumber(0, 20), order.currency);
            for (const Money offered : quickAmounts(total, step)) {
                const auto tender = takeCash(total, offered, step);
                RC_ASSERT(tender.ok());
                RC_ASSERT(tender->net() == total + tender->rounding);
            }
        }));
    }
    void theSameOrderAlwaysComesToTheSame()
    {
        QVERIFY(rc::check("totals are a function of the order", [] {
            const Order order = someOrder();
            RC_ASSERT(totals(order) == totals(order));
        }));
    }
};

GUITAI_TEST(BasketPropertyTest)
#include "basket_property_test.moc"
