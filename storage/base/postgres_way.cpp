// The rule of the way, and lists of hosts as libpq reads them.
#include "storage/base/postgres_way.h"

#include <libpq-fe.h>

#include <arpa/inet.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>

namespace guitai::storage {

namespace {

// Debian's list of trusted certificate authorities; libpq 15 has no word for the system's own.
constexpr const char *systemAuthorities = "/etc/ssl/certs/ca-certificates.crt";

bool isFolder(const std::string &host)
{
    return host.empty() || host.front() == '/' || host.front() == '@';
}

bool isAddress(const std::string &host)
{
    unsigned char bytes[sizeof(in6_addr)];
    return inet_pton(AF_INET, host.c_str(), bytes) == 1 ||
           inet_pton(AF_INET6, host.c_str(), bytes) == 1;
}

// Nothing is this machine too. A name that merely begins like its address is not.
bool isHere(const std::string &host)
{
    in_addr four{};
    if (inet_pton(AF_INET, host.c_str(), &four) == 1)
        return (ntohl(four.s_addr) >> 24) == 127;
    in6_addr six{};
    if (inet_pton(AF_INET6, host.c_str(), &six) == 1)
        return IN6_IS_ADDR_LOOPBACK(&six);
    return isFolder(host) || host == "localhost";
}

std::vector<std::string> listOf(const std::string &joined)
{
    std::vector<std::string> items(1);
    for (const char c : joined) {
        if (c == ',')
            items.emplace_back();
        else
            items.back() += c;
    }
    return items;
}

struct OptionsDeleter
{
    void operator()(PQconninfoOption *options) const { PQconninfoFree(options); }
};

} // namespace

std::string valueOf(const PostgresParameters &parameters, const std::string &key)
{
    const auto last = std::find_if(parameters.rbegin(), parameters.rend(),
                                   [&](const auto &parameter) { return parameter.first == key; });
    return last == parameters.rend() ? std::string() : last->second;
}

Result<PostgresParameters> postgresParameters(const std::string &address)
{
    char *error = nullptr;
    const std::unique_ptr<PQconninfoOption, OptionsDeleter> options(
        PQconninfoParse(address.c_str(), &error));
    const std::string said = error ? error : "";
    PQfreemem(error);
    if (!options)
        return Problem{said.substr(0, said.find('\n'))};
    PostgresParameters parameters;
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (option->val)
            parameters.emplace_back(option->keyword, option->val);
    }
    return parameters;
}

Result<void> makeSafe(PostgresParameters &parameters)
{
    if (!valueOf(parameters, "service").empty())
        return Problem{"a service file says too little here: name the host"};
    // Where the address says nothing, libpq asks the environment.
    for (const auto &[key, variable] :
         {std::pair("host", "PGHOST"), std::pair("hostaddr", "PGHOSTADDR")}) {
        const char *const said = std::getenv(variable);
        if (said && valueOf(parameters, key).empty())
            parameters.emplace_back(key, said);
    }
    const std::vector<PostgresHost> hosts = hostsIn(parameters);
    // hostaddr is where it goes, host is whose certificate it must be.
    const bool isLocal = std::all_of(hosts.begin(), hosts.end(), [](const PostgresHost &one) {
        return isHere(one.address.empty() ? one.host : one.address);
    });
    if (isLocal)
        return {};
    const std::string mode = valueOf(parameters, "sslmode");
    if (!mode.empty() && mode != "verify-full" && mode != "verify-ca")
        return Problem{"sslmode=" + mode +
                       " does not make sure who answers at another machine: leave it out, and name "
                       "the server's authority with sslrootcert=FILE if it is your own"};
    const bool hasOwnAuthority = !valueOf(parameters, "sslrootcert").empty();
    if (mode == "verify-ca" && !hasOwnAuthority)
        return Problem{"sslmode=verify-ca takes everybody who has a certificate of some public "
                       "authority: leave it out, or name your own authority with "
                       "sslrootcert=FILE"};
    if (mode.empty())
        parameters.emplace_back("sslmode", "verify-full");
    if (!hasOwnAuthority && std::filesystem::exists(systemAuthorities))
        parameters.emplace_back("sslrootcert", systemAuthorities);
    parameters.emplace_back("gssencmode", "disable");
    return {};
}

std::vector<PostgresHost> hostsIn(const PostgresParameters &parameters)
{
    const auto hosts = listOf(valueOf(parameters, "host"));
    const auto addresses = listOf(valueOf(parameters, "hostaddr"));
    const auto ports = listOf(valueOf(parameters, "port"));
    std::vector<PostgresHost> all;
    for (std::size_t i = 0; i < std::max(hosts.size(), addresses.size()); ++i) {
        PostgresHost one;
        one.host = i < hosts.size() ? hosts[i] : "";
        one.address = i < addresses.size() ? addresses[i] : "";
        one.port = i < ports.size() ? ports[i] : ports.size() == 1 ? ports.front() : "";
        all.push_back(std::move(one));
    }
    return all;
}

bool needsLookUp(const PostgresHost &host)
{
    return host.address.empty() && !isFolder(host.host) && !isAddress(host.host);
}

} // namespace guitai::storage
