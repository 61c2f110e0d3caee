// Reading and writing flat XML with Qt.
#include "payment/providers/wechatpay/v2_xml.h"

#include <QByteArray>
#include <QString>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace guitai::wechatpay {

namespace {

// The text of the element that was just begun; nullopt when it holds anything but text.
std::optional<std::string> plainText(QXmlStreamReader &reader)
{
    QString text;
    while (true) {
        switch (reader.readNext()) {
        case QXmlStreamReader::Characters:
            text += reader.text();
            break;
        case QXmlStreamReader::EndElement:
            return text.toStdString();
        case QXmlStreamReader::Comment:
            break;
        default:
            return std::nullopt;
        }
    }
}

} // namespace

std::string v2Xml(const V2Fields &fields)
{
    QByteArray bytes;
    QXmlStreamWriter writer(&bytes);
    writer.writeStartElement("xml");
    for (const auto &[name, value] : fields) {
        writer.writeTextElement(QString::fromStdString(name), QString::fromStdString(value));
    }
    writer.writeEndElement();
    return bytes.toStdString();
}

std::optional<V2Fields> readV2Xml(std::string_view text)
{
    QXmlStreamReader reader(QByteArray(text.data(), qsizetype(text.size())));
    V2Fields fields;
    bool inside = false;
    bool over = false;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement:
            if (!inside) {
                if (over || reader.name() != QLatin1String("xml")) {
                    return std::nullopt;
                }
                inside = true;
            } else {
                const std::string name = reader.name().toString().toStdString();
                const auto value = plainText(reader);
                if (!value || !fields.emplace(name, *value).second) {
                    return std::nullopt;
                }
            }
            break;
        case QXmlStreamReader::EndElement:
            inside = false;
            over = true;
            break;
        case QXmlStreamReader::Characters:
            if (!reader.isWhitespace()) {
                return std::nullopt;
            }
            break;
        case QXmlStreamReader::StartDocument:
        case QXmlStreamReader::EndDocument:
        case QXmlStreamReader::Comment:
            break;
        default:
            return std::nullopt;
        }
    }
    return over && !reader.hasError() ? std::optional(fields) : std::nullopt;
}

} // namespace guitai::wechatpay
