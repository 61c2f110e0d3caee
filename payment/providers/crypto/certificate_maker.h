// Making certificates, for the simulators that stand in for a certificate authority.
#pragma once

#include "payment/providers/crypto/certificate.h"
#include "payment/providers/crypto/rsa.h"

#include <cstdint>
#include <string>

namespace guitai {

struct CertificateWish
{
    std::string organization;
    std::string commonName;
    std::uint64_t serial = 1;
    Instant notBefore;
    Instant notAfter;
    bool isAuthority = false;
    std::string serialHex = {}; // instead of serial, where that is too short
};

class CertificateMaker
{
public:
    static Certificate selfSigned(const CertificateWish &wish, const PrivateKey &key);
    static Certificate issued(const CertificateWish &wish, const PublicKey &holder,
                              const Certificate &authority, const PrivateKey &authorityKey);

private:
    static Certificate make(const CertificateWish &wish, const PublicKey &holder,
                            const Certificate *authority, const PrivateKey &authorityKey);
};

} // namespace guitai
