// One card pays for everything: a Visa ending in 0119.
#include "payment/providers/zvt/simulator_words.h"

#include "payment/providers/zvt/digits.h"
#include "payment/providers/zvt/fields.h"

#include <algorithm>

namespace guitai::zvt {

namespace {

const std::string card = "\x47\x61\x73\xEE\xEE\xEE\x01\x19";
constexpr int merchantSlip = 1, customerSlip = 2, administration = 3;

// The terminal's clock shows China's time.
CivilTime shown(const SimulatedDeal &deal)
{
    return civilTime(deal.at, chinaOffset);
}

std::string twoDigits(int number)
{
    return std::to_string(100 + number).substr(1);
}

std::string dateOf(const SimulatedDeal &deal)
{
    return twoDigits(shown(deal).month) + twoDigits(shown(deal).day);
}

std::string timeOf(const SimulatedDeal &deal)
{
    return twoDigits(shown(deal).hour) + twoDigits(shown(deal).minute) +
           twoDigits(shown(deal).second);
}

std::string padded(std::string text, std::size_t length)
{
    text.resize(length, ' ');
    return text;
}

std::string approvalOf(const SimulatedDeal &deal)
{
    std::string approval = std::to_string(700000 + deal.trace);
    approval.resize(8, '\0');
    return approval;
}

std::vector<Apdu> printed(const std::vector<std::string> &lines, int type,
                          const SimulatorOptions &options)
{
    constexpr char last = '\xFF';
    std::vector<Apdu> apdus;
    if (options.printsLines) {
        for (const std::string &line : lines)
            apdus.push_back({PrintLine, std::string(1, '\0') + line});
        apdus.push_back({PrintLine, std::string(1, '\x81')});
        return apdus;
    }
    std::string texts;
    for (const std::string &line : lines)
        texts += tlv(0x07, line);
    texts += tlv(0x09, std::string(1, last));
    apdus.push_back(
        {PrintBlock, field(Container, tlv(0x1F07, std::string(1, char(type))) + tlv(0x25, texts))});
    return apdus;
}

std::vector<std::string> linesOf(const SimulatedDeal &deal, const SimulatorOptions &options)
{
    const char *what = deal.deal == Deal::Payment    ? "Zahlung"
                       : deal.deal == Deal::Reversal ? "Storno"
                                                     : "Gutschrift";
    const Money money(deal.minor, options.currency);
    return {what,
            "Terminal-ID   " + options.terminal,
            "TA-Nr " + std::to_string(deal.trace) + "  BNr " + std::to_string(deal.receipt),
            "Visa  476173######0119",
            "Betrag " + options.currency.code() + " " + money.text(),
            deal.deal == Deal::Payment ? "Zahlung erfolgt" : "Buchung erfolgt"};
}

} // namespace

Apdu statusOf(const SimulatedDeal &deal, const Wording &wording)
{
    const SimulatorOptions &options = wording.options;
    const auto digits = [](std::uint8_t bmp, std::int64_t number, std::size_t bytes) {
        return field(bmp, bcd(number, bytes));
    };
    std::vector<std::string> fields = {
        field(ResultCode, std::string(1, '\0')),
        digits(Amount, deal.minor + (wording.wrongAmount ? 1 : 0), 6),
        digits(Trace, deal.trace, 3),
        digits(ReceiptNumber, deal.receipt, 2),
    };
    if (deal.originalTrace != 0)
        fields.push_back(digits(OriginalTrace, deal.originalTrace, 3));
    if (!options.isLean) {
        const std::string emv =
            tlv(0x2F, tlv(0x1F10, std::string(1, '\x02')) + tlv(0x1F11, std::string(1, '\x01')) +
                          tlv(0x1F12, std::string(1, '\x01'))) +
            tlv(0x43, std::string("\xA0\x00\x00\x00\x03\x10\x10", 7));
        const std::vector<std::string> more = {
            digits(CurrencyCode, options.currency.number(), 2),
            field(TimeOfDay, bcd(timeOf(deal), 3)),
            field(DateOfYear, bcd(dateOf(deal), 2)),
            field(Expiry, bcd("2812", 2)),
            field(CardSequence, bcd("0001", 2)),
            field(StatusByte, "\x70"),
            field(CardNumber, card),
            field(TerminalId, bcd(options.terminal, 4)),
            field(ContractNumber, padded("804011926", 15)),
            field(AuthorisationAttribute, approvalOf(deal)),
            field(AdditionalText, "GEN.NR.:" + std::to_string(700000 + deal.trace)),
            digits(Turnover, deal.trace, 3),
            field(CardType, "\x0A"),
            field(CardName, std::string("Visa\0", 5)),
            field(Container, emv),
        };
        fields.insert(fields.end(), more.begin(), more.end());
    }
    if (options.isShuffled)
        std::reverse(fields.begin(), fields.end());
    std::string data;
    for (const std::string &one : fields)
        data += one;
    if (options.addsUnknown)
        data += "\xC7\x01\x02\x03";
    return {StatusInformation, data};
}

Apdu failedStatus(int code, const SimulatorOptions &options)
{
    return {StatusInformation,
            field(ResultCode, std::string(1, char(code))) +
                field(TerminalId, bcd(options.terminal, 4)) +
                field(AdditionalText, code == 0x6C ? "Abbruch durch Kunde" : "Zahlung abgelehnt")};
}

Apdu totalStatus(const SimulatedDeal &closing, std::int64_t total, const SimulatorOptions &options)
{
    return {StatusInformation,
            field(ResultCode, std::string(1, '\0')) + field(Amount, bcd(total, 6)) +
                field(Trace, bcd(closing.trace, 3)) + field(TimeOfDay, bcd(timeOf(closing), 3)) +
                field(DateOfYear, bcd(dateOf(closing), 2)) +
                field(CurrencyCode, bcd(options.currency.number(), 2))};
}

Apdu intermediate(int status, const SimulatorOptions &options)
{
    std::string data(1, char(status));
    if (!options.isTerse)
        data +=
            std::string(1, '\x03') +
            field(Container, tlv(0x24, tlv(0x07, status == 0x0A ? "Karte bitte" : "Bitte warten")));
    return {IntermediateStatus, data};
}

std::vector<Apdu> slips(const SimulatedDeal &deal, const SimulatorOptions &options)
{
    std::vector<std::string> lines = linesOf(deal, options);
    std::vector<std::string> shops = lines, customers = lines;
    // CP437, as the protocol says.
    shops.insert(shops.begin(), "H-\x8E-N-D-L-E-R-B-E-L-E-G");
    customers.insert(customers.begin(), "K-U-N-D-E-N-B-E-L-E-G");
    std::vector<Apdu> all = printed(shops, merchantSlip, options);
    for (Apdu &apdu : printed(customers, customerSlip, options))
        all.push_back(std::move(apdu));
    return all;
}

std::vector<Apdu> report(const std::vector<std::string> &lines, const SimulatorOptions &options)
{
    return printed(lines, administration, options);
}

Apdu abortWith(int code)
{
    return {Abort, std::string(1, char(code))};
}

} // namespace guitai::zvt
