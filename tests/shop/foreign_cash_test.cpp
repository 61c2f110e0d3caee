// Foreign cash: rates as they are typed, and what notes are worth, exact to the smallest unit.
#include "shop/sale/cash.h"

#include "tests/kit/main.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace guitai;

namespace {

Currency of(const char *code)
{
    return Currency::fromCode(code).value();
}

} // namespace

class ForeignCashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ratesAreReadExactly()
    {
        QCOMPARE(rateFrom("7.0512").value(), (Rate{70512, 10000}));
        QCOMPARE(rateFrom("7").value(), (Rate{7, 1}));
        QCOMPARE(textOf(rateFrom("0.0470").value()), std::string("0.0470"));
        QCOMPARE(textOf(rateFrom("7").value()), std::string("7"));
        for (const char *wrong : {"", "0", "0.00", "-7", "7,1", "7.", ".5", "7.123456789", "abc",
                                  "1.2.3", "1234567890123456"})
            QVERIFY2(!rateFrom(wrong).ok(), wrong);
    }

    void worthIsRoundedDown()
    {
        const Rate rate = rateFrom("7.0512").value();
        QCOMPARE(worth({Money(2000, of("USD")), rate}, Currency::cny()),
                 Money(14102, Currency::cny())); // 141.024
        // Currencies with other decimals: 5000 yen at 0.0470.
        QCOMPARE(worth({Money(5000, of("JPY")), rateFrom("0.0470").value()}, Currency::cny()),
                 Money(23500, Currency::cny()));
    }

    void whatIsNeededIsEnough()
    {
        rc::check("the needed notes are worth the amount, and one unit less is not", [] {
            const Rate rate{*rc::gen::inRange<std::int64_t>(1, 10'000'000), 1'000'000};
            const Money amount(*rc::gen::inRange<std::int64_t>(1, 100'000'000), Currency::cny());
            const Currency foreign = of(*rc::gen::element("USD", "JPY", "KWD"));
            const Money needed = neededFor(amount, foreign, rate);
            RC_ASSERT(worth({needed, rate}, Currency::cny()) >= amount);
            RC_ASSERT(worth({needed - Money(1, foreign), rate}, Currency::cny()) < amount);
        });
    }
};

GUITAI_TEST(ForeignCashTest)
#include "foreign_cash_test.moc"
