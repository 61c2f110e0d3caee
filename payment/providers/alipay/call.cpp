// Names of Alipay's calls.
#include "payment/providers/alipay/call.h"

#include <algorithm>

namespace guitai::alipay {

std::string methodOf(Call call)
{
    switch (call) {
    case Call::Precreate:
        return "alipay.trade.precreate";
    case Call::Pay:
        return "alipay.trade.pay";
    case Call::Query:
        return "alipay.trade.query";
    case Call::Cancel:
        return "alipay.trade.cancel";
    case Call::Close:
        return "alipay.trade.close";
    case Call::Refund:
        return "alipay.trade.refund";
    case Call::RefundQuery:
        return "alipay.trade.fastpay.refund.query";
    case Call::BillUrl:
        return "alipay.data.dataservice.bill.downloadurl.query";
    case Call::DownloadCertificate:
        return "alipay.open.app.alipaycert.download";
    }
    return {};
}

std::string nodeOf(const std::string &method)
{
    std::string node = method + "_response";
    std::replace(node.begin(), node.end(), '.', '_');
    return node;
}

} // namespace guitai::alipay
