// Reading and writing WeChat Pay's times.
#include "payment/providers/wechatpay/moment.h"

#include <cstdio>

namespace guitai::wechatpay {

std::optional<Instant> offsetTime(std::string_view text)
{
    CivilTime time;
    int hours = 0;
    int minutes = 0;
    char sign = '+';
    const std::string copy(text);
    const int read =
        std::sscanf(copy.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d%c%2d:%2d", &time.year, &time.month,
                    &time.day, &time.hour, &time.minute, &time.second, &sign, &hours, &minutes);
    const bool isUtc = read == 7 && sign == 'Z' && text.size() == 20;
    if (!isUtc && (read != 9 || (sign != '+' && sign != '-') || text.size() != 25)) {
        return std::nullopt;
    }
    const int offset = isUtc ? 0 : (hours * 3600 + minutes * 60) * (sign == '-' ? -1 : 1);
    const Instant at = instantOf(time, offset);
    // Written back, anything out of range looks different.
    return rfc3339(at, offset).substr(0, 19) == text.substr(0, 19) ? std::optional(at)
                                                                   : std::nullopt;
}

std::optional<Instant> digitTime(std::string_view text)
{
    CivilTime time;
    const std::string copy(text);
    if (text.size() != 14 || text.find_first_not_of("0123456789") != std::string_view::npos ||
        std::sscanf(copy.c_str(), "%4d%2d%2d%2d%2d%2d", &time.year, &time.month, &time.day,
                    &time.hour, &time.minute, &time.second) != 6) {
        return std::nullopt;
    }
    const Instant at = instantOf(time, chinaOffset);
    return asDigits(at) == text ? std::optional(at) : std::nullopt;
}

std::string asDigits(Instant at)
{
    const CivilTime time = civilTime(at, chinaOffset);
    char text[64];
    std::snprintf(text, sizeof text, "%04d%02d%02d%02d%02d%02d", time.year, time.month, time.day,
                  time.hour, time.minute, time.second);
    return text;
}

} // namespace guitai::wechatpay
