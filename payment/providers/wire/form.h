// Form text: names and values as application/x-www-form-urlencoded and in a URL's query.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guitai {

using FormFields = std::vector<std::pair<std::string, std::string>>;

// Everything but unreserved characters as %XX; a space too, so that '+' never has two meanings.
std::string percentEncoded(std::string_view text);

std::string formText(const FormFields &fields);

// Decoded exactly once; '+' is a space. nullopt when a '%' is not followed by two hex digits.
std::optional<FormFields> parseForm(std::string_view text);

} // namespace guitai
