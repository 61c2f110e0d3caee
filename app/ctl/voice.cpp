// Lines on standard output, each flushed at once: a program may be reading at the other end.
#include "app/ctl/voice.h"

#include <QJsonDocument>

#include <cstdio>

namespace guitai::ctl {

namespace {

void line(std::FILE *to, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), to);
    std::fputc('\n', to);
    std::fflush(to);
}

} // namespace

void Voice::say(const QJsonObject &object, const QString &plain) const
{
    if (json())
        line(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact));
    else if (!plain.isEmpty())
        line(stdout, plain.toUtf8());
}

void Voice::plain(const QString &text) const
{
    if (!json())
        line(stdout, text.toUtf8());
}

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

QString text(Money money)
{
    return QString::fromStdString(money.text());
}

void complain(const QString &what)
{
    line(stderr, "guitaictl: " + what.toUtf8());
}

} // namespace guitai::ctl
