// Receipt rows: what stands on a receipt, in which words; the same for paper, printer and PDF.
#pragma once

#include "books/paper.h"
#include "shop/base/time.h"
#include "shop/sale/receipt.h"

#include <map>
#include <string>
#include <vector>

namespace guitai {

// What the shop puts on its receipts besides the sale.
struct ReceiptLook
{
    std::string shopName;
    std::string address;
    std::string taxNumber;
    std::string farewell;           // empty: a thank-you in the language
    std::string language = "zh_CN"; // Chinese for "zh" and its variants, else English
    int utcOffset = chinaOffset;    // seconds east, at the time of the sale
    std::string code;               // content of a QR code at the foot; empty: none
    // The names of the ways to pay in the language, by provider id; an id without one stands for
    // itself. Cash needs none.
    std::map<std::string, std::string> payments;
};

// What stands at the head of every paper of this shop.
std::vector<PaperRow> headRows(const ReceiptLook &look);
std::string methodName(const ReceiptLook &look, const ProviderId &method);

std::vector<PaperRow> receiptRows(const Receipt &receipt, const ReceiptLook &look);

} // namespace guitai
