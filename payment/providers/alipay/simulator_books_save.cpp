// The simulator's books as JSON text, and back.
#include "payment/providers/alipay/simulator_books.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace guitai::alipay {

namespace {

QString savedText(const std::string &text)
{
    return QString::fromStdString(text);
}
QJsonValue savedMoney(Money money)
{
    return QJsonValue(qint64(money.minor()));
}
QJsonValue savedTime(Instant at)
{
    return QJsonValue(qint64(at.ms));
}
QJsonValue savedTime(const std::optional<Instant> &at)
{
    return at ? savedTime(*at) : QJsonValue(QJsonValue::Null);
}

std::string loadedText(const QJsonValue &value)
{
    return value.toString().toStdString();
}
Money loadedMoney(const QJsonValue &value)
{
    return {value.toInteger(), Currency::cny()};
}
Instant loadedTime(const QJsonValue &value)
{
    return {value.toInteger()};
}
std::optional<Instant> loadedOptionalTime(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() ? std::nullopt : std::optional(loadedTime(value));
}

QJsonObject savedTrade(const SimulatedTrade &trade)
{
    QJsonArray refunds;
    for (const SimulatedRefund &refund : trade.refunds) {
        refunds.append(QJsonObject{{"number", savedText(refund.number)},
                                   {"amount", savedMoney(refund.amount)},
                                   {"at", savedTime(refund.at)}});
    }
    return QJsonObject{{"out_trade_no", savedText(trade.outTradeNo)},
                       {"order", savedText(trade.order)},
                       {"subject", savedText(trade.subject)},
                       {"notify_url", savedText(trade.notifyUrl)},
                       {"with_certificates", trade.withCertificates},
                       {"code", savedText(trade.code)},
                       {"amount", savedMoney(trade.amount)},
                       {"since", savedTime(trade.since)},
                       {"code_dies", savedTime(trade.codeDies)},
                       {"life", qint64(trade.life.ms)},
                       {"must_be_paid", savedTime(trade.mustBePaid)},
                       {"state", int(trade.state)},
                       {"code_revoked", trade.codeRevoked},
                       {"trade_no", savedText(trade.tradeNo)},
                       {"born_at", savedTime(trade.bornAt)},
                       {"dies", savedTime(trade.dies)},
                       {"paid_at", savedTime(trade.paidAt)},
                       {"given_back_by_cancel", trade.givenBackByCancel},
                       {"times_charged", trade.timesCharged},
                       {"refunds", refunds}};
}

SimulatedTrade loadedTrade(const QJsonObject &saved)
{
    SimulatedTrade trade;
    trade.outTradeNo = loadedText(saved["out_trade_no"]);
    trade.order = loadedText(saved["order"]);
    trade.subject = loadedText(saved["subject"]);
    trade.notifyUrl = loadedText(saved["notify_url"]);
    trade.withCertificates = saved["with_certificates"].toBool();
    trade.code = loadedText(saved["code"]);
    trade.amount = loadedMoney(saved["amount"]);
    trade.since = loadedTime(saved["since"]);
    trade.codeDies = loadedTime(saved["code_dies"]);
    trade.life = Span::milliseconds(saved["life"].toInteger());
    trade.mustBePaid = loadedOptionalTime(saved["must_be_paid"]);
    trade.state = static_cast<TradeState>(saved["state"].toInt());
    trade.codeRevoked = saved["code_revoked"].toBool();
    trade.tradeNo = loadedText(saved["trade_no"]);
    trade.bornAt = loadedTime(saved["born_at"]);
    trade.dies = loadedTime(saved["dies"]);
    trade.paidAt = loadedOptionalTime(saved["paid_at"]);
    trade.givenBackByCancel = saved["given_back_by_cancel"].toBool();
    trade.timesCharged = saved["times_charged"].toInt();
    for (const QJsonValue &refund : saved["refunds"].toArray()) {
        trade.refunds.push_back({loadedText(refund["number"]), loadedMoney(refund["amount"]),
                                 loadedTime(refund["at"])});
    }
    return trade;
}

} // namespace

std::string Books::save() const
{
    QJsonArray trades;
    for (const auto &[number, trade] : m_trades) {
        trades.append(savedTrade(trade));
    }
    // Codes are kept apart: an order whose code was renewed has had several.
    QJsonObject codes;
    for (const auto &[code, number] : m_byCode) {
        codes[savedText(code)] = savedText(number);
    }
    QJsonArray shown;
    for (const auto &[code, customer] : m_customerCodes) {
        shown.append(QJsonObject{{"code", savedText(code)},
                                 {"mood", int(customer.mood)},
                                 {"shown_at", savedTime(customer.shownAt)},
                                 {"used_for", savedText(customer.usedFor)}});
    }
    return QJsonDocument(QJsonObject{{"trades", trades},
                                     {"customer_codes", shown},
                                     {"codes", codes},
                                     {"code_counter", qint64(m_codes)},
                                     {"number_counter", qint64(m_numbers)},
                                     {"latest", savedTime(m_latest)}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

bool Books::load(std::string_view saved)
{
    const auto document =
        QJsonDocument::fromJson(QByteArray(saved.data(), qsizetype(saved.size())));
    if (!document.isObject() || !document["trades"].isArray()) {
        return false;
    }
    *this = Books();
    for (const QJsonValue &value : document["trades"].toArray()) {
        SimulatedTrade trade = loadedTrade(value.toObject());
        if (!trade.tradeNo.empty()) {
            m_byTradeNo[trade.tradeNo] = trade.outTradeNo;
        }
        m_trades[trade.outTradeNo] = std::move(trade);
    }
    const QJsonObject codes = document["codes"].toObject();
    for (auto it = codes.begin(); it != codes.end(); ++it) {
        m_byCode[it.key().toStdString()] = loadedText(it.value());
    }
    for (const QJsonValue &value : document["customer_codes"].toArray()) {
        m_customerCodes[loadedText(value["code"])] = {static_cast<CodeMood>(value["mood"].toInt()),
                                                      loadedTime(value["shown_at"]),
                                                      loadedText(value["used_for"])};
    }
    m_codes = document["code_counter"].toInteger();
    m_numbers = document["number_counter"].toInteger();
    m_latest = loadedTime(document["latest"]);
    return true;
}

} // namespace guitai::alipay
