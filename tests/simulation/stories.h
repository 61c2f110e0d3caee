// Stories: which kinds there are, told one by one or by the thousand.
#pragma once

#include "tests/simulation/outcome.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace guitai::simulation {

struct Story
{
    std::string provider; // "bank" (scripted), a provider's folder, or "mixed"
    std::uint64_t seed = 1;
    std::vector<std::uint64_t> crashAt; // empty: where chance has it

    // The command that tells it again.
    std::string line() const;
};

Outcome told(const Story &story, bool narrate = false);

// "bank", every provider with a simulator, "mixed".
std::vector<std::string> storyProviders();

// What was asked for: so many stories from a seed on, or until so many sales, or for so long.
struct Telling
{
    // Or "real": the providers' folders in turn; "all": the bank for the mass, those among it.
    std::string provider = "bank";
    std::uint64_t from = 1;
    std::uint64_t stories = 10'000;
    std::uint64_t sales = 0; // not 0: as many stories as that takes
    bool everyCrash = false; // each story once for every touch of the world, dying there
    unsigned jobs = 1;
};

struct Tally
{
    std::uint64_t stories = 0, sales = 0, paid = 0, refunds = 0, givenBack = 0, shifts = 0;
    std::uint64_t crashes = 0, exceptions = 0, letters = 0, forged = 0, screens = 0, messages = 0;
    std::uint64_t attached = 0, askedAgain = 0, accepted = 0;
    std::uint64_t marketStories = 0, marketSales = 0; // of them by real provider folders
    std::vector<std::pair<Story, std::string>> violations;

    void add(const Story &story, const Outcome &outcome);
    void add(const Tally &other);
};

// progress: told now and then, from one thread, how much of all is done, in thousandths.
Tally tell(const Telling &telling, const std::function<void(int, const Tally &)> &progress = {});

} // namespace guitai::simulation
