// HashChain by OpenSSL.
#include "storage/journal/hash_chain.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cstdlib>

namespace guitai::storage {

namespace {

std::array<unsigned char, 8> eightBytes(std::uint64_t value)
{
    std::array<unsigned char, 8> bytes;
    for (int i = 7; i >= 0; --i) {
        bytes[std::size_t(i)] = static_cast<unsigned char>(value);
        value >>= 8;
    }
    return bytes;
}

} // namespace

Hash hashFrom(std::span<const unsigned char> bytes)
{
    Hash hash{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), hash.size()), hash.begin());
    return hash;
}

HashChain::HashChain()
    : m_context(EVP_MD_CTX_new())
    , m_sha256(EVP_MD_fetch(nullptr, "SHA256", nullptr))
{}

HashChain::~HashChain()
{
    EVP_MD_CTX_free(m_context);
    EVP_MD_free(m_sha256);
}

Hash HashChain::next(const Hash &previous, const JournalRow &row)
{
    Hash hash{};
    bool good = EVP_DigestInit_ex2(m_context, m_sha256, nullptr) == 1;
    const auto add = [this, &good](const void *data, std::size_t size) {
        good = good && EVP_DigestUpdate(m_context, data, size) == 1;
    };
    add(previous.data(), previous.size());
    for (const std::int64_t number : {row.seq, row.at}) {
        const auto bytes = eightBytes(std::uint64_t(number));
        add(bytes.data(), bytes.size());
    }
    for (const std::string_view text : {row.sale, row.kind, row.body}) {
        const auto size = eightBytes(text.size());
        add(size.data(), size.size());
        add(text.data(), text.size());
    }
    good = good && EVP_DigestFinal_ex(m_context, hash.data(), nullptr) == 1;
    // SHA-256 over memory fails only when OpenSSL itself cannot work; no journal is written then.
    if (!good)
        std::abort();
    return hash;
}

std::string hexOf(std::span<const unsigned char> bytes)
{
    static const char digits[] = "0123456789abcdef";
    std::string hex;
    for (const unsigned char byte : bytes) {
        hex += digits[byte >> 4];
        hex += digits[byte & 15];
    }
    return hex;
}

} // namespace guitai::storage
