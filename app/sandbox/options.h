// Options: what guitai-sandbox was asked to do on its command line.
#pragma once

#include "shop/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace guitai::sandbox {

enum class LogLevel
{
    Error,
    Info,
    Debug
};

struct Options
{
    std::filesystem::path dataDir;
    std::map<std::string, std::uint16_t> ports; // by provider
    std::vector<std::string> unavailable;       // providers asked for that are not built in
    std::optional<std::uint16_t> controlPort;
    std::filesystem::path settingsFile; // empty: none to write
    std::int64_t callbackScale = 1;
    std::string callbacks; // "https://relay.example.com/in/<inbox>"; empty: none of an account's own
    LogLevel logLevel = LogLevel::Info;
    bool help = false;
    bool version = false;
};

// providers: the ids that are built in. Without --data-dir it is defaultDir.
Result<Options> readOptions(const std::vector<std::string> &arguments,
                            const std::vector<std::string> &providers,
                            const std::filesystem::path &defaultDir);

std::string helpText(const std::vector<std::string> &providers);

} // namespace guitai::sandbox
