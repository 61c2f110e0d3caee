// Quantity: counts and weights as people type them and receipts show them.
#include "shop/sale/item.h"

#include "tests/kit/main.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace guitai;

class ItemTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsQuantities_data()
    {
        QTest::addColumn<qlonglong>("milli");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("2") << 2000LL << QByteArray("2");
        QTest::newRow("0.350") << 350LL << QByteArray("0.35");
        QTest::newRow("1.5") << 1500LL << QByteArray("1.5");
        QTest::newRow("0.001") << 1LL << QByteArray("0.001");
        QTest::newRow("10.05") << 10050LL << QByteArray("10.05");
        QTest::newRow("007") << 7000LL << QByteArray("7");
        QTest::newRow("99999") << 99999000LL << QByteArray("99999");
        QTest::newRow("99999.000") << 99999000LL << QByteArray("99999");
    }
    void readsQuantities()
    {
        QFETCH(qlonglong, milli);
        QFETCH(QByteArray, text);
        const auto quantity = Quantity::parse(QTest::currentDataTag());
        QVERIFY(quantity.ok());
        QCOMPARE(qlonglong(quantity->milli), milli);
        QCOMPARE(quantity->text(), text.toStdString());
        QCOMPARE(quantity->isWhole(), milli % 1000 == 0);
    }
    void refusesWhatIsNoQuantity()
    {
        for (const char *text :
             {"", ".", "0", "0.000", "-1", "+1", "1.", ".5", "1.2345", "1,5", "1.2.3", "two", " 1",
              "1 ", "99999.001", "100000", "99999999999999999999999999", "1e3"}) {
            QVERIFY2(!Quantity::parse(text).ok(), text);
        }
    }
    void whatIsWrittenCanBeRead()
    {
        QVERIFY(rc::check("parse(text(q)) == q", [] {
            const Quantity quantity{*rc::gen::inRange<std::int64_t>(1, 99'999'001)};
            const auto read = Quantity::parse(quantity.text());
            RC_ASSERT(read.ok());
            RC_ASSERT(*read == quantity);
        }));
    }
    void negativeQuantitiesCanBeShown()
    {
        QCOMPARE(Quantity{-1500}.text(), std::string("-1.5"));
        QCOMPARE(Quantity{-5}.text(), std::string("-0.005"));
    }
};

GUITAI_TEST(ItemTest)
#include "item_test.moc"
