// Sending events, and sending them again over three days.
#include "payment/providers/stripe/simulator_letters.h"

#include "payment/providers/stripe/api.h"
#include "payment/providers/stripe/signature.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QString>

#include <algorithm>
#include <array>

namespace guitai::stripe {

namespace {

constexpr std::array letterGaps{Span::minutes(5), Span::minutes(30), Span::hours(2),
                                Span::hours(5),   Span::hours(10),   Span::hours(12),
                                Span::hours(12),  Span::hours(12),   Span::hours(12)};

bool isWanted(const QJsonObject &endpoint, const QString &type)
{
    const QJsonArray types = endpoint["enabled_events"].toArray();
    return types.contains(type) || types.contains("*");
}

} // namespace

void SimulatedLetters::add(const QJsonObject &event, const std::vector<QJsonObject> &endpoints,
                           Instant now)
{
    const std::string body = QJsonDocument(event).toJson(QJsonDocument::Indented).toStdString();
    for (const QJsonObject &endpoint : endpoints) {
        if (isWanted(endpoint, event["type"].toString())) {
            m_letters["event-" + std::to_string(++m_counter)] = {textIn(endpoint, "url"), body, now,
                                                                 0, false};
        }
    }
}

std::vector<OutgoingCallback> SimulatedLetters::due(const std::string &secret, Instant now)
{
    std::vector<OutgoingCallback> list;
    for (auto &[key, letter] : m_letters) {
        if (letter.underWay || now < letter.due) {
            continue;
        }
        letter.underWay = true;
        OutgoingCallback callback;
        callback.url = letter.url;
        callback.key = key;
        callback.request.url = letter.url;
        callback.request.headers = {
            {"content-type", "application/json; charset=utf-8"},
            {"user-agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)"},
            {"stripe-signature", signatureHeader(letter.body, secret, now)}};
        callback.request.body = letter.body;
        list.push_back(callback);
        if (m_untidy) {
            callback.key += "-again";
            list.push_back(std::move(callback));
        }
    }
    if (m_untidy) {
        std::reverse(list.begin(), list.end());
    }
    return list;
}

void SimulatedLetters::answered(const std::string &key, const std::optional<HttpReply> &reply,
                                Instant now, std::int64_t scale)
{
    const auto found = m_letters.find(key);
    if (found == m_letters.end() || !found->second.underWay) {
        return;
    }
    Letter &letter = found->second;
    const bool taken = reply && reply->status >= 200 && reply->status < 300;
    if (taken || letter.sent == static_cast<int>(letterGaps.size())) {
        m_letters.erase(found);
        return;
    }
    const Span gap = letterGaps[static_cast<std::size_t>(letter.sent)];
    letter.due = now + Span::milliseconds(gap.ms / scale);
    ++letter.sent;
    letter.underWay = false;
}

QJsonObject SimulatedLetters::save() const
{
    QJsonArray letters;
    for (const auto &[key, letter] : m_letters) {
        letters.append(QJsonObject{{"key", QString::fromStdString(key)},
                                   {"url", QString::fromStdString(letter.url)},
                                   {"body", QString::fromStdString(letter.body)},
                                   {"due", qint64(letter.due.ms)},
                                   {"sent", letter.sent}});
    }
    return {{"letters", letters}, {"counter", qint64(m_counter)}};
}

void SimulatedLetters::load(const QJsonObject &saved)
{
    m_letters.clear();
    for (const QJsonValue &value : saved["letters"].toArray()) {
        const QJsonObject one = value.toObject();
        // One that was under way when the simulator stopped is sent again.
        m_letters[textIn(one, "key")] = {textIn(one, "url"), textIn(one, "body"),
                                         Instant{one["due"].toInteger()}, one["sent"].toInt(),
                                         false};
    }
    m_counter = saved["counter"].toInteger(10'000'000);
}

} // namespace guitai::stripe
