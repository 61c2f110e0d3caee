// Qt's codecs.
#include "payment/providers/alipay/gbk.h"

#include <QByteArray>
#include <QString>
#include <QStringDecoder>
#include <QStringEncoder>

namespace guitai::alipay {

std::optional<std::string> fromGbk(std::string_view bytes)
{
    QStringDecoder decoder("GB18030");
    // With a blank behind it, a character that is cut off at the end is noticed.
    const QByteArray whole = QByteArray(bytes.data(), qsizetype(bytes.size())) + ' ';
    QString text = decoder.decode(whole);
    if (!decoder.isValid() || decoder.hasError() || !text.endsWith(u' ')) {
        return std::nullopt;
    }
    text.chop(1);
    return text.toStdString();
}

std::string toGbk(std::string_view utf8)
{
    QStringEncoder encoder("GB18030");
    const QByteArray bytes = encoder.encode(QString::fromUtf8(utf8.data(), qsizetype(utf8.size())));
    return bytes.toStdString();
}

} // namespace guitai::alipay
