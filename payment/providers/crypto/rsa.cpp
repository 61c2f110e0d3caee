// RSA keys over OpenSSL. Setting up a context costs more than a verification, so that is done once.
#include "payment/providers/crypto/rsa.h"

#include "payment/providers/crypto/base64.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <array>
#include <cassert>

namespace guitai {

namespace {

using SharedKey = std::shared_ptr<EVP_PKEY>;
using SharedContext = std::shared_ptr<EVP_PKEY_CTX>;

SharedKey shared(EVP_PKEY *key)
{
    return key ? SharedKey(key, EVP_PKEY_free) : SharedKey();
}

const EVP_MD *sha256()
{
    // Fetched once: looking the algorithm up takes longer than hashing a short text.
    static const std::shared_ptr<EVP_MD> md(EVP_MD_fetch(nullptr, "SHA256", nullptr), EVP_MD_free);
    return md.get();
}

std::array<unsigned char, 32> sha256Of(std::string_view text)
{
    std::array<unsigned char, 32> hash{};
    EVP_Digest(text.data(), text.size(), hash.data(), nullptr, sha256(), nullptr);
    return hash;
}

enum class Use
{
    Sign,
    Verify
};

SharedContext readyContext(const SharedKey &key, Use use)
{
    SharedContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr),
                          EVP_PKEY_CTX_free);
    const int begun =
        use == Use::Sign ? EVP_PKEY_sign_init(context.get()) : EVP_PKEY_verify_init(context.get());
    const bool ready = begun == 1 &&
                       EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) == 1 &&
                       EVP_PKEY_CTX_set_signature_md(context.get(), sha256()) == 1;
    assert(ready);
    return ready ? context : SharedContext();
}

SharedContext copyOf(const SharedContext &ready)
{
    return SharedContext(EVP_PKEY_CTX_dup(ready.get()), EVP_PKEY_CTX_free);
}

// The base64 inside a PEM text, or the whole text when there is no header.
std::string keyBody(std::string_view text)
{
    constexpr std::string_view dashes = "-----";
    const auto header = text.find("-----BEGIN ");
    if (header != std::string_view::npos) {
        const auto from = text.find(dashes, header + dashes.size());
        const auto to =
            from == std::string_view::npos ? from : text.find(dashes, from + dashes.size());
        if (to == std::string_view::npos) {
            return {};
        }
        text = text.substr(from + dashes.size(), to - from - dashes.size());
    } else if (text.substr(0, 3) == "\xEF\xBB\xBF") {
        text.remove_prefix(3);
    }
    std::string body;
    for (const char c : text) {
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
            body += c;
        }
    }
    return body;
}

// OpenSSL keeps a list of errors for each thread, and a TLS connection that runs in the same thread
// would take ours for its own.
void forgetErrors()
{
    ERR_clear_error();
}

bool isRsa(const SharedKey &key)
{
    return key && EVP_PKEY_is_a(key.get(), "RSA");
}

std::string textOf(const std::shared_ptr<BIO> &memory)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return std::string(data, static_cast<std::size_t>(size));
}

std::shared_ptr<BIO> newMemory()
{
    return {BIO_new(BIO_s_mem()), BIO_free};
}

} // namespace

PublicKey::PublicKey(std::shared_ptr<evp_pkey_st> key)
    : m_key(std::move(key))
    , m_ready(readyContext(m_key, Use::Verify))
{}

std::optional<PublicKey> PublicKey::parse(std::string_view text)
{
    const auto der = fromBase64(keyBody(text));
    if (!der || der->empty()) {
        return std::nullopt;
    }
    const auto *bytes = reinterpret_cast<const unsigned char *>(der->data());
    const auto size = static_cast<long>(der->size());
    const unsigned char *at = bytes;
    SharedKey key = shared(d2i_PUBKEY(nullptr, &at, size));
    if (!key) {
        at = bytes;
        key = shared(d2i_PublicKey(EVP_PKEY_RSA, nullptr, &at, size));
    }
    forgetErrors();
    if (!isRsa(key)) {
        return std::nullopt;
    }
    return PublicKey(std::move(key));
}

bool PublicKey::verify(std::string_view text, std::string_view signature) const
{
    const auto hash = sha256Of(text);
    const SharedContext context = copyOf(m_ready);
    const bool holds =
        context &&
        EVP_PKEY_verify(context.get(), reinterpret_cast<const unsigned char *>(signature.data()),
                        signature.size(), hash.data(), hash.size()) == 1;
    if (!holds) {
        forgetErrors();
    }
    return holds;
}

int PublicKey::bits() const
{
    return EVP_PKEY_get_bits(m_key.get());
}

std::string PublicKey::pem() const
{
    const auto memory = newMemory();
    PEM_write_bio_PUBKEY(memory.get(), m_key.get());
    return textOf(memory);
}

bool operator==(const PublicKey &a, const PublicKey &b)
{
    return EVP_PKEY_eq(a.m_key.get(), b.m_key.get()) == 1;
}

PrivateKey::PrivateKey(std::shared_ptr<evp_pkey_st> key)
    : m_key(std::move(key))
    , m_ready(readyContext(m_key, Use::Sign))
    , m_public(m_key)
{}

std::optional<PrivateKey> PrivateKey::parse(std::string_view text)
{
    const auto der = fromBase64(keyBody(text));
    if (!der || der->empty()) {
        return std::nullopt;
    }
    const auto *at = reinterpret_cast<const unsigned char *>(der->data());
    // Takes PKCS#8 and PKCS#1 alike.
    SharedKey key = shared(d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(der->size())));
    forgetErrors();
    if (!isRsa(key)) {
        return std::nullopt;
    }
    return PrivateKey(std::move(key));
}

PrivateKey PrivateKey::generate(int bits)
{
    return PrivateKey(shared(EVP_RSA_gen(static_cast<unsigned>(bits))));
}

std::string PrivateKey::sign(std::string_view text) const
{
    const auto hash = sha256Of(text);
    const SharedContext context = copyOf(m_ready);
    std::string signature(static_cast<std::size_t>(EVP_PKEY_get_size(m_key.get())), '\0');
    std::size_t size = signature.size();
    const bool made =
        context && EVP_PKEY_sign(context.get(), reinterpret_cast<unsigned char *>(signature.data()),
                                 &size, hash.data(), hash.size()) == 1;
    signature.resize(made ? size : 0);
    return signature;
}

std::string PrivateKey::pem() const
{
    const auto memory = newMemory();
    PEM_write_bio_PKCS8PrivateKey(memory.get(), m_key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return textOf(memory);
}

} // namespace guitai
