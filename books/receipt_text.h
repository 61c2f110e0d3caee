// Receipt text: a receipt as plain text for 32, 42 or 48 columns of paper.
#pragma once

#include "books/receipt_rows.h"

#include <string>

namespace guitai {

// Lines end with '\n'; from 24 columns (fewer become 24). The QR code is written out as its text.
std::string paperText(const std::vector<PaperRow> &rows, int columns);
std::string receiptText(const Receipt &receipt, const ReceiptLook &look, int columns);

} // namespace guitai
