// Checking bodies; the first thing that is wrong is answered, with a pointer to it.
#include "payment/providers/paypal/simulator_requests.h"

#include "payment/providers/paypal/amount.h"
#include "payment/providers/paypal/json.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

namespace guitai::paypal {

namespace {

Denial denied(int status, std::string issue, std::string field, std::string value = {})
{
    return {status, {{std::move(issue), std::move(field), std::move(value)}}, {}};
}

std::optional<QJsonObject> requestIn(std::string_view body)
{
    const auto document = QJsonDocument::fromJson(QByteArray(body.data(), qsizetype(body.size())));
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

bool isIn(const std::string &text, std::initializer_list<const char *> choices)
{
    return std::any_of(choices.begin(), choices.end(), [&](const char *c) { return text == c; });
}

struct TextRule
{
    const char *name;
    std::size_t longest;
};

// Texts that must be texts, and not too long.
std::optional<Denial> wrongText(const QJsonObject &object, const std::string &at,
                                std::initializer_list<TextRule> rules)
{
    for (const TextRule &rule : rules) {
        const QJsonValue value = object[QLatin1String(rule.name)];
        if (value.isUndefined()) {
            continue;
        }
        const std::string field = at + "/" + rule.name;
        if (!value.isString()) {
            return denied(400, "INVALID_PARAMETER_SYNTAX", field);
        }
        const auto letters = std::size_t(value.toString().toUcs4().size());
        if (letters == 0 || letters > rule.longest) {
            return denied(400, "INVALID_STRING_LENGTH", field, value.toString().toStdString());
        }
    }
    return std::nullopt;
}

// The form of an amount: 400; what PayPal cannot charge: 422.
std::variant<Money, Denial> readMoney(const QJsonValue &value, const std::string &at)
{
    if (!value.isObject()) {
        return denied(400, "MISSING_REQUIRED_PARAMETER", at);
    }
    const QJsonObject object = value.toObject();
    for (const char *name : {"currency_code", "value"}) {
        const QJsonValue part = object[QLatin1String(name)];
        if (part.isUndefined() || part.isNull()) {
            return denied(400, "MISSING_REQUIRED_PARAMETER", at + "/" + name);
        }
        if (!part.isString()) {
            return denied(400, "INVALID_PARAMETER_SYNTAX", at + "/" + name);
        }
    }
    const std::string code = textIn(object, "currency_code");
    const std::string text = textIn(object, "value");
    if (code.size() != 3) {
        return denied(400, "INVALID_STRING_LENGTH", at + "/currency_code", code);
    }
    if (!isValueText(text)) {
        return denied(400, "INVALID_PARAMETER_SYNTAX", at + "/value", text);
    }
    const auto &taken = takenCurrencies();
    if (std::find(taken.begin(), taken.end(), code) == taken.end()) {
        return denied(422, "INVALID_CURRENCY_CODE", at + "/currency_code", code);
    }
    const auto point = text.find('.');
    const std::size_t decimals = point == std::string::npos ? 0 : text.size() - point - 1;
    if (decimals > std::size_t(decimalsOf(code))) {
        return denied(422, decimalsOf(code) == 0 ? "DECIMALS_NOT_SUPPORTED" : "DECIMAL_PRECISION",
                      at + "/value", text);
    }
    const bool isNegative = text.front() == '-';
    const auto money = moneyFrom(code, isNegative ? text.substr(1) : text);
    if (!money) {
        return denied(422, "MAX_VALUE_EXCEEDED", at + "/value", text);
    }
    return isNegative ? -*money : *money;
}

std::variant<Money, Denial> readPositiveMoney(const QJsonValue &value, const std::string &at)
{
    auto money = readMoney(value, at);
    if (const auto *amount = std::get_if<Money>(&money); amount && !amount->isPositive()) {
        return denied(422, "CANNOT_BE_ZERO_OR_NEGATIVE", at + "/value", amount->text());
    }
    return money;
}

struct BreakdownPart
{
    const char *name;
    int sign;
};

std::optional<Denial> wrongItems(const QJsonArray &items, const QJsonObject &breakdown,
                                 Currency currency, const std::string &at)
{
    Money sum(0, currency);
    for (int i = 0; i < items.size(); ++i) {
        const std::string itemAt = at + "/items/" + std::to_string(i);
        const QJsonObject item = items[i].toObject();
        const auto price = readMoney(item["unit_amount"], itemAt + "/unit_amount");
        if (const auto *denial = std::get_if<Denial>(&price)) {
            return *denial;
        }
        bool isCount = false;
        const int quantity = item["quantity"].toString().toInt(&isCount);
        if (!isCount || quantity < 1) {
            return denied(400, "INVALID_PARAMETER_SYNTAX", itemAt + "/quantity");
        }
        if (std::get<Money>(price).currency() != currency) {
            return denied(422, "MULTI_CURRENCY_ORDER", itemAt + "/unit_amount/currency_code");
        }
        sum += std::get<Money>(price) * quantity;
    }
    if (items.isEmpty()) {
        return std::nullopt;
    }
    if (!breakdown.contains("item_total")) {
        return denied(422, "ITEM_TOTAL_REQUIRED", at + "/amount/breakdown/item_total");
    }
    const auto total = readMoney(breakdown["item_total"], at + "/amount/breakdown/item_total");
    const auto *money = std::get_if<Money>(&total);
    if (!money || money->currency() != currency || *money != sum) {
        return denied(422, "ITEM_TOTAL_MISMATCH", at + "/amount/breakdown/item_total/value");
    }
    return std::nullopt;
}

std::optional<Denial> wrongBreakdown(const QJsonObject &breakdown, Money amount,
                                     const std::string &at)
{
    if (breakdown.isEmpty()) {
        return std::nullopt;
    }
    Money sum(0, amount.currency());
    for (const BreakdownPart &part :
         {BreakdownPart{"item_total", 1}, BreakdownPart{"tax_total", 1},
          BreakdownPart{"shipping", 1}, BreakdownPart{"handling", 1}, BreakdownPart{"insurance", 1},
          BreakdownPart{"shipping_discount", -1}, BreakdownPart{"discount", -1}}) {
        const QJsonValue value = breakdown[QLatin1String(part.name)];
        if (value.isUndefined()) {
            continue;
        }
        const std::string partAt = at + "/amount/breakdown/" + part.name;
        const auto money = readMoney(value, partAt);
        if (const auto *denial = std::get_if<Denial>(&money)) {
            return *denial;
        }
        if (std::get<Money>(money).currency() != amount.currency()) {
            return denied(422, "MULTI_CURRENCY_ORDER", partAt + "/currency_code");
        }
        if (std::get<Money>(money).isNegative()) {
            return denied(422, "CANNOT_BE_NEGATIVE", partAt + "/value");
        }
        sum += std::get<Money>(money) * part.sign;
    }
    return sum == amount ? std::nullopt
                         : std::optional(denied(422, "AMOUNT_MISMATCH", at + "/amount/value"));
}

std::optional<Denial> wrongWallet(const QJsonObject &wallet)
{
    const std::string at = "/payment_source/paypal/experience_context";
    const QJsonObject context = wallet["experience_context"].toObject();
    if (const auto denial = wrongText(context, at,
                                      {{"brand_name", 127},
                                       {"locale", 10},
                                       {"landing_page", 13},
                                       {"shipping_preference", 24},
                                       {"user_action", 8},
                                       {"payment_method_preference", 255},
                                       {"return_url", 4000},
                                       {"cancel_url", 4000}})) {
        return denial;
    }
    const auto wrongChoice = [&](const char *name, std::initializer_list<const char *> choices) {
        const std::string text = textIn(context, name);
        return !text.empty() && !isIn(text, choices);
    };
    for (const auto &[name, isWrong] :
         {std::pair("shipping_preference",
                    wrongChoice("shipping_preference",
                                {"GET_FROM_FILE", "NO_SHIPPING", "SET_PROVIDED_ADDRESS"})),
          std::pair("landing_page",
                    wrongChoice("landing_page", {"LOGIN", "GUEST_CHECKOUT", "NO_PREFERENCE"})),
          std::pair("user_action", wrongChoice("user_action", {"CONTINUE", "PAY_NOW"})),
          std::pair("payment_method_preference",
                    wrongChoice("payment_method_preference",
                                {"UNRESTRICTED", "IMMEDIATE_PAYMENT_REQUIRED"}))}) {
        if (isWrong) {
            return denied(400, "INVALID_PARAMETER_VALUE", at + "/" + name, textIn(context, name));
        }
    }
    return std::nullopt;
}

std::variant<NewOrder, Denial> readUnit(const QJsonObject &unit)
{
    const std::string at = "/purchase_units/0";
    if (const auto denial = wrongText(unit, at,
                                      {{"reference_id", 256},
                                       {"custom_id", 127},
                                       {"invoice_id", 127},
                                       {"description", 127},
                                       {"soft_descriptor", 22}})) {
        return *denial;
    }
    const auto amount = readPositiveMoney(unit["amount"], at + "/amount");
    if (const auto *denial = std::get_if<Denial>(&amount)) {
        return *denial;
    }
    NewOrder order;
    order.amount = std::get<Money>(amount);
    const QJsonObject breakdown = unit["amount"].toObject()["breakdown"].toObject();
    const QJsonArray items = unit["items"].toArray();
    if (const auto denial = wrongItems(items, breakdown, order.amount.currency(), at)) {
        return *denial;
    }
    if (const auto denial = wrongBreakdown(breakdown, order.amount, at)) {
        return *denial;
    }
    QJsonObject extras;
    if (!breakdown.isEmpty()) {
        extras["breakdown"] = breakdown;
    }
    if (!items.isEmpty()) {
        extras["items"] = items;
    }
    order.extras = extras.isEmpty() ? std::string() : textOf(extras);
    if (const std::string name = textIn(unit, "reference_id"); !name.empty()) {
        order.referenceId = name;
    }
    order.customId = textIn(unit, "custom_id");
    order.invoiceId = textIn(unit, "invoice_id");
    order.description = textIn(unit, "description");
    order.softDescriptor = textIn(unit, "soft_descriptor");
    return order;
}

} // namespace

std::variant<NewOrder, Denial> readNewOrder(std::string_view body, bool hasKey)
{
    const auto object = requestIn(body);
    if (!object) {
        return denied(400, "MALFORMED_REQUEST_JSON", "/");
    }
    const QJsonValue intent = (*object)["intent"];
    if (!intent.isString()) {
        return denied(400, "MISSING_REQUIRED_PARAMETER", "/intent");
    }
    if (intent.toString() == "AUTHORIZE") {
        return denied(422, "AUTH_CAPTURE_NOT_ENABLED", "/intent"); // not simulated
    }
    if (intent.toString() != "CAPTURE") {
        return denied(400, "INVALID_PARAMETER_VALUE", "/intent", intent.toString().toStdString());
    }
    const QJsonValue units = (*object)["purchase_units"];
    if (!units.isArray()) {
        return denied(400, "MISSING_REQUIRED_PARAMETER", "/purchase_units");
    }
    if (units.toArray().isEmpty()) {
        return denied(400, "INVALID_ARRAY_MIN_ITEMS", "/purchase_units");
    }
    // PayPal takes ten; a counter has one.
    if (units.toArray().size() > 1) {
        return denied(400, "INVALID_ARRAY_MAX_ITEMS", "/purchase_units");
    }
    const QJsonObject source = (*object)["payment_source"].toObject();
    if (!source.isEmpty() && !hasKey) {
        return {
            Denial{400, {{"PAYPAL_REQUEST_ID_REQUIRED", "PayPal-Request-Id", {}, "header"}}, {}}};
    }
    if (!source.isEmpty() && !source["paypal"].isObject()) {
        return denied(422, "PAYMENT_SOURCE_CANNOT_BE_USED", "/payment_source");
    }
    if (const auto denial = wrongWallet(source["paypal"].toObject())) {
        return *denial;
    }
    auto order = readUnit(units.toArray().first().toObject());
    if (auto *made = std::get_if<NewOrder>(&order)) {
        made->withWallet = !source.isEmpty();
    }
    return order;
}

std::variant<NewRefund, Denial> readNewRefund(std::string_view body)
{
    NewRefund refund;
    if (body.empty()) {
        return refund;
    }
    const auto object = requestIn(body);
    if (!object) {
        return denied(400, "MALFORMED_REQUEST_JSON", "/");
    }
    if (const auto denial = wrongText(
            *object, {}, {{"custom_id", 127}, {"invoice_id", 127}, {"note_to_payer", 255}})) {
        return *denial;
    }
    if (object->contains("amount")) {
        const auto amount = readPositiveMoney((*object)["amount"], "/amount");
        if (const auto *denial = std::get_if<Denial>(&amount)) {
            return *denial;
        }
        refund.amount = std::get<Money>(amount);
    }
    refund.customId = textIn(*object, "custom_id");
    refund.invoiceId = textIn(*object, "invoice_id");
    refund.note = textIn(*object, "note_to_payer");
    return refund;
}

bool isEmptyOrObject(std::string_view body)
{
    return body.empty() || requestIn(body);
}

} // namespace guitai::paypal
