// "sealed:" and base64 of nonce (12 bytes), tag (16 bytes) and ciphertext.
#include "storage/settings/vault.h"

#include <QByteArray>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <cassert>
#include <memory>

namespace guitai::storage {

namespace {

constexpr std::string_view mark = "sealed:";
constexpr int nonceSize = 12;
constexpr int tagSize = 16;

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

CipherContext cipherContext()
{
    return {EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
}

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

unsigned char *bytesOf(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

} // namespace

Result<Vault> Vault::open(const std::string &folder)
{
    Vault vault;
    const QString path = QString::fromStdString(folder) + "/secret.key";
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray key = file.readAll();
        if (key.size() != qsizetype(vault.m_key.size()))
            return Problem{path.toStdString() +
                           " is damaged: put back the one from your backup, or "
                           "delete it and import the settings again"};
        std::copy(key.begin(), key.end(), vault.m_key.begin());
        return vault;
    }
    if (QFileInfo::exists(path))
        return Problem{"cannot read " + path.toStdString() + ": it belongs to another user"};
    if (RAND_bytes(vault.m_key.data(), int(vault.m_key.size())) != 1)
        return Problem{"the system gives no random numbers"};
    QSaveFile fresh(path);
    const bool written = fresh.open(QIODevice::WriteOnly) &&
                         fresh.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                         fresh.write(reinterpret_cast<const char *>(vault.m_key.data()),
                                     qint64(vault.m_key.size())) == qint64(vault.m_key.size()) &&
                         fresh.commit();
    if (!written)
        return Problem{"cannot write " + path.toStdString() + ": " +
                       fresh.errorString().toStdString()};
    return vault;
}

bool Vault::isSealed(std::string_view text)
{
    return text.starts_with(mark);
}

std::string Vault::seal(std::string_view secret, std::string_view purpose) const
{
    QByteArray out(nonceSize + tagSize + qsizetype(secret.size()), '\0');
    unsigned char *nonce = bytesOf(out);
    unsigned char *tag = nonce + nonceSize;
    unsigned char *text = tag + tagSize;
    [[maybe_unused]] const int random = RAND_bytes(nonce, nonceSize);
    assert(random == 1);
    const auto context = cipherContext();
    int n = 0;
    EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, m_key.data(), nonce);
    EVP_EncryptUpdate(context.get(), nullptr, &n, bytesOf(purpose), int(purpose.size()));
    EVP_EncryptUpdate(context.get(), text, &n, bytesOf(secret), int(secret.size()));
    EVP_EncryptFinal_ex(context.get(), text + n, &n);
    EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tagSize, tag);
    return std::string(mark) + out.toBase64().toStdString();
}

Result<std::string> Vault::unseal(std::string_view sealed, std::string_view purpose) const
{
    const Problem broken{"the secret of " + std::string(purpose) +
                         " cannot be opened with this folder's secret.key: import the settings "
                         "again"};
    if (!isSealed(sealed))
        return broken;
    sealed.remove_prefix(mark.size());
    QByteArray in = QByteArray::fromBase64(QByteArray(sealed.data(), qsizetype(sealed.size())));
    if (in.size() < nonceSize + tagSize)
        return broken;
    unsigned char *nonce = bytesOf(in);
    unsigned char *tag = nonce + nonceSize;
    const int size = int(in.size()) - nonceSize - tagSize;
    std::string text(std::size_t(size), '\0');
    auto *out = reinterpret_cast<unsigned char *>(text.data());
    const auto context = cipherContext();
    int n = 0;
    EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, m_key.data(), nonce);
    EVP_DecryptUpdate(context.get(), nullptr, &n, bytesOf(purpose), int(purpose.size()));
    EVP_DecryptUpdate(context.get(), out, &n, tag + tagSize, size);
    EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tagSize, tag);
    if (EVP_DecryptFinal_ex(context.get(), out + n, &n) != 1)
        return broken;
    return text;
}

} // namespace guitai::storage
