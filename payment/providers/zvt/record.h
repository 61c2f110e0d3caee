// Record: what a status information (04 0F) says about one transaction.
#pragma once

#include "payment/providers/zvt/charset.h"
#include "payment/providers/zvt/fields.h"
#include "shop/sale/card_slip.h"

#include <optional>
#include <string>

namespace guitai::zvt {

struct Record
{
    std::optional<int> result;          // 27; zero: approved
    std::optional<std::int64_t> amount; // in the currency's smallest unit
    std::optional<int> currency;        // ISO 4217 number
    std::string receipt;                // digits without zeros before them; empty: not said
    std::string trace;
    std::string originalTrace; // of a reversal: what it reverses
    std::string date;          // MMDD
    std::string time;          // HHMMSS
    std::string terminal;
    std::string words; // the terminal's own, UTF-8
    CardSlip slip;     // without the printed lines
    bool whole = true; // false: some of it could not be read

    bool isApproved() const { return result && *result == 0; }
    // The number that we and the shop's people know it by: "12-345".
    std::string reference() const;
};

Record readRecord(const Fields &fields, Charset charset);

// The same transaction: receipt and trace number agree as far as both say them.
bool isSame(const Record &a, const Record &b);

} // namespace guitai::zvt
