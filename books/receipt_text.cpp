// Receipt text: the rows of a receipt, laid out one below the other.
#include "books/receipt_text.h"

#include <algorithm>

namespace guitai {

std::string receiptText(const Receipt &receipt, const ReceiptLook &look, int columns)
{
    std::string text;
    for (const PaperRow &row : receiptRows(receipt, look)) {
        for (const std::string &line : layOut(row, std::max(columns, 24))) {
            text += line + "\n";
        }
    }
    return text;
}

} // namespace guitai
