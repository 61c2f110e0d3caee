// A terminal's end of day as a statement: one sum, of one day, or nothing.
#include "payment/providers/zvt/statement.h"
#include "tests/kit/main.h"

#include <QtTest>

namespace guitai::zvt {

namespace {

const StatementDay zvtDay{"2026-02-28", Instant{1'772'208'000'000},
                          Instant{1'772'208'000'000} + Span::hours(24), *Currency::fromCode("EUR")};

std::string told(const std::string &amount = "12.50",
                 const std::string &at = "2026-02-28T21:00:00+08:00")
{
    return "{\"event\":\"day_closed\",\"provider\":\"zvt\",\"at\":\"" + at + "\",\"amount\":\"" +
           amount + "\",\"currency\":\"EUR\"}";
}

} // namespace

class ZvtStatementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTotalIsRead()
    {
        QCOMPARE(statementFrom(told(), zvtDay)->onlyTotal->minor(), 1250);
        // Closed after midnight, as evenings are.
        QVERIFY(statementFrom(told("12.50", "2026-03-01T02:00:00+08:00"), zvtDay).ok());
    }

    void whatDoesNotFitIsRefused()
    {
        for (const std::string &bad :
             {std::string(), std::string("12.50"), std::string("{}"), told().substr(0, 50),
              told("many"), told("12.505"), told("12.50", "noon"),
              told("12.50", "2026-02-26T21:00:00+08:00"),
              told("12.50", "2026-03-02T21:00:00+08:00"),
              std::string("{\"event\":\"day_closed\",\"provider\":\"zvt\",\"at\":\"2026-02-28T21:"
                          "00:00Z\"}"),
              std::string("{\"event\":\"paid\",\"provider\":\"zvt\"}")})
            QVERIFY2(!statementFrom(bad, zvtDay).ok(), bad.c_str());
    }
};

GUITAI_TEST(ZvtStatementTest)

} // namespace guitai::zvt

#include "zvt_statement_test.moc"
