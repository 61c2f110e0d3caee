// Receipt words: what receipts and slips say, in Chinese and English.
#pragma once

#include "shop/base/money.h"
#include "shop/sale/item.h"

#include <string>

namespace guitai {

struct ReceiptWords
{
    bool isChinese;
    const char *taxNumber;
    const char *receipt;
    const char *till;
    const char *cashier;
    const char *wasBefore, *wasBehind; // around the price that a person replaced
    const char *discount;
    const char *subtotal;
    const char *taxInside;
    const char *taxBase;
    const char *tip;
    const char *total;
    const char *rounding;
    const char *cash;
    const char *change;
    const char *farewell;
    // Of a card.
    const char *approval;
    const char *terminal;
    const char *terminalReceipt;
    const char *trace;
    // Of a refund.
    const char *refund;
    const char *refundNumber;
    const char *approvedBy;
    const char *givenBack;
    const char *reason;
    const char *notKnownYet;
    const char *refused;
};

// Chinese for "zh" and its variants, else English.
const ReceiptWords &receiptWords(const std::string &language);

const char *unitText(Unit unit); // " kg"
// The total bears the currency; the other amounts are plain, so that they stand in one column.
std::string withCurrency(Money money);

} // namespace guitai
