// Sending letters again.
#include "payment/providers/wechatpay/simulator_letters.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <array>

namespace guitai::wechatpay {

namespace {

constexpr std::array letterGaps{
    Span::seconds(15), Span::seconds(15), Span::seconds(30), Span::minutes(3),  Span::minutes(10),
    Span::minutes(20), Span::minutes(30), Span::minutes(30), Span::minutes(30), Span::minutes(60),
    Span::hours(3),    Span::hours(3),    Span::hours(3),    Span::hours(6),    Span::hours(6)};

} // namespace

void LetterQueue::add(const std::string &url, const std::string &body, Instant now)
{
    char key[32];
    std::snprintf(key, sizeof key, "letter-%09lld", static_cast<long long>(++m_counter));
    m_letters[key] = {url, body, now, 0, false};
}

std::vector<DueLetter> LetterQueue::due(Instant now)
{
    std::vector<DueLetter> list;
    for (auto &[key, letter] : m_letters) {
        if (!letter.underWay && letter.due <= now) {
            letter.underWay = true;
            list.push_back({key, letter.url, letter.body, letter.sent == 0});
        }
    }
    return list;
}

void LetterQueue::answered(const std::string &key, const std::optional<HttpReply> &reply,
                           Instant now, std::int64_t scale)
{
    const auto found = m_letters.find(key);
    if (found == m_letters.end() || !found->second.underWay) {
        return;
    }
    Letter &letter = found->second;
    const bool isTaken = reply && (reply->status == 200 || reply->status == 204);
    if (isTaken || letter.sent == static_cast<int>(letterGaps.size())) {
        m_letters.erase(found);
        return;
    }
    const Span gap = letterGaps[static_cast<std::size_t>(letter.sent)];
    letter.due = now + Span::milliseconds(gap.ms / scale);
    ++letter.sent;
    letter.underWay = false;
}

std::string LetterQueue::save() const
{
    QJsonArray letters;
    for (const auto &[key, letter] : m_letters) {
        letters.append(QJsonObject{{"key", QString::fromStdString(key)},
                                   {"url", QString::fromStdString(letter.url)},
                                   {"body", QString::fromStdString(letter.body)},
                                   {"due", qint64(letter.due.ms)},
                                   {"sent", letter.sent}});
    }
    return QJsonDocument(QJsonObject{{"letters", letters}, {"counter", qint64(m_counter)}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

bool LetterQueue::load(std::string_view saved)
{
    const auto document =
        QJsonDocument::fromJson(QByteArray(saved.data(), qsizetype(saved.size())));
    if (!document.isObject()) {
        return false;
    }
    m_letters.clear();
    const QJsonArray letters = document["letters"].toArray();
    for (const QJsonValue &value : letters) {
        // One that was under way when the simulator stopped is sent again.
        m_letters[value["key"].toString().toStdString()] = {
            value["url"].toString().toStdString(), value["body"].toString().toStdString(),
            Instant{value["due"].toInteger()}, value["sent"].toInt(), false};
    }
    m_counter = document["counter"].toInteger();
    return true;
}

} // namespace guitai::wechatpay
