// The calls of Alipay's OpenAPI.
#pragma once

#include <string>

namespace guitai::alipay {

enum class Call
{
    Precreate,
    Pay,
    Query,
    Cancel,
    Close,
    Refund,
    RefundQuery,
    BillUrl,
    DownloadCertificate
};

// "alipay.trade.precreate"
std::string methodOf(Call call);

// Where the answer to a method stands in the body: "alipay_trade_precreate_response".
std::string nodeOf(const std::string &method);

} // namespace guitai::alipay
