// Reports over all tills: to the cent the sum of the tills' own.
#include "storage/reports/report_book.h"
#include "tests/kit/main.h"
#include "tests/shop_book/shop.h"
#include "tests/storage/story.h"

#include <QtTest>

#include <map>

namespace guitai::test {

using storage::ReportBook;
using storage::ShopBook;

class AllTillsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void threeTillsTogetherAreTheSumOfTheirOwn();
    void oneTillOfTheShopIsItsOwnReport();
    void bestSellersHaveTheirNames();
    void aStatementMeetsThePaymentsOfAllTills();

private:
    Settlement own(SellingTill &till, const ReportSpan &span);
    Settlement shops(const std::vector<std::string> &tills, const ReportSpan &span);

    std::vector<std::unique_ptr<SellingTill>> m_tills;
    std::unique_ptr<ShopBook> m_book;
};

void AllTillsTest::initTestCase()
{
    if (!ShopServer::one().start())
        QSKIP("PostgreSQL is not installed or does not start");
    QVERIFY(ShopServer::one().empty());
    for (std::uint64_t i = 1; i <= 3; ++i) {
        // All numbers of sales, attempts and receipts are the same in the three of them.
        auto till = std::make_unique<SellingTill>("T" + std::to_string(i), i);
        till->sell(int(600 + 150 * i));
        QVERIFY(till->journal().append(opened("open", "openA", yuan(1234), shopMorning)));
        Contradicted late;
        late.sale = SaleId("S3");
        late.at = {shopMorning.ms + 3'600'000};
        late.attempt = AttemptId("S3A");
        late.amount = yuan(700);
        const std::vector<Fact> facts = {late};
        QVERIFY(till->journal().append(facts).ok());
        QCOMPARE(till->ship(), std::string());
        m_tills.push_back(std::move(till));
    }
    auto book = ShopBook::open(*storage::shopAddress(ShopServer::one().settings()));
    QVERIFY(book.ok());
    m_book = std::move(book).value();
}

Settlement AllTillsTest::own(SellingTill &till, const ReportSpan &span)
{
    return *ReportBook(*till.journal().database()).settle(span, Currency::cny(), shopZoneRule);
}

Settlement AllTillsTest::shops(const std::vector<std::string> &tills, const ReportSpan &span)
{
    const auto settlement =
        ReportBook(m_book->store(), tills).settle(span, Currency::cny(), shopZoneRule);
    if (!settlement)
        qFatal("%s", settlement.problem().what.c_str());
    return *settlement;
}

void AllTillsTest::threeTillsTogetherAreTheSumOfTheirOwn()
{
    const std::vector<ReportSpan> spans = {*daySpan("2026-03-01", shopZoneRule),
                                           *daySpan("2026-03-02", shopZoneRule),
                                           *daysSpan("2026-03-01", "2026-03-31", shopZoneRule)};
    for (const ReportSpan &span : spans) {
        const Settlement all = shops({"T1", "T2", "T3"}, span);
        QVERIFY(all.isSound());
        QVERIFY(all.sales > 100);
        using Figures = std::map<std::string, std::int64_t>;
        const auto figuresOf = [](const Settlement &s) {
            Figures f;
            f["sales"] = s.sales;
            f["gross"] = s.gross.minor();
            f["discounts"] = s.discounts.minor();
            f["net"] = s.net.minor();
            f["tax"] = s.tax.minor();
            f["tips"] = s.tips.minor();
            f["rounding"] = s.rounding.minor();
            f["total"] = s.total.minor();
            f["refunds"] = s.refunds;
            f["refunded"] = s.refunded.minor();
            f["tendered"] = s.cashTendered.minor();
            f["change"] = s.cashChange.minor();
            f["before"] = s.takenBefore.minor();
            f["beyond"] = s.beyondReceipts.minor();
            f["troubles"] = std::int64_t(s.troubles.size());
            for (const TaxTotal &tax : s.taxes) {
                f["tax base " + tax.tax.code] = tax.base.minor();
                f["tax " + tax.tax.code] = tax.amount.minor();
            }
            for (const TaxTotal &tax : s.taxesRefunded)
                f["tax refunded " + tax.tax.code] = tax.amount.minor();
            for (const HourFigures &hour : s.hours) {
                f["hour " + std::to_string(hour.hour)] = hour.total.minor();
                f["hour sales " + std::to_string(hour.hour)] = hour.sales;
            }
            for (const CashierFigures &cashier : s.cashiers)
                f["cashier " + cashier.cashier.text] = cashier.total.minor();
            for (const GoodsFigures &goods : s.goods) {
                f["goods " + goods.code] = goods.net.minor();
                f["milli " + goods.code] = goods.milli;
            }
            for (const TenderFigures &tender : s.tenders) {
                const std::string of = " " + tender.provider.text;
                f["taken" + of] = tender.taken.minor();
                f["payments" + of] = tender.payments;
                f["refunded" + of] = tender.refunded.minor();
                f["late" + of] = tender.late.minor();
                f["on receipts" + of] = tender.onReceipts.minor();
                f["unresolved" + of] = tender.unresolvedAmount.minor();
            }
            for (const ForeignFigures &foreign : s.foreign)
                f["foreign " + foreign.given.currency().code()] = foreign.given.minor();
            return f;
        };
        Figures sum;
        for (const auto &till : m_tills) {
            for (const auto &[name, value] : figuresOf(own(*till, span)))
                sum[name] += value;
        }
        const Figures together = figuresOf(all);
        for (const auto &[name, value] : sum)
            QVERIFY2(together.contains(name) && together.at(name) == value, name.c_str());
        QCOMPARE(together.size(), sum.size());
    }
}

void AllTillsTest::oneTillOfTheShopIsItsOwnReport()
{
    const ReportSpan span = *daySpan("2026-03-01", shopZoneRule);
    for (const auto &till : m_tills)
        QVERIFY(shops({till->name()}, span) == own(*till, span));
}

void AllTillsTest::bestSellersHaveTheirNames()
{
    const Settlement all = shops({"T1", "T2", "T3"}, *daySpan("2026-03-01", shopZoneRule));
    QVERIFY(all.goods.size() > 20);
    for (std::size_t i = 0; i < 20; ++i) {
        const std::string number = std::to_string(std::stoi(all.goods[i].code.substr(8)) - 10'000);
        QCOMPARE(all.goods[i].name, "Article " + number);
    }
    QCOMPARE(all.firstReceipt, 0); // each till has receipt numbers of its own
}

void AllTillsTest::aStatementMeetsThePaymentsOfAllTills()
{
    const ReportSpan day = *daySpan("2026-03-01", shopZoneRule);
    const ProviderId alipay("alipay");
    std::size_t rows = 0;
    for (const auto &till : m_tills)
        rows += ReportBook(*till->journal().database()).rowsOf(alipay, day.from, day.to)->size();
    const auto all =
        ReportBook(m_book->store(), {"T1", "T2", "T3"}).rowsOf(alipay, day.from, day.to);
    QVERIFY2(all.ok(), all ? "" : all.problem().what.c_str());
    QVERIFY(rows > 100);
    QCOMPARE(all->size(), rows);
}

GUITAI_TEST(AllTillsTest)

} // namespace guitai::test

#include "all_tills_test.moc"
