// How this shop's receipts look, from its settings.
#pragma once

#include "app/workplace/workplace.h"
#include "books/receipt_rows.h"

namespace guitai {

// at: the time of the sale; it decides the offset from Greenwich.
ReceiptLook receiptLook(const storage::Settings &settings, Instant at);

// Writes the receipt into the data folder's receipts; the path.
Result<std::string> saveReceiptPdf(const Workplace &place, const Receipt &receipt);

} // namespace guitai
