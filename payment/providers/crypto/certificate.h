// X.509 certificates: what the payment services ask of them, and whether a chain holds.
#pragma once

#include "payment/providers/crypto/rsa.h"
#include "shop/base/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct x509_st;

namespace guitai {

class Certificate
{
public:
    // Every certificate of a PEM text in file order (LF or CRLF). One that OpenSSL cannot read is
    // left out: Alipay's root bundle may hold such (SM2).
    static std::vector<Certificate> parseAll(std::string_view pem);

    std::string issuer() const;        // RFC 2253: "CN=...,OU=...,O=...,C=CN"
    std::string serialDecimal() const; // unsigned
    std::string serialHex() const;     // unsigned, upper case, whole bytes
    std::string commonName() const;    // of the subject
    std::string signatureOid() const;  // "1.2.840.113549.1.1.11"
    Instant notBefore() const;
    Instant notAfter() const;
    // nullopt when it is not an RSA key.
    std::optional<PublicKey> publicKey() const;
    std::string pem() const;

private:
    friend bool chainHolds(const Certificate &, const std::vector<Certificate> &,
                           const std::vector<Certificate> &, Instant);
    friend class CertificateMaker;
    explicit Certificate(std::shared_ptr<x509_st> held);

    std::shared_ptr<x509_st> m_held;
};

// Whether leaf leads up to one of the roots, all links valid at that moment.
bool chainHolds(const Certificate &leaf, const std::vector<Certificate> &between,
                const std::vector<Certificate> &roots, Instant at);

} // namespace guitai
