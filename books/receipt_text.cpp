// Receipt text: the rows of a receipt, laid out one below the other.
#include "books/receipt_text.h"

#include <algorithm>

namespace guitai {

std::string paperText(const std::vector<PaperRow> &rows, int columns)
{
    std::string text;
    for (const PaperRow &row : rows) {
        for (const std::string &line : layOut(row, std::max(columns, 24))) {
            text += line + "\n";
        }
    }
    return text;
}

std::string receiptText(const Receipt &receipt, const ReceiptLook &look, int columns)
{
    return paperText(receiptRows(receipt, look), columns);
}

} // namespace guitai
