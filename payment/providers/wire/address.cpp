// The host part of an address, looked at closely.
#include "payment/providers/wire/address.h"

#include <algorithm>

namespace guitai {

bool isSafeAddress(std::string_view url)
{
    constexpr std::string_view https = "https://";
    constexpr std::string_view http = "http://";
    const bool secure = url.substr(0, https.size()) == https;
    if (!secure && url.substr(0, http.size()) != http) {
        return false;
    }
    url.remove_prefix(secure ? https.size() : http.size());
    const std::string_view authority = url.substr(0, url.find_first_of("/?#"));
    if (authority.empty() || authority.find('@') != std::string_view::npos ||
        std::any_of(url.begin(), url.end(), [](char c) { return c <= ' ' || c == '\\'; })) {
        return false;
    }
    if (secure) {
        return true;
    }
    const auto colon = authority.rfind(':');
    const bool hasPort = colon != std::string_view::npos && authority.back() != ']';
    const std::string_view host = authority.substr(0, hasPort ? colon : authority.size());
    return host == "127.0.0.1" || host == "localhost" || host == "[::1]";
}

} // namespace guitai
