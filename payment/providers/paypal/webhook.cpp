// Verifying over the raw bytes (developer.paypal.com, webhooks integration, 2026-11).
#include "payment/providers/paypal/webhook.h"

#include "payment/providers/crypto/base64.h"
#include "payment/providers/paypal/amount.h"
#include "payment/providers/paypal/crc32.h"
#include "payment/providers/paypal/json.h"
#include "payment/providers/paypal/paypal_time.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace guitai::paypal {

namespace {

constexpr std::size_t longestEvent = 256 * 1024;

// Empty when it is missing, or there twice.
std::string headerOf(const HttpRequest &callback, std::string_view name)
{
    std::string value;
    for (const auto &[header, content] : callback.headers) {
        if (isSameName(header, name)) {
            if (!value.empty()) {
                return {};
            }
            value = content;
        }
    }
    return value;
}

std::optional<Money> moneyIn(const QJsonObject &resource)
{
    const QJsonObject money = resource["amount"].toObject();
    return moneyFrom(textIn(money, "currency_code"), textIn(money, "value"));
}

// "R1:A1" is a refund of ours, "A1" an attempt.
void nameOurs(CallbackNotice &notice, const std::string &customId)
{
    const auto colon = customId.find(':');
    if (colon != std::string::npos) {
        notice.refund = RefundId(customId.substr(0, colon));
    }
    notice.attempt = AttemptId(colon == std::string::npos ? customId : customId.substr(colon + 1));
}

std::string customIdOf(const QJsonObject &resource)
{
    if (const std::string own = textIn(resource, "custom_id"); !own.empty()) {
        return own;
    }
    const QJsonArray units = resource["purchase_units"].toArray();
    if (!units.isEmpty()) {
        return textIn(units.first().toObject(), "custom_id");
    }
    return textIn(resource["disputed_transactions"].toArray().first().toObject(), "custom");
}

Reading readingOf(const std::string &type, const QJsonObject &resource, bool ofRefund)
{
    Reading reading;
    reading.providerCode = type;
    const std::string status = textIn(resource, "status");
    if (type == "PAYMENT.CAPTURE.COMPLETED" && status == "COMPLETED" && !ofRefund) {
        reading.amount = moneyIn(resource);
        reading.verdict = reading.amount ? Verdict::Paid : Verdict::NoAnswer;
        reading.reference = textIn(resource, "id");
        reading.at = timeFrom(textIn(resource, "create_time"));
    } else if (type == "PAYMENT.CAPTURE.REFUNDED" && status == "COMPLETED" && ofRefund) {
        reading.amount = moneyIn(resource);
        reading.verdict = reading.amount ? Verdict::Refunded : Verdict::NoAnswer;
        reading.reference = textIn(resource, "id");
        reading.at = timeFrom(textIn(resource, "create_time"));
    } else if (type == "PAYMENT.CAPTURE.PENDING") {
        reading.verdict = Verdict::Waiting;
        reading.reason = Reason::PaymentPending;
        reading.reference = textIn(resource, "id");
    } else if (type == "PAYMENT.REFUND.PENDING") {
        reading.reason = Reason::RefundPending;
    } else if (type == "CHECKOUT.ORDER.APPROVED") {
        reading.verdict = Verdict::Waiting;
    } else if (type == "CUSTOMER.DISPUTE.CREATED" || type == "PAYMENT.CAPTURE.REVERSED") {
        reading.reason = Reason::Disputed;
    }
    return reading;
}

bool isKnownType(const std::string &type)
{
    static const std::string known[] = {"CHECKOUT.ORDER.APPROVED",
                                        "CHECKOUT.ORDER.COMPLETED",
                                        "CHECKOUT.PAYMENT-APPROVAL.REVERSED",
                                        "PAYMENT.CAPTURE.COMPLETED",
                                        "PAYMENT.CAPTURE.PENDING",
                                        "PAYMENT.CAPTURE.DENIED",
                                        "PAYMENT.CAPTURE.DECLINED",
                                        "PAYMENT.CAPTURE.REFUNDED",
                                        "PAYMENT.CAPTURE.REVERSED",
                                        "PAYMENT.REFUND.PENDING",
                                        "PAYMENT.REFUND.FAILED",
                                        "CUSTOMER.DISPUTE.CREATED"};
    return std::find(std::begin(known), std::end(known), type) != std::end(known);
}

} // namespace

std::string signedEventText(std::string_view transmissionId, std::string_view transmissionTime,
                            std::string_view webhookId, std::string_view rawBody)
{
    std::string text(transmissionId);
    text.append("|").append(transmissionTime).append("|").append(webhookId);
    return text + "|" + std::to_string(crc32Of(rawBody));
}

Result<std::string> verifiedEvent(const HttpRequest &callback, const Account &account,
                                  const Certificates &certificates, Instant now)
{
    if (account.webhookId.empty()) {
        return Problem{"webhook_id is missing: enter the id of the webhook from your app in "
                       "PayPal's developer dashboard."};
    }
    const std::string id = headerOf(callback, "paypal-transmission-id");
    const std::string time = headerOf(callback, "paypal-transmission-time");
    const std::string url = headerOf(callback, "paypal-cert-url");
    const auto signature = fromBase64(headerOf(callback, "paypal-transmission-sig"));
    if (id.empty() || time.empty() || url.empty() || !signature || signature->empty()) {
        return Problem{"the callback lacks PayPal's signature headers"};
    }
    if (headerOf(callback, "paypal-auth-algo") != "SHA256withRSA") {
        return Problem{"the callback is not signed with SHA256withRSA"};
    }
    if (callback.body.size() > longestEvent) {
        return Problem{"the callback is too long"};
    }
    if (const std::string why = certificates.whyNotFrom(url); !why.empty()) {
        return Problem{"the callback's certificate address " + why};
    }
    const std::string text = signedEventText(id, time, account.webhookId, callback.body);
    if (const auto key = certificates.keyOf(url, now)) {
        if (!key->verify(text, *signature)) {
            return Problem{"the callback's signature is not PayPal's"};
        }
        return callback.body;
    }
    if (const auto key = certificates.keyFromSettings(now); key && key->verify(text, *signature)) {
        return callback.body;
    }
    certificates.want(url);
    return Problem{"certificate not at hand: " + url};
}

Result<CallbackNotice> noticeOf(const std::string &event)
{
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(event));
    if (!document.isObject()) {
        return Problem{"the callback is signed, but cannot be read"};
    }
    CallbackNotice notice;
    notice.id = document["id"].toString().toStdString();
    const std::string type = document["event_type"].toString().toStdString();
    if (!isKnownType(type)) {
        return notice;
    }
    const QJsonObject resource = document["resource"].toObject();
    nameOurs(notice, customIdOf(resource));
    notice.reading = readingOf(type, resource, !notice.refund.empty());
    return notice;
}

} // namespace guitai::paypal
