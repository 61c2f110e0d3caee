// Payments, captures and the card at the reader: where money comes in.
#include "payment/providers/stripe/simulator_books.h"

#include "payment/providers/stripe/amounts.h"
#include "payment/providers/stripe/api.h"
#include "payment/providers/stripe/simulator_cards.h"
#include "payment/providers/stripe/simulator_words.h"

#include <QJsonArray>
#include <QString>

#include <algorithm>
#include <cstdio>

namespace guitai::stripe {

namespace {

std::int64_t leastAmount(const std::string &currency)
{
    return currency == "usd" || currency == "eur" || currency == "jpy" ? 50
           : currency == "gbp"                                         ? 30
                                                                       : 1;
}

} // namespace

std::string SimulatedBooks::newId(const char *prefix)
{
    char number[24];
    std::snprintf(number, sizeof number, "%08lld", static_cast<long long>(++m_counter));
    return std::string(prefix) + "_Guitai" + number;
}

SimulatedAnswer SimulatedBooks::createIntent(const SimulatedCall &call, Instant now)
{
    const std::int64_t amount = *call.number("amount");
    const std::string currency = call.field("currency");
    const auto known = currencyOfWord(currency);
    if (!known) {
        return refusedBy({}, "Invalid currency: " + currency + ".", "currency");
    }
    if (amount > 99'999'999) {
        return refusedBy("amount_too_large", "Amount must be no more than 99999999.", "amount");
    }
    if (amount < leastAmount(currency)) {
        return refusedBy("amount_too_small", "Amount is too small for " + currency + ".", "amount");
    }
    if (!moneyOfStripe(amount, *known) || stripeAmount(*moneyOfStripe(amount, *known)) != amount) {
        return refusedBy({}, "Invalid amount for " + currency + ".", "amount");
    }
    const std::string capture =
        call.has("capture_method") ? call.field("capture_method") : "automatic_async";
    if (!isOneOf(capture, {"automatic", "automatic_async", "manual", "manual_preferred"})) {
        return refusedBy({}, "Invalid capture_method: " + capture, "capture_method");
    }
    if (call.field("confirm") == "true") {
        return refusedBy({}, "This simulator confirms at a reader only.", "confirm");
    }
    QJsonArray types;
    const auto wanted = call.lists.find("payment_method_types");
    for (const std::string &type :
         wanted == call.lists.end() ? std::vector<std::string>{"card"} : wanted->second) {
        if (!isOneOf(type, {"card_present", "interac_present", "card", "wechat_pay", "affirm",
                            "paynow"})) {
            return refusedBy({}, "Invalid payment_method_types: " + type, "payment_method_types");
        }
        types.append(inQt(type));
    }
    const std::string id = newId("pi");
    const auto textOrNull = [&](const char *name) {
        return call.field(name).empty() ? QJsonValue() : QJsonValue(inQt(call.field(name)));
    };
    const QJsonObject intent{{"id", inQt(id)},
                             {"object", "payment_intent"},
                             {"amount", qint64(amount)},
                             {"amount_capturable", 0},
                             {"amount_details", QJsonObject{{"tip", QJsonObject()}}},
                             {"amount_received", 0},
                             {"application", QJsonValue()},
                             {"automatic_payment_methods", QJsonValue()},
                             {"canceled_at", QJsonValue()},
                             {"cancellation_reason", QJsonValue()},
                             {"capture_method", inQt(capture)},
                             {"client_secret", inQt(id + "_secret_guitai")},
                             {"confirmation_method", "automatic"},
                             {"created", secondsOf(now)},
                             {"currency", inQt(currency)},
                             {"customer", textOrNull("customer")},
                             {"description", textOrNull("description")},
                             {"last_payment_error", QJsonValue()},
                             {"latest_charge", QJsonValue()},
                             {"livemode", false},
                             {"metadata", call.members("metadata")},
                             {"next_action", QJsonValue()},
                             {"payment_method", QJsonValue()},
                             {"payment_method_types", types},
                             {"processing", QJsonValue()},
                             {"receipt_email", textOrNull("receipt_email")},
                             {"statement_descriptor", textOrNull("statement_descriptor")},
                             {"status", "requires_payment_method"}};
    keep(intent);
    happened("payment_intent.created", intent, now);
    return {200, intent};
}

SimulatedAnswer SimulatedBooks::updateIntent(const SimulatedCall &call, QJsonObject intent)
{
    if (call.has("amount") && textIn(intent, "status") != "requires_payment_method") {
        return unexpectedState(intent, "update the amount of");
    }
    if (call.has("amount")) {
        intent["amount"] = qint64(*call.number("amount"));
    }
    if (call.has("description")) {
        intent["description"] = inQt(call.field("description"));
    }
    QJsonObject metadata = intent["metadata"].toObject();
    const QJsonObject more = call.members("metadata");
    for (auto it = more.begin(); it != more.end(); ++it) {
        if (it->toString().isEmpty()) {
            metadata.remove(it.key());
        } else {
            metadata[it.key()] = *it;
        }
    }
    intent["metadata"] = metadata;
    keep(intent);
    return {200, intent};
}

SimulatedAnswer SimulatedBooks::cancelIntent(const SimulatedCall &call, QJsonObject intent,
                                             Instant now)
{
    const std::string reason = call.field("cancellation_reason");
    if (!reason.empty() &&
        !isOneOf(reason, {"duplicate", "fraudulent", "requested_by_customer", "abandoned"})) {
        return refusedBy({}, "Invalid cancellation_reason: " + reason, "cancellation_reason");
    }
    const std::string status = textIn(intent, "status");
    if (!isOneOf(status, {"requires_payment_method", "requires_capture", "requires_confirmation",
                          "requires_action"})) {
        return unexpectedState(intent, "cancel");
    }
    intent["status"] = "canceled";
    intent["canceled_at"] = secondsOf(now);
    intent["cancellation_reason"] = reason.empty() ? QJsonValue() : QJsonValue(inQt(reason));
    intent["amount_capturable"] = 0;
    keep(intent);
    happened("payment_intent.canceled", intent, now);
    return {200, intent};
}

SimulatedAnswer SimulatedBooks::captureIntent(const SimulatedCall &call, QJsonObject intent,
                                              Instant now)
{
    if (textIn(intent, "status") != "requires_capture") {
        return unexpectedState(intent, "capture");
    }
    const std::int64_t capturable = intent["amount_capturable"].toInteger();
    const std::int64_t amount = call.number("amount_to_capture").value_or(capturable);
    if (amount < 1 || amount > capturable) {
        return refusedBy("amount_too_large",
                         "The remaining amount is less than the amount to capture.",
                         "amount_to_capture");
    }
    QJsonObject charge = *find(textIn(intent, "latest_charge"));
    charge["amount_captured"] = qint64(amount);
    settle(charge, now);
    happened("charge.captured", *find(textIn(charge, "id")), now);
    return {200, *find(textIn(intent, "id"))};
}

QJsonObject SimulatedBooks::newCharge(const QJsonObject &intent, const std::string &number,
                                      Instant now)
{
    const SimulatedCard card = simulatedCard(number).value_or(*simulatedCard(approvedCard));
    const bool approved = card.code.empty();
    const std::string id = newId("ch");
    const QJsonValue amount = intent["amount"];
    const QJsonObject outcome{
        {"network_status", approved ? "approved_by_network" : "declined_by_network"},
        {"reason", approved ? QJsonValue() : QJsonValue(inQt(card.declineCode))},
        {"risk_level", "not_assessed"},
        {"seller_message", approved ? "Payment complete." : "The bank did not approve it."},
        {"type", approved ? "authorized" : "issuer_declined"}};
    return {
        {"id", inQt(id)},
        {"object", "charge"},
        {"amount", amount},
        {"amount_captured", 0},
        {"amount_refunded", 0},
        {"balance_transaction", QJsonValue()},
        {"billing_details", QJsonObject()},
        {"captured", false},
        {"created", secondsOf(now)},
        {"currency", intent["currency"]},
        {"description", intent["description"]},
        {"disputed", false},
        {"failure_code", approved ? QJsonValue() : QJsonValue(inQt(card.code))},
        {"failure_message", approved ? QJsonValue() : QJsonValue(inQt(card.words))},
        {"livemode", false},
        {"metadata", intent["metadata"]},
        {"outcome", outcome},
        {"paid", approved},
        {"payment_intent", intent["id"]},
        {"payment_method_details", cardDetails(card, approved ? amount.toInteger() : 0, m_counter)},
        {"receipt_number", QJsonValue()},
        {"refunded", false},
        {"status", approved ? "succeeded" : "failed"}};
}

std::string SimulatedBooks::newTransaction(const char *type, const std::string &source,
                                           std::int64_t amount, const QJsonObject &of, Instant now)
{
    const std::string id = newId("txn");
    // 1.4 % and ten units, as if it were a European card; refunds cost nothing.
    const qint64 fee = amount > 0 ? qint64(amount * 14 / 1000 + 10) : 0;
    const Instant available = now + Span::hours(48);
    QJsonArray details;
    if (fee != 0) {
        details.append(QJsonObject{{"amount", fee},
                                   {"application", QJsonValue()},
                                   {"currency", of["currency"]},
                                   {"description", "Stripe processing fees"},
                                   {"type", "stripe_fee"}});
    }
    keep({{"id", inQt(id)},
          {"object", "balance_transaction"},
          {"amount", qint64(amount)},
          {"available_on", secondsOf(available)},
          {"created", secondsOf(now)},
          {"currency", of["currency"]},
          {"description", of["description"]},
          {"exchange_rate", QJsonValue()},
          {"fee", fee},
          {"fee_details", details},
          {"net", qint64(amount) - fee},
          {"reporting_category", type},
          {"source", inQt(source)},
          {"status", "pending"},
          {"type", type}});
    return id;
}

void SimulatedBooks::settle(QJsonObject charge, Instant now)
{
    const std::string id = textIn(charge, "id");
    const QJsonValue captured = charge["amount_captured"];
    charge["captured"] = true;
    charge["balance_transaction"] =
        inQt(newTransaction("charge", id, captured.toInteger(), charge, now));
    keep(charge);
    QJsonObject intent = *find(textIn(charge, "payment_intent"));
    intent["status"] = "succeeded";
    intent["amount_received"] = captured;
    intent["amount_capturable"] = 0;
    keep(intent);
    happened("payment_intent.succeeded", intent, now);
}

bool SimulatedBooks::present(const std::string &cardNumber, Instant now)
{
    const auto card = simulatedCard(cardNumber);
    const QJsonObject *atReader = intentAtReader();
    if (!card || !atReader) {
        return false;
    }
    QJsonObject intent = *atReader;
    if (textIn(intent, "status") != "requires_payment_method") {
        const QJsonObject refused = unexpectedState(intent, "confirm").body["error"].toObject();
        endAction("failed",
                  {{"failure_code", refused["code"]},
                   {"failure_message", refused["message"]},
                   {"api_error", refused}},
                  now);
        return false;
    }
    QJsonObject charge = newCharge(intent, cardNumber, now);
    intent["latest_charge"] = charge["id"];
    if (!card->code.empty()) {
        const QJsonObject error{{"type", "card_error"},
                                {"charge", charge["id"]},
                                {"code", inQt(card->code)},
                                {"decline_code", inQt(card->declineCode)},
                                {"message", inQt(card->words)}};
        intent["last_payment_error"] = error;
        keep(charge);
        keep(intent);
        happened("charge.failed", charge, now);
        happened("payment_intent.payment_failed", intent, now);
        endAction("failed",
                  {{"failure_code", inQt(card->code)},
                   {"failure_message", inQt(card->words)},
                   {"api_error", error}},
                  now);
        return true;
    }
    intent["last_payment_error"] = QJsonValue();
    if (textIn(intent, "capture_method").compare(0, 6, "manual") == 0) {
        intent["status"] = "requires_capture";
        intent["amount_capturable"] = intent["amount"];
        keep(charge);
        keep(intent);
        happened("payment_intent.amount_capturable_updated", intent, now);
    } else {
        keep(intent);
        charge["amount_captured"] = charge["amount"];
        settle(charge, now);
    }
    happened("charge.succeeded", *find(textIn(charge, "id")), now);
    endAction("succeeded", {}, now);
    return true;
}

} // namespace guitai::stripe
