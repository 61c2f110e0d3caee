// Reading a response: verified over the exact bytes first, and only then understood.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/wechatpay/account.h"
#include "payment/providers/wechatpay/call.h"
#include "payment/providers/wechatpay/refund.h"
#include "payment/providers/wechatpay/transaction.h"

#include <optional>
#include <string>
#include <variant>

namespace guitai::wechatpay {

struct Response
{
    Call call = Call::Query;
    // A verified word that the call was carried out. Else code says why not.
    bool succeeded = false;
    // False only where it did not succeed: then it is a hint, for WeChat Pay need not sign those.
    bool verified = false;
    std::string code;
    std::string message;
    std::string body;
    // Where the call's answer holds them.
    std::optional<Transaction> transaction;
    std::optional<RefundWord> refund;
    std::string codeUrl;
    std::string recall; // of a v2 reverse: "Y", call again
};

// Signed with a certificate that we do not hold (yet).
struct UnknownSerial
{
    std::string serial;
};

// Not to be believed, or not to be read.
struct Doubt
{
    Reason reason = Reason::Garbled;
    std::string words;
};

using Heard = std::variant<Response, UnknownSerial, Doubt>;

Heard readResponse(const HttpReply &reply, Call call, const Account &account, Instant now);

// What GET /v3/certificates brought, opened with the API v3 key; all must open. The caller verifies
// the answer by the certificate it names.
Result<std::vector<Certificate>> openCertificates(const std::string &body,
                                                  const std::string &apiV3Key);

} // namespace guitai::wechatpay
