// Writes log lines whole, so that those of several threads do not mix.
#include "app/relay/log.h"

#include "shop/base/time.h"

#include <algorithm>
#include <chrono>
#include <unistd.h>

namespace guitai::relay {

namespace {

std::string quoted(const std::string &value)
{
    const bool isPlain = !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
        return c > ' ' && c < 0x7f && c != '"' && c != '=' && c != '\\';
    });
    if (isPlain) {
        return value;
    }
    std::string text = "\"";
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) {
            text += ' ';
        } else {
            text += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
        }
    }
    return text + '"';
}

} // namespace

void Log::say(LogLevel level, std::string_view event, Pairs pairs) const
{
    if (!wants(level)) {
        return;
    }
    static constexpr std::string_view names[] = {"error", "warning", "info", "debug"};
    using namespace std::chrono;
    const Instant now{duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
    std::string line = "time=" + rfc3339(now, 0) +
                       " level=" + std::string(names[std::size_t(level)]) +
                       " event=" + std::string(event);
    for (const auto &[key, value] : pairs) {
        line += ' ' + std::string(key) + '=' + quoted(value);
    }
    line += '\n';
    // A log that nobody can read any more is no reason to stop.
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
}

std::string shortened(std::string_view address)
{
    return std::string(address.substr(0, 6)) + "..";
}

} // namespace guitai::relay
