// Listing and changing webhooks.
#include "payment/providers/paypal/simulator_webhooks.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace guitai::paypal {

namespace {

QJsonObject webhookJson(const std::string &id, const Subscription &subscription)
{
    QJsonArray types;
    for (const std::string &type : subscription.types) {
        types.append(QJsonObject{{"name", QString::fromStdString(type)}});
    }
    return {{"id", QString::fromStdString(id)},
            {"url", QString::fromStdString(subscription.url)},
            {"event_types", types},
            {"links", QJsonArray()}};
}

HttpReply jsonReply(int status, const QJsonObject &object)
{
    return {status, {{"content-type", "application/json"}}, textOf(object)};
}

Denial wrongBody(const char *issue, const char *field)
{
    return {400, {{issue, field, {}}}, {}};
}

std::variant<HttpReply, Denial> createWebhook(const QJsonDocument &body, Letters &letters)
{
    Subscription wanted{body["url"].toString().toStdString(), {}};
    for (const QJsonValue &type : body["event_types"].toArray()) {
        wanted.types.push_back(type["name"].toString().toStdString());
    }
    if (wanted.url.empty() || wanted.types.empty()) {
        return wrongBody("MISSING_REQUIRED_PARAMETER",
                         wanted.url.empty() ? "/url" : "/event_types");
    }
    const std::string id = letters.newWebhookId();
    letters.subscriptions[id] = wanted;
    return jsonReply(201, webhookJson(id, wanted));
}

} // namespace

std::variant<HttpReply, Denial> answerAboutWebhooks(const HttpRequest &request, const Asked &asked,
                                                    Letters &letters)
{
    auto &all = letters.subscriptions;
    if (asked.call == SimulatedCall::ListWebhooks) {
        QJsonArray list;
        for (const auto &[id, subscription] : all) {
            list.append(webhookJson(id, subscription));
        }
        return jsonReply(200, {{"webhooks", list}});
    }
    const auto body = QJsonDocument::fromJson(QByteArray::fromStdString(request.body));
    if (asked.call == SimulatedCall::CreateWebhook) {
        return createWebhook(body, letters);
    }
    const auto found = all.find(asked.id);
    if (found == all.end()) {
        return Denial{404, {{"INVALID_RESOURCE_ID", {}, {}}}, {}};
    }
    if (asked.call == SimulatedCall::DeleteWebhook) {
        all.erase(found);
        return HttpReply{204, {}, {}};
    }
    if (asked.call == SimulatedCall::ChangeWebhook) {
        for (const QJsonValue &change : body.array()) {
            if (change["op"].toString() != "replace" || change["path"].toString() != "/url") {
                return wrongBody("INVALID_PARAMETER_VALUE", "/0/path");
            }
            found->second.url = change["value"].toString().toStdString();
        }
    }
    return jsonReply(200, webhookJson(found->first, found->second));
}

} // namespace guitai::paypal
