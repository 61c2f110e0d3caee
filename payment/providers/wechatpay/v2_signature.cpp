// Hashing with Qt.
#include "payment/providers/wechatpay/v2_signature.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

namespace guitai::wechatpay {

std::string nameOf(SignType type)
{
    return type == SignType::Md5 ? "MD5" : "HMAC-SHA256";
}

std::string v2Sign(const V2Fields &fields, const std::string &key, SignType type)
{
    std::string text;
    for (const auto &[name, value] : fields) {
        if (!value.empty() && name != "sign") {
            text += name + '=' + value + '&';
        }
    }
    text += "key=" + key;
    const QByteArray bytes = QByteArray::fromStdString(text);
    const QByteArray hash =
        type == SignType::Md5
            ? QCryptographicHash::hash(bytes, QCryptographicHash::Md5)
            : QMessageAuthenticationCode::hash(bytes, QByteArray::fromStdString(key),
                                               QCryptographicHash::Sha256);
    return hash.toHex().toUpper().toStdString();
}

bool v2SignHolds(const V2Fields &fields, const std::string &key, SignType type)
{
    const auto sent = fields.find("sign");
    if (sent == fields.end()) {
        return false;
    }
    const std::string ours = v2Sign(fields, key, type);
    // As long for a near miss as for a far one.
    unsigned difference = ours.size() == sent->second.size() ? 0 : 1;
    for (std::size_t i = 0; i < ours.size() && i < sent->second.size(); ++i) {
        difference |= static_cast<unsigned char>(ours[i] ^ sent->second[i]);
    }
    return difference == 0;
}

} // namespace guitai::wechatpay
