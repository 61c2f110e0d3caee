// Ed25519 through OpenSSL (RFC 8032); the secret half lies sealed beside the other secrets.
#include "storage/settings/day_key.h"

#include "storage/settings/vault.h"

#include <QByteArray>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <memory>

namespace guitai::storage {

namespace {

constexpr std::string_view purpose = "day/key";
constexpr std::size_t signatureSize = 64;

using DayKeyPair = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using DayDigest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

const unsigned char *dayBytes(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

std::string dayHex(const unsigned char *bytes, std::size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(bytes), qsizetype(size)).toHex().toStdString();
}

} // namespace

Result<void> DayKey::open()
{
    if (m_isOpen)
        return {};
    const auto vault = Vault::open(m_folder);
    if (!vault)
        return vault.problem();
    const QString path = QString::fromStdString(m_folder) + "/day.key";
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        const auto key = vault->unseal(file.readAll().trimmed().toStdString(), purpose);
        if (!key || key->size() != m_key.size())
            return Problem{path.toStdString() +
                           " cannot be opened with this folder's secret.key: put both back from "
                           "one backup, or delete day.key, and days are signed with a new key"};
        std::copy(key->begin(), key->end(), m_key.begin());
        m_isOpen = true;
        return {};
    }
    if (QFileInfo::exists(path))
        return Problem{"cannot read " + path.toStdString() + ": " +
                       file.errorString().toStdString()};
    if (RAND_bytes(m_key.data(), int(m_key.size())) != 1)
        return Problem{"the system gives no random numbers"};
    const std::string sealed = vault->seal(
        std::string_view(reinterpret_cast<const char *>(m_key.data()), m_key.size()), purpose);
    QSaveFile fresh(path);
    const bool written =
        fresh.open(QIODevice::WriteOnly) &&
        fresh.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
        fresh.write(sealed.data(), qint64(sealed.size())) == qint64(sealed.size()) &&
        fresh.commit();
    if (!written)
        return Problem{"cannot write " + path.toStdString() + ": " +
                       fresh.errorString().toStdString()};
    m_isOpen = true;
    return {};
}

Result<DaySeal::Signature> DayKey::sign(std::string_view text)
{
    if (auto opened = open(); !opened)
        return opened.problem();
    const Problem failed{"the day could not be signed: OpenSSL knows no Ed25519 on this machine"};
    const DayKeyPair key(
        EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, m_key.data(), m_key.size()),
        &EVP_PKEY_free);
    const DayDigest context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    unsigned char publicKey[32];
    std::size_t publicSize = sizeof publicKey;
    unsigned char signature[signatureSize];
    std::size_t size = sizeof signature;
    const bool done =
        key && context && EVP_PKEY_get_raw_public_key(key.get(), publicKey, &publicSize) == 1 &&
        EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
        EVP_DigestSign(context.get(), signature, &size, dayBytes(text), text.size()) == 1;
    if (!done)
        return failed;
    return Signature{dayHex(publicKey, publicSize), dayHex(signature, size)};
}

bool isSignedBy(const std::string &publicKey, std::string_view text, const std::string &signature)
{
    const QByteArray key = QByteArray::fromHex(QByteArray::fromStdString(publicKey));
    const QByteArray bytes = QByteArray::fromHex(QByteArray::fromStdString(signature));
    if (key.size() != 32 || bytes.size() != qsizetype(signatureSize))
        return false;
    const DayKeyPair pair(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr,
                                    reinterpret_cast<const unsigned char *>(key.constData()),
                                    std::size_t(key.size())),
        &EVP_PKEY_free);
    const DayDigest context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    return pair && context &&
           EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, pair.get()) == 1 &&
           EVP_DigestVerify(context.get(),
                            reinterpret_cast<const unsigned char *>(bytes.constData()),
                            std::size_t(bytes.size()), dayBytes(text), text.size()) == 1;
}

} // namespace guitai::storage
