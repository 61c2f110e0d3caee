// Reading a response: verified over the exact bytes first, and only then understood.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/alipay/account.h"
#include "payment/providers/alipay/call.h"

#include <map>
#include <string>
#include <string_view>
#include <variant>

namespace guitai::alipay {

struct Response
{
    // False: an unsigned error_response. It may say that a request was not executed, nothing else.
    bool verified = false;
    std::map<std::string, std::string> fields; // the node's members that are plain values

    const std::string &field(const std::string &name) const;
    const std::string &code() const { return field("code"); }
    const std::string &subCode() const { return field("sub_code"); }
};

// Signed with a certificate that we do not hold (yet).
struct UnknownCertificate
{
    std::string sn;
};

// What a body came to. Reason: it is not to be believed or cannot be read.
using Heard = std::variant<Response, UnknownCertificate, Reason>;

Heard readResponse(std::string_view body, Call call, const Account &account);

// The certificate out of the answer to DownloadCertificate, as PEM; empty when there is none. Its
// chain is the proof, so the signature (by that very certificate) is not looked at.
std::string downloadedCertificate(std::string_view body);

} // namespace guitai::alipay
