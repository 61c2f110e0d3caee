// Reads the vectors that lie beside the tests.
#include "fuzzing/kit/recorded.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace guitai::fuzz {

namespace {

void collect(const QJsonValue &value, const QString &wanted, const QString &key,
             std::vector<std::string> &texts)
{
    if (value.isString() && (wanted.isEmpty() || wanted == key))
        texts.push_back(value.toString().toStdString());
    const QJsonArray list = value.toArray();
    for (const QJsonValue &one : list)
        collect(one, wanted, key, texts);
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        collect(member.value(), wanted, member.key(), texts);
}

std::vector<std::string> textsOf(const std::string &path, const QString &key)
{
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(testFile(path)));
    std::vector<std::string> texts;
    collect(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), key,
            {}, texts);
    return texts;
}

} // namespace

std::string testFile(const std::string &path)
{
    QFile file(QString::fromStdString(TEST_FOLDER "/" + path));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", path.c_str());
    return file.readAll().toStdString();
}

std::vector<std::string> textsIn(const std::string &path)
{
    return textsOf(path, {});
}

std::vector<std::string> textsIn(const std::string &path, const char *key)
{
    return textsOf(path, QString::fromUtf8(key));
}

} // namespace guitai::fuzz
