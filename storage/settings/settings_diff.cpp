// Both are written as people read them, and the leaves compared.
#include "storage/settings/settings_diff.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

namespace guitai::storage {

namespace {

using Leaves = std::map<std::string, std::string>;

void gather(const QJsonValue &value, const std::string &place, Leaves &leaves)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            gather(it.value(), (place.empty() ? "" : place + ".") + it.key().toStdString(), leaves);
        return;
    }
    leaves[place] =
        value.isArray()
            ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact).toStdString()
            : value.toVariant().toString().toStdString();
}

Leaves leavesOf(const Settings &settings, const KnownFields &known, Secrets secrets)
{
    Leaves leaves;
    const std::string text = writeSettings(settings, known, secrets);
    gather(QJsonDocument::fromJson(QByteArray::fromStdString(text)).object(), {}, leaves);
    return leaves;
}

// Certificates and the like would fill a page.
std::string shortened(const std::string &text)
{
    return text.size() <= 60 && text.find('\n') == std::string::npos ? text : "...";
}

} // namespace

std::string differences(const Settings &before, const Settings &after, const KnownFields &known)
{
    const Leaves was = leavesOf(before, known, Secrets::Included);
    Leaves is = leavesOf(after, known, Secrets::Included);
    const Leaves openWas = leavesOf(before, known, Secrets::LeftOut);
    const Leaves openIs = leavesOf(after, known, Secrets::LeftOut);
    for (const auto &[key, _] : was)
        is.try_emplace(key);
    std::string list;
    for (const auto &[key, now] : is) {
        const auto old = was.find(key);
        if (old != was.end() && old->second == now)
            continue;
        list += (list.empty() ? "" : ", ") + key;
        // What stands in neither open text is a secret: its name is enough.
        if (!openWas.contains(key) && !openIs.contains(key))
            continue;
        list += ": " + shortened(old == was.end() ? "" : old->second) + " -> " + shortened(now);
    }
    return list;
}

} // namespace guitai::storage
