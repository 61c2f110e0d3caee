// Pinyin: how a Chinese name is typed on a keyboard with Latin letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guitai::storage {

bool hasHan(std::string_view utf8);

// One syllable for each Chinese character, without tones: 绿茶 gives lv, cha. Other characters
// end a run, and each run is a list of its own: 可乐(罐装) gives two. ü is written v, as it is
// typed; plainU() gives the other spelling.
std::vector<std::vector<std::string>> pinyinRuns(std::string_view utf8);

std::string plainU(std::string_view syllables);

} // namespace guitai::storage
