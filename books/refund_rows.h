// Refund rows: the slip of one refund, for the customer and for the drawer.
#pragma once

#include "books/receipt_rows.h"
#include "payment/engine/checkout.h"

namespace guitai {

// receipt: the sale's, as it was. A refund that is not done says so.
std::vector<PaperRow> refundRows(const Receipt &receipt, const Refund &refund,
                                 const ReceiptLook &look);
// As receiptText().
std::string refundText(const Receipt &receipt, const Refund &refund, const ReceiptLook &look,
                       int columns);

} // namespace guitai
