// Calendar arithmetic in the proleptic Gregorian calendar, without tables or time zone files.
#include "shop/base/time.h"

#include <cstdio>

namespace guitai {

namespace {

// Days since 1970-01-01; the method of Howard Hinnant's public-domain note on date algorithms.
std::int64_t daysFromCivil(int year, int month, int day)
{
    const std::int64_t y = month <= 2 ? year - 1 : year;
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const std::int64_t yearOfEra = y - era * 400;
    const std::int64_t dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

std::int64_t floorDiv(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

} // namespace

CivilTime civilTime(Instant at, int offsetSeconds)
{
    const std::int64_t local = at.ms + std::int64_t(offsetSeconds) * 1000;
    const std::int64_t days = floorDiv(local, 86'400'000);
    std::int64_t rest = local - days * 86'400'000;

    const std::int64_t z = days + 719468;
    const std::int64_t era = floorDiv(z, 146097);
    const std::int64_t dayOfEra = z - era * 146097;
    const std::int64_t yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t shiftedMonth = (5 * dayOfYear + 2) / 153;

    CivilTime time;
    time.day = int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1);
    time.month = int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
    time.year = int(yearOfEra + era * 400 + (time.month <= 2 ? 1 : 0));
    time.millisecond = int(rest % 1000);
    rest /= 1000;
    time.second = int(rest % 60);
    rest /= 60;
    time.minute = int(rest % 60);
    time.hour = int(rest / 60);
    return time;
}

Instant instantOf(const CivilTime &time, int offsetSeconds)
{
    const std::int64_t seconds = daysFromCivil(time.year, time.month, time.day) * 86'400 +
                                 time.hour * 3600 + time.minute * 60 + time.second - offsetSeconds;
    return {seconds * 1000 + time.millisecond};
}

std::string plainDateTime(Instant at, int offsetSeconds)
{
    const CivilTime t = civilTime(at, offsetSeconds);
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d %02d:%02d:%02d", t.year, t.month, t.day,
                  t.hour, t.minute, t.second);
    return text;
}

std::string rfc3339(Instant at, int offsetSeconds)
{
    std::string text = plainDateTime(at, offsetSeconds);
    text[10] = 'T';
    char zone[16];
    const int minutes = (offsetSeconds < 0 ? -offsetSeconds : offsetSeconds) / 60;
    std::snprintf(zone, sizeof zone, "%c%02d:%02d", offsetSeconds < 0 ? '-' : '+', minutes / 60,
                  minutes % 60);
    return text + zone;
}

} // namespace guitai
