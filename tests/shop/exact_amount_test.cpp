// Amounts finer than the smallest unit stay what they are.
#include "shop/base/exact_amount.h"
#include "tests/kit/main.h"

#include <QtTest>

namespace guitai::test {

class ExactAmountTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textComesBack();
    void whatIsNoAmountIsRefused();
    void sumsAndRounding();
};

void ExactAmountTest::textComesBack()
{
    const auto text = [](const char *given) {
        return ExactAmount::parse(given, Currency::cny())->text();
    };
    QCOMPARE(text("0.32004"), std::string("0.32004"));
    QCOMPARE(text("0.32000"), std::string("0.32"));
    QCOMPARE(text("-0.27000"), std::string("-0.27"));
    QCOMPARE(text("12"), std::string("12.00"));
    QCOMPARE(text("0.000001"), std::string("0.000001"));
    const auto yen = ExactAmount::parse("7.5", Currency::fromCode("JPY").value());
    QCOMPARE(yen->text(), std::string("7.5"));
    QCOMPARE(ExactAmount::of(Money(7, Currency::fromCode("JPY").value())).text(), std::string("7"));
}

void ExactAmountTest::whatIsNoAmountIsRefused()
{
    for (const char *wrong : {"", "-", ".", "1.", ".5", "1.2345678", "1,5", "+1", "1 ", "1e3",
                              "1234567890123", "--1", "1.-5"})
        QVERIFY2(!ExactAmount::parse(wrong, Currency::cny()).ok(), wrong);
}

void ExactAmountTest::sumsAndRounding()
{
    ExactAmount sum(0, Currency::cny());
    for (int i = 0; i < 7; ++i)
        sum += *ExactAmount::parse("0.00714", Currency::cny());
    QCOMPARE(sum.text(), std::string("0.04998"));
    QCOMPARE(sum.rounded().minor(), 5);
    QVERIFY(!sum.money());
    QCOMPARE((-*ExactAmount::parse("0.005", Currency::cny())).rounded().minor(), -1);
    QCOMPARE(ExactAmount::of(Money(-250, Currency::cny())).money()->minor(), -250);
}

GUITAI_TEST(ExactAmountTest)

} // namespace guitai::test

#include "exact_amount_test.moc"
