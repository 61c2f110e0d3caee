// The list of all targets that are linked into the short run; the build writes it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace guitai::fuzz {

struct Target
{
    const char *name;
    int (*oneInput)(const std::uint8_t *data, std::size_t size);
    std::vector<std::string> (*seeds)();
};

std::vector<Target> targets();

} // namespace guitai::fuzz
