// What stands on the report: the same figures on paper and in files, in both languages.
#include "books/receipt_text.h"
#include "books/report_tables.h"
#include "shop/base/text.h"
#include "tests/books/example_settlement.h"
#include "tests/kit/main.h"

#include <QtTest>

namespace guitai::test {

class ReportTablesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTableIsThere();
    void severalShiftsHaveATableOfTheirOwn();
    void paperFitsItsColumns();
    void checksThatFailAreLoud();
    void filesAreSafeForSpreadsheets();
    void theTaxesOfARefundAreItsShare();
};

namespace {

ReceiptLook look(const char *language)
{
    ReceiptLook look;
    look.shopName = "Guitai Demo";
    look.language = language;
    look.payments = {{"alipay", "支付宝"}};
    return look;
}

const ReportTable *table(const Report &report, const char *key)
{
    for (const ReportTable &one : report.tables) {
        if (one.key == key)
            return &one;
    }
    return nullptr;
}

} // namespace

void ReportTablesTest::everyTableIsThere()
{
    const Report report = reportOf(exampleSettlement(), look("zh_CN"), exampleZone);
    for (const char *key : {"summary", "tenders", "taxes", "cash", "hours", "cashiers",
                            "categories", "goods", "troubles", "statements", "checks"}) {
        const ReportTable *found = table(report, key);
        QVERIFY2(found, key);
        for (const ReportTable::Row &row : found->rows)
            QCOMPARE(row.cells.size(), found->columns.size());
    }
    QVERIFY(report.isSound);
    QCOMPARE(report.span, std::string("2026-03-01"));
    QCOMPARE(table(report, "goods")->rows[0].cells[0], std::string("可乐"));
    QCOMPARE(table(report, "goods")->rows[1].cells[1], std::string("1.25 kg"));
    const auto &tenders = table(report, "tenders")->rows;
    QCOMPARE(tenders[0].cells[0], std::string("现金"));
    QCOMPARE(tenders[1].cells[0], std::string("支付宝"));
    QCOMPARE(tenders[1].cells[6], std::string("0.06001"));
    QCOMPARE(tenders[1].cells[8], std::string("6.50"));
}

void ReportTablesTest::severalShiftsHaveATableOfTheirOwn()
{
    Settlement s = exampleSettlement();
    ShiftFigures shift;
    shift.cashierName = "小林";
    shift.opened = s.span.from + Span::hours(8);
    shift.closed = s.span.from + Span::hours(15);
    shift.cash = *s.drawer;
    s.shifts = {shift};
    QVERIFY(!table(reportOf(s, look("en"), exampleZone), "shifts")); // it stands with the cash
    shift.closed.reset();
    shift.cash.counted.reset();
    s.shifts.push_back(shift);
    s.drawer.reset();
    const Report report = reportOf(s, look("en"), exampleZone);
    const ReportTable *shifts = table(report, "shifts");
    QVERIFY(shifts);
    for (const ReportTable::Row &row : shifts->rows)
        QCOMPARE(row.cells.size(), shifts->columns.size());
    QCOMPARE(shifts->rows[0].cells[0], std::string("小林 03-01 08:00-15:00"));
    QCOMPARE(shifts->rows[0].cells[6], std::string("-0.50"));
    QVERIFY(shifts->rows[0].strong);
    QCOMPARE(shifts->rows[1].cells[5], std::string());
    QCOMPARE(shifts->rows[2].cells[3], std::string("-200.00"));
}

void ReportTablesTest::paperFitsItsColumns()
{
    for (const char *language : {"zh_CN", "en"}) {
        const Report report = reportOf(exampleSettlement(), look(language), exampleZone);
        for (const int columns : {32, 42, 48}) {
            const std::string text = paperText(reportRows(report, look(language)), columns);
            std::size_t begin = 0;
            while (begin < text.size()) {
                const std::size_t end = text.find('\n', begin);
                QVERIFY(displayWidth(text.substr(begin, end - begin)) <= columns);
                begin = end + 1;
            }
            QVERIFY(text.find("39.00") != std::string::npos);
            QVERIFY(text.find("411") != std::string::npos);
        }
    }
}

void ReportTablesTest::checksThatFailAreLoud()
{
    Settlement s = exampleSettlement();
    s.checks[2].left += Money(1, s.currency);
    const Report report = reportOf(s, look("en"), exampleZone);
    QVERIFY(!report.isSound);
    QVERIFY(report.verdict.find("DO NOT AGREE") != std::string::npos);
    QVERIFY(table(report, "checks")->rows[2].strong);
    QVERIFY(paperText(reportRows(report, look("en")), 42).find("DIFFERS") != std::string::npos);
}

void ReportTablesTest::filesAreSafeForSpreadsheets()
{
    Settlement s = exampleSettlement();
    s.goods[0].name = "=HYPERLINK(\"x\"), \"y\"";
    const std::string csv = reportCsv(reportOf(s, look("en"), exampleZone));
    QVERIFY(csv.find("\"'=HYPERLINK(\"\"x\"\"), \"\"y\"\"\"") != std::string::npos);
    QVERIFY(csv.find("summary,Discounts,-2.00\r\n") != std::string::npos);
    QVERIFY(csv.find("cashiers,小林,1,25.00\r\n") != std::string::npos);
}

void ReportTablesTest::theTaxesOfARefundAreItsShare()
{
    Receipt receipt;
    const auto yuan = [](std::int64_t fen) { return Money(fen, Currency::cny()); };
    for (const auto &[id, fen, tax] :
         {std::tuple("L1", 11300, Tax{"VAT13", 130'000}), {"L2", 10900, Tax{"VAT9", 90'000}}}) {
        OrderLine line;
        line.id = LineId(id);
        line.unitPrice = yuan(fen);
        line.tax = tax;
        line.quantity = Quantity::of(1);
        receipt.order.lines.push_back(line);
    }
    receipt.totals = totals(receipt.order);
    const auto ofLine = taxesOfRefund(receipt, {{LineId("L2"), Quantity::of(1)}}, yuan(10900));
    QCOMPARE(ofLine.size(), std::size_t(1));
    QCOMPARE(ofLine[0].tax.code, std::string("VAT9"));
    QCOMPARE(ofLine[0].amount.minor(), 900);
    QCOMPARE(ofLine[0].base.minor(), 10000);
    const auto ofAll = taxesOfRefund(receipt, {}, yuan(22200));
    QCOMPARE(ofAll.size(), std::size_t(2));
    QCOMPARE(ofAll[0].amount.minor(), 1300);
    QCOMPARE(ofAll[1].amount.minor(), 900);
    Money sum(0, Currency::cny());
    for (const TaxTotal &tax : taxesOfRefund(receipt, {}, yuan(777)))
        sum += tax.base + tax.amount;
    QCOMPARE(sum.minor(), 777);
}

GUITAI_TEST(ReportTablesTest)

} // namespace guitai::test

#include "report_tables_test.moc"
