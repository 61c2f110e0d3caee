// Zone: the shop's clock through the years, and the days of its calendar.
#pragma once

#include "shop/base/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guitai {

// From which moment on the shop's clocks stand how far east of Greenwich.
struct ZoneRule
{
    Instant from;
    int offsetSeconds = 0;

    friend bool operator==(const ZoneRule &, const ZoneRule &) = default;
};

// Rising by their moments; the first holds before its moment too.
using Zone = std::vector<ZoneRule>;
int offsetAt(const Zone &zone, Instant at);

// A day of the calendar, 23 to 25 hours.
struct CalendarDay
{
    std::string name; // "2026-03-01"
    Instant from, to;

    friend bool operator==(const CalendarDay &, const CalendarDay &) = default;
};

CalendarDay dayAt(const Zone &zone, Instant at);
// Nothing when it is no day.
std::optional<CalendarDay> dayNamed(const Zone &zone, std::string_view name);

} // namespace guitai
