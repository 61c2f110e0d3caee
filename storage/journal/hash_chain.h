// HashChain: what makes a changed, missing or moved row of the journal show.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

struct evp_md_ctx_st;
struct evp_md_st;

namespace guitai::storage {

using Hash = std::array<unsigned char, 32>;
std::string hexOf(std::span<const unsigned char> bytes);
// As a database gives it; too short ones end in zeros.
Hash hashFrom(std::span<const unsigned char> bytes);

// One row of the journal, as it is hashed and kept.
struct JournalRow
{
    std::int64_t seq = 0;
    std::int64_t at = 0;
    std::string_view sale;
    std::string_view kind;
    std::string_view body;
};

// A row's hash: SHA-256 over the hash of the row before it (32 zero bytes before the first), then
// seq and at as eight bytes each, the highest first, then sale, kind and body, each after its
// length in eight bytes.
class HashChain
{
public:
    HashChain();
    ~HashChain();
    HashChain(const HashChain &) = delete;
    HashChain &operator=(const HashChain &) = delete;

    Hash next(const Hash &previous, const JournalRow &row);

private:
    evp_md_ctx_st *m_context;
    evp_md_st *m_sha256; // fetched once: a fetch costs more than the hash of a row
};

} // namespace guitai::storage
