// Writing PayPal's JSON.
#include "payment/providers/paypal/simulator_answers.h"

#include "payment/providers/paypal/amount.h"
#include "payment/providers/paypal/paypal_time.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace guitai::paypal {

namespace {

const std::string apiUrl = "https://api-m.sandbox.paypal.com";

QJsonObject linkJson(const std::string &href, const char *rel, const char *method)
{
    return {{"href", inQt(href)}, {"rel", rel}, {"method", method}};
}

void addIf(QJsonObject &object, const char *name, const std::string &text)
{
    if (!text.empty()) {
        object[QLatin1String(name)] = inQt(text);
    }
}

QJsonObject payeeJson()
{
    return {{"email_address", "shop@example.com"}, {"merchant_id", simulatedPayee}};
}

QJsonObject payerAccountJson()
{
    return {{"email_address", "payer@example.com"},
            {"account_id", simulatedPayer},
            {"account_status", "VERIFIED"},
            {"name", QJsonObject{{"given_name", "Gui"}, {"surname", "Tester"}}},
            {"address", QJsonObject{{"country_code", "US"}}}};
}

QJsonArray orderLinks(const SimulatedOrder &order)
{
    const std::string self = apiUrl + "/v2/checkout/orders/" + order.id;
    QJsonArray links{linkJson(self, "self", "GET")};
    if (order.status == "CREATED" || order.status == "PAYER_ACTION_REQUIRED") {
        links.append(linkJson(order.link(), order.linkRel().c_str(), "GET"));
    }
    if (order.status == "CREATED" || order.status == "APPROVED") {
        links.append(linkJson(self + "/capture", "capture", "POST"));
    }
    return links;
}

QJsonArray captureLinks(const SimulatedOrder &order)
{
    const std::string self = apiUrl + "/v2/payments/captures/" + order.capture->id;
    return {linkJson(self, "self", "GET"), linkJson(self + "/refund", "refund", "POST"),
            linkJson(apiUrl + "/v2/checkout/orders/" + order.id, "up", "GET")};
}

QString usualName(int status)
{
    switch (status) {
    case 400:
        return "INVALID_REQUEST";
    case 401:
        return "AUTHENTICATION_FAILURE";
    case 403:
        return "NOT_AUTHORIZED";
    case 404:
        return "RESOURCE_NOT_FOUND";
    case 405:
        return "METHOD_NOT_SUPPORTED";
    case 409:
        return "RESOURCE_CONFLICT";
    case 415:
        return "UNSUPPORTED_MEDIA_TYPE";
    case 422:
        return "UNPROCESSABLE_ENTITY";
    case 429:
        return "RATE_LIMIT_REACHED";
    default:
        return "INTERNAL_SERVER_ERROR";
    }
}

} // namespace

QString inQt(const std::string &text)
{
    return QString::fromStdString(text);
}

QJsonObject moneyJson(Money amount)
{
    return {{"currency_code", inQt(amount.currency().code())},
            {"value", inQt(valueText(amount).value_or(amount.text()))}};
}

Money feeOf(Money amount)
{
    const std::int64_t unit =
        decimalsOf(amount.currency().code()) == 0 ? amount.currency().scale() : std::int64_t(1);
    return Money(mulDivRounded(amount.minor() / unit, 34, 1000) * unit, amount.currency());
}

QJsonObject captureJson(const SimulatedOrder &order, Detail detail, Money error)
{
    const SimulatedCapture &capture = *order.capture;
    const Money amount = order.amount + error;
    QJsonObject json{{"id", inQt(capture.id)},
                     {"status", inQt(capture.statusNow(order.amount))},
                     {"links", captureLinks(order)}};
    if (capture.status == "PENDING") {
        json["status_details"] = QJsonObject{{"reason", "PENDING_REVIEW"}};
    }
    if (detail == Detail::Minimal) {
        return json;
    }
    json["amount"] = moneyJson(amount);
    json["final_capture"] = true;
    json["seller_protection"] = QJsonObject{
        {"status", "ELIGIBLE"},
        {"dispute_categories", QJsonArray{"ITEM_NOT_RECEIVED", "UNAUTHORIZED_TRANSACTION"}}};
    if (capture.status == "COMPLETED") {
        const Money fee = feeOf(amount);
        json["seller_receivable_breakdown"] = QJsonObject{{"gross_amount", moneyJson(amount)},
                                                          {"paypal_fee", moneyJson(fee)},
                                                          {"net_amount", moneyJson(amount - fee)}};
    }
    addIf(json, "custom_id", order.customId);
    addIf(json, "invoice_id", order.invoiceId);
    json["create_time"] = inQt(timeText(capture.at));
    json["update_time"] = inQt(timeText(capture.updatedAt));
    return json;
}

QJsonObject orderJson(const SimulatedOrder &order, Detail detail, Money error)
{
    QJsonObject json{
        {"id", inQt(order.id)}, {"status", inQt(order.status)}, {"links", orderLinks(order)}};
    if (order.withWallet || order.approvedAt) {
        json["payment_source"] =
            QJsonObject{{"paypal", order.approvedAt ? payerAccountJson() : QJsonObject()}};
    }
    if (detail == Detail::Minimal && !order.capture) {
        return json;
    }
    QJsonObject unit{{"reference_id", inQt(order.referenceId)}};
    if (order.capture) {
        const QJsonArray captures{captureJson(order, detail, error)};
        unit["payments"] = QJsonObject{{"captures", captures}};
    }
    if (detail == Detail::Representation) {
        const QJsonObject extras =
            QJsonDocument::fromJson(QByteArray::fromStdString(order.extras)).object();
        QJsonObject amount = moneyJson(order.capture ? order.amount + error : order.amount);
        if (extras.contains("breakdown")) {
            amount["breakdown"] = extras["breakdown"];
        }
        if (extras.contains("items")) {
            unit["items"] = extras["items"];
        }
        unit["amount"] = amount;
        unit["payee"] = payeeJson();
        addIf(unit, "custom_id", order.customId);
        addIf(unit, "invoice_id", order.invoiceId);
        addIf(unit, "description", order.description);
        addIf(unit, "soft_descriptor", order.softDescriptor);
        json["intent"] = "CAPTURE";
        json["create_time"] = inQt(timeText(order.since));
        json["update_time"] = inQt(timeText(order.updatedAt));
    }
    if (order.approvedAt) {
        json["payer"] =
            QJsonObject{{"email_address", "payer@example.com"},
                        {"payer_id", simulatedPayer},
                        {"name", QJsonObject{{"given_name", "Gui"}, {"surname", "Tester"}}},
                        {"address", QJsonObject{{"country_code", "US"}}}};
    }
    json["purchase_units"] = QJsonArray{unit};
    return json;
}

QJsonObject refundJson(const SimulatedOrder &order, const SimulatedRefund &refund, Detail detail,
                       Money error)
{
    const std::string self = apiUrl + "/v2/payments/refunds/" + refund.id;
    QJsonObject json{
        {"id", inQt(refund.id)},
        {"status", "COMPLETED"},
        {"links",
         QJsonArray{linkJson(self, "self", "GET"),
                    linkJson(apiUrl + "/v2/payments/captures/" + order.capture->id, "up", "GET")}}};
    if (detail == Detail::Minimal) {
        return json;
    }
    const Money amount = refund.amount + error;
    json["amount"] = moneyJson(amount);
    json["seller_payable_breakdown"] =
        QJsonObject{{"gross_amount", moneyJson(amount)},
                    {"paypal_fee", moneyJson(Money(0, amount.currency()))},
                    {"net_amount", moneyJson(amount)},
                    {"total_refunded_amount", moneyJson(refund.refundedSoFar + error)}};
    addIf(json, "custom_id", refund.customId);
    addIf(json, "invoice_id", refund.invoiceId);
    addIf(json, "note_to_payer", refund.note);
    json["create_time"] = inQt(timeText(refund.at));
    json["update_time"] = inQt(timeText(refund.at));
    return json;
}

QJsonObject denialJson(const Denial &denial, const std::string &debugId)
{
    QJsonArray details;
    for (const Fault &fault : denial.faults) {
        QJsonObject detail{{"issue", inQt(fault.issue)},
                           {"description", inQt("The request was refused: " + fault.issue + ".")}};
        addIf(detail, "field", fault.field);
        addIf(detail, "value", fault.value);
        if (!fault.field.empty()) {
            detail["location"] = inQt(fault.location);
        }
        details.append(detail);
    }
    const QString name = usualName(denial.status);
    QJsonObject json{{"name", name},
                     {"message", "The request was refused by the simulated PayPal."},
                     {"debug_id", inQt(debugId)}};
    QJsonArray links{
        linkJson("https://developer.paypal.com/docs/api/orders/v2/#error-" + name.toStdString(),
                 "information_link", "GET")};
    if (!denial.link.empty()) {
        links.append(linkJson(denial.link, "redirect", "GET"));
    }
    if (!details.isEmpty()) {
        json["details"] = details;
    }
    json["links"] = links;
    return json;
}

std::string textOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace guitai::paypal
