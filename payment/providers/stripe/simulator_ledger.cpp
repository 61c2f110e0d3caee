// The books as others see them: who waits at the reader, the ledger, and the whole as text.
#include "payment/providers/stripe/amounts.h"
#include "payment/providers/stripe/api.h"
#include "payment/providers/stripe/simulator_books.h"

#include <QJsonArray>

namespace guitai::stripe {

std::vector<WaitingPayment> SimulatedBooks::waiting() const
{
    const QJsonObject *intent = intentAtReader();
    if (!intent || textIn(*intent, "status") != "requires_payment_method") {
        return {};
    }
    const std::string attempt = textIn((*intent)["metadata"].toObject(), "attempt");
    WaitingPayment payment;
    payment.outTradeNo = attempt.empty() ? textIn(*intent, "id") : attempt;
    payment.subject = textIn(*intent, "description");
    if (const auto currency = currencyOfWord(textIn(*intent, "currency"))) {
        payment.amount =
            moneyOfStripe((*intent)["amount"].toInteger(), *currency).value_or(Money(0, *currency));
    }
    payment.since = Instant{(*find(simulatedReader))["last_seen_at"].toInteger()};
    payment.byCard = true;
    return {payment};
}

std::vector<LedgerRow> SimulatedBooks::ledger() const
{
    std::vector<LedgerRow> rows;
    std::map<std::string, std::size_t> rowOfIntent;
    const auto money = [](const QJsonObject &object, const char *amount) {
        const Currency currency =
            currencyOfWord(textIn(object, "currency")).value_or(Currency::cny());
        return moneyOfStripe(object[QLatin1String(amount)].toInteger(), currency)
            .value_or(Money(0, currency));
    };
    for (const auto &[id, object] : m_objects) {
        if (id.compare(0, 3, "pi_") != 0) {
            continue;
        }
        const std::string attempt = textIn(object["metadata"].toObject(), "attempt");
        LedgerRow row;
        row.outTradeNo = attempt.empty() ? id : attempt;
        row.tradeNo = id;
        row.state = textIn(object, "status");
        row.amount = money(object, "amount");
        row.refunded = Money(0, row.amount.currency());
        rowOfIntent[id] = rows.size();
        rows.push_back(row);
    }
    for (const auto &[id, object] : m_objects) {
        const auto found = rowOfIntent.find(textIn(object, "payment_intent"));
        if (found == rowOfIntent.end()) {
            continue;
        }
        LedgerRow &row = rows[found->second];
        if (id.compare(0, 3, "ch_") == 0 && object["captured"].toBool()) {
            ++row.timesCharged;
            row.paidAt = Instant{object["created"].toInteger() * 1000};
        } else if (id.compare(0, 3, "re_") == 0 && textIn(object, "status") == "succeeded") {
            const std::string number = textIn(object["metadata"].toObject(), "refund");
            row.refunds.push_back({number.empty() ? id : number, money(object, "amount"),
                                   Instant{object["created"].toInteger() * 1000}});
            row.refunded += row.refunds.back().amount;
        }
    }
    return rows;
}

std::vector<QJsonObject> SimulatedBooks::takeEvents()
{
    std::vector<QJsonObject> events;
    events.swap(m_fresh);
    return events;
}

std::vector<QJsonObject> SimulatedBooks::endpoints() const
{
    std::vector<QJsonObject> all;
    for (auto it = m_objects.lower_bound("we_"); it != m_objects.end(); ++it) {
        if (it->first.compare(0, 3, "we_") != 0) {
            break;
        }
        all.push_back(it->second);
    }
    return all;
}

QJsonObject SimulatedBooks::save() const
{
    QJsonArray objects;
    for (const auto &[id, object] : m_objects) {
        objects.append(object);
    }
    return {{"objects", objects}, {"counter", qint64(m_counter)}, {"refunds_pend", m_refundsPend}};
}

bool SimulatedBooks::load(const QJsonObject &saved)
{
    std::map<std::string, QJsonObject> objects;
    for (const QJsonValue &value : saved["objects"].toArray()) {
        const QJsonObject object = value.toObject();
        objects[textIn(object, "id")] = object;
    }
    if (objects.count(simulatedReader) == 0) {
        return false;
    }
    m_objects = std::move(objects);
    m_counter = saved["counter"].toInteger();
    m_refundsPend = saved["refunds_pend"].toBool();
    m_fresh.clear();
    return true;
}

} // namespace guitai::stripe
