// Vault: seals short secrets with AES-256-GCM under a key that only the owner of the data folder
// can read.
#pragma once

#include "shop/base/result.h"

#include <array>
#include <string>
#include <string_view>

namespace guitai::storage {

class Vault
{
public:
    // The key in secret.key of the folder (mode 0600), made on first use.
    static Result<Vault> open(const std::string &folder);

    // Text that only this key opens, and only for the same purpose ("alipay/private_key_file").
    std::string seal(std::string_view secret, std::string_view purpose) const;
    Result<std::string> unseal(std::string_view sealed, std::string_view purpose) const;

    static bool isSealed(std::string_view text);

private:
    std::array<unsigned char, 32> m_key{};
};

} // namespace guitai::storage
