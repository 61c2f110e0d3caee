// What PayPal's files all need from a JSON object and from a header's name.
#pragma once

#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <string>
#include <string_view>

namespace guitai::paypal {

// A member that is a text; empty for anything else.
inline std::string textIn(const QJsonObject &object, const char *name)
{
    return object[QLatin1String(name)].toString().toStdString();
}

// Names of headers are the same in capitals and small letters.
inline bool isSameName(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return lower(x) == lower(y); });
}

} // namespace guitai::paypal
