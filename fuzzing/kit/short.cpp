// The short run: every target with its seeds, and with a few thousand of them damaged by a fixed
// sequence of chance. What ends badly is written to a file and named.
//
//     fuzz_short [--runs N] [TARGET ...]        fuzz_short TARGET FILE
#include "fuzzing/kit/targets.h"

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>
#include <set>

using namespace guitai::fuzz;

namespace {

constexpr int usualRuns = 3000;
constexpr const char *left = "fuzz-input";

std::string current; // the input that is being tried
const char *currentTarget = "";

// Everything here is safe enough for a program that is dying anyway.
void tellWhich(int)
{
    std::fprintf(stderr, "fuzz: %s fails with this input, kept in %s: fuzz_short %s %s\n",
                 currentTarget, left, currentTarget, left);
    if (std::FILE *file = std::fopen(left, "wb")) {
        std::fwrite(current.data(), 1, current.size(), file);
        std::fclose(file);
    }
    std::_Exit(1);
}

class Damage
{
public:
    explicit Damage(std::uint64_t seed)
        : m_chance(seed)
    {}

    std::string to(const std::vector<std::string> &seeds)
    {
        std::string text = seeds[below(seeds.size())];
        for (std::size_t n = 1 + below(6); n > 0; --n)
            once(text, seeds[below(seeds.size())]);
        return text;
    }

private:
    std::size_t below(std::size_t n) { return n == 0 ? 0 : std::size_t(m_chance() % n); }

    void once(std::string &text, const std::string &other)
    {
        static constexpr std::array<char, 16> odd = {
            0, 1, '\n', '"', '\\', '{', '}', ':', ',', '%', '&', '=', '-', '\x7f', '\x80', '\xff'};
        static constexpr std::array<const char *, 6> numbers = {
            "0", "-1", "99999999999999999999", "2147483648", "1e309", "0.001"};
        const std::size_t at = below(text.size());
        switch (below(10)) {
        case 0:
            if (!text.empty())
                text[at] = char(text[at] ^ (1 << below(8)));
            return;
        case 1:
            if (!text.empty())
                text[at] = odd[below(odd.size())];
            return;
        case 2:
            text.insert(at, 1, odd[below(odd.size())]);
            return;
        case 3:
            text.erase(at, 1 + below(8));
            return;
        case 4:
            text.resize(at);
            return;
        case 5:
            text.insert(at, text.substr(below(text.size()), below(64)));
            return;
        case 6: {
            const std::size_t from = below(other.size());
            text = text.substr(0, at) + other.substr(from);
            return;
        }
        case 7: {
            const std::size_t digits = text.find_first_of("0123456789", at);
            if (digits == std::string::npos)
                return;
            const std::size_t end = text.find_first_not_of("0123456789.", digits);
            text.replace(digits, end == std::string::npos ? end : end - digits,
                         numbers[below(numbers.size())]);
            return;
        }
        case 8: { // a whole member, field or line
            const std::size_t begin = text.find_first_of(",&\n", at);
            const std::size_t end = text.find_first_of(",&\n}", begin + 1);
            if (begin != std::string::npos && end != std::string::npos)
                text.erase(begin, end - begin);
            return;
        }
        default:
            if (!text.empty())
                text.replace(at, 1 + below(16), 1 + below(16), char(m_chance()));
            return;
        }
    }

    std::mt19937_64 m_chance;
};

void tryOne(const Target &target, std::string input)
{
    currentTarget = target.name;
    current = std::move(input);
    target.oneInput(reinterpret_cast<const std::uint8_t *>(current.data()), current.size());
}

void run(const Target &target, int runs)
{
    const auto began = std::chrono::steady_clock::now();
    currentTarget = target.name;
    const std::vector<std::string> seeds = target.seeds();
    for (const std::string &seed : seeds)
        tryOne(target, seed);
    Damage damage(1);
    for (int i = 0; i < runs && !seeds.empty(); ++i)
        tryOne(target, damage.to(seeds));
    tryOne(target, {});
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - began);
    std::printf("%-18s %4zu seeds, %d damaged, %lld ms\n", target.name, seeds.size(),
                seeds.empty() ? 0 : runs, static_cast<long long>(took.count()));
}

std::string fileAt(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

int main(int argc, char **argv)
{
    for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGILL, SIGBUS})
        std::signal(signal, tellWhich);
    int runs = usualRuns;
    std::vector<std::string> words;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--runs") == 0 && i + 1 < argc)
            runs = std::atoi(argv[++i]);
        else
            words.push_back(argv[i]);
    }
    std::set<std::string> known;
    for (const Target &target : targets())
        known.insert(target.name);
    const bool replays = words.size() == 2 && known.contains(words[0]) && !known.contains(words[1]);
    for (const std::string &word : words) {
        if (!known.contains(word) && !(replays && word == words[1])) {
            std::fprintf(stderr, "fuzz_short: there is no target %s\n", word.c_str());
            return 2;
        }
    }
    int tried = 0;
    for (const Target &target : targets()) {
        const std::string name = target.name;
        if (replays && name == words[0])
            tryOne(target, fileAt(words[1]));
        if (replays)
            continue;
        if (words.empty() || std::set<std::string>(words.begin(), words.end()).contains(name)) {
            run(target, runs);
            ++tried;
        }
    }
    std::printf("%d passed, 0 failed\n", replays ? 1 : tried);
    return 0;
}
