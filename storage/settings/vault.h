// Vault: seals secrets with AES-256-GCM under a key that lies in a file of its own.
#pragma once

#include "shop/base/result.h"

#include <array>
#include <string>
#include <string_view>

namespace guitai::storage {

class Vault
{
public:
    enum class Key
    {
        MustBeThere, // to open what was sealed before
        MakeIfNone
    };

    // Takes the key from the file; makes it, readable by this user only, on first use.
    static Result<Vault> open(const std::string &keyFile, Key key);

    // Base64 of nonce, sealed bytes and tag. The place ("providers.alipay.private_key_file") is
    // sealed in, so that no secret can be moved to another place.
    Result<std::string> seal(std::string_view secret, std::string_view place) const;
    Result<std::string> unseal(std::string_view sealed, std::string_view place) const;

private:
    using Bytes = std::array<unsigned char, 32>;

    Vault(std::string keyFile, const Bytes &key)
        : m_keyFile(std::move(keyFile))
        , m_key(key)
    {}

    std::string m_keyFile;
    Bytes m_key;
};

} // namespace guitai::storage
