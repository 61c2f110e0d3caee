// OpenSSL's own client.
#include "tests/relay/kit/tls_caller.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <cstdio>
#include <sys/socket.h>
#include <sys/time.h>

namespace guitai::test {

struct TlsCaller::Inside
{
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    SSL *ssl = nullptr;

    ~Inside()
    {
        SSL_free(ssl);
        SSL_CTX_free(context);
    }
};

bool writeCertificate(const std::string &name, const std::filesystem::path &certificate,
                      const std::filesystem::path &key)
{
    EVP_PKEY *pair = EVP_EC_gen("P-256");
    X509 *x509 = X509_new();
    X509_set_version(x509, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(x509), 1);
    X509_gmtime_adj(X509_getm_notBefore(x509), -3600);
    X509_gmtime_adj(X509_getm_notAfter(x509), 24 * 3600);
    X509_set_pubkey(x509, pair);
    X509_NAME *subject = X509_get_subject_name(x509);
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char *>(name.c_str()), -1, -1, 0);
    X509_set_issuer_name(x509, subject);
    X509_sign(x509, pair, EVP_sha256());
    std::FILE *one = std::fopen(certificate.c_str(), "w");
    std::FILE *two = std::fopen(key.c_str(), "w");
    const bool done = one && two && PEM_write_X509(one, x509) == 1 &&
                      PEM_write_PrivateKey(two, pair, nullptr, nullptr, 0, nullptr, nullptr) == 1;
    if (one) {
        std::fclose(one);
    }
    if (two) {
        std::fclose(two);
    }
    X509_free(x509);
    EVP_PKEY_free(pair);
    return done;
}

TlsCaller::TlsCaller(int port, int newestVersion)
    : m_inside(std::make_unique<Inside>())
    , m_caller(port)
{
    if (newestVersion != 0) {
        SSL_CTX_set_security_level(m_inside->context, 0);
        SSL_CTX_set_max_proto_version(m_inside->context, newestVersion);
    }
    m_inside->ssl = SSL_new(m_inside->context);
    timeval patience{patienceMs / 1000, 0};
    ::setsockopt(m_caller.socket(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    SSL_set_fd(m_inside->ssl, m_caller.socket());
    m_secure = SSL_connect(m_inside->ssl) == 1;
}

TlsCaller::~TlsCaller() = default;

std::string TlsCaller::certificateName() const
{
    X509 *shown = m_secure ? SSL_get1_peer_certificate(m_inside->ssl) : nullptr;
    if (!shown) {
        return {};
    }
    char name[256] = {};
    X509_NAME_get_text_by_NID(X509_get_subject_name(shown), NID_commonName, name, sizeof name);
    X509_free(shown);
    return name;
}

bool TlsCaller::say(const std::string &bytes)
{
    return SSL_write(m_inside->ssl, bytes.data(), int(bytes.size())) == int(bytes.size());
}

std::string TlsCaller::hear()
{
    char bytes[65536];
    const int got = SSL_read(m_inside->ssl, bytes, sizeof bytes);
    return got > 0 ? std::string(bytes, std::size_t(got)) : std::string();
}

} // namespace guitai::test
