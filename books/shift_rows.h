// X and Z on paper.
#pragma once

#include "books/paper.h"
#include "books/receipt_rows.h"
#include "books/shift_report.h"

namespace guitai {

enum class Expected
{
    Shown,
    Hidden // until the drawer is counted
};

std::vector<PaperRow> shiftRows(const ShiftReport &report, const ReceiptLook &look,
                                Expected expected);
std::vector<PaperRow> dayRows(const DayReport &report, const ReceiptLook &look);

} // namespace guitai
