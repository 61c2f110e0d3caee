// The simulator's books as JSON text, and back.
#include "payment/providers/paypal/simulator_books.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace guitai::paypal {

namespace {

QString keptText(const std::string &text)
{
    return QString::fromStdString(text);
}
qint64 keptTime(Instant at)
{
    return at.ms;
}

std::string textBack(const QJsonValue &value)
{
    return value.toString().toStdString();
}
Instant timeBack(const QJsonValue &value)
{
    return {value.toInteger()};
}

QJsonObject keptCapture(const SimulatedCapture &capture)
{
    QJsonArray refunds;
    for (const SimulatedRefund &refund : capture.refunds) {
        refunds.append(QJsonObject{{"id", keptText(refund.id)},
                                   {"key", keptText(refund.key)},
                                   {"custom_id", keptText(refund.customId)},
                                   {"invoice_id", keptText(refund.invoiceId)},
                                   {"note", keptText(refund.note)},
                                   {"amount", qint64(refund.amount.minor())},
                                   {"so_far", qint64(refund.refundedSoFar.minor())},
                                   {"at", keptTime(refund.at)}});
    }
    return {{"id", keptText(capture.id)},
            {"status", keptText(capture.status)},
            {"at", keptTime(capture.at)},
            {"updated", keptTime(capture.updatedAt)},
            {"refunds", refunds}};
}

SimulatedCapture captureBack(const QJsonObject &kept, Currency currency)
{
    SimulatedCapture capture{textBack(kept["id"]),
                             textBack(kept["status"]),
                             timeBack(kept["at"]),
                             timeBack(kept["updated"]),
                             {}};
    for (const QJsonValue &value : kept["refunds"].toArray()) {
        capture.refunds.push_back(
            {textBack(value["id"]), textBack(value["key"]), textBack(value["custom_id"]),
             textBack(value["invoice_id"]), textBack(value["note"]),
             Money(value["amount"].toInteger(), currency),
             Money(value["so_far"].toInteger(), currency), timeBack(value["at"])});
    }
    return capture;
}

QJsonObject keptOrder(const SimulatedOrder &order)
{
    QJsonObject kept{{"id", keptText(order.id)},
                     {"status", keptText(order.status)},
                     {"reference_id", keptText(order.referenceId)},
                     {"custom_id", keptText(order.customId)},
                     {"invoice_id", keptText(order.invoiceId)},
                     {"description", keptText(order.description)},
                     {"soft_descriptor", keptText(order.softDescriptor)},
                     {"extras", keptText(order.extras)},
                     {"currency", keptText(order.amount.currency().code())},
                     {"amount", qint64(order.amount.minor())},
                     {"with_wallet", order.withWallet},
                     {"since", keptTime(order.since)},
                     {"updated", keptTime(order.updatedAt)},
                     {"opened", order.opened},
                     {"mood", int(order.mood)},
                     {"times_charged", order.timesCharged}};
    if (order.approvedAt) {
        kept["approved"] = keptTime(*order.approvedAt);
    }
    if (order.capture) {
        kept["capture"] = keptCapture(*order.capture);
    }
    return kept;
}

SimulatedOrder orderBack(const QJsonObject &kept)
{
    SimulatedOrder order;
    const auto currency = Currency::fromCode(textBack(kept["currency"]));
    order.id = textBack(kept["id"]);
    order.status = textBack(kept["status"]);
    order.referenceId = textBack(kept["reference_id"]);
    order.customId = textBack(kept["custom_id"]);
    order.invoiceId = textBack(kept["invoice_id"]);
    order.description = textBack(kept["description"]);
    order.softDescriptor = textBack(kept["soft_descriptor"]);
    order.extras = textBack(kept["extras"]);
    order.amount = Money(kept["amount"].toInteger(), currency ? *currency : Currency::cny());
    order.withWallet = kept["with_wallet"].toBool();
    order.since = timeBack(kept["since"]);
    order.updatedAt = timeBack(kept["updated"]);
    order.opened = kept["opened"].toBool();
    order.mood = static_cast<CaptureMood>(kept["mood"].toInt());
    order.timesCharged = kept["times_charged"].toInt();
    if (kept.contains("approved")) {
        order.approvedAt = timeBack(kept["approved"]);
    }
    if (kept.contains("capture")) {
        order.capture = captureBack(kept["capture"].toObject(), order.amount.currency());
    }
    return order;
}

} // namespace

std::string Books::save() const
{
    QJsonArray orders;
    for (const auto &[id, order] : m_orders) {
        orders.append(keptOrder(order));
    }
    return QJsonDocument(QJsonObject{{"orders", orders}, {"ids", qint64(m_ids)}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

bool Books::load(std::string_view saved)
{
    const auto document =
        QJsonDocument::fromJson(QByteArray(saved.data(), qsizetype(saved.size())));
    if (!document.isObject() || !document["orders"].isArray()) {
        return false;
    }
    *this = Books();
    for (const QJsonValue &value : document["orders"].toArray()) {
        SimulatedOrder order = orderBack(value.toObject());
        if (order.capture) {
            m_byCapture[order.capture->id] = order.id;
            for (const SimulatedRefund &refund : order.capture->refunds) {
                m_byRefund[refund.id] = order.id;
            }
        }
        m_orders[order.id] = std::move(order);
    }
    m_ids = document["ids"].toInteger();
    return true;
}

} // namespace guitai::paypal
