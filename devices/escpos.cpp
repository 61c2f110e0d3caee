// ESC/POS: commands as in Epson's "ESC/POS Command Reference"; only those that clones know as well.
#include "devices/escpos.h"

#include "shop/base/text.h"

#include <QString>
#include <QStringEncoder>

#include <algorithm>

namespace guitai {

namespace {

constexpr std::string_view resetPrinter = "\x1B@";
constexpr std::string_view chineseOn = "\x1C&";
constexpr std::string_view chineseOff = "\x1C.";
constexpr std::string_view codeTable1252 = "\x1Bt\x10";
constexpr std::string_view strongOn{"\x1B\x45\x01\x1D\x21\x01", 6}; // bold, double height
constexpr std::string_view strongOff{"\x1B\x45\x00\x1D\x21\x00", 6};
constexpr std::string_view centreOn{"\x1B\x61\x01", 3};
constexpr std::string_view centreOff{"\x1B\x61\x00", 3};
constexpr std::string_view feedAndCut{"\x1D\x56\x42\x00", 4};
constexpr std::string_view feedToTear = "\n\n\n\n";
constexpr std::string_view drawerKick{"\x1B\x70\x00\x19\xFA", 5}; // 50 ms on, 500 ms off

// The printer's table of characters. Full-width characters are two bytes in GB18030 and two columns
// on paper, which is all that a layout needs to know about encoded text.
class PrinterTable
{
public:
    explicit PrinterTable(EscPosPrinter::Charset charset)
        : m_charset(charset)
        , m_encoder(charset == EscPosPrinter::Charset::Gb18030 ? "GB18030" : "windows-1252",
                    QStringConverter::Flag::Stateless)
    {}

    // Only characters that the printer has.
    std::string printable(std::string_view text)
    {
        std::string printable;
        while (!text.empty()) {
            const char32_t c = takeCodePoint(text);
            if (displayWidth(c) > 0) {
                printable += printableFor(c);
            }
        }
        return printable;
    }

    std::string bytes(std::string_view text)
    {
        return encoded(QString::fromUtf8(text.data(), qsizetype(text.size()))).toStdString();
    }

    WidthOf widthOf() const
    {
        return m_charset == EscPosPrinter::Charset::Gb18030
                   ? WidthOf([](char32_t c) { return c < 0x80 ? 1 : 2; })
                   : WidthOf([](char32_t) { return 1; });
    }

private:
    QByteArray encoded(const QString &text) { return m_encoder.encode(text); }

    bool has(const QString &character)
    {
        const QByteArray bytes = encoded(character);
        if (m_charset == EscPosPrinter::Charset::Gb18030) {
            // Four bytes are GB18030's own; printers that know GBK only print them as junk.
            return bytes.size() <= 2;
        }
        return bytes.size() == 1 && bytes != "?" && bytes != "\x1A";
    }

    std::string printableFor(char32_t c)
    {
        if (c < 0x80) {
            return {char(c)};
        }
        if (c == 0xA5 && m_charset == EscPosPrinter::Charset::Gb18030) {
            c = 0xFFE5; // the yen sign that GBK has
        }
        const QString character = QString::fromUcs4(&c, 1);
        if (has(character)) {
            return character.toStdString();
        }
        std::string base;
        for (const QChar part : character.normalized(QString::NormalizationForm_KD)) {
            if (!part.isMark() && !part.isSurrogate() && has(QString(part))) {
                base += QString(part).toStdString();
            }
        }
        return base.empty() ? "?" : base;
    }

    EscPosPrinter::Charset m_charset;
    QStringEncoder m_encoder;
};

// GS ( k: length, then the function and its parameters.
std::string codeCommand(std::string_view parameters)
{
    std::string command = "\x1D(k";
    command += char(parameters.size() & 0xFF);
    command += char(parameters.size() >> 8);
    command += parameters;
    return command;
}

std::string codeBytes(std::string_view content)
{
    std::string bytes(centreOn);
    bytes += codeCommand({"\x31\x41\x32\x00", 4}); // model 2
    bytes += codeCommand({"\x31\x43\x06", 3});     // six dots a module
    bytes += codeCommand({"\x31\x45\x31", 3});     // error level M
    bytes += codeCommand("\x31\x50\x30" + std::string(content));
    bytes += codeCommand({"\x31\x51\x30", 3}); // print it
    bytes += centreOff;
    return bytes;
}

} // namespace

std::string escPosPage(std::span<const PaperRow> rows, const EscPosPrinter &printer)
{
    PrinterTable table(printer.charset);
    const int columns = std::max(printer.columns, 24);

    std::string page(resetPrinter);
    page += printer.charset == EscPosPrinter::Charset::Gb18030
                ? std::string(chineseOn)
                : std::string(chineseOff) + std::string(codeTable1252);
    for (PaperRow row : rows) {
        if (row.kind == PaperRow::Kind::Code && !row.left.empty() &&
            row.left.size() <= mostCodeBytes) {
            page += codeBytes(row.left);
            continue;
        }
        row.left = table.printable(row.left);
        row.right = table.printable(row.right);
        page += row.strong ? strongOn : std::string_view();
        for (const std::string &line : layOut(row, columns, table.widthOf())) {
            page += table.bytes(line) + "\n";
        }
        page += row.strong ? strongOff : std::string_view();
    }
    page += printer.cuts ? feedAndCut : feedToTear;
    return page;
}

std::string escPosReceipt(const Receipt &receipt, const ReceiptLook &look,
                          const EscPosPrinter &printer)
{
    return escPosPage(receiptRows(receipt, look), printer);
}

std::string escPosDrawerKick()
{
    return std::string(drawerKick);
}

} // namespace guitai
