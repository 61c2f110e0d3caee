// Reading PayPal's JSON.
#include "payment/providers/paypal/answers.h"

#include "payment/providers/paypal/amount.h"
#include "payment/providers/paypal/json.h"
#include "payment/providers/paypal/paypal_time.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace guitai::paypal {

namespace {

// Longer than any of PayPal's answers to us.
constexpr std::size_t longestAnswer = 1 << 20;

std::optional<QJsonObject> answerIn(std::string_view body)
{
    if (body.size() > longestAnswer) {
        return std::nullopt;
    }
    const auto document = QJsonDocument::fromJson(QByteArray(body.data(), qsizetype(body.size())));
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

std::optional<Money> moneyIn(const QJsonObject &object, const char *name)
{
    const QJsonObject money = object[QLatin1String(name)].toObject();
    return moneyFrom(textIn(money, "currency_code"), textIn(money, "value"));
}

bool isId(const std::string &id)
{
    return !id.empty() && id.size() <= 36 &&
           id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == std::string::npos;
}

std::optional<CaptureState> captureIn(const QJsonObject &object)
{
    CaptureState capture;
    capture.id = textIn(object, "id");
    capture.status = textIn(object, "status");
    capture.reason = textIn(object["status_details"].toObject(), "reason");
    capture.customId = textIn(object, "custom_id");
    capture.amount = moneyIn(object, "amount");
    capture.at = timeFrom(textIn(object, "create_time"));
    if (!isId(capture.id) || capture.status.empty()) {
        return std::nullopt;
    }
    return capture;
}

std::string linkIn(const QJsonObject &order)
{
    std::string link;
    for (const QJsonValue &value : order["links"].toArray()) {
        const QJsonObject one = value.toObject();
        const QString rel = one["rel"].toString();
        if (rel == "payer-action" || (rel == "approve" && link.empty())) {
            link = textIn(one, "href");
        }
    }
    return link;
}

} // namespace

std::optional<Token> readToken(std::string_view body)
{
    const auto object = answerIn(body);
    if (!object) {
        return std::nullopt;
    }
    Token token;
    token.text = textIn(*object, "access_token");
    token.life = Span::seconds((*object)["expires_in"].toInteger());
    const QString type = (*object)["token_type"].toString();
    const bool isHeaderText =
        token.text.find_first_of("\r\n ") == std::string::npos && !token.text.empty();
    if (!isHeaderText || token.life.ms <= 0 || type.compare("Bearer", Qt::CaseInsensitive) != 0) {
        return std::nullopt;
    }
    return token;
}

std::optional<OrderState> readOrder(std::string_view body)
{
    const auto object = answerIn(body);
    if (!object) {
        return std::nullopt;
    }
    OrderState order;
    order.id = textIn(*object, "id");
    order.status = textIn(*object, "status");
    order.link = linkIn(*object);
    const QJsonArray units = (*object)["purchase_units"].toArray();
    if (!isId(order.id) || order.status.empty() || units.size() > 1) {
        return std::nullopt;
    }
    const QJsonObject unit = units.first().toObject();
    order.customId = textIn(unit, "custom_id");
    order.amount = moneyIn(unit, "amount");
    if (unit.contains("amount") && !order.amount) {
        return std::nullopt;
    }
    for (const QJsonValue &value : unit["payments"].toObject()["captures"].toArray()) {
        const auto capture = captureIn(value.toObject());
        if (!capture) {
            return std::nullopt;
        }
        order.captures.push_back(*capture);
    }
    return order;
}

std::optional<CaptureState> readCapture(std::string_view body)
{
    const auto object = answerIn(body);
    return object ? captureIn(*object) : std::nullopt;
}

std::optional<RefundState> readRefund(std::string_view body)
{
    const auto object = answerIn(body);
    if (!object) {
        return std::nullopt;
    }
    RefundState refund;
    refund.id = textIn(*object, "id");
    refund.status = textIn(*object, "status");
    refund.reason = textIn((*object)["status_details"].toObject(), "reason");
    refund.customId = textIn(*object, "custom_id");
    refund.amount = moneyIn(*object, "amount");
    refund.at = timeFrom(textIn(*object, "create_time"));
    if (!isId(refund.id) || refund.status.empty()) {
        return std::nullopt;
    }
    return refund;
}

std::optional<Refusal> readRefusal(int status, std::string_view body)
{
    const auto object = answerIn(body);
    if (!object) {
        return std::nullopt;
    }
    Refusal refusal;
    refusal.status = status;
    refusal.name = textIn(*object, "name");
    refusal.words = textIn(*object, "message");
    if (refusal.name.empty()) {
        refusal.name = textIn(*object, "error");
        refusal.words = textIn(*object, "error_description");
    }
    const QJsonObject detail = (*object)["details"].toArray().first().toObject();
    refusal.issue = textIn(detail, "issue");
    if (const std::string words = textIn(detail, "description"); !words.empty()) {
        refusal.words = words;
    }
    if (const std::string field = textIn(detail, "field"); !field.empty()) {
        refusal.words += " (" + field + ")";
    }
    return refusal.name.empty() ? std::nullopt : std::optional(refusal);
}

} // namespace guitai::paypal
