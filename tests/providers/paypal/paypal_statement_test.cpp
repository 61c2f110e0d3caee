// PayPal's statements: pages of its reporting API, and the activity report that a person downloads.
#include "payment/providers/paypal/activity_file.h"
#include "payment/providers/paypal/statement.h"
#include "tests/kit/main.h"

#include <QtTest>

namespace guitai::paypal {

namespace {

// 2026-02-28 in Shanghai.
const StatementDay euroDay{"2026-02-28", Instant{1'772'208'000'000},
                           Instant{1'772'208'000'000} + Span::hours(24),
                           *Currency::fromCode("EUR")};

std::string pageOf(const std::string &rows, int items, const std::string &account = "M1")
{
    return "{\"account_number\":\"" + account +
           "\",\"start_date\":\"2026-02-27T16:00:00Z\",\"end_date\":\"2026-02-28T15:59:59Z\","
           "\"page\":1,"
           "\"total_pages\":1,\"total_items\":" +
           std::to_string(items) + ",\"transaction_details\":[" + rows + "]}";
}

std::string transaction(const std::string &id, const std::string &custom,
                        const std::string &value = "35.80", const std::string &event = "T0006",
                        const std::string &status = "S",
                        const std::string &at = "2026-02-28T04:00:00+0000")
{
    return "{\"transaction_info\":{\"transaction_id\":\"" + id +
           "\",\"transaction_event_code\":\"" + event + "\",\"transaction_status\":\"" + status +
           "\",\"transaction_initiation_date\":\"" + at +
           "\",\"transaction_amount\":{\"currency_code\":\"EUR\",\"value\":\"" + value +
           "\"},\"fee_amount\":{\"currency_code\":\"EUR\",\"value\":\"-1.24\"},\"custom_field\":"
           "\"" +
           custom + "\"}}";
}

const std::string activityHead =
    "\"Date\",\"Time\",\"TimeZone\",\"Name\",\"Type\",\"Status\",\"Currency\",\"Gross\",\"Fee\","
    "\"Net\",\"Transaction ID\",\"Reference Txn ID\",\"Custom Number\"\r\n";

struct ActivityRow
{
    std::string date = "28/02/2026", time = "12:00:00", zone = "GMT+08:00", name = "Ann, B.",
                type = "Express Checkout Payment", status = "Completed", currency = "EUR",
                gross = "35.80", fee = "-1.24", net = "34.56", id = "4K1", parent, custom = "A1";
};

std::string rowOf(const ActivityRow &r)
{
    std::string line;
    for (const std::string *cell :
         {&r.date, &r.time, &r.zone, &r.name, &r.type, &r.status, &r.currency, &r.gross, &r.fee,
          &r.net, &r.id, &r.parent, &r.custom})
        line += (line.empty() ? "\"" : ",\"") + *cell + "\"";
    return line + "\r\n";
}

Result<Statement> activity(const std::string &rows, const std::string &head = activityHead)
{
    return statementFrom("\xEF\xBB\xBF" + head + rows, euroDay);
}

} // namespace

class PayPalStatementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // ---- Pages of the API.
    void pagesThatDoNotFitAreRefused_data()
    {
        QTest::addColumn<QString>("file");
        const auto row = [](const char *name, const std::string &file) {
            QTest::newRow(name) << QString::fromStdString(file);
        };
        const std::string good = pageOf(transaction("T1", "A1"), 1);
        row("nothing", "");
        row("no JSON", "<html>");
        row("no pages", "[]");
        row("another thing", "{\"items\":[]}");
        row("cut off", good.substr(0, good.size() - 3));
        row("a page is missing", pageOf(transaction("T1", "A1"), 2));
        row("two accounts", "[" + good + "," + pageOf(transaction("T2", "A2"), 1, "M2") + "]");
        row("another day", "{\"account_number\":\"M1\",\"start_date\":\"2026-02-26T16:00:00Z\","
                           "\"end_date\":\"2026-02-27T15:59:59Z\",\"total_items\":0,"
                           "\"transaction_details\":[]}");
    }
    void pagesThatDoNotFitAreRefused()
    {
        QFETCH(QString, file);
        const auto read = statementFrom(file.toStdString(), euroDay);
        QVERIFY(!read.ok());
        QVERIFY(!read.problem().what.empty());
    }

    void rowsThatCannotBeReadAreShown()
    {
        for (const std::string &odd :
             {transaction("", "A2"), transaction("T2", "A2", "1,0"),
              transaction("T2", "A2", "1.00", ""), transaction("T2", "A2", "1.00", "T0006", "Q"),
              transaction("T2", "A2", "1.00", "T0006", "S", "noon"),
              transaction("T2", "A2", "1.00", "T0006", "S", "2026-03-01T04:00:00+0000"),
              std::string("{}")}) {
            const auto read =
                statementFrom(pageOf(transaction("T1", "A1") + "," + odd, 2), euroDay);
            QVERIFY2(read.ok(), odd.c_str());
            QCOMPARE(read->lines.size(), std::size_t(1));
            QCOMPARE(read->odd.size(), std::size_t(1));
            QCOMPARE(read->odd[0].line, std::int64_t(2));
            QVERIFY(!read->odd[0].why.empty());
        }
    }

    // ---- The activity report.
    void anActivityReportIsRead()
    {
        ActivityRow refund;
        refund.type = "Payment Refund";
        refund.gross = "-5.05";
        refund.fee = "0.17";
        refund.id = "4K2";
        refund.parent = "4K1";
        refund.custom = "R1:A1";
        ActivityRow payout;
        payout.type = "General Withdrawal";
        payout.gross = "-1,000.00";
        payout.fee = "0.00";
        payout.id = "4K3";
        payout.custom = "";
        ActivityRow pending;
        pending.status = "Pending";
        pending.id = "4K4";
        pending.custom = "A2";
        const auto read = activity(rowOf({}) + rowOf(refund) + rowOf(payout) + rowOf(pending));
        QVERIFY2(read.ok(), read.ok() ? "" : read.problem().what.c_str());
        QVERIFY(read->isWhole());
        QCOMPARE(read->lines.size(), std::size_t(4));
        const StatementLine &paid = read->lines[0];
        QVERIFY(paid.kind == MoveKind::Payment);
        QCOMPARE(paid.ours, std::string("A1"));
        QCOMPARE(paid.theirs, std::string("4K1"));
        QCOMPARE(paid.amount.minor(), 3580);
        QCOMPARE(paid.fee->text(), std::string("1.24"));
        QCOMPARE(paid.net->text(), std::string("34.56"));
        QCOMPARE(paid.at, euroDay.from + Span::hours(12));
        QVERIFY(read->lines[1].kind == MoveKind::Refund);
        QCOMPARE(read->lines[1].ours, std::string("R1"));
        QCOMPARE(read->lines[1].order, std::string("A1"));
        QVERIFY(read->lines[2].kind == MoveKind::Other);
        QCOMPARE(read->lines[2].amount.minor(), -100'000);
        QVERIFY(read->lines[3].state == MoveState::Pending);
    }

    void datesAndAmountsAreReadAsTheAccountWritesThem()
    {
        ActivityRow german;
        german.date = "28.02.2026";
        german.gross = "1.235,80";
        german.zone = "CET";
        ActivityRow american;
        american.date = "2/28/2026";
        american.zone = "PST";
        american.time = "00:30:00"; // 16:30 in Shanghai
        ActivityRow iso;
        iso.date = "2026-02-28";
        QCOMPARE(activity(rowOf(german))->lines[0].amount.minor(), 123'580);
        QCOMPARE(activity(rowOf(american))->lines[0].at,
                 euroDay.from + Span::hours(16) + Span::minutes(30));
        QCOMPARE(activity(rowOf(iso))->lines.size(), std::size_t(1));
        // A day that could be another month's is only read where the day asked for decides.
        StatementDay march = euroDay;
        march.from = euroDay.from + Span::hours(24 * 2); // 2026-03-02
        march.to = march.from + Span::hours(24);
        ActivityRow unclear;
        unclear.date = "02/03/2026";
        const auto read = statementFrom(activityHead + rowOf(unclear), march);
        QVERIFY(read.ok());
        QCOMPARE(read->lines.size(), std::size_t(1));
    }

    void otherDaysOfTheFileAreNotThisDays()
    {
        ActivityRow before;
        before.date = "27/02/2026";
        before.id = "4K0";
        const auto read = activity(rowOf(before) + rowOf({}));
        QVERIFY(read.ok());
        QCOMPARE(read->lines.size(), std::size_t(1));
        QVERIFY(read->isWhole());
        QVERIFY(!activity(rowOf(before)).ok());
    }

    void reportsThatDoNotFitAreRefused()
    {
        QVERIFY(!activity(rowOf({}), "\"Date\",\"Time\",\"Gross\"\r\n").ok());
        QVERIFY(!activity(rowOf({}), "\"Datum\",\"Uhrzeit\",\"Brutto\"\r\n").ok());
        // Latin-1, as a spreadsheet saves it.
        ActivityRow latin;
        latin.name = "M\xFCller";
        QVERIFY(!activity(rowOf(latin)).ok());
        QVERIFY(!statementFrom(std::string(65u << 20, 'x'), euroDay).ok());
        QVERIFY(!statementFromActivity(activityHead + std::string(65u << 20, 'x'), euroDay).ok());
    }

    void rowsOfAReportThatCannotBeReadAreShown()
    {
        ActivityRow row;
        for (const auto &change : {
                 +[](ActivityRow &r) { r.gross = "35.8x"; },
                 +[](ActivityRow &r) { r.gross = ""; },
                 +[](ActivityRow &r) { r.fee = "?"; },
                 +[](ActivityRow &r) { r.status = "Whatever"; },
                 +[](ActivityRow &r) { r.zone = "Mars"; },
                 +[](ActivityRow &r) { r.id = ""; },
                 +[](ActivityRow &r) { r.currency = "XYZ"; },
             }) {
            ActivityRow odd;
            change(odd);
            const auto read = activity(rowOf({}) + rowOf(odd));
            QVERIFY2(read.ok(), rowOf(odd).c_str());
            QCOMPARE(read->lines.size(), std::size_t(1));
            QCOMPARE(read->odd.size(), std::size_t(1));
            QCOMPARE(read->odd[0].line, std::int64_t(3));
        }
        // Cut off in the middle of a row: what is there is there, the rest is said.
        const std::string last = rowOf({});
        for (std::size_t size = 1; size + 3 < last.size(); size += 5) {
            const auto read = activity(rowOf({}) + last.substr(0, size));
            QVERIFY(read.ok());
            QCOMPARE(read->lines.size(), std::size_t(1));
            QVERIFY(!read->isWhole());
        }
        // A line break within quotes is none.
        ActivityRow wild;
        wild.name = "two\nlines, \"\"quoted\"\"";
        QVERIFY(activity(rowOf(wild) + rowOf({}))->isWhole());
    }
};

GUITAI_TEST(PayPalStatementTest)

} // namespace guitai::paypal

#include "paypal_statement_test.moc"
