// Reading and writing moments.
#include "payment/providers/paypal/paypal_time.h"

#include <cstdio>

namespace guitai::paypal {

namespace {

// Seconds east of UTC.
std::optional<int> zoneFrom(std::string_view text)
{
    if (text == "Z" || text == "z") {
        return 0;
    }
    std::string digits(text);
    if (digits.size() == 6 && digits[3] == ':') {
        digits.erase(3, 1);
    }
    if (digits.size() != 5 || (digits[0] != '+' && digits[0] != '-') ||
        digits.find_first_not_of("0123456789", 1) != std::string::npos) {
        return std::nullopt;
    }
    const int hours = (digits[1] - '0') * 10 + digits[2] - '0';
    const int minutes = (digits[3] - '0') * 10 + digits[4] - '0';
    const int seconds = (hours * 60 + minutes) * 60;
    return digits[0] == '-' ? -seconds : seconds;
}

} // namespace

std::optional<Instant> timeFrom(std::string_view text)
{
    const std::string copy(text);
    CivilTime time;
    int read = 0;
    if (std::sscanf(copy.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d%n", &time.year, &time.month, &time.day,
                    &time.hour, &time.minute, &time.second, &read) != 6 ||
        read != 19) {
        return std::nullopt;
    }
    std::string_view rest = text.substr(19);
    std::int64_t ms = 0;
    if (!rest.empty() && rest.front() == '.') {
        rest.remove_prefix(1);
        std::int64_t worth = 100;
        while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') {
            ms += (rest.front() - '0') * worth;
            worth /= 10;
            rest.remove_prefix(1);
        }
    }
    const auto zone = zoneFrom(rest);
    if (!zone) {
        return std::nullopt;
    }
    const Instant at = instantOf(time, 0);
    // A day or an hour out of range would have come back as another.
    if (civilTime(at, 0) != time) {
        return std::nullopt;
    }
    return at + Span::milliseconds(ms) - Span::seconds(*zone);
}

std::string timeText(Instant at)
{
    std::string text = rfc3339(at, 0);
    const auto zone = text.rfind("+00:00");
    return zone == std::string::npos ? text : text.replace(zone, 6, "Z");
}

} // namespace guitai::paypal
