// AES-GCM with the tag behind the ciphertext, as AEAD_AES_256_GCM has it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace guitai {

// A key of 16 bytes is AES-128, one of 32 is AES-256; nullopt for any other length, for an empty
// nonce, and where the tag does not fit: no part of the text is given away then.
std::optional<std::string> openGcm(std::string_view key, std::string_view nonce,
                                   std::string_view associatedData, std::string_view sealed);

std::optional<std::string> sealGcm(std::string_view key, std::string_view nonce,
                                   std::string_view associatedData, std::string_view text);

} // namespace guitai
