// Two digits a byte, the first in the high half.
#include "payment/providers/zvt/digits.h"

#include <algorithm>

namespace guitai::zvt {

namespace {

constexpr std::size_t longestNumber = 18;

int halfByteOf(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

} // namespace

std::string bcd(std::string_view digits, std::size_t bytes)
{
    std::string padded(bytes * 2, '0');
    const std::size_t kept = std::min(digits.size(), padded.size());
    padded.replace(padded.size() - kept, kept, digits.substr(digits.size() - kept));
    return fromHex(padded).value_or(std::string(bytes, '\0'));
}

std::string bcd(std::int64_t number, std::size_t bytes)
{
    return bcd(std::to_string(number), bytes);
}

std::string halfBytes(std::string_view packed)
{
    static constexpr char names[] = "0123456789ABCDEF";
    std::string text;
    for (const char c : packed) {
        text += names[(static_cast<unsigned char>(c) >> 4) & 15];
        text += names[static_cast<unsigned char>(c) & 15];
    }
    return text;
}

std::optional<std::int64_t> numberOf(std::string_view packed)
{
    const std::string digits = halfBytes(packed);
    if (digits.empty() || digits.size() > longestNumber)
        return {};
    std::int64_t number = 0;
    for (const char c : digits) {
        if (c > '9')
            return {};
        number = number * 10 + (c - '0');
    }
    return number;
}

std::string hexOf(std::string_view bytes)
{
    return halfBytes(bytes);
}

std::optional<std::string> fromHex(std::string_view hex)
{
    if (hex.size() % 2 != 0)
        return {};
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = halfByteOf(hex[i]);
        const int low = halfByteOf(hex[i + 1]);
        if (high < 0 || low < 0)
            return {};
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

std::string withoutLeadingZeros(std::string_view digits)
{
    const std::size_t first = digits.find_first_not_of('0');
    return std::string(first == std::string_view::npos ? std::string_view() : digits.substr(first));
}

} // namespace guitai::zvt
