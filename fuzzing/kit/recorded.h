// Seeds from the tests' recorded messages.
#pragma once

#include <string>
#include <vector>

namespace guitai::fuzz {

// A file below tests/, whole.
std::string testFile(const std::string &path);
// Every text in a JSON file below tests/, however deep.
std::vector<std::string> textsIn(const std::string &path);
// The texts behind one key of its vectors.
std::vector<std::string> textsIn(const std::string &path, const char *key);

} // namespace guitai::fuzz
