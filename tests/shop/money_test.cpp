// Money: currencies, reading and writing amounts, rounding, splitting without losing a unit.
#include "shop/base/money.h"

#include "tests/kit/main.h"

#include <QtTest>

#include <rapidcheck.h>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <numeric>

using namespace guitai;

namespace {

Currency currencyOf(const char *code)
{
    return Currency::fromCode(code).value();
}

rc::Gen<Currency> someCurrency()
{
    return rc::gen::map(rc::gen::element("CNY", "EUR", "JPY", "KWD", "CLF", "VND"), currencyOf);
}

} // namespace

class MoneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheCurrencies_data()
    {
        QTest::addColumn<int>("decimals");
        QTest::addColumn<int>("number");
        QTest::addColumn<qlonglong>("scale");
        QTest::newRow("AED") << 2 << 784 << 100LL;
        QTest::newRow("ALL") << 2 << 8 << 100LL;
        QTest::newRow("BHD") << 3 << 48 << 1000LL;
        QTest::newRow("CLF") << 4 << 990 << 10000LL;
        QTest::newRow("CNY") << 2 << 156 << 100LL;
        QTest::newRow("EUR") << 2 << 978 << 100LL;
        QTest::newRow("HKD") << 2 << 344 << 100LL;
        QTest::newRow("ISK") << 0 << 352 << 1LL;
        QTest::newRow("JPY") << 0 << 392 << 1LL;
        QTest::newRow("KRW") << 0 << 410 << 1LL;
        QTest::newRow("KWD") << 3 << 414 << 1000LL;
        QTest::newRow("SLE") << 2 << 925 << 100LL;
        QTest::newRow("UGX") << 0 << 800 << 1LL;
        QTest::newRow("USD") << 2 << 840 << 100LL;
        QTest::newRow("UYI") << 0 << 940 << 1LL;
        QTest::newRow("XCG") << 2 << 532 << 100LL;
        QTest::newRow("ZWG") << 2 << 924 << 100LL;
    }
    void knowsTheCurrencies()
    {
        QFETCH(int, decimals);
        QFETCH(int, number);
        QFETCH(qlonglong, scale);
        const std::string code = QTest::currentDataTag();
        const auto currency = Currency::fromCode(code);
        QVERIFY(currency.ok());
        QCOMPARE(currency->code(), code);
        QCOMPARE(currency->decimals(), decimals);
        QCOMPARE(currency->number(), number);
        QCOMPARE(qlonglong(currency->scale()), scale);
    }
    void refusesWhatIsNoCurrency()
    {
        // Withdrawn, without a minor unit, unofficial, or mistyped.
        for (const char *code : {"", "C", "cny", "CN", "CNYY", "RMB", "HRK", "BGN", "XAU", "XTS",
                                 "AAA", "ZZZ", "C\0Y"}) {
            QVERIFY2(!Currency::fromCode(code).ok(), code);
        }
        QVERIFY(!Currency::fromCode(std::string_view("CNY\0", 4)).ok());
    }
    void theHomeCurrencyIsInTheList() { QCOMPARE(currencyOf("CNY"), Currency()); }

    void parses_data()
    {
        QTest::addColumn<QByteArray>("currency");
        QTest::addColumn<qlonglong>("minor");
        QTest::newRow("35.80") << QByteArray("CNY") << 3580LL;
        QTest::newRow("35.8") << QByteArray("CNY") << 3580LL;
        QTest::newRow("35") << QByteArray("CNY") << 3500LL;
        QTest::newRow("0") << QByteArray("CNY") << 0LL;
        QTest::newRow("-0") << QByteArray("CNY") << 0LL;
        QTest::newRow("007.5") << QByteArray("CNY") << 750LL;
        QTest::newRow("-2.50") << QByteArray("CNY") << -250LL;
        QTest::newRow("-0.05") << QByteArray("CNY") << -5LL;
        QTest::newRow("9999999999999.99") << QByteArray("CNY") << 999999999999999LL;
        QTest::newRow("1200") << QByteArray("JPY") << 1200LL;
        QTest::newRow("999999999999999") << QByteArray("JPY") << 999999999999999LL;
        QTest::newRow("1.234") << QByteArray("KWD") << 1234LL;
        QTest::newRow("1.2345") << QByteArray("CLF") << 12345LL;
    }
    void parses()
    {
        QFETCH(QByteArray, currency);
        QFETCH(qlonglong, minor);
        const auto money = Money::parse(QTest::currentDataTag(), currencyOf(currency));
        QVERIFY(money.ok());
        QCOMPARE(qlonglong(money->minor()), minor);
        QCOMPARE(money->currency(), currencyOf(currency));
    }
    void refusesToParse_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("currency");
        QTest::newRow("empty") << QByteArray("") << QByteArray("CNY");
        QTest::newRow("only a sign") << QByteArray("-") << QByteArray("CNY");
        QTest::newRow("only a point") << QByteArray(".") << QByteArray("CNY");
        QTest::newRow("nothing before the point") << QByteArray(".5") << QByteArray("CNY");
        QTest::newRow("nothing behind the point") << QByteArray("5.") << QByteArray("CNY");
        QTest::newRow("three decimals of CNY") << QByteArray("1.000") << QByteArray("CNY");
        QTest::newRow("a decimal of JPY") << QByteArray("1.0") << QByteArray("JPY");
        QTest::newRow("four decimals of KWD") << QByteArray("1.0000") << QByteArray("KWD");
        QTest::newRow("plus") << QByteArray("+1") << QByteArray("CNY");
        QTest::newRow("two signs") << QByteArray("--1") << QByteArray("CNY");
        QTest::newRow("sign inside") << QByteArray("1-1") << QByteArray("CNY");
        QTest::newRow("sign behind the point") << QByteArray("1.-1") << QByteArray("CNY");
        QTest::newRow("two points") << QByteArray("1.2.3") << QByteArray("CNY");
        QTest::newRow("comma") << QByteArray("1,50") << QByteArray("CNY");
        QTest::newRow("space") << QByteArray(" 1") << QByteArray("CNY");
        QTest::newRow("letters") << QByteArray("12a") << QByteArray("CNY");
        QTest::newRow("exponent") << QByteArray("1e3") << QByteArray("CNY");
        QTest::newRow("nul") << QByteArray("1\0", 2) << QByteArray("CNY");
        QTest::newRow("full-width digit") << QByteArray("１") << QByteArray("CNY");
        QTest::newRow("16 digits") << QByteArray("1234567890123456") << QByteArray("JPY");
        QTest::newRow("16 with decimals") << QByteArray("12345678901234") << QByteArray("CNY");
        QTest::newRow("endless") << QByteArray(5000, '9') << QByteArray("CNY");
    }
    void refusesToParse()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, currency);
        const auto money =
            Money::parse({text.constData(), std::size_t(text.size())}, currencyOf(currency));
        QVERIFY(!money.ok());
        QVERIFY(!money.problem().what.empty());
        QVERIFY(money.problem().what.size() < 120);
    }

    void writes()
    {
        QCOMPARE(Money(3580, Currency::cny()).text(), std::string("35.80"));
        QCOMPARE(Money(-5, Currency::cny()).text(), std::string("-0.05"));
        QCOMPARE(Money(0, Currency::cny()).text(), std::string("0.00"));
        QCOMPARE(Money(1200, currencyOf("JPY")).text(), std::string("1200"));
        QCOMPARE(Money(-1, currencyOf("JPY")).text(), std::string("-1"));
        QCOMPARE(Money(1, currencyOf("KWD")).text(), std::string("0.001"));
        QCOMPARE(Money(std::numeric_limits<std::int64_t>::min(), Currency::cny()).text(),
                 std::string("-92233720368547758.08"));
    }
    void whatIsWrittenCanBeRead()
    {
        QVERIFY(rc::check("parse(text(x)) == x", [] {
            const Money money(
                *rc::gen::inRange<std::int64_t>(-999'999'999'999'999, 1'000'000'000'000'000),
                *someCurrency());
            const auto read = Money::parse(money.text(), money.currency());
            RC_ASSERT(read.ok());
            RC_ASSERT(*read == money);
        }));
    }

    void calculates()
    {
        const Currency eur = currencyOf("EUR");
        const Money a(150, eur);
        const Money b(-40, eur);
        QCOMPARE(a + b, Money(110, eur));
        QCOMPARE(a - b, Money(190, eur));
        QCOMPARE(-a, Money(-150, eur));
        QCOMPARE(a * 3, Money(450, eur));
        QVERIFY(b < a && a > b && a <= a && b.isNegative() && a.isPositive());
        QVERIFY(Money(0, eur).isZero() && a != b);
        QVERIFY(Money(1, eur) != Money(1, currencyOf("USD")));
    }

    void roundsHalfAwayFromZero_data()
    {
        QTest::addColumn<qlonglong>("a");
        QTest::addColumn<qlonglong>("b");
        QTest::addColumn<qlonglong>("c");
        QTest::addColumn<qlonglong>("result");
        constexpr qlonglong most = std::numeric_limits<std::int64_t>::max();
        constexpr qlonglong least = std::numeric_limits<std::int64_t>::min();
        QTest::newRow("half up") << 1LL << 1LL << 2LL << 1LL;
        QTest::newRow("negative half") << -1LL << 1LL << 2LL << -1LL;
        QTest::newRow("below half") << 49LL << 1LL << 100LL << 0LL;
        QTest::newRow("above half") << -51LL << 1LL << 100LL << -1LL;
        QTest::newRow("2.5") << 5LL << 1LL << 2LL << 3LL;
        QTest::newRow("two negatives") << -5LL << -1LL << 2LL << 3LL;
        QTest::newRow("zero") << 0LL << -7LL << 3LL << 0LL;
        QTest::newRow("wide product") << most << most << most << most;
        QTest::newRow("wide odd divisor") << most << 2LL << 3LL << 6148914691236517205LL;
        QTest::newRow("least") << least << 1LL << 1LL << least;
        QTest::newRow("huge divisor") << most << 1LL << most << 1LL;
    }
    void roundsHalfAwayFromZero()
    {
        QFETCH(qlonglong, a);
        QFETCH(qlonglong, b);
        QFETCH(qlonglong, c);
        QFETCH(qlonglong, result);
        QCOMPARE(qlonglong(mulDivRounded(a, b, c)), result);
    }

    void splits_data()
    {
        using List = QList<qlonglong>;
        QTest::addColumn<qlonglong>("whole");
        QTest::addColumn<List>("weights");
        QTest::addColumn<List>("parts");
        QTest::newRow("evenly") << 90LL << List{1, 1, 1} << List{30, 30, 30};
        QTest::newRow("the first takes what is over") << 100LL << List{1, 1, 1} << List{34, 33, 33};
        QTest::newRow("largest remainder") << 10LL << List{1, 2, 4} << List{1, 3, 6};
        QTest::newRow("nothing for nothing") << 10LL << List{0, 3, 0} << List{0, 10, 0};
        QTest::newRow("all weights zero") << 10LL << List{0, 0} << List{10, 0};
        QTest::newRow("negative") << -100LL << List{1, 1, 1} << List{-34, -33, -33};
        QTest::newRow("fewer units than parts") << 1LL << List{5, 7} << List{0, 1};
        QTest::newRow("wide weights")
            << 3LL << List{INT64_MAX, INT64_MAX, INT64_MAX} << List{1, 1, 1};
        QTest::newRow("nothing among none") << 0LL << List{} << List{};
    }
    void splits()
    {
        QFETCH(qlonglong, whole);
        QFETCH(QList<qlonglong>, weights);
        QFETCH(QList<qlonglong>, parts);
        const std::vector<std::int64_t> ratio(weights.begin(), weights.end());
        QList<qlonglong> got;
        for (const Money part : split(Money(whole, Currency::cny()), ratio)) {
            got << part.minor();
        }
        QCOMPARE(got, parts);
    }
    void aSplitLosesNothingAndIsFair()
    {
        QVERIFY(rc::check("parts add up; each is within one unit of its share", [] {
            const auto weights = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(
                rc::gen::inRange<std::int64_t>(0, 1'000'000)));
            const Money whole(*rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000),
                              *someCurrency());
            const auto parts = split(whole, weights);
            RC_ASSERT(parts.size() == weights.size());
            const auto sum = std::accumulate(weights.begin(), weights.end(), std::int64_t(0));
            Money together(0, whole.currency());
            for (std::size_t i = 0; i < parts.size(); ++i) {
                together += parts[i];
                if (sum > 0) {
                    // |part - whole*weight/sum| < 1, without a division.
                    const std::int64_t off = parts[i].minor() * sum - whole.minor() * weights[i];
                    RC_ASSERT(std::abs(off) < sum);
                    RC_ASSERT((weights[i] > 0 || parts[i].isZero()));
                }
            }
            RC_ASSERT(together == whole);
        }));
    }
};

GUITAI_TEST(MoneyTest)
#include "money_test.moc"
