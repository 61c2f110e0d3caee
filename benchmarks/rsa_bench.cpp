// How fast signing and verifying is through our keys, beside a bare OpenSSL loop in the same run.
#include "payment/providers/crypto/rsa.h"

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

namespace {

using namespace guitai;

constexpr int rounds = 60;

// Nanoseconds that one call takes, over a stretch of calls.
std::int64_t timed(int calls, const std::function<void()> &call)
{
    const auto from = std::chrono::steady_clock::now();
    for (int i = 0; i < calls; ++i) {
        call();
    }
    const auto spent = std::chrono::steady_clock::now() - from;
    return std::chrono::duration_cast<std::chrono::nanoseconds>(spent).count() / calls;
}

std::int64_t median(std::vector<std::int64_t> values)
{
    std::nth_element(values.begin(), values.begin() + long(values.size() / 2), values.end());
    return values[values.size() / 2];
}

// Ours and theirs in turn, so that a busy machine slows both; the medians are compared.
bool compare(const char *what, int calls, const std::function<void()> &ours,
             const std::function<void()> &bare)
{
    std::vector<std::int64_t> oursNs, bareNs;
    for (int round = 0; round < rounds; ++round) {
        oursNs.push_back(timed(calls, ours));
        bareNs.push_back(timed(calls, bare));
    }
    const std::int64_t permille = median(bareNs) * 1000 / std::max<std::int64_t>(median(oursNs), 1);
    std::printf("%-7s ours %8.2f us   bare OpenSSL %8.2f us   speed %lld.%lld %%\n", what,
                double(median(oursNs)) / 1000, double(median(bareNs)) / 1000,
                static_cast<long long>(permille / 10), static_cast<long long>(permille % 10));
    return permille >= 950;
}

} // namespace

int main()
{
    const PrivateKey key = PrivateKey::generate();
    const std::string pem = key.pem();
    BIO *memory = BIO_new_mem_buf(pem.data(), int(pem.size()));
    EVP_PKEY *bareKey = PEM_read_bio_PrivateKey(memory, nullptr, nullptr, nullptr);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    const std::string text(400, 'x'); // about as long as what is signed for a sale
    const std::string signature = key.sign(text);
    const auto *bytes = reinterpret_cast<const unsigned char *>(text.data());
    bool good = true;

    const bool signs = compare(
        "sign", 20, [&] { good = good && key.sign(text) == signature; },
        [&] {
            unsigned char out[256];
            std::size_t size = sizeof out;
            good = good && EVP_MD_CTX_reset(context) == 1 &&
                   EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, bareKey) == 1 &&
                   EVP_DigestSign(context, out, &size, bytes, text.size()) == 1;
        });
    const bool verifies = compare(
        "verify", 400, [&] { good = good && key.publicKey().verify(text, signature); },
        [&] {
            good =
                good && EVP_MD_CTX_reset(context) == 1 &&
                EVP_DigestVerifyInit(context, nullptr, EVP_sha256(), nullptr, bareKey) == 1 &&
                EVP_DigestVerify(context, reinterpret_cast<const unsigned char *>(signature.data()),
                                 signature.size(), bytes, text.size()) == 1;
        });
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(bareKey);
    BIO_free(memory);
    if (!good) {
        std::puts("a signature did not hold");
    }
    return good && signs && verifies ? 0 : 1;
}
