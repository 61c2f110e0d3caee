// Vault: seals short secrets with AES-256-GCM. Its key is in the desktop's keyring where there is
// one, else in a file that only the owner of the data folder can read.
#pragma once

#include "shop/base/result.h"

#include <array>
#include <string>
#include <string_view>

namespace guitai::storage {

enum class KeyPlace
{
    File,
    Keyring
};

class Vault
{
public:
    // secret.key of the folder (mode 0600) holds the key, or says which of the keyring's it is.
    // Made on first use.
    static Result<Vault> open(const std::string &folder);
    // From one place to the other; what was sealed stays readable.
    static Result<void> moveKey(const std::string &folder, KeyPlace to);

    // What secret.key says, without a question to the keyring.
    static KeyPlace placeIn(const std::string &folder);
    // What secret.key holds when the key is in the file: 32 bytes.
    std::string_view key() const;

    // Text that only this key opens, and only for the same purpose ("alipay/private_key_file").
    std::string seal(std::string_view secret, std::string_view purpose) const;
    Result<std::string> unseal(std::string_view sealed, std::string_view purpose) const;

    static bool isSealed(std::string_view text);

private:
    std::array<unsigned char, 32> m_key{};
};

} // namespace guitai::storage
