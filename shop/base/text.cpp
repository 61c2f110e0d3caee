// Text: decoding by the table of well-formed sequences in The Unicode Standard, chapter 3.9.
#include "shop/base/text.h"

#include "shop/base/text_width.h"

#include <algorithm>
#include <cassert>

namespace guitai {

namespace {

constexpr char32_t replacement = 0xFFFD;

struct Sequence
{
    char32_t codePoint = 0;
    std::size_t length = 0; // 0: not well formed
};

Sequence firstSequence(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return char32_t(static_cast<unsigned char>(text[i])); };
    const char32_t first = byte(0);
    if (first < 0x80) {
        return {first, 1};
    }
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) {
        return {};
    }
    char32_t codePoint = first & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) {
            return {};
        }
        codePoint = codePoint << 6 | (byte(i) & 0x3F);
    }
    const bool overlong =
        (length == 3 && codePoint < 0x800) || (length == 4 && codePoint < 0x10000);
    const bool surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    if (overlong || surrogate || codePoint > 0x10FFFF) {
        return {};
    }
    return {codePoint, length};
}

// Embeddings, overrides and isolates: with them "35.80" can be made to look like another price.
bool changesDirection(char32_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

bool breaksLine(char32_t c)
{
    return (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool isControl(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

} // namespace

char32_t takeCodePoint(std::string_view &text)
{
    assert(!text.empty());
    const Sequence first = firstSequence(text);
    text.remove_prefix(std::max<std::size_t>(first.length, 1));
    return first.length == 0 ? replacement : first.codePoint;
}

void appendUtf8(std::string &text, char32_t c)
{
    if (c < 0x80) {
        text += char(c);
        return;
    }
    if (c < 0x800) {
        text += char(0xC0 | c >> 6);
    } else {
        if (c < 0x10000) {
            text += char(0xE0 | c >> 12);
        } else {
            text += char(0xF0 | c >> 18);
            text += char(0x80 | (c >> 12 & 0x3F));
        }
        text += char(0x80 | (c >> 6 & 0x3F));
    }
    text += char(0x80 | (c & 0x3F));
}

bool isValidUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = firstSequence(text).length;
        if (length == 0) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

int displayWidth(char32_t c)
{
    if (isControl(c) || isInvisible(c)) {
        return 0;
    }
    return isFullWidth(c) ? 2 : 1;
}

int displayWidth(std::string_view text)
{
    int width = 0;
    while (!text.empty()) {
        width += displayWidth(takeCodePoint(text));
    }
    return width;
}

std::string cutToWidth(std::string_view text, int columns)
{
    std::string_view rest = text;
    int width = 0;
    while (!rest.empty()) {
        std::string_view next = rest;
        width += displayWidth(takeCodePoint(next));
        if (width > columns) {
            break;
        }
        rest = next;
    }
    return std::string(text.substr(0, text.size() - rest.size()));
}

std::string withoutControls(std::string_view text)
{
    std::string clean;
    while (!text.empty()) {
        const bool valid = firstSequence(text).length != 0;
        const char32_t c = takeCodePoint(text);
        if (!valid || changesDirection(c)) {
            continue;
        }
        if (breaksLine(c)) {
            clean += ' ';
        } else if (!isControl(c)) {
            appendUtf8(clean, c);
        }
    }
    const std::size_t first = clean.find_first_not_of(' ');
    const std::size_t last = clean.find_last_not_of(' ');
    return first == std::string::npos ? "" : clean.substr(first, last - first + 1);
}

} // namespace guitai
