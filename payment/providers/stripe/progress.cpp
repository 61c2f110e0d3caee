// Progress as JSON text.
#include "payment/providers/stripe/progress.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>

namespace guitai::stripe {

namespace {

std::string notedText(const QJsonObject &object, const char *key)
{
    return object[QLatin1String(key)].toString().toStdString();
}

QJsonObject noteObject(const std::string &note)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(note)).object();
}

std::string compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

constexpr std::size_t longestWords = 200;

} // namespace

std::string noteOf(const PaymentProgress &progress)
{
    QJsonObject note{{"intent", QString::fromStdString(progress.intent)},
                     {"shown", progress.shown},
                     {"create_keys", progress.createKeys},
                     {"capture_keys", progress.captureKeys}};
    if (progress.end) {
        const std::string words = progress.end->words.substr(0, longestWords);
        note["end"] = QJsonObject{{"declined", progress.end->verdict == Verdict::Declined},
                                  {"code", QString::fromStdString(progress.end->code)},
                                  {"words", QString::fromStdString(words)}};
    }
    return compact(note);
}

PaymentProgress paymentProgress(const std::string &note)
{
    const QJsonObject object = noteObject(note);
    PaymentProgress progress;
    progress.intent = notedText(object, "intent");
    progress.shown = object["shown"].toInt();
    progress.createKeys = std::max(1, object["create_keys"].toInt());
    progress.captureKeys = std::max(1, object["capture_keys"].toInt());
    if (object["end"].isObject()) {
        const QJsonObject end = object["end"].toObject();
        progress.end =
            ForegoneEnd{end["declined"].toBool() ? Verdict::Declined : Verdict::Cancelled,
                        notedText(end, "code"), notedText(end, "words")};
    }
    return progress;
}

std::string noteOf(const RefundProgress &progress)
{
    return compact({{"refund", QString::fromStdString(progress.refund)}, {"keys", progress.keys}});
}

RefundProgress refundProgress(const std::string &note)
{
    const QJsonObject object = noteObject(note);
    return {notedText(object, "refund"), std::max(1, object["keys"].toInt())};
}

} // namespace guitai::stripe
