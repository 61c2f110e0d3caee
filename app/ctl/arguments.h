// Arguments: what stands on the command line, taken apart by the names a command knows.
#pragma once

#include "shop/base/result.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace guitai::ctl {

struct Arguments
{
    std::vector<std::string> words;                          // what belongs to no option
    std::map<std::string, std::vector<std::string>> options; // "--item" -> its values

    bool has(const std::string &option) const { return options.contains(option); }
    std::string value(const std::string &option, const std::string &otherwise = {}) const;
    std::vector<std::string> values(const std::string &option) const;
};

struct KnownOptions
{
    std::vector<std::string> withValue;
    std::vector<std::string> bare;
};

// "--name value" and "--name=value"; after "--" everything is a word. A Problem names what is
// unknown or lacks its value.
Result<Arguments> parseArguments(const std::vector<std::string> &given, const KnownOptions &known);

} // namespace guitai::ctl
