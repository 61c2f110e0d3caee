// The calls of WeChat Pay that the till makes.
#pragma once

namespace guitai::wechatpay {

enum class Call
{
    Native,  // make an order and get its QR
    CodePay, // charge the customer's code
    Query,
    Close,   // of an order with a QR
    Reverse, // of an order by the customer's code
    Refund,
    QueryRefund,
    Certificates,
    TradeBill, // asks for the address of a day's bill; Matter::subject is the day
    FundFlowBill,
    // The same for the customer's code in v2.
    MicroPay,
    OrderQuery,
    SecapiReverse
};

constexpr bool isV2(Call call)
{
    return call == Call::MicroPay || call == Call::OrderQuery || call == Call::SecapiReverse;
}

} // namespace guitai::wechatpay
