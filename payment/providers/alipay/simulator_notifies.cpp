// Sending notifies again.
#include "payment/providers/alipay/simulator_notifies.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <array>

namespace guitai::alipay {

namespace {

constexpr std::array notifyGaps{Span::minutes(4), Span::minutes(10), Span::minutes(10),
                                Span::hours(1),   Span::hours(2),    Span::hours(6),
                                Span::hours(15)};

} // namespace

void NotifyQueue::add(const std::string &url, const std::string &body, Instant now)
{
    m_letters["notify-" + std::to_string(++m_counter)] = {url, body, now, 0, false};
}

std::vector<OutgoingCallback> NotifyQueue::due(Instant now)
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
            {"content-type", "application/x-www-form-urlencoded; charset=utf-8"}};
        callback.request.body = letter.body;
        list.push_back(std::move(callback));
    }
    return list;
}

void NotifyQueue::answered(const std::string &key, const std::optional<HttpReply> &reply,
                           Instant now, std::int64_t scale)
{
    const auto found = m_letters.find(key);
    if (found == m_letters.end() || !found->second.underWay) {
        return;
    }
    Letter &letter = found->second;
    const bool taken = reply && reply->status == 200 && reply->body == "success";
    if (taken || letter.sent == static_cast<int>(notifyGaps.size())) {
        m_letters.erase(found);
        return;
    }
    const Span gap = notifyGaps[static_cast<std::size_t>(letter.sent)];
    letter.due = now + Span::milliseconds(gap.ms * m_gapPermille / 1000 / scale);
    ++letter.sent;
    letter.underWay = false;
}

std::string NotifyQueue::save() const
{
    QJsonArray letters;
    for (const auto &[key, letter] : m_letters) {
        letters.append(QJsonObject{{"key", QString::fromStdString(key)},
                                   {"url", QString::fromStdString(letter.url)},
                                   {"body", QString::fromStdString(letter.body)},
                                   {"due", qint64(letter.due.ms)},
                                   {"sent", letter.sent}});
    }
    return QJsonDocument(QJsonObject{{"letters", letters},
                                     {"counter", qint64(m_counter)},
                                     {"gap_permille", m_gapPermille}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

bool NotifyQueue::load(std::string_view saved)
{
    const auto document =
        QJsonDocument::fromJson(QByteArray(saved.data(), qsizetype(saved.size())));
    if (!document.isObject()) {
        return false;
    }
    m_letters.clear();
    for (const QJsonValue &value : document["letters"].toArray()) {
        // One that was under way when the simulator stopped is sent again.
        m_letters[value["key"].toString().toStdString()] = {
            value["url"].toString().toStdString(), value["body"].toString().toStdString(),
            Instant{value["due"].toInteger()}, value["sent"].toInt(), false};
    }
    m_counter = document["counter"].toInteger();
    m_gapPermille = document["gap_permille"].toInt(1000);
    return true;
}

} // namespace guitai::alipay
