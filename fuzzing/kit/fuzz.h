// What every fuzz target has: one input of bytes, and inputs to begin with. Targets are the files
// fuzzing/<name>_fuzz.cpp and payment/providers' own fuzzing/<provider>_..._fuzz.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

// Libfuzzer's name for a target. In the short run, where all targets are one program, the build
// gives each file's a name of its own; fuzzSeeds likewise.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

std::vector<std::string> fuzzSeeds();

namespace guitai::fuzz {

inline std::string_view textOf(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), size};
}

// What is not true for every input ends the program, whatever it was built with.
inline void mustHold(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "not true: %s\n", what);
    std::abort();
}

// The text up to the separator, taken off together with it.
inline std::string_view take(std::string_view &text, std::string_view separator)
{
    const std::size_t at = text.find(separator);
    const std::string_view before = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + separator.size());
    return before;
}

} // namespace guitai::fuzz
