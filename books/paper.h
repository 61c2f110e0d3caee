// Paper: rows of a printed page, before anyone knows whether on a roll, in a file or on a screen.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace guitai {

// What a QR code of error level M holds; longer content is printed as text.
inline constexpr std::size_t mostCodeBytes = 2331;

struct PaperRow
{
    enum class Kind
    {
        Centred, // left
        Left,    // left
        Pair,    // left at the left edge, right at the right edge
        Rule,    // a line across
        Gap,
        Code // left is the content of a QR code
    };

    Kind kind = Kind::Left;
    std::string left;
    std::string right;
    bool strong = false;
    int indent = 0; // columns

    friend bool operator==(const PaperRow &, const PaperRow &) = default;
};

// What a character takes of the width of this paper: columns, or a font's units.
using WidthOf = std::function<int(char32_t)>;
int paperWidth(char32_t codePoint); // as shop/base/text.h has it

// The text in pieces no wider than that, broken at spaces and between full-width characters; a
// word too long for a row of its own is cut.
std::vector<std::string> wrapped(std::string_view text, int width,
                                 const WidthOf &widthOf = paperWidth);

int widthOfText(std::string_view text, const WidthOf &widthOf = paperWidth);

// One row as lines of fixed-width text without spaces at their ends. The amount of a pair is never
// cut: where it does not fit beside the last of the left side it gets a line of its own.
std::vector<std::string> layOut(const PaperRow &row, int columns,
                                const WidthOf &widthOf = paperWidth);

} // namespace guitai
