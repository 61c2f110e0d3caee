// Secrets by OpenSSL's AES-256-GCM, a fresh random nonce for each.
#include "storage/settings/vault.h"

#include <QByteArray>

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include <fcntl.h>
#include <unistd.h>

namespace guitai::storage {

namespace {

constexpr int nonceSize = 12;
constexpr int tagSize = 16;

struct FreeCipher
{
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, FreeCipher>;

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

bool writeAll(int file, const unsigned char *data, std::size_t size)
{
    while (size > 0) {
        const ssize_t written = ::write(file, data, size);
        if (written <= 0)
            return false;
        data += written;
        size -= std::size_t(written);
    }
    return true;
}

} // namespace

Result<Vault> Vault::open(const std::string &keyFile, Key key)
{
    Bytes bytes{};
    int file = ::open(keyFile.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0 && errno == ENOENT && key == Key::MakeIfNone) {
        if (RAND_priv_bytes(bytes.data(), int(bytes.size())) != 1)
            return Problem{"The system gives no random numbers; no key for secrets can be made."};
        file = ::open(keyFile.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        const bool kept =
            file >= 0 && writeAll(file, bytes.data(), bytes.size()) && ::fsync(file) == 0;
        const int why = errno;
        if (file >= 0)
            ::close(file);
        if (!kept) {
            ::unlink(keyFile.c_str());
            return Problem{keyFile + " cannot be written: " + std::strerror(why) + "."};
        }
        return Vault(keyFile, bytes);
    }
    if (file < 0)
        return Problem{keyFile + " cannot be read: " + std::strerror(errno) +
                       ". Without it the secrets in settings.json cannot be opened: put it back, "
                       "or import the settings again."};
    const ssize_t size = ::read(file, bytes.data(), bytes.size());
    ::close(file);
    if (size != ssize_t(bytes.size()))
        return Problem{keyFile + " is not a whole key. Put the right one back, or remove it and "
                                 "import the settings again."};
    return Vault(keyFile, bytes);
}

Result<std::string> Vault::seal(std::string_view secret, std::string_view place) const
{
    std::string out(nonceSize + secret.size() + tagSize, '\0');
    auto *nonce = reinterpret_cast<unsigned char *>(out.data());
    unsigned char *body = nonce + nonceSize;
    unsigned char *tag = body + secret.size();
    const Cipher cipher(EVP_CIPHER_CTX_new());
    int length = 0;
    const bool good =
        RAND_bytes(nonce, nonceSize) == 1 &&
        EVP_EncryptInit_ex2(cipher.get(), EVP_aes_256_gcm(), m_key.data(), nonce, nullptr) == 1 &&
        EVP_EncryptUpdate(cipher.get(), nullptr, &length, bytesOf(place), int(place.size())) == 1 &&
        EVP_EncryptUpdate(cipher.get(), body, &length, bytesOf(secret), int(secret.size())) == 1 &&
        EVP_EncryptFinal_ex(cipher.get(), tag, &length) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tagSize, tag) == 1;
    if (!good)
        return Problem{"The secret " + std::string(place) + " cannot be encrypted."};
    return QByteArray::fromStdString(out).toBase64().toStdString();
}

Result<std::string> Vault::unseal(std::string_view sealed, std::string_view place) const
{
    const Problem wrong{"The secret " + std::string(place) +
                        " in settings.json cannot be opened with " + m_keyFile +
                        ". Put the right key back, or import the settings again."};
    const auto decoded =
        QByteArray::fromBase64Encoding(QByteArray(sealed.data(), qsizetype(sealed.size())),
                                       QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() < nonceSize + tagSize)
        return wrong;
    const std::string bytes = decoded.decoded.toStdString();
    const std::size_t size = bytes.size() - nonceSize - tagSize;
    std::string tag = bytes.substr(nonceSize + size);
    std::string secret(size, '\0');
    auto *out = reinterpret_cast<unsigned char *>(secret.data());
    const Cipher cipher(EVP_CIPHER_CTX_new());
    int length = 0;
    unsigned char none[16];
    const bool good =
        EVP_DecryptInit_ex2(cipher.get(), EVP_aes_256_gcm(), m_key.data(), bytesOf(bytes),
                            nullptr) == 1 &&
        EVP_DecryptUpdate(cipher.get(), nullptr, &length, bytesOf(place), int(place.size())) == 1 &&
        EVP_DecryptUpdate(cipher.get(), out, &length, bytesOf(bytes) + nonceSize, int(size)) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tagSize, tag.data()) == 1 &&
        EVP_DecryptFinal_ex(cipher.get(), none, &length) == 1;
    if (!good)
        return wrong;
    return secret;
}

} // namespace guitai::storage
