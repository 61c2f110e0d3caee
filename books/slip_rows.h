// Slip rows: what a card payment leaves on the receipt or the refund's slip.
#pragma once

#include "books/paper.h"
#include "books/receipt_words.h"
#include "shop/sale/card_slip.h"

#include <string>
#include <vector>

namespace guitai {

// Free of control characters, whoever wrote the text.
PaperRow textRow(PaperRow::Kind kind, const std::string &text, bool strong = false, int indent = 0);
PaperRow pairRow(const std::string &left, const std::string &right, int indent = 0);

// The terminal's own slip for the customer where it made one; else what the card schemes want to
// be printed. No card number in full reaches the paper.
std::vector<PaperRow> slipRows(const CardSlip &slip, const ReceiptWords &words);

} // namespace guitai
