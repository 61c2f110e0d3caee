// Report PDF: a settlement on A4, tables over as many pages as they need, each with its number.
#pragma once

#include "books/report_tables.h"

#include <string>

namespace guitai {

// Needs a QGuiApplication for the fonts, as receiptPdf() does. The text can be selected.
std::string reportPdf(const Report &report, const ReceiptLook &look);

} // namespace guitai
