// Readings that hold no file, and the time of the morning.
#include "payment/providers/wire/statements.h"

namespace guitai {

Reading noStatement(Verdict verdict, Reason reason, const std::string &words)
{
    Reading reading;
    reading.verdict = verdict;
    reading.reason = reason;
    reading.providerWords = words;
    return reading;
}

Reading noDownload(const Answer &answer)
{
    if (const auto *reply = std::get_if<HttpReply>(&answer)) {
        return noStatement(Verdict::NoAnswer, Reason::ProviderDown,
                           "HTTP " + std::to_string(reply->status) + " to the download");
    }
    const auto *silence = std::get_if<Silence>(&answer);
    return noStatement(Verdict::NoAnswer, silence ? silence->reason : Reason::Unknown,
                       silence ? silence->detail : std::string());
}

Result<Span> statementTime(const ProviderSettings &settings, Span otherwise)
{
    const auto found = settings.find(statementTimeKey);
    if (found == settings.end() || found->second.empty()) {
        return otherwise;
    }
    const std::string &text = found->second;
    const auto digit = [&](std::size_t i) {
        return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : 100;
    };
    if (text.size() == 5 && text[2] == ':') {
        const int hour = digit(0) * 10 + digit(1), minute = digit(3) * 10 + digit(4);
        if (hour < 24 && minute < 60) {
            return Span::hours(hour) + Span::minutes(minute);
        }
    }
    return Problem{"statement_time must be a time of the day like 09:30."};
}

} // namespace guitai
