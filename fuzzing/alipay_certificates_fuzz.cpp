// Keys and certificates as people paste them into the settings, and as providers send them.
#include "fuzzing/kit/fuzz.h"
#include "fuzzing/kit/recorded.h"
#include "payment/providers/alipay/cert_sn.h"
#include "payment/providers/crypto/certificate.h"

using namespace guitai;
using namespace guitai::fuzz;

std::vector<std::string> fuzzSeeds()
{
    const std::string folder = "providers/alipay/vectors/";
    std::vector<std::string> seeds = textsIn(folder + "alipay-cert-sn.json");
    for (const char *key : {"ali-app.pkcs1.pem", "ali-app.pkcs8.pem", "ali-app.pub.pem"})
        seeds.push_back(testFile(folder + "keys/" + key));
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text = textOf(data, size);
    const std::vector<Certificate> all = Certificate::parseAll(text);
    for (const Certificate &one : all) {
        (void)one.issuer();
        (void)one.commonName();
        (void)one.signatureOid();
        (void)one.notAfter();
        (void)alipay::certSn(one);
        if (const auto key = one.publicKey())
            (void)key->verify("text", "signature");
        mustHold(Certificate::parseAll(one.pem()).size() == 1, "a certificate can be kept");
    }
    if (!all.empty())
        (void)chainHolds(all.front(), all, {all.back()}, Instant{1772331630000});
    (void)alipay::rootCertSn(all);
    if (const auto key = PublicKey::parse(text))
        mustHold(PublicKey::parse(key->pem()).has_value(), "a public key can be kept");
    if (const auto key = PrivateKey::parse(text))
        mustHold(PrivateKey::parse(key->pem()).has_value(), "a private key can be kept");
    return 0;
}
