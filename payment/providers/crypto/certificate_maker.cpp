// Making certificates over OpenSSL.
#include "payment/providers/crypto/certificate_maker.h"

#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <ctime>

namespace guitai {

namespace {

void addName(X509_NAME *name, const char *field, const std::string &text)
{
    X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(text.data()),
                               static_cast<int>(text.size()), -1, 0);
}

void setSerial(X509 *made, const CertificateWish &wish)
{
    BIGNUM *number = nullptr;
    if (!wish.serialHex.empty() && BN_hex2bn(&number, wish.serialHex.c_str()) > 0) {
        BN_to_ASN1_INTEGER(number, X509_get_serialNumber(made));
        BN_free(number);
        return;
    }
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(made), wish.serial);
}

} // namespace

Certificate CertificateMaker::make(const CertificateWish &wish, const PublicKey &holder,
                                   const Certificate *authority, const PrivateKey &authorityKey)
{
    std::shared_ptr<X509> made(X509_new(), X509_free);
    X509_set_version(made.get(), 2); // counted from 0: version 3
    setSerial(made.get(), wish);
    ASN1_TIME_set(X509_getm_notBefore(made.get()),
                  static_cast<std::time_t>(wish.notBefore.ms / 1000));
    ASN1_TIME_set(X509_getm_notAfter(made.get()),
                  static_cast<std::time_t>(wish.notAfter.ms / 1000));
    X509_set_pubkey(made.get(), holder.m_key.get());
    X509_NAME *subject = X509_get_subject_name(made.get());
    addName(subject, "C", "CN");
    addName(subject, "O", wish.organization);
    addName(subject, "CN", wish.commonName);
    X509 *issuer = authority ? authority->m_held.get() : made.get();
    X509_set_issuer_name(made.get(), X509_get_subject_name(issuer));
    if (wish.isAuthority) {
        X509V3_CTX context;
        X509V3_set_ctx_nodb(&context);
        X509V3_set_ctx(&context, issuer, made.get(), nullptr, nullptr, 0);
        const std::shared_ptr<X509_EXTENSION> extension(
            X509V3_EXT_conf_nid(nullptr, &context, NID_basic_constraints, "critical,CA:TRUE"),
            X509_EXTENSION_free);
        X509_add_ext(made.get(), extension.get(), -1);
    }
    X509_sign(made.get(), authorityKey.m_key.get(), EVP_sha256());
    return Certificate(std::move(made));
}

Certificate CertificateMaker::selfSigned(const CertificateWish &wish, const PrivateKey &key)
{
    return make(wish, key.publicKey(), nullptr, key);
}

Certificate CertificateMaker::issued(const CertificateWish &wish, const PublicKey &holder,
                                     const Certificate &authority, const PrivateKey &authorityKey)
{
    return make(wish, holder, &authority, authorityKey);
}

} // namespace guitai
