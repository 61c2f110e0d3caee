// Reading the recorded vectors.
#include "tests/providers/alipay/vectors.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

namespace guitai::test {

std::string alipayVectorFile(const std::string &name)
{
    QFile file(QString::fromStdString(TEST_DATA "/alipay/vectors/" + name));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s is missing", name.c_str());
    }
    return file.readAll().toStdString();
}

std::vector<QJsonObject> alipayVectors(const char *suite)
{
    const std::string text = alipayVectorFile("alipay-" + std::string(suite) + ".json");
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(text));
    std::vector<QJsonObject> vectors;
    for (const QJsonValue &value : document["vectors"].toArray()) {
        vectors.push_back(value.toObject());
    }
    return vectors;
}

std::string textOf(const QJsonValue &value)
{
    return value.toVariant().toString().toStdString();
}

} // namespace guitai::test
