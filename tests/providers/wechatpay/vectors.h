// The recorded vectors as Qt's JSON values.
#pragma once

#include "payment/providers/wechatpay/key_ring.h"

#include <QJsonObject>

#include <string>
#include <vector>

namespace guitai::test {

// The "vectors" of wechat-<suite>.json.
std::vector<QJsonObject> wechatVectors(const char *suite);

// A file below the folder of the vectors.
std::string wechatVectorFile(const std::string &name);

// The text of a member; empty when there is none.
std::string wechatText(const QJsonObject &vector, const char *member);

// Headers as an HTTP message has them.
std::vector<std::pair<std::string, std::string>> wechatHeaders(const QJsonObject &vector);

// The "keys" of a vector: serial to file.
wechatpay::KeyRing wechatRing(const QJsonObject &vector);

} // namespace guitai::test
