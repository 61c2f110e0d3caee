// Sending webhooks until they are answered: up to 25 times over three days.
#include "payment/providers/paypal/simulator_letters.h"

#include "payment/providers/crypto/base64.h"
#include "payment/providers/crypto/certificate_maker.h"
#include "payment/providers/paypal/json.h"
#include "payment/providers/paypal/paypal_time.h"
#include "payment/providers/paypal/webhook.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <cstdio>

namespace guitai::paypal {

namespace {

constexpr int mostDeliveries = 25;

// Doubling from a minute to four hours, which makes three days of 24 gaps.
Span gapAfter(int deliveries)
{
    const Span longest = Span::hours(4);
    return deliveries > 8 ? longest
                          : std::min(longest, Span::minutes(std::int64_t(1) << (deliveries - 1)));
}

std::string numbered(const char *form, std::int64_t number)
{
    char text[64];
    std::snprintf(text, sizeof text, form, static_cast<unsigned long long>(number));
    return text;
}

CertificateWish wishFor(const std::string &name, std::uint64_t serial)
{
    CertificateWish wish;
    wish.organization = "Guitai Sandbox";
    wish.commonName = name;
    wish.serial = serial;
    // The simulator has no clock; these years are wide enough for any test.
    wish.notBefore = instantOf({2020, 1, 1, 0, 0, 0, 0}, 0);
    wish.notAfter = instantOf({2049, 12, 31, 0, 0, 0, 0}, 0);
    return wish;
}

} // namespace

void Letters::add(const std::string &type, const std::string &resourceType,
                  const QJsonObject &resource, int copies, Instant now)
{
    for (const auto &[webhook, wanted] : subscriptions) {
        const bool isWanted = std::any_of(wanted.types.begin(), wanted.types.end(),
                                          [&](const auto &t) { return t == "*" || t == type; });
        const std::string &url = wanted.url.empty() ? otherwise : wanted.url;
        if (url.empty() || !isWanted) {
            continue;
        }
        const std::int64_t number = ++m_count;
        const QJsonObject event{
            {"id", QString::fromStdString(numbered("WH-%017llu-GUITAI", number))},
            {"event_version", "1.0"},
            {"create_time", QString::fromStdString(timeText(now))},
            {"resource_type", QString::fromStdString(resourceType)},
            {"resource_version", "2.0"},
            {"event_type", QString::fromStdString(type)},
            {"summary", QString::fromStdString("Simulated: " + type)},
            {"resource", resource},
            {"links", QJsonArray()}};
        const std::string body = QJsonDocument(event).toJson(QJsonDocument::Compact).toStdString();
        for (int copy = 0; copy < copies; ++copy) {
            m_letters[numbered("letter-%012llu", number) + "-" + std::to_string(copy)] = {
                webhook, url, body, numbered("00000000-0000-4000-8000-%012llu", number),
                now,     now, 0,    false};
        }
    }
}

std::string Letters::newWebhookId()
{
    return numbered("7WH%014llu", ++m_count);
}

bool Letters::hasDue(Instant now) const
{
    return std::any_of(m_letters.begin(), m_letters.end(), [&](const auto &entry) {
        return !entry.second.underWay && entry.second.due <= now;
    });
}

std::vector<OutgoingCallback> Letters::due(const PrivateKey &key, const std::string &certUrl,
                                           bool backwards, Instant now)
{
    std::vector<OutgoingCallback> list;
    for (auto &[number, letter] : m_letters) {
        if (letter.underWay || now < letter.due) {
            continue;
        }
        letter.underWay = true;
        const std::string time = timeText(letter.made);
        const std::string text =
            signedEventText(letter.transmission, time, letter.webhook, letter.body);
        OutgoingCallback callback;
        callback.url = letter.url;
        callback.key = number;
        callback.request.url = letter.url;
        callback.request.headers = {{"content-type", "application/json"},
                                    {"paypal-transmission-id", letter.transmission},
                                    {"paypal-transmission-time", time},
                                    {"paypal-transmission-sig", toBase64(key.sign(text))},
                                    {"paypal-cert-url", certUrl},
                                    {"paypal-auth-algo", "SHA256withRSA"},
                                    {"paypal-auth-version", "v2"}};
        callback.request.body = letter.body;
        list.push_back(std::move(callback));
    }
    if (backwards) {
        std::reverse(list.begin(), list.end());
    }
    return list;
}

void Letters::answered(const std::string &key, const std::optional<HttpReply> &reply, Instant now,
                       std::int64_t scale)
{
    const auto found = m_letters.find(key);
    if (found == m_letters.end() || !found->second.underWay) {
        return;
    }
    Letter &letter = found->second;
    ++letter.sent;
    if ((reply && reply->status >= 200 && reply->status < 300) || letter.sent == mostDeliveries) {
        m_letters.erase(found);
        return;
    }
    letter.due = now + Span::milliseconds(gapAfter(letter.sent).ms / scale);
    letter.underWay = false;
}

std::string Letters::save() const
{
    QJsonArray letters;
    for (const auto &[key, letter] : m_letters) {
        letters.append(QJsonObject{{"key", QString::fromStdString(key)},
                                   {"webhook", QString::fromStdString(letter.webhook)},
                                   {"url", QString::fromStdString(letter.url)},
                                   {"body", QString::fromStdString(letter.body)},
                                   {"transmission", QString::fromStdString(letter.transmission)},
                                   {"made", qint64(letter.made.ms)},
                                   {"due", qint64(letter.due.ms)},
                                   {"sent", letter.sent}});
    }
    QJsonArray wanted;
    for (const auto &[id, subscription] : subscriptions) {
        QJsonArray types;
        for (const std::string &type : subscription.types) {
            types.append(QString::fromStdString(type));
        }
        wanted.append(QJsonObject{{"id", QString::fromStdString(id)},
                                  {"url", QString::fromStdString(subscription.url)},
                                  {"types", types}});
    }
    return QJsonDocument(
               QJsonObject{{"letters", letters}, {"wanted", wanted}, {"count", qint64(m_count)}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

bool Letters::load(std::string_view saved)
{
    const auto document =
        QJsonDocument::fromJson(QByteArray(saved.data(), qsizetype(saved.size())));
    if (!document.isObject()) {
        return false;
    }
    m_letters.clear();
    subscriptions.clear();
    for (const QJsonValue &value : document["letters"].toArray()) {
        const QJsonObject kept = value.toObject();
        // One that was under way when the simulator stopped is sent again.
        m_letters[textIn(kept, "key")] = {textIn(kept, "webhook"),
                                          textIn(kept, "url"),
                                          textIn(kept, "body"),
                                          textIn(kept, "transmission"),
                                          Instant{kept["made"].toInteger()},
                                          Instant{kept["due"].toInteger()},
                                          kept["sent"].toInt(),
                                          false};
    }
    for (const QJsonValue &value : document["wanted"].toArray()) {
        const QJsonObject kept = value.toObject();
        Subscription &subscription = subscriptions[textIn(kept, "id")];
        subscription.url = textIn(kept, "url");
        for (const QJsonValue &type : kept["types"].toArray()) {
            subscription.types.push_back(type.toString().toStdString());
        }
    }
    m_count = document["count"].toInteger();
    return true;
}

LetterCertificates letterCertificates(const PrivateKey &key)
{
    CertificateWish authority = wishFor("Guitai Sandbox PayPal Authority", 1);
    authority.isAuthority = true;
    // One key for both: a key less to make.
    const Certificate root = CertificateMaker::selfSigned(authority, key);
    const Certificate leaf = CertificateMaker::issued(
        wishFor("messageverificationcerts.sandbox.paypal.com", 2), key.publicKey(), root, key);
    return {leaf.pem(), root.pem()};
}

} // namespace guitai::paypal
