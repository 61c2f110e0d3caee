// Addresses are read by hand: the few forms that can name a server on this machine.
#include "app/http/address.h"
#include "app/http/http.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace guitai::http {

std::string lowered(std::string_view text)
{
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return low;
}

std::optional<Place> placeOf(std::string_view url)
{
    constexpr std::string_view scheme = "http://";
    if (lowered(url.substr(0, scheme.size())) != scheme) {
        return {};
    }
    url.remove_prefix(scheme.size());
    const std::size_t end = std::min(url.find_first_of("/?#"), url.size());
    std::string_view authority = url.substr(0, end);
    Place place;
    if (end < url.size()) {
        place.target = url.substr(end, url.find('#', end) - end);
        if (place.target.empty() || place.target[0] != '/') {
            place.target.insert(0, "/");
        }
    }
    const std::size_t bracket = authority.rfind(']');
    const std::size_t colon = authority.rfind(':');
    if (colon != authority.npos && (bracket == authority.npos || colon > bracket)) {
        const std::string_view digits = authority.substr(colon + 1);
        const auto [stop, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), place.port);
        if (error != std::errc() || stop != digits.data() + digits.size() || place.port == 0) {
            return {};
        }
        authority = authority.substr(0, colon);
    }
    if (authority.size() > 2 && authority.front() == '[' && authority.back() == ']') {
        authority = authority.substr(1, authority.size() - 2);
    }
    place.host = lowered(authority) == "localhost" ? "127.0.0.1" : std::string(authority);
    return place;
}

bool Place::isLoopback() const
{
    in_addr four{};
    if (inet_pton(AF_INET, host.c_str(), &four) == 1) {
        return ntohl(four.s_addr) >> 24 == 127;
    }
    return host == "::1";
}

bool isLoopbackUrl(std::string_view url)
{
    const std::optional<Place> place = placeOf(url);
    return place && place->isLoopback();
}

std::string Request::header(std::string_view name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

std::string Request::path() const
{
    return target.substr(0, target.find('?'));
}

} // namespace guitai::http
