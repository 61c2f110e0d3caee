// The note as JSON text, for people who look into the journal.
#include "payment/providers/paypal/trail.h"

#include "payment/providers/wire/json_text.h"

#include <QByteArray>
#include <QJsonDocument>

namespace guitai::paypal {

namespace {

QJsonDocument documentIn(std::string_view note)
{
    return QJsonDocument::fromJson(QByteArray(note.data(), qsizetype(note.size())));
}

std::string textIn(const QJsonDocument &document, const char *name)
{
    return document[QLatin1String(name)].toString().toStdString();
}

} // namespace

std::string Trail::text() const
{
    JsonText json;
    json.add("order", order).add("order_key", orderKey);
    if (captures > 0) {
        json.add("capture_key", captureKey).addRaw("captures", std::to_string(captures));
    }
    if (begun) {
        json.addRaw("capture_begun", std::to_string(begun->ms));
    }
    return json.text();
}

Trail Trail::parse(std::string_view note)
{
    const QJsonDocument document = documentIn(note);
    Trail trail;
    trail.order = textIn(document, "order");
    trail.orderKey = textIn(document, "order_key");
    trail.captureKey = textIn(document, "capture_key");
    trail.captures = document["captures"].toInt();
    if (const QJsonValue begun = document["capture_begun"]; begun.isDouble()) {
        trail.begun = Instant{begun.toInteger()};
    }
    return trail;
}

std::string RefundTrail::text() const
{
    return JsonText().add("refund", refund).add("refund_key", key).text();
}

RefundTrail RefundTrail::parse(std::string_view note)
{
    const QJsonDocument document = documentIn(note);
    return {textIn(document, "refund"), textIn(document, "refund_key")};
}

} // namespace guitai::paypal
