// The books as text, and back.
#include "payment/providers/wechatpay/simulator_books.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace guitai::wechatpay {

namespace {

QString inQt(const std::string &text)
{
    return QString::fromStdString(text);
}

std::string textAt(const QJsonValue &value, const char *key)
{
    return value[QLatin1String(key)].toString().toStdString();
}

Instant instantAt(const QJsonValue &value, const char *key)
{
    return Instant{value[QLatin1String(key)].toInteger()};
}

Money moneyAt(const QJsonValue &value, const char *key)
{
    return Money(value[QLatin1String(key)].toInteger(), Currency::cny());
}

QJsonObject savedRefund(const SimulatedRefund &refund)
{
    return {{"number", inQt(refund.number)},        {"refund_id", inQt(refund.refundId)},
            {"notify_url", inQt(refund.notifyUrl)}, {"amount", qint64(refund.amount.minor())},
            {"at", qint64(refund.at.ms)},           {"done_at", qint64(refund.doneAt.ms)},
            {"by_reverse", refund.byReverse},       {"told", refund.told}};
}

SimulatedRefund loadedRefund(const QJsonValue &value)
{
    return {textAt(value, "number"),      textAt(value, "refund_id"), textAt(value, "notify_url"),
            moneyAt(value, "amount"),     instantAt(value, "at"),     instantAt(value, "done_at"),
            value["by_reverse"].toBool(), value["told"].toBool()};
}

QJsonObject savedOrder(const SimulatedOrder &order)
{
    QJsonArray refunds;
    for (const SimulatedRefund &refund : order.refunds) {
        refunds.append(savedRefund(refund));
    }
    QJsonObject saved{{"out_trade_no", inQt(order.outTradeNo)},
                      {"order", inQt(order.order)},
                      {"description", inQt(order.description)},
                      {"attach", inQt(order.attach)},
                      {"device_id", inQt(order.deviceId)},
                      {"notify_url", inQt(order.notifyUrl)},
                      {"code", inQt(order.code)},
                      {"auth_code", inQt(order.authCode)},
                      {"amount", qint64(order.amount.minor())},
                      {"since", qint64(order.since.ms)},
                      {"code_dies", qint64(order.codeDies.ms)},
                      {"dies", qint64(order.dies.ms)},
                      {"state", int(order.state)},
                      {"scanned", order.scanned},
                      {"transaction_id", inQt(order.transactionId)},
                      {"times_charged", order.timesCharged},
                      {"refunds", refunds}};
    if (order.paidAt) {
        saved["paid_at"] = qint64(order.paidAt->ms);
    }
    return saved;
}

SimulatedOrder loadedOrder(const QJsonValue &value)
{
    SimulatedOrder order;
    order.outTradeNo = textAt(value, "out_trade_no");
    order.order = textAt(value, "order");
    order.description = textAt(value, "description");
    order.attach = textAt(value, "attach");
    order.deviceId = textAt(value, "device_id");
    order.notifyUrl = textAt(value, "notify_url");
    order.code = textAt(value, "code");
    order.authCode = textAt(value, "auth_code");
    order.amount = moneyAt(value, "amount");
    order.since = instantAt(value, "since");
    order.codeDies = instantAt(value, "code_dies");
    order.dies = instantAt(value, "dies");
    order.state = OrderState(value["state"].toInt());
    order.scanned = value["scanned"].toBool();
    order.transactionId = textAt(value, "transaction_id");
    order.timesCharged = value["times_charged"].toInt();
    if (!value["paid_at"].isUndefined()) {
        order.paidAt = instantAt(value, "paid_at");
    }
    const QJsonArray refunds = value["refunds"].toArray();
    for (const QJsonValue &refund : refunds) {
        order.refunds.push_back(loadedRefund(refund));
    }
    return order;
}

} // namespace

std::string Books::save() const
{
    QJsonArray orders;
    for (const auto &[number, order] : m_orders) {
        orders.append(savedOrder(order));
    }
    QJsonArray codes;
    for (const auto &[code, held] : m_customerCodes) {
        QJsonObject saved{{"code", inQt(code)}, {"mood", int(held.mood)}, {"used", held.used}};
        if (held.made) {
            saved["made"] = qint64(held.made->ms);
        }
        codes.append(saved);
    }
    return QJsonDocument(QJsonObject{{"orders", orders},
                                     {"customer_codes", codes},
                                     {"codes", qint64(m_codes)},
                                     {"numbers", qint64(m_numbers)},
                                     {"latest", qint64(m_latest.ms)}})
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
    const QJsonArray orders = document["orders"].toArray();
    for (const QJsonValue &value : orders) {
        SimulatedOrder order = loadedOrder(value);
        if (!order.code.empty()) {
            m_byCode[order.code] = order.outTradeNo;
        }
        if (!order.transactionId.empty()) {
            m_byTransaction[order.transactionId] = order.outTradeNo;
        }
        for (const SimulatedRefund &refund : order.refunds) {
            if (!refund.byReverse) {
                m_byRefund[refund.number] = order.outTradeNo;
            }
        }
        m_orders[order.outTradeNo] = std::move(order);
    }
    const QJsonArray codes = document["customer_codes"].toArray();
    for (const QJsonValue &value : codes) {
        CustomerCode code{CodeMood(value["mood"].toInt()), {}, value["used"].toBool()};
        if (!value["made"].isUndefined()) {
            code.made = instantAt(value, "made");
        }
        m_customerCodes[textAt(value, "code")] = code;
    }
    m_codes = document["codes"].toInteger();
    m_numbers = document["numbers"].toInteger();
    m_latest = Instant{document["latest"].toInteger()};
    return true;
}

} // namespace guitai::wechatpay
