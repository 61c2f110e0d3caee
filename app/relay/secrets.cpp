// Chance and SHA-256 from OpenSSL.
#include "app/relay/secrets.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <stdexcept>
#include <vector>

namespace guitai::relay {

std::string randomWord(std::size_t bytes)
{
    std::vector<unsigned char> chance(bytes);
    if (RAND_bytes(chance.data(), int(chance.size())) != 1) {
        throw std::runtime_error("the system gives no random numbers");
    }
    static constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz234567";
    std::string word;
    unsigned held = 0;
    int bits = 0;
    for (const unsigned char byte : chance) {
        held = held << 8 | byte;
        for (bits += 8; bits >= 5; bits -= 5) {
            word += letters[held >> (bits - 5) & 31];
        }
    }
    if (bits > 0) {
        word += letters[held << (5 - bits) & 31];
    }
    return word;
}

Digest digestOf(std::string_view text)
{
    Digest digest;
    SHA256(reinterpret_cast<const unsigned char *>(text.data()), text.size(), digest.data());
    return digest;
}

std::string hexOf(const Digest &digest)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string hex;
    for (const unsigned char byte : digest) {
        hex += digits[byte >> 4];
        hex += digits[byte & 15];
    }
    return hex;
}

std::optional<Digest> digestOfHex(std::string_view hex)
{
    const auto digit = [](char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    };
    Digest digest;
    if (hex.size() != 2 * digest.size()) {
        return {};
    }
    for (std::size_t i = 0; i < digest.size(); ++i) {
        const int high = digit(hex[2 * i]);
        const int low = digit(hex[2 * i + 1]);
        if (high < 0 || low < 0) {
            return {};
        }
        digest[i] = static_cast<unsigned char>(high << 4 | low);
    }
    return digest;
}

bool isSame(const Digest &a, const Digest &b)
{
    return CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace guitai::relay
