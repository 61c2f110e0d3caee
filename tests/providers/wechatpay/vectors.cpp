// Reading the recorded vectors.
#include "tests/providers/wechatpay/vectors.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

namespace guitai::test {

std::string wechatVectorFile(const std::string &name)
{
    QFile file(QString::fromStdString(TEST_DATA "/wechatpay/vectors/" + name));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s is missing", name.c_str());
    }
    return file.readAll().toStdString();
}

std::vector<QJsonObject> wechatVectors(const char *suite)
{
    const std::string text = wechatVectorFile("wechat-" + std::string(suite) + ".json");
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(text));
    std::vector<QJsonObject> vectors;
    const QJsonArray array = document["vectors"].toArray();
    for (const QJsonValue &value : array) {
        vectors.push_back(value.toObject());
    }
    return vectors;
}

std::string wechatText(const QJsonObject &vector, const char *member)
{
    return vector[QLatin1String(member)].toVariant().toString().toStdString();
}

std::vector<std::pair<std::string, std::string>> wechatHeaders(const QJsonObject &vector)
{
    std::vector<std::pair<std::string, std::string>> headers;
    const QJsonObject object = vector["headers"].toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        headers.emplace_back(it.key().toStdString(), it->toString().toStdString());
    }
    return headers;
}

wechatpay::KeyRing wechatRing(const QJsonObject &vector)
{
    wechatpay::KeyRing ring;
    const QJsonObject keys = vector["keys"].toObject();
    for (auto it = keys.begin(); it != keys.end(); ++it) {
        const std::string pem = wechatVectorFile(it->toString().toStdString());
        if (const auto certificates = Certificate::parseAll(pem); !certificates.empty()) {
            ring.hold(certificates.front());
        } else {
            ring.hold(it.key().toStdString(), *PublicKey::parse(pem));
        }
    }
    if (const std::string pem = wechatText(vector, "certificate_pem"); !pem.empty()) {
        ring.hold(Certificate::parseAll(pem).front());
    }
    return ring;
}

} // namespace guitai::test
