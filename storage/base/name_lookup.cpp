// getaddrinfo(3) in a thread that is never joined; what it finds too late is dropped.
#include "storage/base/name_lookup.h"

#include <netdb.h>
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <memory>
#include <thread>

namespace guitai::storage {

namespace {

using Addresses = Result<std::vector<std::string>>;

constexpr std::chrono::milliseconds lookEvery{50};

Addresses lookUp(const std::string &name)
{
    addrinfo wanted{};
    wanted.ai_family = AF_UNSPEC;
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    if (const int code = getaddrinfo(name.c_str(), nullptr, &wanted, &found); code != 0)
        return Problem{"the name " + name + " is not known: " + gai_strerror(code)};
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> all(found, &freeaddrinfo);
    std::vector<std::string> addresses;
    for (const addrinfo *one = found; one; one = one->ai_next) {
        char text[NI_MAXHOST] = {};
        if (getnameinfo(one->ai_addr, one->ai_addrlen, text, sizeof text, nullptr, 0,
                        NI_NUMERICHOST) != 0)
            continue;
        if (std::find(addresses.begin(), addresses.end(), text) == addresses.end())
            addresses.emplace_back(text);
    }
    if (addresses.empty())
        return Problem{"the name " + name + " has no address"};
    return addresses;
}

} // namespace

Addresses addressesOf(const std::string &name, int patienceMs,
                      const std::function<bool()> &isWanted)
{
    const auto answer = std::make_shared<std::promise<Addresses>>();
    auto found = answer->get_future();
    std::thread([answer, name] { answer->set_value(lookUp(name)); }).detach();
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(patienceMs);
    while (found.wait_for(lookEvery) != std::future_status::ready) {
        if (!isWanted() || std::chrono::steady_clock::now() > until)
            return Problem{"nobody says what the address of " + name + " is: look at the network"};
    }
    return found.get();
}

} // namespace guitai::storage
