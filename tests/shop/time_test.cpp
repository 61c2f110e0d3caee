// Time: calendar fields and back, at any offset, leap years and the days before 1970 included.
#include "shop/base/time.h"

#include "tests/kit/main.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace guitai;

class TimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheCalendar_data()
    {
        QTest::addColumn<qlonglong>("ms");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("rfc");
        const auto row = [](const char *name, qlonglong ms, int offset, const char *plain,
                            const char *rfc) {
            QTest::newRow(name) << ms << offset << QByteArray(plain) << QByteArray(rfc);
        };
        row("epoch", 0, 0, "1970-01-01 00:00:00", "1970-01-01T00:00:00+00:00");
        row("before the epoch", -1, 0, "1969-12-31 23:59:59", "1969-12-31T23:59:59+00:00");
        row("China", 1772331630000, chinaOffset, "2026-03-01 10:20:30",
            "2026-03-01T10:20:30+08:00");
        row("leap day", 1709164800000, 0, "2024-02-29 00:00:00", "2024-02-29T00:00:00+00:00");
        row("leap century", 951782400000, 0, "2000-02-29 00:00:00", "2000-02-29T00:00:00+00:00");
        row("no leap century", -2203891200000, 0, "1900-03-01 00:00:00",
            "1900-03-01T00:00:00+00:00");
        row("west", 1704067199000, -5 * 3600, "2023-12-31 18:59:59", "2023-12-31T18:59:59-05:00");
        row("half an hour", 1704067200000, 5 * 3600 + 1800, "2024-01-01 05:30:00",
            "2024-01-01T05:30:00+05:30");
    }
    void knowsTheCalendar()
    {
        QFETCH(qlonglong, ms);
        QFETCH(int, offset);
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, rfc);
        QCOMPARE(plainDateTime({ms}, offset), plain.toStdString());
        QCOMPARE(rfc3339({ms}, offset), rfc.toStdString());
    }
    void comesBackFromTheCalendar()
    {
        QVERIFY(rc::check("instantOf(civilTime(t)) == t, and the fields are a calendar's", [] {
            const Instant at{
                *rc::gen::inRange<std::int64_t>(-5'000'000'000'000, 253'402'300'799'999)};
            const int offset = *rc::gen::inRange(-14 * 60, 14 * 60 + 1) * 60;
            const CivilTime time = civilTime(at, offset);
            RC_ASSERT(instantOf(time, offset) == at);
            RC_ASSERT(time.month >= 1 && time.month <= 12 && time.day >= 1 && time.day <= 31);
            RC_ASSERT(time.hour >= 0 && time.hour < 24 && time.minute >= 0 && time.minute < 60);
            RC_ASSERT(time.second >= 0 && time.second < 60);
            RC_ASSERT(time.millisecond >= 0 && time.millisecond < 1000);
        }));
    }
    void everyDayOfFourCenturiesFollowsTheOneBefore()
    {
        CivilTime before = civilTime({-1}, 0);
        for (std::int64_t day = 0; day < 146'097; ++day) {
            const CivilTime time = civilTime({day * 86'400'000}, 0);
            const bool nextDay = time.year == before.year && time.month == before.month &&
                                 time.day == before.day + 1;
            const bool nextMonth = time.year == before.year && time.month == before.month + 1 &&
                                   time.day == 1 && before.day >= 28;
            const bool nextYear = time.year == before.year + 1 && time.month == 1 &&
                                  time.day == 1 && before.month == 12 && before.day == 31;
            QVERIFY(nextDay || nextMonth || nextYear);
            before = time;
        }
        QCOMPARE(before.year, 2369);
    }
    void calculates()
    {
        const Instant at{1000};
        QCOMPARE(at + Span::seconds(2), Instant{3000});
        QCOMPARE(at - Span::minutes(1), Instant{-59'000});
        QCOMPARE(Instant{5000} - at, Span::seconds(4));
        QCOMPARE(Span::hours(1), Span::minutes(30) * 2);
        QVERIFY(Span::milliseconds(1) < Span::seconds(1));
    }
};

GUITAI_TEST(TimeTest)
#include "time_test.moc"
