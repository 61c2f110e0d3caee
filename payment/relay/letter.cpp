// Writes and reads letters, acknowledgements and the greeting; reads nothing that it would not
// write.
#include "payment/relay/letter.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

namespace guitai::relay {

namespace {

constexpr std::size_t longestName = 64;
constexpr std::size_t mostAcknowledged = 1000;
constexpr std::string_view lineEnd = "\r\n";

// Digits as we write them: no sign, no leading zero, nothing beyond the type.
template <typename Number>
std::optional<Number> plainNumber(std::string_view text)
{
    if (text.empty() || text[0] < '0' || text[0] > '9' || (text[0] == '0' && text.size() > 1)) {
        return {};
    }
    Number number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || stop != text.data() + text.size()) {
        return {};
    }
    return number;
}

// Takes the text up to the end mark, and the mark; nothing when there is no mark.
std::optional<std::string_view> takeUntil(std::string_view &text, std::string_view mark)
{
    const std::size_t end = text.find(mark);
    if (end == text.npos) {
        return {};
    }
    const std::string_view taken = text.substr(0, end);
    text.remove_prefix(end + mark.size());
    return taken;
}

// RFC 9110, 5.6.2.
bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool isToken(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool isLowerToken(std::string_view text)
{
    return isToken(text) &&
           std::none_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool isTarget(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && c != 0x7f;
    });
}

bool isFieldValue(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    if (!text.empty() && (isBlank(text.front()) || isBlank(text.back()))) {
        return false;
    }
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
    });
}

Problem notALetter(const char *why)
{
    return {std::string("this is not a letter of the relay: ") + why};
}

} // namespace

std::string writeLetter(const Letter &letter)
{
    std::string text = "letter " + std::to_string(letter.number) + ' ' +
                       std::to_string(letter.arrivedAt.ms) + ' ' + letter.provider;
    text += lineEnd;
    text += letter.method + ' ' + letter.target;
    text += lineEnd;
    for (const auto &[name, value] : letter.headers) {
        text += name + ": " + value;
        text += lineEnd;
    }
    text += lineEnd;
    text += letter.body;
    return text;
}

Result<Letter> readLetter(std::string_view message)
{
    Letter letter;
    if (takeUntil(message, " ") != "letter") {
        return notALetter("it does not begin with \"letter\"");
    }
    const auto number = takeUntil(message, " ");
    const auto arrivedAt = takeUntil(message, " ");
    const auto provider = takeUntil(message, lineEnd);
    if (!number || !arrivedAt || !provider) {
        return notALetter("its first line is cut");
    }
    const auto count = plainNumber<LetterNumber>(*number);
    const auto moment = plainNumber<std::int64_t>(*arrivedAt);
    if (!count || !moment || !isName(*provider)) {
        return notALetter("its first line is garbled");
    }
    letter.number = *count;
    letter.arrivedAt = {*moment};
    letter.provider = *provider;
    auto line = takeUntil(message, lineEnd);
    if (!line) {
        return notALetter("its second line is cut");
    }
    const auto method = takeUntil(*line, " ");
    if (!method || !isToken(*method) || !isTarget(*line)) {
        return notALetter("its second line is garbled");
    }
    letter.method = *method;
    letter.target = *line;
    while (true) {
        line = takeUntil(message, lineEnd);
        if (!line) {
            return notALetter("its headers are cut");
        }
        if (line->empty()) {
            break;
        }
        const auto name = takeUntil(*line, ": ");
        if (!name || !isLowerToken(*name) || !isFieldValue(*line)) {
            return notALetter("a header is garbled");
        }
        letter.headers.emplace_back(*name, *line);
    }
    if (message.size() > largestBody) {
        return notALetter("its body is too large");
    }
    letter.body = message;
    return letter;
}

std::string writeAcknowledgement(std::span<const LetterNumber> numbers)
{
    std::string text = "ack";
    for (const LetterNumber number : numbers) {
        text += ' ' + std::to_string(number);
    }
    return text;
}

Result<std::vector<LetterNumber>> readAcknowledgement(std::string_view message)
{
    const Problem problem{"this does not acknowledge letters"};
    if (message.substr(0, 4) != "ack ") {
        return problem;
    }
    message.remove_prefix(4);
    std::vector<LetterNumber> numbers;
    while (true) {
        const std::size_t end = std::min(message.find(' '), message.size());
        const auto number = plainNumber<LetterNumber>(message.substr(0, end));
        if (!number || numbers.size() == mostAcknowledged) {
            return problem;
        }
        numbers.push_back(*number);
        if (end == message.size()) {
            return numbers;
        }
        message.remove_prefix(end + 1);
    }
}

std::string writeHello(Instant now)
{
    return "hello " + std::to_string(now.ms);
}

Result<Instant> readHello(std::string_view message)
{
    const std::string_view greeting = "hello ";
    if (message.substr(0, greeting.size()) == greeting) {
        if (const auto ms = plainNumber<std::int64_t>(message.substr(greeting.size()))) {
            return Instant{*ms};
        }
    }
    return Problem{"this is not the relay's greeting"};
}

bool isName(std::string_view text)
{
    return !text.empty() && text.size() <= longestName &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_' || c == '.';
           });
}

} // namespace guitai::relay
