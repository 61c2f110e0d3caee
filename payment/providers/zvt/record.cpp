// Reads the fields and masks the card's number before anybody else sees it.
#include "payment/providers/zvt/record.h"

#include "payment/providers/zvt/digits.h"

namespace guitai::zvt {

namespace {

enum Tag : std::uint32_t
{
    CardholderAuthentication = 0x1F10,
    Technology = 0x1F12,
    LongTrace = 0x1F2B,
    ApplicationId = 0x43,
    ApplicationLabel = 0x44,
    PrintDataCustomer = 0x46,
    PrintDataMerchant = 0x47,
    LongTerminalId = 0x1F44
};

std::string digitsOf(const Fields &fields, std::uint8_t bmp)
{
    return fields.has(bmp) ? halfBytes(fields.value(bmp)) : std::string();
}

// Odd lengths are filled up with an F; masked digits are an E.
std::string cardNumberOf(const Fields &fields)
{
    std::string digits = digitsOf(fields, CardNumber);
    while (!digits.empty() && digits.back() == 'F')
        digits.pop_back();
    return maskedCardNumber(digits);
}

std::string traceOf(const Fields &fields)
{
    const std::string trace = withoutLeadingZeros(digitsOf(fields, Trace));
    if (!trace.empty())
        return trace;
    return withoutLeadingZeros(halfBytes(fields.tlv.value(LongTrace).value_or("")));
}

int onlyByte(const std::optional<std::string> &value)
{
    return value && value->size() == 1 ? static_cast<unsigned char>((*value)[0]) : -1;
}

std::string entryOf(const Fields &fields)
{
    switch (onlyByte(fields.tlv.value(Technology))) {
    case 0:
        return "magstripe";
    case 1:
        return "chip";
    case 2:
        return "contactless";
    default:
        return {};
    }
}

std::string verifiedOf(const Fields &fields)
{
    const int how = onlyByte(fields.tlv.value(CardholderAuthentication));
    if (how == 0)
        return "none";
    if (how == 1)
        return "signature";
    return how >= 2 && how <= 7 ? "pin" : "";
}

CardSlip slipOf(const Fields &fields, Charset charset)
{
    const auto clean = [&](const std::string &text) {
        return withoutCardNumbers(utf8(text, charset));
    };
    CardSlip slip;
    slip.brand = clean(fields.value(CardName));
    slip.maskedNumber = cardNumberOf(fields);
    slip.approvalCode = clean(fields.value(AuthorisationAttribute));
    slip.entry = entryOf(fields);
    slip.verified = verifiedOf(fields);
    if (const auto aid = fields.tlv.value(ApplicationId))
        slip.emv.push_back({"AID", withoutCardNumbers(hexOf(*aid))}); // bytes may be anything
    if (const auto label = fields.tlv.value(ApplicationLabel))
        slip.emv.push_back({"Label", clean(*label)});
    const auto customers = fields.tlv.value(PrintDataCustomer);
    if (const auto data = customers ? customers : fields.tlv.value(PrintDataMerchant))
        slip.emv.push_back({"EMV", clean(*data)});
    return slip;
}

} // namespace

std::string Record::reference() const
{
    return trace.empty() ? receipt : receipt + "-" + trace;
}

Record readRecord(const Fields &fields, Charset charset)
{
    Record record;
    record.result = fields.byte(ResultCode);
    record.amount = fields.number(Amount);
    if (const auto currency = fields.number(CurrencyCode))
        record.currency = int(*currency);
    record.receipt = withoutLeadingZeros(digitsOf(fields, ReceiptNumber));
    record.trace = traceOf(fields);
    record.originalTrace = withoutLeadingZeros(digitsOf(fields, OriginalTrace));
    record.date = digitsOf(fields, DateOfYear);
    record.time = digitsOf(fields, TimeOfDay);
    record.terminal = digitsOf(fields, TerminalId);
    record.words = withoutCardNumbers(utf8(fields.value(AdditionalText), charset));
    record.slip = slipOf(fields, charset);
    record.slip.terminal = record.terminal;
    record.slip.receipt = record.receipt;
    record.slip.trace = record.trace;
    record.whole = fields.whole;
    return record;
}

bool isSame(const Record &a, const Record &b)
{
    const auto agree = [](const std::string &x, const std::string &y) {
        return x.empty() || y.empty() || x == y;
    };
    const bool named =
        (!a.receipt.empty() && !b.receipt.empty()) || (!a.trace.empty() && !b.trace.empty());
    return named && agree(a.receipt, b.receipt) && agree(a.trace, b.trace);
}

} // namespace guitai::zvt
