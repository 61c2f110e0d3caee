// RSA keys for SHA256withRSA (PKCS#1 v1.5), parsed once and kept ready for use.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_pkey_st;
struct evp_pkey_ctx_st;

namespace guitai {

// Copies share the key. One key may be used from several threads at once.
class PublicKey
{
public:
    // PEM with its header, or bare base64: SubjectPublicKeyInfo or PKCS#1. White space, CR and a
    // byte order mark do no harm.
    static std::optional<PublicKey> parse(std::string_view text);

    // signature is the bytes, not their base64.
    bool verify(std::string_view text, std::string_view signature) const;
    int bits() const;
    std::string pem() const;

    friend bool operator==(const PublicKey &a, const PublicKey &b);

private:
    friend class PrivateKey;
    friend class Certificate;
    friend class CertificateMaker;
    explicit PublicKey(std::shared_ptr<evp_pkey_st> key);

    std::shared_ptr<evp_pkey_st> m_key;
    std::shared_ptr<evp_pkey_ctx_st> m_ready; // set up for verifying; copied for each use
};

class PrivateKey
{
public:
    // PEM with its header, or bare base64: PKCS#8 or PKCS#1.
    static std::optional<PrivateKey> parse(std::string_view text);
    static PrivateKey generate(int bits = 2048);

    // The signature's bytes, not their base64.
    std::string sign(std::string_view text) const;
    const PublicKey &publicKey() const { return m_public; }
    int bits() const { return m_public.bits(); }
    std::string pem() const; // PKCS#8

private:
    friend class CertificateMaker;
    explicit PrivateKey(std::shared_ptr<evp_pkey_st> key);

    std::shared_ptr<evp_pkey_st> m_key;
    std::shared_ptr<evp_pkey_ctx_st> m_ready; // set up for signing; copied for each use
    PublicKey m_public;
};

} // namespace guitai
