// Offsets and the beginnings of days.
#include "shop/base/zone.h"

#include <algorithm>
#include <cstdio>

namespace guitai {

namespace {

std::optional<CivilTime> civilDay(std::string_view name)
{
    const std::string text(name);
    CivilTime t;
    int used = 0;
    if (text.size() != 10 ||
        std::sscanf(text.c_str(), "%4d-%2d-%2d%n", &t.year, &t.month, &t.day, &used) != 3 ||
        used != 10)
        return std::nullopt;
    // The thirtieth of February comes back as another day.
    return civilTime(instantOf(t, 0), 0) == t ? std::optional(t) : std::nullopt;
}

Instant beginOf(const CivilTime &day, const Zone &zone)
{
    // The offset at midnight is not known before the moment is; the second look settles it.
    const Instant about = instantOf(day, offsetAt(zone, instantOf(day, 0)));
    return instantOf(day, offsetAt(zone, about));
}

CalendarDay dayOf(const CivilTime &day, const Zone &zone)
{
    const CivilTime next = civilTime(instantOf(day, 0) + Span::hours(24), 0);
    return {plainDateTime(instantOf(day, 0), 0).substr(0, 10), beginOf(day, zone),
            beginOf(next, zone)};
}

} // namespace

int offsetAt(const Zone &zone, Instant at)
{
    if (zone.empty())
        return 0;
    auto rule = std::upper_bound(zone.begin(), zone.end(), at,
                                 [](Instant t, const ZoneRule &r) { return t < r.from; });
    return rule == zone.begin() ? rule->offsetSeconds : std::prev(rule)->offsetSeconds;
}

CalendarDay dayAt(const Zone &zone, Instant at)
{
    const CivilTime now = civilTime(at, offsetAt(zone, at));
    return dayOf({now.year, now.month, now.day}, zone);
}

std::optional<CalendarDay> dayNamed(const Zone &zone, std::string_view name)
{
    const auto day = civilDay(name);
    return day ? std::optional(dayOf(*day, zone)) : std::nullopt;
}

} // namespace guitai
