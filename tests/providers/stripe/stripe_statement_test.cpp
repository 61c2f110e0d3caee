// Stripe's list of balance transactions: what is no whole list is refused, odd rows are shown.
#include "payment/providers/stripe/statement.h"
#include "tests/kit/main.h"

#include <QtTest>

namespace guitai::stripe {

namespace {

const StatementDay stripeDay{"2026-02-28", Instant{1'772'208'000'000},
                             Instant{1'772'208'000'000} + Span::hours(24),
                             *Currency::fromCode("EUR")};

std::string listOf(const std::string &rows, const char *hasMore = "false")
{
    return "{\"object\":\"list\",\"has_more\":" + std::string(hasMore) + ",\"data\":[" + rows +
           "]}";
}

std::string move(const std::string &amount = "3580", const std::string &created = "1772250000",
                 const std::string &currency = "eur")
{
    return "{\"id\":\"txn_1\",\"object\":\"balance_transaction\",\"type\":\"charge\",\"status\":"
           "\"available\","
           "\"amount\":" +
           amount + ",\"fee\":124,\"net\":3456,\"currency\":\"" + currency +
           "\",\"created\":" + created +
           ",\"source\":{\"id\":\"ch_1\",\"object\":\"charge\",\"amount\":3580,\"currency\":"
           "\"eur\","
           "\"payment_intent\":\"pi_1\",\"metadata\":{\"attempt\":\"A1\"}}}";
}

} // namespace

class StripeStatementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsThatDoNotFitAreRefused_data()
    {
        QTest::addColumn<QString>("file");
        const auto row = [](const char *name, const std::string &file) {
            QTest::newRow(name) << QString::fromStdString(file);
        };
        row("nothing", "");
        row("no JSON", "id,amount,fee\n");
        row("no list", "{\"object\":\"event\"}");
        row("cut off", listOf(move()).substr(0, 60));
        row("more would follow", listOf(move(), "true"));
        row("one page of two", "[" + listOf(move()) + "," + listOf(move(), "true") + "]");
        row("another day", listOf(move("3580", "1772000000")));
        row("too large", std::string(65u << 20, ' '));
    }
    void listsThatDoNotFitAreRefused()
    {
        QFETCH(QString, file);
        QVERIFY(!statementFrom(file.toStdString(), stripeDay).ok());
    }

    void rowsThatCannotBeReadAreShown()
    {
        for (const std::string &odd :
             {std::string("{}"), move("\"many\""), move("1.5"), move("3580", "\"noon\""),
              move("3580", "1772000000"), move("3580", "1772250000", "xyz")}) {
            const auto read = statementFrom(listOf(move() + "," + odd), stripeDay);
            QVERIFY2(read.ok(), odd.c_str());
            QCOMPARE(read->lines.size(), std::size_t(1));
            QCOMPARE(read->odd.size(), std::size_t(1));
            QCOMPARE(read->odd[0].line, std::int64_t(2));
        }
    }
};

GUITAI_TEST(StripeStatementTest)

} // namespace guitai::stripe

#include "stripe_statement_test.moc"
