// The recorded vectors as Qt's JSON values.
#pragma once

#include <QJsonObject>

#include <string>
#include <vector>

namespace guitai::test {

// The "vectors" of alipay-<suite>.json.
std::vector<QJsonObject> alipayVectors(const char *suite);

// A file below the folder of the vectors.
std::string alipayVectorFile(const std::string &name);

std::string textOf(const QJsonValue &value);

} // namespace guitai::test
