// The upper halves of the code pages that terminals use.
#include "payment/providers/zvt/charset.h"

#include "shop/base/text.h"

namespace guitai::zvt {

namespace {

// CP437 from 0x80 on (unicode.org, VENDORS/MICSFT/PC/CP437.TXT).
constexpr char32_t upperCp437[] =
    U"\u00C7\u00FC\u00E9\u00E2\u00E4\u00E0\u00E5\u00E7\u00EA\u00EB\u00E8\u00EF\u00EE\u00EC\u00C4"
    U"\u00C5\u00C9\u00E6\u00C6\u00F4\u00F6\u00F2\u00FB\u00F9\u00FF\u00D6\u00DC\u00A2\u00A3\u00A5"
    U"\u20A7\u0192\u00E1\u00ED\u00F3\u00FA\u00F1\u00D1\u00AA\u00BA\u00BF\u2310\u00AC\u00BD\u00BC"
    U"\u00A1\u00AB\u00BB\u2591\u2592\u2593\u2502\u2524\u2561\u2562\u2556\u2555\u2563\u2551\u2557"
    U"\u255D\u255C\u255B\u2510\u2514\u2534\u252C\u251C\u2500\u253C\u255E\u255F\u255A\u2554\u2569"
    U"\u2566\u2560\u2550\u256C\u2567\u2568\u2564\u2565\u2559\u2558\u2552\u2553\u256B\u256A\u2518"
    U"\u250C\u2588\u2584\u258C\u2590\u2580\u03B1\u00DF\u0393\u03C0\u03A3\u03C3\u00B5\u03C4\u03A6"
    U"\u0398\u03A9\u03B4\u221E\u03C6\u03B5\u2229\u2261\u00B1\u2265\u2264\u2320\u2321\u00F7\u2248"
    U"\u00B0\u2219\u00B7\u221A\u207F\u00B2\u25A0\u00A0";
static_assert(sizeof(upperCp437) / sizeof(char32_t) == 128 + 1);

char32_t latin9(unsigned char byte)
{
    switch (byte) {
    case 0xA4:
        return U'\u20AC';
    case 0xA6:
        return U'\u0160';
    case 0xA8:
        return U'\u0161';
    case 0xB4:
        return U'\u017D';
    case 0xB8:
        return U'\u017E';
    case 0xBC:
        return U'\u0152';
    case 0xBD:
        return U'\u0153';
    case 0xBE:
        return U'\u0178';
    default:
        return byte;
    }
}

char32_t codePointOf(unsigned char byte, Charset charset)
{
    if (byte < 0x80)
        return byte;
    if (charset == Charset::Cp437)
        return upperCp437[byte - 0x80];
    return charset == Charset::Latin9 ? latin9(byte) : char32_t(byte);
}

} // namespace

std::optional<Charset> charsetNamed(std::string_view name)
{
    if (name == "cp437")
        return Charset::Cp437;
    if (name == "iso8859-1")
        return Charset::Latin1;
    if (name == "iso8859-15")
        return Charset::Latin9;
    if (name == "utf-8")
        return Charset::Utf8;
    return {};
}

std::optional<Charset> charsetOfTag(std::string_view value)
{
    if (value.size() != 1)
        return {};
    switch (static_cast<unsigned char>(value[0])) {
    case 0x00: // ASCII, of which all are an extension
    case 0x01:
        return Charset::Latin1;
    case 0x0F:
        return Charset::Latin9;
    case 0xFE:
        return Charset::Utf8;
    case 0xFF:
        return Charset::Cp437;
    default:
        return {};
    }
}

std::string utf8(std::string_view text, Charset charset)
{
    while (!text.empty() && text.back() == '\0')
        text.remove_suffix(1);
    std::string whole;
    if (charset == Charset::Utf8) {
        whole = text;
    } else {
        for (const char c : text)
            appendUtf8(whole, codePointOf(static_cast<unsigned char>(c), charset));
    }
    // Blanks before the first word are how a terminal centres a line.
    const std::size_t words = whole.find_first_not_of(' ');
    return words == std::string::npos
               ? std::string()
               : whole.substr(0, words) + withoutControls(whole.substr(words));
}

} // namespace guitai::zvt
