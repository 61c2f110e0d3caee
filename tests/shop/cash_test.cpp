// Cash: rounding to coins, change, the notes that are offered as buttons.
#include "shop/sale/cash.h"

#include "tests/kit/main.h"

#include <QtTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace guitai;

namespace {

Money cash(const char *text, const char *currency = "CNY")
{
    return Money::parse(text, Currency::fromCode(currency).value()).value();
}

} // namespace

class CashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundsToTheCoinsThereAre_data()
    {
        QTest::addColumn<QByteArray>("amount");
        QTest::addColumn<QByteArray>("step");
        QTest::addColumn<QByteArray>("rounded");
        QTest::newRow("no step") << QByteArray("1.23") << QByteArray("0") << QByteArray("1.23");
        QTest::newRow("one fen") << QByteArray("1.23") << QByteArray("0.01") << QByteArray("1.23");
        QTest::newRow("down") << QByteArray("1.22") << QByteArray("0.05") << QByteArray("1.20");
        QTest::newRow("up") << QByteArray("1.23") << QByteArray("0.05") << QByteArray("1.25");
        QTest::newRow("half") << QByteArray("1.25") << QByteArray("0.10") << QByteArray("1.30");
        QTest::newRow("half below zero")
            << QByteArray("-1.25") << QByteArray("0.10") << QByteArray("-1.30");
        QTest::newRow("to nothing") << QByteArray("0.02") << QByteArray("0.05") << QByteArray("0");
        QTest::newRow("whole") << QByteArray("1.50") << QByteArray("1") << QByteArray("2");
    }
    void roundsToTheCoinsThereAre()
    {
        QFETCH(QByteArray, amount);
        QFETCH(QByteArray, step);
        QFETCH(QByteArray, rounded);
        QCOMPARE(roundToCash(cash(amount), cash(step)).text(), cash(rounded).text());
    }
    void aStepOfNothingMayBeOfAnyCurrency()
    {
        QCOMPARE(roundToCash(cash("1.23", "EUR"), Money()), cash("1.23", "EUR"));
    }

    void countsChange()
    {
        const auto tender = takeCash(cash("35.83"), cash("50"), cash("0.05"));
        QVERIFY(tender.ok());
        QCOMPARE(*tender, (CashTender{cash("35.83"), cash("0.02"), cash("50"), cash("14.15")}));
        QCOMPARE(tender->net(), cash("35.85"));
    }
    void refusesTooLittleAndTooMuch()
    {
        const Money none;
        QVERIFY(!takeCash(cash("35.80"), cash("35.79"), none).ok());
        QVERIFY(!takeCash(cash("35.83"), cash("35.83"), cash("0.05")).ok());
        QVERIFY(takeCash(cash("35.82"), cash("35.80"), cash("0.05")).ok());
        QVERIFY(takeCash(cash("35.80"), cash("1000"), none).ok());
        // A barcode scanned into the amount.
        QVERIFY(!takeCash(cash("35.80"), cash("6901234567892"), none).ok());
        QVERIFY(!takeCash(cash("35.80"), cash("69012341"), none).ok());
        QVERIFY(!takeCash(cash("35.80", "GBP"), cash("69012341", "GBP"), none).ok());
        QVERIFY(takeCash(cash("100000", "IRR"), cash("2000000", "IRR"), none).ok());
        QVERIFY(!takeCash(cash("35.80"), cash("50", "EUR"), none).ok());
        QVERIFY(!takeCash(cash("-1"), cash("0"), none).ok());
        QVERIFY(takeCash(cash("0"), cash("0"), none).ok());
    }
    void theDrawerHoldsExactlyWhatIsDueAndRounded()
    {
        QVERIFY(rc::check("net == tendered - change == due + rounding", [] {
            const Currency currency =
                Currency::fromCode(*rc::gen::element("CNY", "EUR", "JPY", "KWD", "SEK")).value();
            const Money due(*rc::gen::inRange<std::int64_t>(0, 10'000'000), currency);
            const Money step(*rc::gen::element<std::int64_t>(0, 1, 5, 10, 50, 100), currency);
            const Money rounded = roundToCash(due, step);
            const Money tendered =
                rounded + Money(*rc::gen::inRange<std::int64_t>(-1000, 10'000), currency);
            const auto tender = takeCash(due, tendered, step);
            RC_ASSERT(tender.ok() == (tendered >= rounded));
            if (tender.ok()) {
                RC_ASSERT(tender->net() == tender->tendered - tender->change);
                RC_ASSERT(tender->net() == tender->due + tender->rounding);
                RC_ASSERT(tender->due == due && tender->tendered == tendered);
                RC_ASSERT(!tender->change.isNegative());
                RC_ASSERT(std::abs(tender->rounding.minor()) * 2 <= step.minor());
                RC_ASSERT((step.minor() <= 1 || tender->net().minor() % step.minor() == 0));
            }
        }));
    }

    void offersSensibleNotes_data()
    {
        QTest::addColumn<QByteArray>("currency");
        QTest::addColumn<QByteArray>("due");
        QTest::addColumn<QByteArray>("step");
        QTest::addColumn<QByteArray>("offered");
        const auto row = [](const char *name, const char *currency, const char *due,
                            const char *step, const char *offered) {
            QTest::newRow(name) << QByteArray(currency) << QByteArray(due) << QByteArray(step)
                                << QByteArray(offered);
        };
        row("yuan", "CNY", "35.80", "0", "35.80 36.00 40.00 50.00");
        row("small", "CNY", "0.30", "0", "0.30 1.00 5.00 10.00");
        row("a note exactly", "CNY", "50.00", "0", "50.00 60.00 100.00");
        row("just above a note", "CNY", "100.10", "0", "100.10 105.00 110.00 120.00");
        row("no single yuan for much", "CNY", "1358.00", "0", "1358.00 1400.00");
        row("more than notes are for", "CNY", "25000.00", "0", "25000.00");
        row("rounded", "CNY", "35.83", "0.05", "35.85 36.00 40.00 50.00");
        row("euro", "EUR", "12.40", "0.05", "12.40 15.00 20.00 50.00");
        row("dollar", "USD", "187.00", "0", "187.00 190.00 200.00");
        row("yen", "JPY", "1234", "0", "1234 2000 5000 10000");
        row("yen below a note", "JPY", "580", "0", "580 1000 2000 5000");
        row("pound", "GBP", "35.80", "0", "35.80 36.00 40.00 50.00");
        row("won", "KRW", "8700", "0", "8700 8800 9000 10000");
        row("dinar", "KWD", "0.750", "0", "0.750 1.000 2.000 5.000");
        row("nothing due", "CNY", "0", "0", "0.00");
        row("rounded to nothing", "CNY", "0.02", "0.05", "0.00");
    }
    void offersSensibleNotes()
    {
        QFETCH(QByteArray, currency);
        QFETCH(QByteArray, due);
        QFETCH(QByteArray, step);
        QFETCH(QByteArray, offered);
        QByteArrayList got;
        for (const Money amount : quickAmounts(cash(due, currency), cash(step, currency))) {
            got << QByteArray::fromStdString(amount.text());
        }
        QCOMPARE(got.join(' '), offered);
    }
    void whatIsOfferedCanBePaid()
    {
        QVERIFY(rc::check("exact first, rising, distinct, at most four, all taken", [] {
            const Currency currency =
                Currency::fromCode(
                    *rc::gen::element("CNY", "EUR", "USD", "JPY", "GBP", "KWD", "IDR"))
                    .value();
            const Money due(*rc::gen::inRange<std::int64_t>(0, 100'000'000), currency);
            const Money step(*rc::gen::element<std::int64_t>(0, 1, 5, 10, 100), currency);
            const auto amounts = quickAmounts(due, step);
            RC_ASSERT(!amounts.empty() && amounts.size() <= 4);
            RC_ASSERT(amounts.front() == roundToCash(due, step));
            for (std::size_t i = 0; i < amounts.size(); ++i) {
                RC_ASSERT((i == 0 || amounts[i - 1] < amounts[i]));
                RC_ASSERT(takeCash(due, amounts[i], step).ok());
            }
        }));
    }
};

GUITAI_TEST(CashTest)
#include "cash_test.moc"
