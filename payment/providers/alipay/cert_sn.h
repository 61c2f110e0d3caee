// The serial numbers by which Alipay names certificates: MD5 of issuer and decimal serial.
#pragma once

#include "payment/providers/crypto/certificate.h"

#include <string>
#include <vector>

namespace guitai::alipay {

std::string certSn(const Certificate &certificate);

// Of the root bundle: the numbers of its RSA-signed certificates, joined with '_'.
std::string rootCertSn(const std::vector<Certificate> &bundle);

} // namespace guitai::alipay
