// The recorded signatures and amounts.
#include "payment/providers/stripe/amounts.h"
#include "payment/providers/stripe/signature.h"
#include "tests/kit/main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

namespace guitai {

using namespace stripe;

class StripeVectorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signatures_data();
    void signatures();
    void aLetterFromTheFutureIsRefused();
    void oneOfSeveralSignaturesIsEnough();
    void amounts_data();
    void amounts();
    void amountsThatStripeCannotSay_data();
    void amountsThatStripeCannotSay();
};

namespace {

QJsonObject vectorFile(const char *name)
{
    QFile file(QString(TEST_DATA "/stripe/vectors/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s is missing", name);
    }
    return QJsonDocument::fromJson(file.readAll()).object();
}

} // namespace

void StripeVectorsTest::signatures_data()
{
    QTest::addColumn<QString>("payload");
    QTest::addColumn<QString>("header");
    QTest::addColumn<bool>("valid");
    for (const QJsonValue &value : vectorFile("stripe-webhook.json")["cases"].toArray()) {
        QTest::newRow(qPrintable(value["id"].toString()))
            << value["payload"].toString() << value["header"].toString() << value["valid"].toBool();
    }
}

void StripeVectorsTest::signatures()
{
    QFETCH(QString, payload);
    QFETCH(QString, header);
    QFETCH(bool, valid);
    const QJsonObject file = vectorFile("stripe-webhook.json");
    const Instant now{file["now"].toInteger() * 1000};
    QCOMPARE(signatureHolds(header.toStdString(), payload.toStdString(),
                            file["secret"].toString().toStdString(), now),
             valid);
}

void StripeVectorsTest::aLetterFromTheFutureIsRefused()
{
    const Instant now{1795255200000};
    const auto holds = [&](Instant at) {
        return signatureHolds(signatureHeader("{}", "whsec_x", at), "{}", "whsec_x", now);
    };
    QVERIFY(holds(now));
    QVERIFY(holds(now + Span::seconds(300)));
    QVERIFY(!holds(now + Span::seconds(301)));
    QVERIFY(holds(now - Span::seconds(300)));
    QVERIFY(!holds(now - Span::seconds(301)));
    QVERIFY(!signatureHolds(signatureHeader("{}", "", now), "{}", "", now));
}

void StripeVectorsTest::oneOfSeveralSignaturesIsEnough()
{
    const Instant now{1795255200000};
    const std::string good = signatureHeader("{}", "whsec_new", now);
    const std::string other = signatureHeader("{}", "whsec_old", now);
    const std::string both = good + other.substr(other.find(",v1="));
    QVERIFY(signatureHolds(both, "{}", "whsec_old", now));
    QVERIFY(signatureHolds(both, "{}", "whsec_new", now));
    QVERIFY(!signatureHolds(both, "{}", "whsec_third", now));
}

void StripeVectorsTest::amounts_data()
{
    QTest::addColumn<QString>("currency");
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<qint64>("amount");
    for (const QJsonValue &value : vectorFile("amounts.json")["cases"].toArray()) {
        // 1,234,567.89 dollars are more than Stripe takes in one payment.
        if (value["minor_units"].toInteger() <= 99'999'999) {
            QTest::newRow(qPrintable(value["id"].toString()))
                << value["currency"].toString() << qint64(value["minor_units"].toInteger())
                << qint64(value["stripe_amount"].toInteger());
        }
    }
    QTest::newRow("KRW") << "KRW" << qint64(500) << qint64(500);
    QTest::newRow("KWD") << "KWD" << qint64(5120) << qint64(5120);
    QTest::newRow("ISK goes with two zeros") << "ISK" << qint64(500) << qint64(50000);
    QTest::newRow("UGX goes with two zeros") << "UGX" << qint64(500) << qint64(50000);
    QTest::newRow("MGA goes without decimals") << "MGA" << qint64(50000) << qint64(500);
}

void StripeVectorsTest::amounts()
{
    QFETCH(QString, currency);
    QFETCH(qint64, minor);
    QFETCH(qint64, amount);
    const Money money(minor, Currency::fromCode(currency.toStdString()).value());
    QVERIFY(stripeAmount(money) == amount);
    QVERIFY(moneyOfStripe(amount, money.currency()) == money);
    QVERIFY(currencyOfWord(currencyWord(money.currency())) == money.currency());
}

void StripeVectorsTest::amountsThatStripeCannotSay_data()
{
    QTest::addColumn<QString>("currency");
    QTest::addColumn<qint64>("minor");
    QTest::newRow("nothing") << "EUR" << qint64(0);
    QTest::newRow("less than nothing") << "EUR" << qint64(-1);
    QTest::newRow("a thousandth") << "KWD" << qint64(5123);
    QTest::newRow("half an ariary") << "MGA" << qint64(50050);
    QTest::newRow("too much") << "EUR" << qint64(100'000'000);
    QTest::newRow("far too much") << "ISK" << qint64(999'999'999'999'999);
    QTest::newRow("a thousandth of what Stripe counts in hundredths") << "IQD" << qint64(1);
}

void StripeVectorsTest::amountsThatStripeCannotSay()
{
    QFETCH(QString, currency);
    QFETCH(qint64, minor);
    QVERIFY(!stripeAmount(Money(minor, Currency::fromCode(currency.toStdString()).value())));
}

GUITAI_TEST(StripeVectorsTest)

} // namespace guitai

#include "stripe_vectors_test.moc"
