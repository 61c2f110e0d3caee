// Voice: what guitaictl says, as lines for people or as one JSON object a line for programs.
#pragma once

#include "shop/base/money.h"
#include "shop/base/time.h"

#include <QJsonObject>
#include <QString>

namespace guitai::ctl {

enum class Tongue
{
    Plain,
    Json
};

class Voice
{
public:
    Voice(Tongue tongue, int offsetSeconds)
        : m_tongue(tongue)
        , m_offset(offsetSeconds)
    {}

    bool json() const { return m_tongue == Tongue::Json; }
    // The object goes out as it is in JSON; plain is what people read (empty: nothing).
    void say(const QJsonObject &object, const QString &plain) const;
    void plain(const QString &text) const;

    QString time(Instant at) const { return QString::fromStdString(rfc3339(at, m_offset)); }
    int offset() const { return m_offset; }

private:
    Tongue m_tongue;
    int m_offset;
};

QString text(const std::string &utf8);
QString text(Money money); // "35.80"

// One line on standard error; what to do is in it.
void complain(const QString &what);

} // namespace guitai::ctl
