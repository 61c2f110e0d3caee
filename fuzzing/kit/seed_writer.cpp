// "--write-seeds=FOLDER": puts a target's seeds into files, for libFuzzer to begin with.
#include "fuzzing/kit/fuzz.h"

#include <filesystem>
#include <fstream>

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    const std::string_view option = "--write-seeds=";
    for (int i = 1; i < *argc; ++i) {
        const std::string_view word = (*argv)[i];
        if (!word.starts_with(option))
            continue;
        const std::filesystem::path folder = word.substr(option.size());
        std::filesystem::create_directories(folder);
        int number = 0;
        for (const std::string &seed : fuzzSeeds())
            std::ofstream(folder / ("seed-" + std::to_string(number++)), std::ios::binary) << seed;
        std::exit(0);
    }
    return 0;
}
