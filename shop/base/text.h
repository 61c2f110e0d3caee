// Text: the little that UTF-8 needs below Qt: validity, width on paper, cutting, cleaning.
#pragma once

#include <string>
#include <string_view>

namespace guitai {

// Takes the first code point off the text. A byte that begins no valid sequence is taken alone and
// read as U+FFFD; the text must not be empty.
char32_t takeCodePoint(std::string_view &text);
void appendUtf8(std::string &text, char32_t codePoint);

// No stray, missing or overlong bytes, no surrogates, nothing above U+10FFFF.
bool isValidUtf8(std::string_view text);

// Columns in a fixed-width font: 2 for what is full width in East Asia, 0 for combining and
// invisible characters, else 1.
int displayWidth(char32_t codePoint);
int displayWidth(std::string_view text);

// The longest beginning that is no wider than columns; never half a character, and combining marks
// stay with theirs.
std::string cutToWidth(std::string_view text, int columns);

// One line of clean text from anywhere: invalid bytes, control characters and marks that change the
// direction of writing are left out; tabs and line breaks become a space; no spaces at the ends.
std::string withoutControls(std::string_view text);

} // namespace guitai
