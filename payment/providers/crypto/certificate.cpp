// Certificates over OpenSSL.
#include "payment/providers/crypto/certificate.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <ctime>

namespace guitai {

namespace {

std::shared_ptr<BIO> memoryBio()
{
    return {BIO_new(BIO_s_mem()), BIO_free};
}

std::string contentOf(const std::shared_ptr<BIO> &bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return std::string(data, static_cast<std::size_t>(size));
}

Instant instantOfAsn1(const ASN1_TIME *time)
{
    std::tm fields{};
    if (ASN1_TIME_to_tm(time, &fields) != 1) {
        return {};
    }
    CivilTime civil;
    civil.year = fields.tm_year + 1900;
    civil.month = fields.tm_mon + 1;
    civil.day = fields.tm_mday;
    civil.hour = fields.tm_hour;
    civil.minute = fields.tm_min;
    civil.second = fields.tm_sec;
    return instantOf(civil, 0);
}

} // namespace

Certificate::Certificate(std::shared_ptr<x509_st> held)
    : m_held(std::move(held))
{}

std::vector<Certificate> Certificate::parseAll(std::string_view pem)
{
    std::vector<Certificate> all;
    constexpr std::string_view begin = "-----BEGIN CERTIFICATE-----";
    constexpr std::string_view end = "-----END CERTIFICATE-----";
    for (auto at = pem.find(begin); at != std::string_view::npos; at = pem.find(begin, at + 1)) {
        const auto to = pem.find(end, at);
        if (to == std::string_view::npos) {
            break;
        }
        const std::string_view one = pem.substr(at, to + end.size() - at);
        const std::shared_ptr<BIO> bio(BIO_new_mem_buf(one.data(), static_cast<int>(one.size())),
                                       BIO_free);
        if (X509 *held = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)) {
            all.push_back(Certificate({held, X509_free}));
        }
    }
    ERR_clear_error();
    return all;
}

std::string Certificate::issuer() const
{
    const auto bio = memoryBio();
    // RFC 2253 order, but letters beyond ASCII as UTF-8 and not as \E6: that is what is hashed.
    X509_NAME_print_ex(bio.get(), X509_get_issuer_name(m_held.get()), 0,
                       XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
    return contentOf(bio);
}

std::string Certificate::serialDecimal() const
{
    const std::shared_ptr<BIGNUM> number(
        ASN1_INTEGER_to_BN(X509_get0_serialNumber(m_held.get()), nullptr), BN_free);
    BN_set_negative(number.get(), 0);
    char *text = BN_bn2dec(number.get());
    const std::string decimal = text;
    OPENSSL_free(text);
    return decimal;
}

std::string Certificate::serialHex() const
{
    const std::shared_ptr<BIGNUM> number(
        ASN1_INTEGER_to_BN(X509_get0_serialNumber(m_held.get()), nullptr), BN_free);
    BN_set_negative(number.get(), 0);
    char *text = BN_bn2hex(number.get());
    const std::string hex = text;
    OPENSSL_free(text);
    return hex;
}

std::string Certificate::commonName() const
{
    X509_NAME *subject = X509_get_subject_name(m_held.get());
    const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (at < 0) {
        return {};
    }
    unsigned char *utf8 = nullptr;
    const int size =
        ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
    if (size < 0) {
        return {};
    }
    const std::string name(reinterpret_cast<char *>(utf8), static_cast<std::size_t>(size));
    OPENSSL_free(utf8);
    return name;
}

std::string Certificate::signatureOid() const
{
    const X509_ALGOR *algorithm = nullptr;
    X509_get0_signature(nullptr, &algorithm, m_held.get());
    const ASN1_OBJECT *object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
    char text[128] = "";
    OBJ_obj2txt(text, sizeof text, object, 1);
    return text;
}

Instant Certificate::notBefore() const
{
    return instantOfAsn1(X509_get0_notBefore(m_held.get()));
}

Instant Certificate::notAfter() const
{
    return instantOfAsn1(X509_get0_notAfter(m_held.get()));
}

std::optional<PublicKey> Certificate::publicKey() const
{
    std::shared_ptr<EVP_PKEY> key(X509_get_pubkey(m_held.get()), EVP_PKEY_free);
    if (!key || !EVP_PKEY_is_a(key.get(), "RSA")) {
        return std::nullopt;
    }
    return PublicKey(std::move(key));
}

std::string Certificate::pem() const
{
    const auto bio = memoryBio();
    PEM_write_bio_X509(bio.get(), m_held.get());
    return contentOf(bio);
}

bool chainHolds(const Certificate &leaf, const std::vector<Certificate> &between,
                const std::vector<Certificate> &roots, Instant at)
{
    const std::shared_ptr<X509_STORE> store(X509_STORE_new(), X509_STORE_free);
    for (const Certificate &root : roots) {
        X509_STORE_add_cert(store.get(), root.m_held.get());
    }
    const std::shared_ptr<STACK_OF(X509)> links(sk_X509_new_null(),
                                                [](STACK_OF(X509) * s) { sk_X509_free(s); });
    for (const Certificate &link : between) {
        sk_X509_push(links.get(), link.m_held.get());
    }
    const std::shared_ptr<X509_STORE_CTX> context(X509_STORE_CTX_new(), X509_STORE_CTX_free);
    if (X509_STORE_CTX_init(context.get(), store.get(), leaf.m_held.get(), links.get()) != 1) {
        return false;
    }
    X509_STORE_CTX_set_time(context.get(), 0, static_cast<std::time_t>(at.ms / 1000));
    const bool holds = X509_verify_cert(context.get()) == 1;
    ERR_clear_error();
    return holds;
}

} // namespace guitai
