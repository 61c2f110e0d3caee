// AES-128-CBC over OpenSSL.
#include "payment/providers/alipay/content_cipher.h"

#include "payment/providers/crypto/base64.h"

#include <openssl/err.h>
#include <openssl/evp.h>

#include <memory>

namespace guitai::alipay {

namespace {

enum class Direction
{
    Decrypt = 0,
    Encrypt = 1
};

std::optional<std::string> aesCbc(std::string_view in, const std::string &key, Direction direction)
{
    const unsigned char zeroes[16] = {};
    const std::shared_ptr<EVP_CIPHER_CTX> context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    std::string out(in.size() + 16, '\0');
    auto *to = reinterpret_cast<unsigned char *>(out.data());
    int size = 0;
    int rest = 0;
    const bool done = EVP_CipherInit_ex(context.get(), EVP_aes_128_cbc(), nullptr,
                                        reinterpret_cast<const unsigned char *>(key.data()), zeroes,
                                        static_cast<int>(direction)) == 1 &&
                      EVP_CipherUpdate(context.get(), to, &size,
                                       reinterpret_cast<const unsigned char *>(in.data()),
                                       static_cast<int>(in.size())) == 1 &&
                      EVP_CipherFinal_ex(context.get(), to + size, &rest) == 1;
    if (!done) {
        ERR_clear_error();
        return std::nullopt;
    }
    out.resize(static_cast<std::size_t>(size + rest));
    return out;
}

} // namespace

ContentCipher::ContentCipher(std::string key)
    : m_key(std::move(key))
{}

std::optional<ContentCipher> ContentCipher::fromKey(std::string_view base64)
{
    auto key = fromBase64(base64);
    if (!key || key->size() != 16) {
        return std::nullopt;
    }
    return ContentCipher(std::move(*key));
}

std::string ContentCipher::encrypt(std::string_view text) const
{
    return toBase64(aesCbc(text, m_key, Direction::Encrypt).value_or(std::string()));
}

std::optional<std::string> ContentCipher::decrypt(std::string_view base64) const
{
    const auto bytes = fromBase64(base64);
    if (!bytes || bytes->empty()) {
        return std::nullopt;
    }
    return aesCbc(*bytes, m_key, Direction::Decrypt);
}

} // namespace guitai::alipay
