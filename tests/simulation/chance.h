// Chance: the simulation's dice. One seed, one story.
#pragma once

#include <cstdint>

namespace guitai::simulation {

class Chance
{
public:
    explicit Chance(std::uint64_t seed)
        : m_state(seed * 0x9E3779B97F4A7C15ull + 0x1234567ull)
    {}

    // splitmix64
    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ull);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
        return z ^ (z >> 31);
    }
    // from 0 to n-1
    std::int64_t below(std::int64_t n)
    {
        return n <= 0 ? 0 : std::int64_t(next() % std::uint64_t(n));
    }
    std::int64_t between(std::int64_t low, std::int64_t high)
    {
        return low + below(high - low + 1);
    }
    bool in100(int percent) { return below(100) < percent; }

private:
    std::uint64_t m_state;
};

} // namespace guitai::simulation
