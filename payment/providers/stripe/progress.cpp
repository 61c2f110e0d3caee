// Progress as JSON text.
#include "payment/providers/stripe/progress.h"

#include "payment/providers/stripe/reasons.h"

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

// A note has room for a sentence. What is cut is not cut inside a letter.
std::string firstWords(const std::string &text)
{
    constexpr std::size_t longest = 300;
    std::size_t end = std::min(longest, text.size());
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
        --end;
    }
    return text.substr(0, end);
}

} // namespace

Reason ForegoneEnd::reason() const
{
    return status == 0 ? reasonOfDecline(code) : reasonOfRefusal(status, code, {}, words);
}

std::string noteOf(const PaymentProgress &progress)
{
    QJsonObject note{{"intent", QString::fromStdString(progress.intent)},
                     {"shown", progress.shown},
                     {"create_keys", progress.createKeys},
                     {"capture_keys", progress.captureKeys}};
    if (progress.end) {
        note["end"] =
            QJsonObject{{"declined", progress.end->verdict == Verdict::Declined},
                        {"code", QString::fromStdString(progress.end->code)},
                        {"words", QString::fromStdString(firstWords(progress.end->words))},
                        {"status", progress.end->status}};
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
                        notedText(end, "code"), notedText(end, "words"), end["status"].toInt()};
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
