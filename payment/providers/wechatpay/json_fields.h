// JsonFields: a JSON object of WeChat Pay, read once; texts, and whole numbers of fen.
#pragma once

#include "shop/base/money.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

class QJsonObject;

namespace guitai::wechatpay {

class JsonFields
{
public:
    // nullopt unless it is one JSON object.
    static std::optional<JsonFields> read(std::string_view json);

    // Empty when it is missing or not text.
    std::string text(const char *name) const;
    std::optional<std::int64_t> number(const char *name) const;
    bool has(const char *name) const;
    // The object inside, empty when there is none.
    JsonFields object(const char *name) const;
    std::vector<JsonFields> objects(const char *name) const; // of an array
    std::vector<std::string> names() const;
    // Any null, at whatever depth.
    bool hasNull() const;

    // A positive amount of yuan in an object that names its currency, or leaves it out.
    std::optional<Money> fen(const char *object, const char *name) const;

private:
    explicit JsonFields(std::shared_ptr<const QJsonObject> held);
    std::shared_ptr<const QJsonObject> m_held;
};

} // namespace guitai::wechatpay
