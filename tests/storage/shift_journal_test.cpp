// Shifts, days and trust in the journal: rebuilt, taken up again at a start, signed and verified.
#include "storage/journal/sqlite_journal.h"
#include "storage/journal/verify.h"
#include "storage/reports/report_book.h"
#include "storage/settings/day_key.h"
#include "tests/kit/main.h"
#include "tests/storage/story.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sqlite3.h>

namespace guitai::test {

using storage::SqliteJournal;

namespace {

const ShiftId first("H1");

std::vector<Fact> shiftOpened(const ShiftId &shift, std::int64_t opening)
{
    const Money dollars(500, *Currency::fromCode("USD"));
    return {ShiftOpened{
        shift, morning, "T1", CashierId("c1"), "小林", {yuan(opening), dollars}, {}, {}, {}}};
}

std::vector<Fact> moved(std::int64_t amount, const char *why)
{
    return {CashMoved{first, morning, yuan(amount), why, CashierId("c1"), CashierId("c2")}};
}

std::vector<Fact> counted(std::int64_t amount, std::int64_t expected)
{
    return {DrawerCounted{first,
                          morning,
                          CashierId("c1"),
                          {{yuan(100), amount / 100}},
                          {yuan(amount)},
                          {yuan(expected)}}};
}

} // namespace

class ShiftJournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aShiftIsTakenUpAgain()
    {
        write();
        SqliteJournal journal(file());
        const auto opening = journal.open(Currency::cny());
        QVERIFY(opening.ok());
        QVERIFY(opening->shift.has_value());
        QCOMPARE(opening->shift->id, first);
        QCOMPARE(opening->shift->cashierName, std::string("小林"));
        const CashLedger &own = opening->shift->cash.at("CNY");
        QCOMPARE(own.opening, yuan(10000));
        QCOMPARE(own.sales, yuan(700)); // handed over were 9.50
        QCOMPARE(own.refunds, yuan(300));
        QCOMPARE(own.paidIn, yuan(2000));
        QCOMPARE(own.paidOut, yuan(500));
        QCOMPARE(own.expected(), yuan(11900));
        QCOMPARE(opening->drawer, yuan(11900));
        QCOMPARE(opening->foreignDrawer.at("USD").minor(), 500);
        // What was counted has grown old by what moved after it.
        QVERIFY(opening->shift->counted.empty());
    }

    // What the tables say is what a till that never stopped would know.
    void tablesAndEngineAgree()
    {
        write();
        append(counted(11900, 11900));
        Counter counter;
        counter.drawer = yuan(0);
        for (const Fact &fact : m_facts)
            evolve(counter, fact);
        SqliteJournal journal(file());
        const auto opening = journal.open(Currency::cny());
        QVERIFY(opening.ok());
        QCOMPARE(opening->shift->cash, counter.shift->cash);
        QCOMPARE(amountIn(opening->shift->counted, Currency::cny()), yuan(11900));
        QCOMPARE(opening->drawer, counter.drawer);
    }

    void theCashierIsTheLastOneWhateverElseHappened()
    {
        append({CashierSignedIn{{CashierId("c1"), "小林"}, morning}});
        append(shiftOpened(first, 100));
        append({PinRefused{morning, CashierId("c1"), 1}, SettingsChanged{morning, "root", "x"}});
        SqliteJournal journal(file());
        const auto opening = journal.open(Currency::cny());
        QVERIFY(opening.ok());
        QCOMPARE(opening->facts.size(), 1u);
        QVERIFY(std::holds_alternative<CashierSignedIn>(opening->facts[0]));
    }

    void aClosedShiftLeavesWhatItLeaves()
    {
        write();
        close();
        SqliteJournal journal(file());
        const auto opening = journal.open(Currency::cny());
        QVERIFY(opening.ok());
        QVERIFY(!opening->shift);
        QCOMPARE(opening->left, std::vector{yuan(5000)});
        QCOMPARE(opening->drawer, yuan(5000));
        QVERIFY(opening->foreignDrawer.empty());
        sound();
    }

    void theSettlementHasTheShiftsCash()
    {
        write();
        const Zone zone = {{{0}, chinaOffset}};
        const auto read = [&](const ShiftId &shift) {
            const auto database = storage::ReportBook::openForReading(file());
            storage::ReportBook book(**database);
            const auto span = book.shiftSpan(shift, morning);
            return span ? book.settle(*span, Currency::cny(), zone)
                        : Result<Settlement>(span.problem());
        };
        const auto open = read({});
        QVERIFY2(open.ok(), open.ok() ? "" : open.problem().what.c_str());
        QCOMPARE(open->span.shift, first);
        QCOMPARE(open->drawer->expected, yuan(11900));
        QVERIFY(!open->drawer->counted); // something has moved since
        close();
        QVERIFY(!read({}).ok()); // none is open
        QVERIFY(!read(ShiftId("H9")).ok());
        const auto closed = read(first);
        QVERIFY(closed.ok());
        QVERIFY(closed->isSound());
        QCOMPARE(closed->shifts.size(), 2u);
        const DrawerFigures &own = closed->shifts[0].cash;
        QCOMPARE(own.opening, yuan(10000));
        QCOMPARE(own.takings, yuan(400));
        QCOMPARE(own.paidIn, yuan(2000));
        QCOMPARE(own.paidOut, yuan(500));
        QCOMPARE(*own.counted, yuan(11800));
        QCOMPARE(own.overShort(), yuan(-100));
        QCOMPARE(closed->shifts[1].cash.expected, Money(500, *Currency::fromCode("USD")));
        QCOMPARE(*closed->drawer, own);
        QCOMPARE(closed->sales, 1);
        // It does not reach into a later span.
        const auto database = storage::ReportBook::openForReading(file());
        const auto later = storage::ReportBook(**database)
                               .settle({morning + Span::hours(1), morning + Span::hours(2), {}, {}},
                                       Currency::cny(), zone);
        QVERIFY(later->shifts.empty());
    }

    void twoShiftsAtOnceAreRefused()
    {
        write();
        SqliteJournal journal(file());
        QVERIFY(journal.open(Currency::cny()).ok());
        QVERIFY(!journal.append(shiftOpened(ShiftId("H2"), 1)).ok());
        QVERIFY(journal.append(moved(1, "still works")).ok());
    }

    void rebuiltTablesAreTheSame()
    {
        write();
        close();
        closeDay();
        QVERIFY(storage::rebuildReadingTables(file()).ok());
        sound();
    }

    void olderTablesAreMadeAnewAtTheNextStart()
    {
        write();
        damage("DELETE FROM audit; DELETE FROM shifts; UPDATE projected SET rule = 2");
        SqliteJournal journal(file());
        QVERIFY(journal.open(Currency::cny()).ok());
        sound();
    }

    void daysAreSignedAndTheSignatureHolds()
    {
        write();
        close();
        closeDay();
        const auto check = storage::verifyJournal(file());
        QVERIFY(check.ok());
        QVERIFY2(!check->fault, check->fault ? check->fault->what.c_str() : "");
        QCOMPARE(check->days, 1);
        QCOMPARE(check->dayKeys.size(), 1u);
    }

    void aForgedDayIsFound_data()
    {
        QTest::addColumn<int>("what");
        for (int i = 0; i < 4; ++i)
            QTest::addRow("%d", i) << i;
    }
    void aForgedDayIsFound()
    {
        QFETCH(int, what);
        write();
        close();
        SqliteJournal journal(file());
        QVERIFY(journal.open(Currency::cny()).ok());
        DayClosed day = signedDay(journal);
        if (what == 0)
            day.head[3] = day.head[3] == '0' ? '1' : '0';
        if (what == 1)
            day.headSeq -= 1;
        if (what == 2)
            day.signature[10] = day.signature[10] == '0' ? '1' : '0';
        if (what == 3)
            day.takenOver.push_back({SaleId("s1"), {}, {}, {}, yuan(1)});
        QVERIFY(journal.append(std::vector<Fact>{day}).ok());
        const auto check = storage::verifyJournal(file());
        QVERIFY(check.ok());
        QVERIFY(check->fault.has_value());
        QVERIFY(check->fault->what.find("day 1") != std::string::npos);
    }

    // Everything written again, with a sale less, and the day signed by a key of the forger's own.
    void aRewrittenJournalIsFound()
    {
        write();
        close();
        closeDay();
        const auto genuine = storage::verifyJournal(file());
        QVERIFY(genuine.ok() && !genuine->fault);
        QCOMPARE(storage::faultOfDays(*genuine, genuine->dayKeys), std::string());

        m_folder = std::make_unique<QTemporaryDir>();
        m_facts.clear();
        append(shiftOpened(first, 10000));
        append(counted(10000, 10000));
        append({ShiftClosed{
            first, morning, CashierId("c1"), {}, {yuan(10000)}, {yuan(10000)}, {yuan(5000)}, {}}});
        const auto unsignedDays = storage::verifyJournal(file());
        QVERIFY(unsignedDays.ok() && !unsignedDays->fault);
        QVERIFY(!storage::faultOfDays(*unsignedDays, genuine->dayKeys).empty());
        closeDay();
        const auto forged = storage::verifyJournal(file());
        QVERIFY(forged.ok() && !forged->fault); // in itself it is sound
        QVERIFY(!storage::faultOfDays(*forged, genuine->dayKeys).empty());
    }

    void daysHaveNoGaps()
    {
        write();
        close();
        SqliteJournal journal(file());
        QVERIFY(journal.open(Currency::cny()).ok());
        DayClosed day = signedDay(journal);
        day.number = 2;
        QVERIFY(!journal.append(std::vector<Fact>{day}).ok());
    }

    void theKeyIsKeptSealed()
    {
        const std::string folder = m_folder->path().toStdString();
        const auto one = storage::DayKey(folder).sign("text");
        const auto two = storage::DayKey(folder).sign("text");
        QVERIFY(one.ok() && two.ok());
        QCOMPARE(one->publicKey, two->publicKey);
        QVERIFY(storage::isSignedBy(one->publicKey, "text", two->bytes));
        QVERIFY(!storage::isSignedBy(one->publicKey, "test", two->bytes));
        QVERIFY(!storage::isSignedBy("", "text", two->bytes));
        QFile key(m_folder->filePath("day.key"));
        QVERIFY(key.open(QIODevice::ReadOnly));
        QVERIFY(key.readAll().startsWith("sealed:"));
        QFile::remove(m_folder->filePath("secret.key"));
        QVERIFY(!storage::DayKey(folder).sign("text").ok());
    }

    void theAuditNamesWhoDidAndWhoAllowed()
    {
        write();
        sqlite3 *db = nullptr;
        QCOMPARE(sqlite3_open(file().c_str(), &db), SQLITE_OK);
        QStringList rows;
        const auto take = [](void *into, int, char **values, char **) {
            static_cast<QStringList *>(into)->append(
                QString("%1 %2 %3 %4").arg(values[0], values[1], values[2], values[3]));
            return 0;
        };
        sqlite3_exec(db, "SELECT what, person, approved, amount FROM audit ORDER BY seq", take,
                     &rows, nullptr);
        sqlite3_close(db);
        QCOMPARE(rows,
                 (QStringList{"shift_opened c1  10000", "paid_in c1 c2 2000",
                              "drawer_counted c1  12700", "paid_out c1 c2 -500", "refund c2  300",
                              "wrong_pin   0", "price_override c1 c2 100"}));
    }

private:
    std::string file() const { return m_folder->filePath("journal.db").toStdString(); }

    void append(const std::vector<Fact> &facts)
    {
        SqliteJournal journal(file());
        QVERIFY(journal.open(Currency::cny()).ok());
        const auto written = journal.append(facts);
        QVERIFY2(written.ok(), written.ok() ? "" : written.problem().what.c_str());
        m_facts = m_facts + facts;
    }

    void write()
    {
        m_facts.clear();
        append(shiftOpened(first, 10000));
        append(cashSale("s1", 2, 1));
        append(moved(2000, "coins"));
        append(counted(12700, 12700));
        append(moved(-500, "window cleaner"));
        append(refunded("s1", "r1", "s1C", "cash", yuan(300)));
        append({PinRefused{morning, {}, 3},
                ActAllowed{SaleId("s1"), morning, Act::PriceOverride, CashierId("c1"),
                           CashierId("c2"), yuan(100), "x"}});
    }

    void close()
    {
        append(counted(11800, 11900));
        append({ShiftClosed{
            first, morning, CashierId("c1"), {}, {yuan(11900)}, {yuan(11800)}, {yuan(5000)}, {}}});
    }

    DayClosed signedDay(SqliteJournal &journal)
    {
        const auto head = journal.head();
        DayClosed day;
        day.number = 1;
        day.at = morning;
        day.till = "T1";
        day.by = CashierId("c2");
        day.headSeq = head->seq;
        day.head = head->hash;
        const auto signature =
            storage::DayKey(m_folder->path().toStdString()).sign(sealedText(day));
        day.publicKey = signature->publicKey;
        day.signature = signature->bytes;
        return day;
    }

    void closeDay()
    {
        SqliteJournal journal(file());
        QVERIFY(journal.open(Currency::cny()).ok());
        QVERIFY(journal.append(std::vector<Fact>{signedDay(journal)}).ok());
    }

    void sound()
    {
        const auto check = storage::verifyJournal(file());
        QVERIFY(check.ok());
        QVERIFY2(!check->fault, check->fault ? check->fault->what.c_str() : "");
    }

    void damage(const char *sql)
    {
        sqlite3 *db = nullptr;
        QCOMPARE(sqlite3_open(file().c_str(), &db), SQLITE_OK);
        QCOMPARE(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(db);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<Fact> m_facts;
};

GUITAI_TEST(ShiftJournalTest)

} // namespace guitai::test

#include "shift_journal_test.moc"
