// The two languages of the paper.
#include "books/receipt_words.h"

namespace guitai {

namespace {

constexpr ReceiptWords englishWords{
    .isChinese = false,
    .taxNumber = "Tax number ",
    .receipt = "Receipt ",
    .till = "Till ",
    .cashier = "Cashier ",
    .wasBefore = " (was ",
    .wasBehind = ")",
    .discount = "Discount",
    .subtotal = "Subtotal",
    .taxInside = "incl. ",
    .taxBase = " of ",
    .tip = "Tip",
    .total = "TOTAL",
    .rounding = "Rounding",
    .cash = "Cash",
    .change = "Change",
    .farewell = "Thank you for your visit",
    .approval = "Approval ",
    .terminal = "Terminal ",
    .terminalReceipt = "Terminal receipt ",
    .trace = "Trace ",
    .refund = "REFUND",
    .refundNumber = "Refund ",
    .approvedBy = "Approved by ",
    .givenBack = "GIVEN BACK",
    .reason = "Reason: ",
    .notKnownYet = "Not confirmed yet",
    .refused = "Refused: nothing was given back",
};

constexpr ReceiptWords chineseWords{
    .isChinese = true,
    .taxNumber = "税号：",
    .receipt = "单号：",
    .till = "收银台：",
    .cashier = "收银员：",
    .wasBefore = "（原价 ",
    .wasBehind = "）",
    .discount = "优惠",
    .subtotal = "小计",
    .taxInside = "含 ",
    .taxBase = " 税基 ",
    .tip = "小费",
    .total = "合计",
    .rounding = "舍入",
    .cash = "现金",
    .change = "找零",
    .farewell = "谢谢惠顾",
    .approval = "授权码：",
    .terminal = "终端号：",
    .terminalReceipt = "凭证号：",
    .trace = "流水号：",
    .refund = "退款凭证",
    .refundNumber = "退款单号：",
    .approvedBy = "授权人：",
    .givenBack = "退款金额",
    .reason = "原因：",
    .notKnownYet = "尚未确认",
    .refused = "退款被拒绝，未退款",
};

} // namespace

const ReceiptWords &receiptWords(const std::string &language)
{
    return language.compare(0, 2, "zh") == 0 ? chineseWords : englishWords;
}

const char *unitText(Unit unit)
{
    switch (unit) {
    case Unit::Piece:
        return "";
    case Unit::Kilogram:
        return " kg";
    case Unit::Litre:
        return " L";
    case Unit::Metre:
        return " m";
    }
    return "";
}

std::string withCurrency(Money money)
{
    const std::string code = money.currency().code();
    if (code == "CNY" || code == "JPY")
        return "¥" + money.text();
    if (code == "EUR")
        return "€" + money.text();
    return code + " " + money.text();
}

} // namespace guitai
