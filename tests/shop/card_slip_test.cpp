// Card numbers in text: found whatever stands between their digits, and never kept whole.
#include "shop/sale/card_slip.h"

#include "tests/kit/main.h"

#include <QtTest>

using namespace guitai;

class CardSlipTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeNumbersAreFound_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("whole");
        QTest::newRow("sixteen") << QByteArray("4242424242424242") << true;
        QTest::newRow("groups") << QByteArray("card 4242 4242 4242 4242 ok") << true;
        QTest::newRow("dashes") << QByteArray("4242-4242-4242-4242") << true;
        QTest::newRow("amex") << QByteArray("378282246310005") << true;
        QTest::newRow("nineteen") << QByteArray("6304000000000000000") << true;
        QTest::newRow("wrong check digit") << QByteArray("4242424242424241") << false;
        QTest::newRow("masked") << QByteArray("424242******4242") << false;
        QTest::newRow("a date and a time") << QByteArray("2026-11-22 10:00:00") << false;
        QTest::newRow("short") << QByteArray("42424242") << false;
        QTest::newRow("nothing") << QByteArray() << false;
    }
    void wholeNumbersAreFound()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, whole);
        QCOMPARE(holdsCardNumber(text.toStdString()), whole);
        QVERIFY(!holdsCardNumber(withoutCardNumbers(text.toStdString())));
    }

    void theLastFourDigitsStay()
    {
        QCOMPARE(withoutCardNumbers("card 4242 4242 4242 4242 ok"),
                 std::string("card **** **** **** 4242 ok"));
        QCOMPARE(withoutCardNumbers("no card"), std::string("no card"));
    }
};

GUITAI_TEST(CardSlipTest)
#include "card_slip_test.moc"
