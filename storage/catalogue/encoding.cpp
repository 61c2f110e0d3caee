// UTF-8 is checked by Qt, GB18030 turned by ICU through Qt's decoder.
#include "storage/catalogue/encoding.h"

#include "storage/catalogue/csv.h"

#include <QByteArrayView>
#include <QString>
#include <QStringConverter>
#include <QUtf8StringView>

#include <algorithm>

namespace guitai::storage {

namespace {

constexpr int linesLookedAt = 1000;

bool isAscii(std::string_view bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) == 0; });
}

bool isUtf8(std::string_view bytes)
{
    return QUtf8StringView(bytes.data(), qsizetype(bytes.size())).isValidUtf8();
}

} // namespace

struct TextDecoder::Gb18030
{
    QStringDecoder decoder{"GB18030"};
};

TextDecoder::TextDecoder(TextEncoding encoding)
    : m_gb18030(encoding == TextEncoding::Gb18030 ? new Gb18030 : nullptr)
{}

TextDecoder::~TextDecoder()
{
    delete m_gb18030;
}

bool TextDecoder::decode(std::string &bytes)
{
    if (isAscii(bytes))
        return true;
    if (!m_gb18030)
        return isUtf8(bytes);
    // The decoder waits in silence for the rest of a character that is cut off at the end; with a
    // blank behind it, it says so.
    bytes += ' ';
    m_gb18030->decoder.resetState();
    QString text = m_gb18030->decoder.decode(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
    bytes.pop_back();
    if (m_gb18030->decoder.hasError() || !text.endsWith(u' '))
        return false;
    text.chop(1);
    bytes = text.toStdString();
    return true;
}

Result<TextEncoding> detectEncoding(const std::string &path)
{
    const Result<std::unique_ptr<CsvReader>> reader = CsvReader::open(path);
    if (!reader)
        return reader.problem();
    if ((*reader)->marked())
        return TextEncoding::Utf8;
    TextDecoder gb18030(TextEncoding::Gb18030);
    int asUtf8 = 0;
    int asGb18030 = 0;
    int looked = 0;
    CsvRow row;
    while (looked < linesLookedAt && (*reader)->next(row)) {
        std::string line;
        for (const std::string &cell : row.cells)
            line += cell + ' ';
        if (isAscii(line))
            continue;
        ++looked;
        asUtf8 += isUtf8(line);
        asGb18030 += gb18030.decode(line);
    }
    // Much UTF-8 is readable as GB18030 too (as nonsense), hardly any GB18030 as UTF-8.
    return asUtf8 * 2 < looked && asGb18030 > asUtf8 ? TextEncoding::Gb18030 : TextEncoding::Utf8;
}

} // namespace guitai::storage
