// Giving back, in the simulator's books.
#include "payment/providers/stripe/api.h"
#include "payment/providers/stripe/simulator_books.h"
#include "payment/providers/stripe/simulator_words.h"

namespace guitai::stripe {

SimulatedAnswer SimulatedBooks::createRefund(const SimulatedCall &call, Instant now)
{
    std::string intentId = call.field("payment_intent");
    if (const std::string chargeId = call.field("charge"); !chargeId.empty()) {
        const QJsonObject *charge = find(chargeId);
        intentId = charge ? textIn(*charge, "payment_intent") : std::string();
    }
    const QJsonObject *intent = find(intentId);
    if (!intent || textIn(*intent, "object") != "payment_intent") {
        return simulatedError(404, "invalid_request_error", "resource_missing",
                              "No such payment_intent: '" + intentId + "'", "payment_intent");
    }
    const std::string reason = call.field("reason");
    if (!reason.empty() && !isOneOf(reason, {"duplicate", "fraudulent", "requested_by_customer"})) {
        return refusedBy({}, "Invalid reason: " + reason, "reason");
    }
    const QJsonObject *charge = find(textIn(*intent, "latest_charge"));
    if (!charge || !(*charge)["captured"].toBool()) {
        return refusedBy({},
                         "This PaymentIntent (" + intentId +
                             ") does not have a successful charge to refund.",
                         "payment_intent");
    }
    const std::int64_t left =
        (*charge)["amount_captured"].toInteger() - (*charge)["amount_refunded"].toInteger();
    if (left <= 0) {
        return refusedBy("charge_already_refunded",
                         "Charge " + textIn(*charge, "id") + " has already been refunded.");
    }
    const std::int64_t amount = call.number("amount").value_or(left);
    if (amount < 1) {
        return refusedBy("parameter_invalid_integer", "Invalid positive integer", "amount");
    }
    if (amount > left) {
        return refusedBy({},
                         "Refund amount (" + std::to_string(amount) +
                             ") is greater than unrefunded amount on charge (" +
                             std::to_string(left) + ")",
                         "amount");
    }
    const std::string id = newId("re");
    const QJsonObject refund{{"id", inQt(id)},
                             {"object", "refund"},
                             {"amount", qint64(amount)},
                             {"balance_transaction", QJsonValue()},
                             {"charge", (*charge)["id"]},
                             {"created", secondsOf(now)},
                             {"currency", (*charge)["currency"]},
                             {"metadata", call.members("metadata")},
                             {"payment_intent", inQt(intentId)},
                             {"reason", reason.empty() ? QJsonValue() : QJsonValue(inQt(reason))},
                             {"receipt_number", QJsonValue()},
                             {"status", "pending"}};
    // The amount is reserved at once, also while the refund is pending.
    QJsonObject changed = *charge;
    changed["amount_refunded"] = (*charge)["amount_refunded"].toInteger() + qint64(amount);
    changed["refunded"] = changed["amount_refunded"] == changed["amount_captured"];
    keep(changed);
    keep(refund);
    happened("refund.created", refund, now);
    if (!m_refundsPend) {
        carryOutRefund(refund, now);
    }
    return {200, *find(id)};
}

void SimulatedBooks::carryOutRefund(QJsonObject refund, Instant now)
{
    const std::string id = textIn(refund, "id");
    refund["status"] = "succeeded";
    refund["balance_transaction"] =
        inQt(newTransaction("refund", id, -refund["amount"].toInteger(), refund, now));
    keep(refund);
    happened("refund.updated", refund, now);
    happened("charge.refunded", *find(textIn(refund, "charge")), now);
}

bool SimulatedBooks::settleRefund(std::string_view number, bool done, Instant now)
{
    for (const auto &[id, object] : m_objects) {
        if (id.compare(0, 3, "re_") != 0 || textIn(object, "status") != "pending" ||
            (id != number && textIn(object["metadata"].toObject(), "refund") != number)) {
            continue;
        }
        QJsonObject refund = object;
        if (done) {
            carryOutRefund(refund, now);
            return true;
        }
        QJsonObject charge = *find(textIn(refund, "charge"));
        charge["amount_refunded"] =
            charge["amount_refunded"].toInteger() - refund["amount"].toInteger();
        charge["refunded"] = false;
        refund["status"] = "failed";
        refund["failure_reason"] = "insufficient_funds";
        keep(charge);
        keep(refund);
        happened("refund.failed", refund, now);
        return true;
    }
    return false;
}

} // namespace guitai::stripe
