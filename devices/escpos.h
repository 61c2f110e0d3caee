// ESC/POS: pages and receipts as the bytes that receipt printers of the Epson kind understand.
#pragma once

#include "books/receipt_rows.h"

#include <span>
#include <string>

namespace guitai {

struct EscPosPrinter
{
    enum class Charset
    {
        Gb18030,    // printers sold in China: FS & and two bytes a character
        Windows1252 // western printers: code table 16
    };

    int columns = 48; // 48 or 42 on paper of 80 mm, 32 on 58 mm
    Charset charset = Charset::Gb18030;
    bool cuts = true;

    friend bool operator==(const EscPosPrinter &, const EscPosPrinter &) = default;
};

// Whole and self-contained: it begins by resetting the printer. Characters that the printer's table
// lacks lose their marks (n for ñ) or become '?'.
std::string escPosPage(std::span<const PaperRow> rows, const EscPosPrinter &printer);
std::string escPosReceipt(const Receipt &receipt, const ReceiptLook &look,
                          const EscPosPrinter &printer);

// Opens the drawer on the printer's first connector (pin 2).
std::string escPosDrawerKick();

} // namespace guitai
