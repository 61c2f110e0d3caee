// The length of each field follows from its number alone: an unknown one ends the reading.
#include "payment/providers/zvt/fields.h"

#include "payment/providers/zvt/digits.h"

namespace guitai::zvt {

namespace {

// The forms of fields whose length stands before them: in two or three bytes F0..F9, as BER.
constexpr int byTwoDigits = -2;
constexpr int byThreeDigits = -3;
constexpr int byTlv = -1;
constexpr int unknownForm = 0;

int formOf(std::uint8_t bmp)
{
    switch (bmp) {
    case 0x01:
    case 0x02:
    case 0x03:
    case 0x05:
    case 0x19:
    case 0x27:
    case 0x8A:
    case 0x8C:
    case 0xA0:
    case 0xD0:
    case 0xD2:
    case 0xD3:
    case 0xE0:
    case 0xE9:
    case 0xEA:
    case 0xF0:
    case 0xF9:
    case 0xFA:
    case 0xFB:
    case 0xFC:
    case 0xFD:
        return 1;
    case 0x0D:
    case 0x0E:
    case 0x17:
    case 0x3A:
    case 0x49:
    case 0x87:
        return 2;
    case 0x0B:
    case 0x0C:
    case 0x37:
    case 0x3D:
    case 0x88:
    case 0xAA:
        return 3;
    case 0x29:
        return 4;
    case 0xBA:
        return 5;
    case 0x04:
        return 6;
    case 0x3B:
    case 0xEB:
        return 8;
    case 0x2A:
        return 15;
    case 0x06:
        return byTlv;
    case 0x22:
    case 0x23:
    case 0x2D:
    case 0x4C:
    case 0x8B:
    case 0xA7:
    case 0xD1:
        return byTwoDigits;
    case 0x24:
    case 0x2E:
    case 0x3C:
    case 0x60:
    case 0x92:
    case 0x9A:
    case 0xAF:
        return byThreeDigits;
    default:
        const bool textLine = (bmp >= 0xE1 && bmp <= 0xE8) || (bmp >= 0xF1 && bmp <= 0xF8);
        return textLine ? byTwoDigits : unknownForm;
    }
}

std::optional<std::size_t> takeDigits(std::string_view &data, std::size_t digits)
{
    if (data.size() < digits)
        return {};
    std::size_t length = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        const auto byte = static_cast<unsigned char>(data[i]);
        if ((byte & 0xf0) != 0xf0 || (byte & 0x0f) > 9)
            return {};
        length = length * 10 + (byte & 0x0f);
    }
    data.remove_prefix(digits);
    return length;
}

std::optional<std::size_t> takeLength(std::string_view &data, int form)
{
    if (form > 0)
        return std::size_t(form);
    if (form == byTlv)
        return takeTlvLength(data);
    return takeDigits(data, form == byTwoDigits ? 2 : 3);
}

} // namespace

std::string Fields::value(std::uint8_t bmp) const
{
    const auto found = values.find(bmp);
    return found == values.end() ? std::string() : found->second;
}

std::optional<std::int64_t> Fields::number(std::uint8_t bmp) const
{
    return has(bmp) ? numberOf(value(bmp)) : std::nullopt;
}

std::optional<int> Fields::byte(std::uint8_t bmp) const
{
    const std::string found = value(bmp);
    return found.size() == 1 ? std::optional<int>(static_cast<unsigned char>(found[0]))
                             : std::nullopt;
}

Fields readFields(std::string_view data)
{
    Fields fields;
    while (!data.empty()) {
        const auto bmp = static_cast<std::uint8_t>(data[0]);
        const int form = formOf(bmp);
        data.remove_prefix(1);
        const auto length = form == unknownForm ? std::nullopt : takeLength(data, form);
        if (!length || data.size() < *length) {
            fields.whole = false;
            return fields;
        }
        const std::string_view value = data.substr(0, *length);
        data.remove_prefix(*length);
        if (bmp == Container)
            fields.tlv = readTlv(value);
        fields.values[bmp] = std::string(value);
    }
    return fields;
}

std::string field(std::uint8_t bmp, std::string_view value)
{
    std::string bytes(1, static_cast<char>(bmp));
    const int form = formOf(bmp);
    if (form == byTlv)
        bytes += tlvLength(value.size());
    if (form == byTwoDigits || form == byThreeDigits) {
        const std::string digits = std::to_string(1000 + value.size()); // three digits from 1
        for (std::size_t i = form == byTwoDigits ? 2 : 1; i < digits.size(); ++i)
            bytes += static_cast<char>(0xf0 | (digits[i] - '0'));
    }
    return bytes + std::string(value);
}

} // namespace guitai::zvt
