// Fields: the numbered fields ("BMP") of a message, in whatever order they come.
#pragma once

#include "payment/providers/zvt/tlv.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace guitai::zvt {

// The numbers of the fields that we read or write.
enum Bmp : std::uint8_t
{
    TimeoutSeconds = 0x01,
    ServiceByte = 0x03,
    Amount = 0x04,
    Container = 0x06,
    Trace = 0x0B,
    TimeOfDay = 0x0C,
    DateOfYear = 0x0D,
    Expiry = 0x0E,
    CardSequence = 0x17,
    StatusByte = 0x19,
    CardNumber = 0x22,
    ResultCode = 0x27,
    TerminalId = 0x29,
    ContractNumber = 0x2A,
    OriginalTrace = 0x37,
    AuthorisationAttribute = 0x3B,
    AdditionalText = 0x3C,
    CurrencyCode = 0x49,
    SingleTotals = 0x60,
    ReceiptNumber = 0x87,
    Turnover = 0x88,
    CardType = 0x8A,
    CardName = 0x8B,
    NetworkCardType = 0x8C
};

struct Fields
{
    std::map<std::uint8_t, std::string> values; // without their lengths
    TlvList tlv;
    // False: a field of unknown length or a cut one; what stood before it is here.
    bool whole = true;

    bool has(std::uint8_t bmp) const { return values.count(bmp) != 0; }
    std::string value(std::uint8_t bmp) const;
    // Nothing when it is missing or no number.
    std::optional<std::int64_t> number(std::uint8_t bmp) const; // BCD
    std::optional<int> byte(std::uint8_t bmp) const;            // one binary byte
};

Fields readFields(std::string_view data);
// One field with its number, and its length where its form wants one.
std::string field(std::uint8_t bmp, std::string_view value);

} // namespace guitai::zvt
