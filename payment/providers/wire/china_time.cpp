// Read, and written back to see that nothing was loose.
#include "payment/providers/wire/china_time.h"

#include <cstdio>
#include <string>

namespace guitai {

std::optional<Instant> chinaTime(std::string_view text)
{
    CivilTime time;
    const std::string copy(text);
    if (std::sscanf(copy.c_str(), "%4d-%2d-%2d %2d:%2d:%2d", &time.year, &time.month, &time.day,
                    &time.hour, &time.minute, &time.second) != 6) {
        return std::nullopt;
    }
    const Instant at = instantOf(time, chinaOffset);
    // Written back, anything loose or out of range looks different.
    return plainDateTime(at, chinaOffset) == text ? std::optional(at) : std::nullopt;
}

} // namespace guitai
