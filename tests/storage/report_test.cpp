// Reports against sums that the test makes itself, over sales by chance and over told stories.
#include "storage/journal/sqlite_journal.h"
#include "storage/journal/verify.h"
#include "storage/reports/report_book.h"
#include "tests/kit/main.h"
#include "tests/storage/random_sales.h"
#include "tests/storage/story.h"

#include <QTemporaryDir>
#include <QtTest>

#include <map>

namespace guitai::test {

using storage::Database;
using storage::ReportBook;
using storage::SqliteJournal;

namespace {

const Zone shanghai = {{{0}, chinaOffset}};
// Clocks in Berlin went forward on 2026-03-29 at 01:00 UTC.
const Zone berlin = {{{0}, 3600}, {{1'774'746'000'000}, 7200}};

// The sums of a span, added up from whole receipts and nothing else.
struct OwnSums
{
    std::int64_t sales = 0, gross = 0, discounts = 0, total = 0, rounding = 0, tips = 0;
    std::int64_t tendered = 0, change = 0, refunded = 0;
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> taxes; // base, amount
    std::map<int, std::int64_t> hours;
    std::map<std::string, std::int64_t> cashiers, goods, milli, onReceipts, taken, refunds;
    std::int64_t foreignGiven = 0, before = 0, beyond = 0;
};

OwnSums sumsOf(const std::vector<RandomSales::Sale> &sales, Instant from, Instant to)
{
    OwnSums own;
    const auto within = [&](Instant at) { return from <= at && at < to; };
    for (const auto &sale : sales) {
        const Receipt &r = sale.receipt;
        const bool isHere = within(r.at);
        for (const Refund &refund : sale.refunds) {
            if (refund.stage == RefundStage::Done && within(*refund.endedAt)) {
                own.refunded += refund.amount.minor();
                own.refunds[refund.provider.text] += refund.amount.minor();
            }
        }
        for (const Tender &tender : r.tenders) {
            if (within(tender.at)) {
                own.taken[tender.provider.text] += tender.net.minor();
                own.beyond += isHere ? 0 : tender.net.minor();
            } else if (isHere) {
                own.before += tender.net.minor();
            }
        }
        if (!isHere)
            continue;
        ++own.sales;
        own.gross += r.totals.gross.minor();
        own.discounts += r.totals.discount.minor();
        own.total += r.totals.total.minor();
        own.rounding += r.rounding.minor();
        own.tips += r.totals.tip ? r.totals.tip->minor() : 0;
        own.hours[civilTime(r.at, chinaOffset).hour] += r.totals.total.minor();
        own.cashiers[r.cashier.text] += r.totals.total.minor();
        for (const TaxTotal &tax : r.totals.taxes) {
            own.taxes[tax.tax.code].first += tax.base.minor();
            own.taxes[tax.tax.code].second += tax.amount.minor();
        }
        for (std::size_t i = 0; i < r.order.lines.size(); ++i) {
            own.goods[r.order.lines[i].code] += r.totals.lines[i].net.minor();
            own.milli[r.order.lines[i].code] += r.order.lines[i].quantity.milli;
        }
        for (const Tender &tender : r.tenders) {
            own.onReceipts[tender.provider.text] += tender.net.minor();
            if (!tender.cash)
                continue;
            own.tendered += tender.cash->tendered.minor();
            own.change += tender.cash->change.minor();
            if (tender.cash->foreign)
                own.foreignGiven += tender.cash->foreign->given.minor();
        }
    }
    return own;
}

void compare(const Settlement &s, const OwnSums &own)
{
    QCOMPARE(s.sales, own.sales);
    QCOMPARE(s.gross.minor(), own.gross);
    QCOMPARE(s.discounts.minor(), own.discounts);
    QCOMPARE(s.total.minor(), own.total);
    QCOMPARE(s.rounding.minor(), own.rounding);
    QCOMPARE(s.tips.minor(), own.tips);
    QCOMPARE(s.cashTendered.minor(), own.tendered);
    QCOMPARE(s.cashChange.minor(), own.change);
    QCOMPARE(s.refunded.minor(), own.refunded);
    QCOMPARE(s.takenBefore.minor(), own.before);
    QCOMPARE(s.beyondReceipts.minor(), own.beyond);
    QCOMPARE(s.taxes.size(), own.taxes.size());
    for (const TaxTotal &tax : s.taxes) {
        QCOMPARE(tax.base.minor(), own.taxes.at(tax.tax.code).first);
        QCOMPARE(tax.amount.minor(), own.taxes.at(tax.tax.code).second);
    }
    QCOMPARE(s.hours.size(), own.hours.size());
    for (const HourFigures &hour : s.hours)
        QCOMPARE(hour.total.minor(), own.hours.at(hour.hour));
    QCOMPARE(s.cashiers.size(), own.cashiers.size());
    for (const CashierFigures &person : s.cashiers)
        QCOMPARE(person.total.minor(), own.cashiers.at(person.cashier.text));
    QCOMPARE(s.goods.size(), own.goods.size());
    for (const GoodsFigures &goods : s.goods) {
        QCOMPARE(goods.net.minor(), own.goods.at(goods.code));
        QCOMPARE(goods.milli, own.milli.at(goods.code));
    }
    for (const TenderFigures &tender : s.tenders) {
        const auto of = [&](const std::map<std::string, std::int64_t> &sums) {
            const auto found = sums.find(tender.provider.text);
            return found == sums.end() ? 0 : found->second;
        };
        QCOMPARE(tender.taken.minor(), of(own.taken));
        QCOMPARE(tender.refunded.minor(), of(own.refunds));
        QCOMPARE(tender.onReceipts.minor(), of(own.onReceipts));
    }
    std::int64_t foreign = 0;
    for (const ForeignFigures &f : s.foreign)
        foreign += f.given.minor();
    QCOMPARE(foreign, own.foreignGiven);
    for (const Check &check : s.checks)
        QVERIFY2(check.holds(), qPrintable(QString::number(int(check.kind))));
}

} // namespace

class ReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void randomSalesAddUp_data();
    void randomSalesAddUp();
    void theSalesOfChanceVerify();
    void bestSellersHaveTheirNames();
    void anEmptySpanIsAllZero();
    void tillsAreToldApart();
    void lateMoneyIsShownApart();
    void openMoneyIsStillUnresolved();
    void anOldJournalIsFilledFromItsFacts();
    void daysHaveTheLengthOfTheirZone();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<SqliteJournal> m_journal;
    std::vector<RandomSales::Sale> m_sales;
};

// GUITAI_SALES sells more.
void ReportTest::initTestCase()
{
    m_journal = std::make_unique<SqliteJournal>(
        m_folder.filePath(QStringLiteral("journal.db")).toStdString());
    QVERIFY(m_journal->open(Currency::cny()).ok());
    const int count = qEnvironmentVariableIntValue("GUITAI_SALES") > 0
                          ? qEnvironmentVariableIntValue("GUITAI_SALES")
                          : 100'000;
    RandomSales shop(7, morning, 40'000);
    std::vector<Fact> batch;
    for (int i = 0; i < count; ++i) {
        m_sales.push_back(shop.next());
        auto &facts = m_sales.back().facts;
        batch.insert(batch.end(), facts.begin(), facts.end());
        facts = {};
        if (i % 5000 == 4999 || i + 1 == count) {
            const auto written = m_journal->append(batch);
            QVERIFY2(written.ok(), written.ok() ? "" : written.problem().what.c_str());
            batch.clear();
        }
    }
}

void ReportTest::randomSalesAddUp_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    const qint64 first = m_sales.front().receipt.at.ms;
    const qint64 last = m_sales.back().receipt.at.ms;
    QTest::newRow("everything") << qint64(0) << last + 10'000'000;
    for (const char *day : {"2026-03-01", "2026-03-02", "2026-03-05", "2026-03-09"}) {
        const auto span = daySpan(day, shanghai);
        QTest::newRow(day) << qint64(span->from.ms) << qint64(span->to.ms);
    }
    std::mt19937_64 chance(3);
    for (int i = 0; i < 20; ++i) {
        const qint64 from = first + qint64(chance() % quint64(last - first));
        QTest::addRow("by chance %d", i) << from << from + qint64(chance() % 90'000'000);
    }
}

void ReportTest::randomSalesAddUp()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    ReportBook book(*m_journal->database());
    const auto settlement = book.settle({{from}, {to}, {}}, Currency::cny(), shanghai);
    QVERIFY(settlement.ok());
    compare(*settlement, sumsOf(m_sales, {from}, {to}));
}

void ReportTest::theSalesOfChanceVerify()
{
    const auto check = storage::verifyJournal(*m_journal->database());
    QVERIFY(check.ok());
    QVERIFY2(!check->fault, check->fault ? check->fault->what.c_str() : "");
}

void ReportTest::bestSellersHaveTheirNames()
{
    ReportBook book(*m_journal->database());
    const auto span = daySpan("2026-03-02", shanghai);
    const auto s = book.settle(*span, Currency::cny(), shanghai, 5);
    QVERIFY(s.ok());
    for (std::size_t i = 0; i < 5; ++i) {
        QVERIFY(s->goods[i].name.find("Article ") == 0);
        QVERIFY(s->goods[i].nameZh.find("商品 ") == 0);
        QVERIFY(!(s->goods[i].net < s->goods[i + 1].net));
    }
    QVERIFY(s->goods[5].name.empty());
}

void ReportTest::anEmptySpanIsAllZero()
{
    ReportBook book(*m_journal->database());
    const auto span = daySpan("2019-01-05", shanghai);
    const auto s = book.settle(*span, Currency::cny(), shanghai);
    QVERIFY(s.ok());
    QCOMPARE(s->sales, 0);
    QVERIFY(s->mean.isZero() && s->tenders.empty() && s->isSound());
}

void ReportTest::tillsAreToldApart()
{
    ReportBook book(*m_journal->database());
    auto span = *daySpan("2026-03-02", shanghai);
    const auto all = book.settle(span, Currency::cny(), shanghai);
    span.till = "T1";
    const auto here = book.settle(span, Currency::cny(), shanghai);
    span.till = "T2";
    const auto there = book.settle(span, Currency::cny(), shanghai);
    QVERIFY(all.ok() && here.ok() && there.ok());
    QCOMPARE(here->total.minor(), all->total.minor());
    QVERIFY(here->isSound());
    QCOMPARE(there->sales, 0);
    QVERIFY(there->tenders.empty());
}

void ReportTest::lateMoneyIsShownApart()
{
    SqliteJournal journal(m_folder.filePath(QStringLiteral("late.db")).toStdString());
    QVERIFY(journal.open(Currency::cny()).ok());
    const Instant later = morning + Span::minutes(10);
    QVERIFY(journal
                .append(cashSale("s1", 2, 1) + begun("s2", 1) + opened("s2", "a2", yuan(350)) +
                        ended("s2", "a2", AttemptOutcome::Cancelled) +
                        std::vector<Fact>{Contradicted{SaleId("s2"), later, AttemptId("a2"),
                                                       Trouble::PaidAfterEnd, yuan(350), "late"},
                                          ExceptionSettled{SaleId("s2"), later + Span::minutes(1),
                                                           AttemptId("a2"), Trouble::PaidAfterEnd,
                                                           "refunded", CashierId("c2")}})
                .ok());
    ReportBook book(*journal.database());
    const auto s = book.settle(*daySpan("2026-03-01", shanghai), Currency::cny(), shanghai);
    QVERIFY(s.ok() && s->isSound());
    QCOMPARE(s->troubles.size(), std::size_t(1));
    QCOMPARE(s->troubles[0].provider.text, std::string("alipay"));
    QCOMPARE(s->troubles[0].how, std::string("refunded"));
    QVERIFY(s->troubles[0].settledAt == later + Span::minutes(1));
    QCOMPARE(s->tenders.size(), std::size_t(2));
    QCOMPARE(s->tenders[1].late.minor(), 350);
    QCOMPARE(s->tenders[1].taken.minor(), 0);
}

void ReportTest::openMoneyIsStillUnresolved()
{
    SqliteJournal journal(m_folder.filePath(QStringLiteral("open.db")).toStdString());
    QVERIFY(journal.open(Currency::cny()).ok());
    QVERIFY(journal.append(begun("s2", 1) + opened("s2", "a2", yuan(350))).ok());
    ReportBook book(*journal.database());
    const auto s = book.settle(*daySpan("2026-03-01", shanghai), Currency::cny(), shanghai);
    QVERIFY(s.ok());
    QCOMPARE(s->tenders.at(0).unresolved, 1);
    QCOMPARE(s->tenders.at(0).unresolvedAmount.minor(), 350);
    const auto before = book.settle(*daySpan("2026-02-28", shanghai), Currency::cny(), shanghai);
    QVERIFY(before.ok() && before->tenders.empty());
}

void ReportTest::anOldJournalIsFilledFromItsFacts()
{
    const std::string path = m_folder.filePath(QStringLiteral("old.db")).toStdString();
    {
        SqliteJournal journal(path);
        QVERIFY(journal.open(Currency::cny()).ok());
        QVERIFY(journal.append(cashSale("s1", 2, 1) + alipaySale("s2", 1, 2)).ok());
        for (const char *sql : {"UPDATE receipts SET gross = 0, goods = '[]', taxes = '[]', "
                                "tenders = '[]'",
                                "UPDATE projected SET rule = 2"})
            QVERIFY(journal.database()->statement(sql).run());
    }
    SqliteJournal journal(path);
    QVERIFY(journal.open(Currency::cny()).ok());
    const auto s = ReportBook(*journal.database())
                       .settle(*daySpan("2026-03-01", shanghai), Currency::cny(), shanghai);
    QVERIFY(s.ok() && s->isSound());
    QCOMPARE(s->gross.minor(), 1050);
    QVERIFY(!storage::verifyJournal(*journal.database())->fault);
}

void ReportTest::daysHaveTheLengthOfTheirZone()
{
    const auto hours = [](const char *day, const Zone &zone) {
        const auto span = daySpan(day, zone);
        return span.ok() ? (span->to - span->from).ms / 3'600'000 : -1;
    };
    QCOMPARE(hours("2026-03-28", berlin), 24);
    QCOMPARE(hours("2026-03-29", berlin), 23);
    QCOMPARE(hours("2026-03-30", berlin), 24);
    QCOMPARE(hours("2026-02-29", berlin), -1);
    QCOMPARE(hours("2026-3-1", berlin), -1);
    QVERIFY(!daysSpan("2026-03-02", "2026-03-01", berlin).ok());
    QCOMPARE(rfc3339(daySpan("2026-03-29", berlin)->to, 7200),
             std::string("2026-03-30T00:00:00+02:00"));
}

GUITAI_TEST(ReportTest)

} // namespace guitai::test

#include "report_test.moc"
