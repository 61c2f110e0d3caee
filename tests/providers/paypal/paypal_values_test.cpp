// PayPal's amounts, times and notes as values.
#include "payment/providers/paypal/amount.h"
#include "payment/providers/paypal/crc32.h"
#include "payment/providers/paypal/paypal_time.h"
#include "payment/providers/paypal/trail.h"
#include "tests/kit/main.h"
#include "tests/providers/paypal/paypal_world.h"

#include <QJsonArray>
#include <QtTest>
#include <rapidcheck.h>

namespace guitai {

using namespace paypal;
using namespace test;

class PayPalValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void amountsAreWrittenAsPayPalTakesThem_data()
    {
        QTest::addColumn<QString>("currency");
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("value"); // null: cannot be said
        const QJsonArray cases = objectOf(paypalVectorFile("amounts.json"))["cases"].toArray();
        QVERIFY(cases.size() >= 10);
        for (const QJsonValue &one : cases)
            QTest::addRow("%s", qPrintable(one["id"].toString()))
                << one["currency"].toString() << one["minor_units"].toInteger()
                << one["paypal_value"].toString();
    }
    void amountsAreWrittenAsPayPalTakesThem()
    {
        QFETCH(QString, currency);
        QFETCH(qint64, minor);
        QFETCH(QString, value);
        const Money money(minor, *Currency::fromCode(currency.toStdString()));
        const auto text = valueText(money);
        QCOMPARE(text.has_value(), !value.isNull());
        if (text) {
            QCOMPARE(QString::fromStdString(*text), value);
            QVERIFY(moneyFrom(currency.toStdString(), *text) == money);
        }
    }

    void theSameMoneyIsReadFromAnyOfItsForms_data()
    {
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("value");
        QTest::addColumn<qint64>("minor"); // -1: no amount
        QTest::newRow("no point") << "JPY"
                                  << "500" << qint64(500);
        QTest::newRow("point all the same") << "JPY"
                                            << "500.00" << qint64(500);
        QTest::newRow("part of a yen") << "JPY"
                                       << "500.50" << qint64(-1);
        QTest::newRow("forint") << "HUF"
                                << "1000" << qint64(100000);
        QTest::newRow("forint with zeros") << "HUF"
                                           << "1000.00" << qint64(100000);
        QTest::newRow("one decimal") << "EUR"
                                     << "3.5" << qint64(350);
        QTest::newRow("many zeros") << "EUR"
                                    << "3.5000" << qint64(350);
        QTest::newRow("too fine") << "EUR"
                                  << "3.501" << qint64(-1);
        QTest::newRow("no zero before the point") << "EUR"
                                                  << ".50" << qint64(50);
        QTest::newRow("nothing") << "EUR"
                                 << "" << qint64(-1);
        QTest::newRow("a point") << "EUR"
                                 << "." << qint64(-1);
        QTest::newRow("below zero") << "EUR"
                                    << "-3.50" << qint64(-1);
        QTest::newRow("a sign") << "EUR"
                                << "+3.50" << qint64(-1);
        QTest::newRow("a comma") << "EUR"
                                 << "3,50" << qint64(-1);
        QTest::newRow("an exponent") << "EUR"
                                     << "1e3" << qint64(-1);
        QTest::newRow("spaces") << "EUR"
                                << " 3.50" << qint64(-1);
        QTest::newRow("no such currency") << "EUX"
                                          << "3.50" << qint64(-1);
        QTest::newRow("too long") << "EUR"
                                  << "0000000000000000000000000000000003.50" << qint64(-1);
        QTest::newRow("too much") << "EUR"
                                  << "99999999999999999999" << qint64(-1);
    }
    void theSameMoneyIsReadFromAnyOfItsForms()
    {
        QFETCH(QString, currency);
        QFETCH(QString, value);
        QFETCH(qint64, minor);
        const auto money = moneyFrom(currency.toStdString(), value.toStdString());
        QCOMPARE(money ? money->minor() : -1, minor);
    }

    void everyCurrencyComesBackAsItWent()
    {
        QCOMPARE(takenCurrencies().size(), std::size_t(24));
        QVERIFY(rc::check([] {
            const auto code = *rc::gen::elementOf(takenCurrencies());
            const auto currency = *Currency::fromCode(code);
            const auto minor = *rc::gen::inRange<std::int64_t>(1, 1'000'000'000'000);
            const Money money(minor, currency);
            if (const auto text = valueText(money)) {
                RC_ASSERT(isValueText(*text));
                RC_ASSERT(moneyFrom(code, *text) == money);
            } else {
                RC_ASSERT(decimalsOf(code) == 0 && minor % currency.scale() != 0);
            }
        }));
    }

    void timesAreReadWithAndWithoutTheColon()
    {
        QVERIFY(timeFrom("2026-03-01T02:20:30Z") == paypalNow);
        QVERIFY(timeFrom("2026-03-01T10:20:30+08:00") == paypalNow);
        QVERIFY(timeFrom("2026-03-01T02:20:30+0000") == paypalNow);
        QVERIFY(timeFrom("2026-02-28T18:20:30.000-08:00") == paypalNow);
        QVERIFY(timeFrom("2026-03-01T02:20:30.123Z") == paypalNow + Span::milliseconds(123));
        QCOMPARE(timeText(paypalNow), std::string("2026-03-01T02:20:30Z"));
        for (const char *bad : {"", "2026-03-01", "2026-03-01T02:20:30", "2026-13-01T02:20:30Z",
                                "2026-02-30T02:20:30Z", "2026-03-01T02:20:30+8:00",
                                "2026-03-01T02:20:30Zulu", "2026-03-01 02:20:30Z"})
            QVERIFY2(!timeFrom(bad), bad);
    }

    void theChecksumIsZlibs()
    {
        QCOMPARE(crc32Of(""), 0u);
        QCOMPARE(crc32Of("123456789"), 0xCBF43926u);
    }

    void aNoteComesBackAsItWent()
    {
        Trail trail{"5ORDER", "GP1", "capture:5ORDER:2", 2, paypalNow};
        QVERIFY(Trail::parse(trail.text()) == trail);
        trail.begun.reset();
        QVERIFY(Trail::parse(trail.text()) == trail);
        const RefundTrail refund{"1REFUND", "RP1"};
        QVERIFY(RefundTrail::parse(refund.text()) == refund);
        QVERIFY(Trail::parse("") == Trail());
        QVERIFY(Trail::parse("[1,2") == Trail());
    }
};

} // namespace guitai

using guitai::PayPalValuesTest;
GUITAI_TEST(PayPalValuesTest)
#include "paypal_values_test.moc"
