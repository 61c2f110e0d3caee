// PDF: pages and receipts as a PDF as narrow as the paper and as long as they need.
#pragma once

#include "books/receipt_rows.h"

#include <span>
#include <string>

namespace guitai {

// The bytes of a PDF of one page, its text selectable, its QR codes vectors. Needs a
// QGuiApplication for the fonts: WenQuanYi Micro Hei where installed, else the application's.
std::string pdfPage(std::span<const PaperRow> rows, const std::string &title, int widthMm = 80);
std::string receiptPdf(const Receipt &receipt, const ReceiptLook &look, int widthMm = 80);

} // namespace guitai
