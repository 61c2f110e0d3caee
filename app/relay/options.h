// Options: what guitai-relay was asked to do on its command line.
#pragma once

#include "app/relay/log.h"
#include "app/relay/storage.h"
#include "shop/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace guitai::relay {

struct ListenAt
{
    std::string address; // an IP address
    std::uint16_t port = 0;

    friend bool operator==(const ListenAt &, const ListenAt &) = default;
};

// guitai-relay inbox create NAME ...
struct InboxCommand
{
    enum class Verb
    {
        Create,
        List,
        Renew,
        Revoke
    };
    Verb verb = Verb::List;
    std::string name;
    std::string publicUrl; // "https://relay.example.com"
    InboxLimits limits;
};

struct Options
{
    std::filesystem::path dataDir;
    std::vector<ListenAt> listen;
    std::vector<ListenAt> metricsListen;
    std::filesystem::path tlsCertificates;
    std::filesystem::path tlsKey;
    std::string database; // "postgresql://..."; empty: a file in dataDir
    bool trustsProxy = false;
    std::int64_t ratePerSecond = 200;
    std::int64_t rateBurst = 1000;
    std::int64_t connections = 20'000;
    std::int64_t threads = 0; // 0: as the machine has
    LogLevel logLevel = LogLevel::Info;
    std::optional<InboxCommand> inbox;
    bool help = false;
    bool version = false;
};

Result<Options> readOptions(const std::vector<std::string> &arguments,
                            const std::filesystem::path &defaultDir);

std::string helpText();

} // namespace guitai::relay
