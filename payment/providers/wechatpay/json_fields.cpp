// Reading JSON with Qt.
#include "payment/providers/wechatpay/json_fields.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace guitai::wechatpay {

namespace {

bool holdsNull(const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        return std::any_of(object.begin(), object.end(),
                           [](const QJsonValue &inner) { return holdsNull(inner); });
    }
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::any_of(array.begin(), array.end(),
                           [](const QJsonValue &inner) { return holdsNull(inner); });
    }
    return value.isNull();
}

} // namespace

JsonFields::JsonFields(std::shared_ptr<const QJsonObject> held)
    : m_held(std::move(held))
{}

std::optional<JsonFields> JsonFields::read(std::string_view json)
{
    const auto document = QJsonDocument::fromJson(QByteArray(json.data(), qsizetype(json.size())));
    if (!document.isObject()) {
        return std::nullopt;
    }
    return JsonFields(std::make_shared<const QJsonObject>(document.object()));
}

std::string JsonFields::text(const char *name) const
{
    return m_held->value(QLatin1String(name)).toString().toStdString();
}

std::optional<std::int64_t> JsonFields::number(const char *name) const
{
    const QJsonValue value = m_held->value(QLatin1String(name));
    // What is no whole number takes whatever is offered in its place.
    const qint64 one = value.toInteger(1);
    return one == value.toInteger(2) ? std::optional<std::int64_t>(one) : std::nullopt;
}

bool JsonFields::has(const char *name) const
{
    return m_held->contains(QLatin1String(name));
}

JsonFields JsonFields::object(const char *name) const
{
    return JsonFields(
        std::make_shared<const QJsonObject>(m_held->value(QLatin1String(name)).toObject()));
}

std::vector<JsonFields> JsonFields::objects(const char *name) const
{
    std::vector<JsonFields> list;
    const QJsonArray array = m_held->value(QLatin1String(name)).toArray();
    for (const QJsonValue &value : array) {
        list.push_back(JsonFields(std::make_shared<const QJsonObject>(value.toObject())));
    }
    return list;
}

std::vector<std::string> JsonFields::names() const
{
    std::vector<std::string> list;
    for (auto it = m_held->begin(); it != m_held->end(); ++it) {
        list.push_back(it.key().toStdString());
    }
    return list;
}

bool JsonFields::hasNull() const
{
    return holdsNull(QJsonValue(*m_held));
}

std::optional<Money> JsonFields::fen(const char *object, const char *name) const
{
    const JsonFields amount = this->object(object);
    const auto count = amount.number(name);
    const std::string currency = amount.text("currency");
    if (!count || *count <= 0 || (!currency.empty() && currency != "CNY")) {
        return std::nullopt;
    }
    return Money(*count, Currency::cny());
}

} // namespace guitai::wechatpay
