// Certificate serial numbers.
#include "payment/providers/alipay/cert_sn.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace guitai::alipay {

std::string certSn(const Certificate &certificate)
{
    return QCryptographicHash::hash(
               QByteArray::fromStdString(certificate.issuer() + certificate.serialDecimal()),
               QCryptographicHash::Md5)
        .toHex()
        .toStdString();
}

std::string rootCertSn(const std::vector<Certificate> &bundle)
{
    constexpr std::string_view rsaFamily = "1.2.840.113549.1.1";
    std::string joined;
    for (const Certificate &certificate : bundle) {
        if (certificate.signatureOid().compare(0, rsaFamily.size(), rsaFamily) == 0) {
            joined += (joined.empty() ? "" : "_") + certSn(certificate);
        }
    }
    return joined;
}

} // namespace guitai::alipay
