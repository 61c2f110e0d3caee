// guitai-simulate: lives through many stories of faults and crashes and says whether a cent was
// lost.
#include "tests/simulation/world.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

using namespace guitai::simulation;

namespace {

struct Tally
{
    long sales = 0, crashes = 0, exceptions = 0, paid = 0, stories = 0, givenBack = 0, shifts = 0;
    std::vector<std::pair<unsigned long, std::string>> violations;
};

Tally live(unsigned long from, unsigned long to, long salesWanted, bool narrate)
{
    Tally tally;
    for (unsigned long seed = from; seed < to; ++seed) {
        if (salesWanted > 0 && tally.sales >= salesWanted)
            break;
        const Outcome outcome = World(seed, narrate).run();
        ++tally.stories;
        tally.sales += outcome.sales;
        tally.crashes += outcome.crashes;
        tally.exceptions += outcome.exceptions;
        tally.paid += outcome.paid;
        tally.givenBack += outcome.givenBack;
        tally.shifts += outcome.shifts;
        if (!outcome.violation.empty())
            tally.violations.push_back({seed, outcome.violation});
    }
    return tally;
}

} // namespace

int main(int argc, char **argv)
{
    unsigned long first = 1, seeds = 10'000;
    long sales = 0;
    unsigned jobs = 1;
    bool narrate = false;
    for (int i = 1; i < argc; ++i) {
        const auto value = [&] {
            return i + 1 < argc ? std::strtoul(argv[++i], nullptr, 10) : 0ul;
        };
        if (!std::strcmp(argv[i], "--seed")) {
            first = value();
            seeds = 1;
            narrate = true;
        } else if (!std::strcmp(argv[i], "--from")) {
            first = value();
        } else if (!std::strcmp(argv[i], "--seeds")) {
            seeds = value();
        } else if (!std::strcmp(argv[i], "--sales")) {
            sales = long(value());
            seeds = 1ul << 40;
        } else if (!std::strcmp(argv[i], "--jobs")) {
            jobs = unsigned(value());
        } else {
            std::fprintf(stderr, "usage: guitai-simulate [--seeds N] [--from N] [--sales N] "
                                 "[--jobs J] | --seed N\n");
            return 2;
        }
    }
    if (jobs == 0)
        jobs = 1;
    std::vector<Tally> tallies(jobs);
    std::vector<std::thread> threads;
    const unsigned long share = (seeds + jobs - 1) / jobs;
    for (unsigned j = 0; j < jobs; ++j) {
        const unsigned long from = first + j * share;
        const unsigned long to = std::min(from + share, first + seeds);
        threads.emplace_back([&tallies, j, from, to, sales, jobs, narrate] {
            tallies[j] = live(from, to, sales > 0 ? sales / long(jobs) : 0, narrate);
        });
    }
    for (auto &thread : threads)
        thread.join();

    Tally all;
    for (const Tally &t : tallies) {
        all.stories += t.stories;
        all.sales += t.sales;
        all.crashes += t.crashes;
        all.exceptions += t.exceptions;
        all.paid += t.paid;
        all.givenBack += t.givenBack;
        all.shifts += t.shifts;
        for (const auto &v : t.violations)
            all.violations.push_back(v);
    }
    for (std::size_t i = 0; i < all.violations.size() && i < 20; ++i)
        std::printf("VIOLATION: %s\n  again: guitai-simulate --seed %lu\n",
                    all.violations[i].second.c_str(), all.violations[i].first);
    std::printf("%ld stories, %ld sales, %ld wallet payments, %ld parts given back, %ld shifts, "
                "%ld crashes, %ld exceptions for a person, %zu violations\n",
                all.stories, all.sales, all.paid, all.givenBack, all.shifts, all.crashes,
                all.exceptions, all.violations.size());
    return all.violations.empty() ? 0 : 1;
}
