// By which words a product is found, and what a typed text asks for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guitai::storage {

// What the word index takes in: the folded words of both names, Chinese with a gap between all
// characters (so that two of them are found as a phrase), its pinyin and its initials, from every
// character on: 冰拿铁 gives "冰 拿 铁 bingnatie natie tie bnt nt t".
std::string indexedWords(std::string_view name, std::string_view nameZh);

// Every way in which one can begin to type the whole name: itself, the Chinese one, its pinyin and
// its initials. Sorted, each once.
std::vector<std::string> titlesOf(std::string_view name, std::string_view nameZh);

// The question to FTS5: each typed word begins a word of the product. Empty when nothing is asked.
std::string wordQuery(std::string_view typed);

} // namespace guitai::storage
