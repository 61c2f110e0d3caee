// Takes an http:// address apart and tells whether it names this machine.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guitai::http {

struct Place
{
    std::string host; // a name, or an IP address without brackets; localhost is 127.0.0.1
    std::uint16_t port = 80;
    std::string target = "/";

    bool isLoopback() const;
};

std::optional<Place> placeOf(std::string_view url);
std::string lowered(std::string_view text);

} // namespace guitai::http
