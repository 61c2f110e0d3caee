// Paper: wrapping and aligning in columns.
#include "books/paper.h"

#include "shop/base/text.h"

#include <algorithm>

namespace guitai {

namespace {

// The next thing that stays in one piece: a word of narrow characters, one full-width character
// with its marks, or a run of spaces.
std::string_view takePiece(std::string_view &text)
{
    const std::string_view whole = text;
    const char32_t first = takeCodePoint(text);
    const bool space = first == U' ';
    const bool full = displayWidth(first) > 1;
    while (!text.empty()) {
        std::string_view next = text;
        const char32_t c = takeCodePoint(next);
        const int width = displayWidth(c);
        if ((c == U' ') != space || width > 1 || (full && width > 0)) {
            break;
        }
        text = next;
    }
    return whole.substr(0, whole.size() - text.size());
}

// The longest beginning no wider than columns, at least one character, taken off the text.
std::string takeFitting(std::string_view &text, int columns, const WidthOf &widthOf)
{
    const std::string_view whole = text;
    int width = widthOf(takeCodePoint(text));
    while (!text.empty()) {
        std::string_view next = text;
        width += widthOf(takeCodePoint(next));
        if (width > columns) {
            break;
        }
        text = next;
    }
    return std::string(whole.substr(0, whole.size() - text.size()));
}

std::string spaces(int n)
{
    return std::string(std::size_t(std::max(n, 0)), ' ');
}

std::string withoutTrailingSpaces(std::string text)
{
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

std::vector<std::string> layOutPair(const PaperRow &row, int columns, const WidthOf &widthOf)
{
    const int rightWidth = widthOfText(row.right, widthOf);
    std::vector<std::string> lines;
    for (const std::string &piece : wrapped(row.left, columns - row.indent, widthOf)) {
        lines.push_back(spaces(row.indent) + piece);
    }
    if (lines.empty()) {
        lines.emplace_back();
    }
    int lastWidth = widthOfText(lines.back(), widthOf);
    if (lastWidth > 0 && lastWidth + 1 + rightWidth > columns) {
        lines.emplace_back();
        lastWidth = 0;
    }
    lines.back() =
        withoutTrailingSpaces(lines.back() + spaces(columns - lastWidth - rightWidth) + row.right);
    return lines;
}

} // namespace

int paperWidth(char32_t codePoint)
{
    return displayWidth(codePoint);
}

int widthOfText(std::string_view text, const WidthOf &widthOf)
{
    int width = 0;
    while (!text.empty()) {
        width += widthOf(takeCodePoint(text));
    }
    return width;
}

std::vector<std::string> wrapped(std::string_view text, int width, const WidthOf &widthOf)
{
    std::vector<std::string> lines;
    std::string line;
    int used = 0;
    const auto endLine = [&] {
        lines.push_back(withoutTrailingSpaces(std::move(line)));
        line.clear();
        used = 0;
    };
    while (!text.empty()) {
        std::string_view piece = takePiece(text);
        const int pieceWidth = widthOfText(piece, widthOf);
        const bool space = piece.front() == ' ';
        if (used + pieceWidth > width && !line.empty()) {
            endLine();
        }
        if (space && line.empty()) {
            continue; // no line begins with the space it was broken at
        }
        while (widthOfText(piece, widthOf) > width) {
            lines.push_back(takeFitting(piece, width, widthOf));
        }
        line += piece;
        used += widthOfText(piece, widthOf);
    }
    if (!line.empty()) {
        endLine();
    }
    return lines;
}

std::vector<std::string> layOut(const PaperRow &row, int columns, const WidthOf &widthOf)
{
    switch (row.kind) {
    case PaperRow::Kind::Rule:
        return {std::string(std::size_t(columns), '-')};
    case PaperRow::Kind::Gap:
        return {std::string()};
    case PaperRow::Kind::Pair:
        return layOutPair(row, columns, widthOf);
    case PaperRow::Kind::Centred:
    case PaperRow::Kind::Left:
    case PaperRow::Kind::Code:
        break;
    }
    std::vector<std::string> lines = wrapped(row.left, columns - row.indent, widthOf);
    for (std::string &line : lines) {
        const int free = columns - widthOfText(line, widthOf);
        line.insert(0, spaces(row.kind == PaperRow::Kind::Left ? row.indent : free / 2));
    }
    return lines;
}

} // namespace guitai
