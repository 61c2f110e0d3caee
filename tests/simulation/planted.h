// The bugs that are planted in a copy of the engine and the till, one at a time.
#pragma once

#include <vector>

namespace guitai {

extern int plantedBug; // 0: none; else its place in the table, from 1

} // namespace guitai

namespace guitai::simulation {

struct Planted
{
    const char *name;
    const char *provider; // whose stories find it
    const char *what;
};

// Written by plant.pl from the descriptions in tests/simulation/planted.
const std::vector<Planted> &plantedBugs();

} // namespace guitai::simulation
