// AES-GCM over OpenSSL.
#include "payment/providers/crypto/aes_gcm.h"

#include <openssl/err.h>
#include <openssl/evp.h>

#include <memory>

namespace guitai {

namespace {

constexpr std::size_t tagSize = 16;

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char *gcmBytes(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

enum class Way
{
    Open,
    Seal
};

// Null when key or nonce are of no use.
CipherContext gcmContext(Way way, std::string_view key, std::string_view nonce,
                         std::string_view associatedData)
{
    CipherContext context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    const EVP_CIPHER *cipher = key.size() == 32   ? EVP_aes_256_gcm()
                               : key.size() == 16 ? EVP_aes_128_gcm()
                                                  : nullptr;
    const int seals = way == Way::Seal ? 1 : 0;
    int size = 0;
    const bool ready =
        cipher && !nonce.empty() &&
        EVP_CipherInit_ex(context.get(), cipher, nullptr, nullptr, nullptr, seals) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_IVLEN, int(nonce.size()), nullptr) ==
            1 &&
        EVP_CipherInit_ex(context.get(), nullptr, nullptr, gcmBytes(key), gcmBytes(nonce), seals) ==
            1 &&
        (associatedData.empty() ||
         EVP_CipherUpdate(context.get(), nullptr, &size, gcmBytes(associatedData),
                          int(associatedData.size())) == 1);
    if (!ready) {
        context.reset();
    }
    return context;
}

// What goes in comes out changed; a failed tag shows in the final step.
bool passThrough(EVP_CIPHER_CTX *context, std::string_view in, std::string &out)
{
    out.assign(in.size() + tagSize, '\0');
    auto *bytes = reinterpret_cast<unsigned char *>(out.data());
    int size = 0;
    int last = 0;
    const bool passed = (in.empty() || EVP_CipherUpdate(context, bytes, &size, gcmBytes(in),
                                                        int(in.size())) == 1) &&
                        EVP_CipherFinal_ex(context, bytes + size, &last) == 1;
    out.resize(passed ? std::size_t(size + last) : 0);
    return passed;
}

} // namespace

std::optional<std::string> openGcm(std::string_view key, std::string_view nonce,
                                   std::string_view associatedData, std::string_view sealed)
{
    if (sealed.size() < tagSize) {
        return std::nullopt;
    }
    const auto context = gcmContext(Way::Open, key, nonce, associatedData);
    std::string tag(sealed.substr(sealed.size() - tagSize));
    std::string text;
    const bool opened =
        context &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, int(tagSize), tag.data()) == 1 &&
        passThrough(context.get(), sealed.substr(0, sealed.size() - tagSize), text);
    ERR_clear_error();
    return opened ? std::optional(text) : std::nullopt;
}

std::optional<std::string> sealGcm(std::string_view key, std::string_view nonce,
                                   std::string_view associatedData, std::string_view text)
{
    const auto context = gcmContext(Way::Seal, key, nonce, associatedData);
    std::string sealed;
    std::string tag(tagSize, '\0');
    const bool done =
        context && passThrough(context.get(), text, sealed) &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, int(tagSize), tag.data()) == 1;
    ERR_clear_error();
    return done ? std::optional(sealed + tag) : std::nullopt;
}

} // namespace guitai
