// Instant and Span: moments and durations as plain numbers, so that time can be a parameter.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace guitai {

// A duration in milliseconds.
struct Span
{
    std::int64_t ms = 0;

    static constexpr Span milliseconds(std::int64_t n) { return {n}; }
    static constexpr Span seconds(std::int64_t n) { return {n * 1000}; }
    static constexpr Span minutes(std::int64_t n) { return {n * 60'000}; }
    static constexpr Span hours(std::int64_t n) { return {n * 3'600'000}; }

    friend constexpr auto operator<=>(const Span &, const Span &) = default;
    friend constexpr Span operator+(Span a, Span b) { return {a.ms + b.ms}; }
    friend constexpr Span operator-(Span a, Span b) { return {a.ms - b.ms}; }
    friend constexpr Span operator*(Span a, std::int64_t n) { return {a.ms * n}; }
};

// A moment: milliseconds since 1970-01-01T00:00:00Z. Nothing below the top floor asks for "now".
struct Instant
{
    std::int64_t ms = 0;

    friend constexpr auto operator<=>(const Instant &, const Instant &) = default;
    friend constexpr Instant operator+(Instant a, Span b) { return {a.ms + b.ms}; }
    friend constexpr Instant operator-(Instant a, Span b) { return {a.ms - b.ms}; }
    friend constexpr Span operator-(Instant a, Instant b) { return {a.ms - b.ms}; }
};

// Calendar fields of an instant at a fixed offset from UTC (seconds east). Month and day from 1.
struct CivilTime
{
    int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0;

    friend bool operator==(const CivilTime &, const CivilTime &) = default;
};

// The offset of China Standard Time, in seconds. China has had no daylight saving since 1991.
inline constexpr int chinaOffset = 8 * 3600;

CivilTime civilTime(Instant at, int offsetSeconds);
Instant instantOf(const CivilTime &time, int offsetSeconds);

// "2026-03-01 10:20:30", as Alipay and most statements want it.
std::string plainDateTime(Instant at, int offsetSeconds);
// "2026-03-01T10:20:30+08:00" (RFC 3339).
std::string rfc3339(Instant at, int offsetSeconds);

} // namespace guitai
