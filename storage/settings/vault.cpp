// "sealed:" and base64 of nonce (12 bytes), tag (16 bytes) and ciphertext.
#include "storage/settings/vault.h"

#include "storage/settings/keyring.h"

#include <QByteArray>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QUuid>

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <cassert>
#include <memory>

namespace guitai::storage {

namespace {

constexpr std::string_view mark = "sealed:";
constexpr std::string_view inKeyring = "keyring:";
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

QString keyPath(const std::string &folder)
{
    return QString::fromStdString(folder) + "/secret.key";
}

std::string contentOf(const std::string &folder)
{
    QFile file(keyPath(folder));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

// The key itself, or "keyring:<whose>".
Result<void> writeKeyFile(const std::string &folder, std::string_view content)
{
    QSaveFile file(keyPath(folder));
    const bool written =
        file.open(QIODevice::WriteOnly) &&
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
        file.write(content.data(), qint64(content.size())) == qint64(content.size()) &&
        file.commit();
    if (!written)
        return Problem{"cannot write " + keyPath(folder).toStdString() + ": " +
                       file.errorString().toStdString()};
    return {};
}

Result<void> keepInKeyring(const std::string &folder, std::string_view key)
{
    const std::string id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    if (const auto put = keyring::put(id, key); !put)
        return put;
    const auto written = writeKeyFile(folder, std::string(inKeyring) + id);
    if (!written)
        keyring::forget(id);
    return written;
}

} // namespace

Result<Vault> Vault::open(const std::string &folder)
{
    Vault vault;
    const QString path = keyPath(folder);
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        std::string key = file.readAll().toStdString();
        if (key.starts_with(inKeyring)) {
            auto held = keyring::get(key.substr(inKeyring.size()));
            if (!held)
                return held.problem();
            key = std::move(held).value();
        }
        if (key.size() != vault.m_key.size())
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
    if (keyring::isOpen() && keepInKeyring(folder, vault.key()))
        return vault;
    if (const auto written = writeKeyFile(folder, vault.key()); !written)
        return written.problem();
    return vault;
}

Result<void> Vault::moveKey(const std::string &folder, KeyPlace to)
{
    const auto vault = open(folder);
    if (!vault)
        return vault.problem();
    const std::string now = contentOf(folder);
    if (placeIn(folder) == to)
        return {};
    if (to == KeyPlace::Keyring)
        return keepInKeyring(folder, vault->key());
    const auto written = writeKeyFile(folder, vault->key());
    if (written)
        keyring::forget(now.substr(inKeyring.size()));
    return written;
}

KeyPlace Vault::placeIn(const std::string &folder)
{
    return contentOf(folder).starts_with(inKeyring) ? KeyPlace::Keyring : KeyPlace::File;
}

std::string_view Vault::key() const
{
    return {reinterpret_cast<const char *>(m_key.data()), m_key.size()};
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
