// Unguessable names and tokens, the hash they are kept as, and a comparison that tells no time.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace guitai::relay {

using Digest = std::array<unsigned char, 32>;

// Lower case base32 of that many random bytes from the system; throws when there is no chance.
std::string randomWord(std::size_t bytes);

// SHA-256.
Digest digestOf(std::string_view text);
std::string hexOf(const Digest &digest);
std::optional<Digest> digestOfHex(std::string_view hex);

// Takes the same time wherever the first difference is.
bool isSame(const Digest &a, const Digest &b);

} // namespace guitai::relay
