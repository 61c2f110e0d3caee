// Reading webhooks.
#include "payment/providers/stripe/events.h"

#include "payment/providers/stripe/amounts.h"
#include "payment/providers/stripe/api.h"
#include "payment/providers/stripe/card_receipt.h"
#include "payment/providers/stripe/refund_talk.h"
#include "payment/providers/stripe/signature.h"

#include <QByteArray>
#include <QJsonDocument>

namespace guitai::stripe {

namespace {

std::string signatureIn(const HttpRequest &callback)
{
    for (const auto &[name, value] : callback.headers) {
        std::string lower = name;
        for (char &c : lower) {
            c = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
        }
        if (lower == "stripe-signature") {
            return value;
        }
    }
    return {};
}

Reading readingOfCharge(const QJsonObject &charge, const Account &account)
{
    Reading reading;
    reading.verdict = Verdict::Waiting;
    reading.reference = textIn(charge, "payment_intent");
    const auto currency = currencyOfWord(textIn(charge, "currency"));
    const auto amount =
        currency ? moneyOfStripe(charge["amount_captured"].toInteger(-1), *currency) : std::nullopt;
    const bool isPaid = textIn(charge, "status") == "succeeded" && charge["paid"].toBool() &&
                        charge["captured"].toBool() && amount && amount->isPositive() &&
                        !reading.reference.empty();
    if (isPaid) {
        reading.verdict = Verdict::Paid;
        reading.amount = *amount;
        reading.at = Instant{charge["created"].toInteger() * 1000};
        reading.card = cardSlipOf(charge, account.readerId);
    }
    return reading;
}

} // namespace

Result<CallbackNotice> readEvent(const HttpRequest &callback, const Account &account, Instant now)
{
    if (account.webhookSecret.empty()) {
        return Problem{"webhook_secret is not set: no event can be believed."};
    }
    if (!signatureHolds(signatureIn(callback), callback.body, account.webhookSecret, now)) {
        return Problem{"the event's signature is not Stripe's, or it is too old"};
    }
    const QJsonObject event =
        QJsonDocument::fromJson(QByteArray::fromStdString(callback.body)).object();
    CallbackNotice notice;
    notice.id = textIn(event, "id");
    if (notice.id.empty() || textIn(event, "object") != "event") {
        return Problem{"the letter is signed by Stripe, but it is no event"};
    }
    if (event["livemode"].toBool() == account.isTest()) {
        return Problem{"the event is of the other mode (live or test) than our key"};
    }
    const QJsonObject object = event["data"].toObject()["object"].toObject();
    const QJsonObject metadata = object["metadata"].toObject();
    const std::string kind = textIn(object, "object");
    notice.attempt = AttemptId(textIn(metadata, "attempt"));
    notice.reading.verdict = Verdict::Waiting;
    notice.reading.providerCode = textIn(event, "type");
    if (notice.attempt.empty()) {
        return notice; // genuine, and about nothing of ours
    }
    if (kind == "charge") {
        notice.reading = readingOfCharge(object, account);
    } else if (kind == "refund") {
        notice.refund = RefundId(textIn(metadata, "refund"));
        notice.reading = readingOfRefund(object, notice.refund);
    }
    notice.reading.providerCode = textIn(event, "type");
    return notice;
}

} // namespace guitai::stripe
