// IMF-fixdate (RFC 9110, 5.6.7) in both directions.
#include "payment/providers/wire/http_date.h"

#include <cstdio>

namespace guitai {

namespace {

constexpr std::string_view monthNames = "JanFebMarAprMayJunJulAugSepOctNovDec";
constexpr std::string_view dayNames = "ThuFriSatSunMonTueWed"; // 1970-01-01 was a Thursday

} // namespace

std::optional<Instant> parseHttpDate(std::string_view text)
{
    char month[4] = "";
    CivilTime time;
    int read = 0;
    const std::string copy(text);
    if (std::sscanf(copy.c_str(), "%*3c, %2d %3s %4d %2d:%2d:%2d GMT%n", &time.day, month,
                    &time.year, &time.hour, &time.minute, &time.second, &read) != 6 ||
        read != static_cast<int>(copy.size())) {
        return std::nullopt;
    }
    const auto at = monthNames.find(month);
    if (std::string_view(month).size() != 3 || at == std::string_view::npos || at % 3 != 0) {
        return std::nullopt;
    }
    time.month = static_cast<int>(at / 3) + 1;
    const Instant instant = instantOf(time, 0);
    // A day or an hour out of range would have come back as another.
    return civilTime(instant, 0) == time ? std::optional(instant) : std::nullopt;
}

std::string httpDate(Instant at)
{
    const CivilTime t = civilTime(at, 0);
    const auto days =
        static_cast<std::size_t>((at.ms >= 0 ? at.ms : at.ms - 86'399'999) / 86'400'000 % 7 + 7);
    char text[64];
    std::snprintf(
        text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT",
        std::string(dayNames.substr(days % 7 * 3, 3)).c_str(), t.day,
        std::string(monthNames.substr(static_cast<std::size_t>(t.month - 1) * 3, 3)).c_str(),
        t.year, t.hour, t.minute, t.second);
    return text;
}

std::optional<Span> clockAhead(const HttpReply &reply, Instant now)
{
    for (const auto &[name, value] : reply.headers) {
        if (name == "date") {
            if (const auto theirs = parseHttpDate(value)) {
                return now - *theirs;
            }
        }
    }
    return std::nullopt;
}

} // namespace guitai
