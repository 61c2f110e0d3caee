// What two writings of one word have in common: no capitals, no accents, no punctuation.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guitai::storage {

// A run of letters and digits. Chinese, Japanese and Thai are written without gaps between words,
// so that a run of them may be looked for from any of its characters.
struct FoldedWord
{
    std::string text;
    bool gapless = false;

    friend bool operator==(const FoldedWord &, const FoldedWord &) = default;
};

// "Pâté d'Œuf 500g" gives pate, d, oeuf, 500g; "冰红茶500ml" gives 冰红茶 (gapless) and 500ml.
std::vector<FoldedWord> foldedWords(std::string_view utf8);

// The words with one space between them: "pate d oeuf 500g".
std::string foldedTitle(const std::vector<FoldedWord> &words);

// How many bytes the character at the front takes, from its first byte.
int characterBytes(char first);
// The beginning of a text, as many characters of it as asked.
std::string_view firstCharacters(std::string_view utf8, int count);
// Whole characters only, so many bytes at most.
std::string_view firstBytes(std::string_view utf8, std::size_t most);

} // namespace guitai::storage
